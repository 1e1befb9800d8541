from __future__ import annotations

from datetime import datetime, time, timedelta
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django import forms
from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from portal.idempotentie import new_sleutel
from portal.registers.entities import Mag
from portal.web.weergave import AMSTERDAM, datum, vandaag

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

WAT = {
    "lezen": frozenset({Mag.LEZEN}),
    "contact": frozenset({Mag.LEZEN, Mag.CONTACT}),
    "handelen": frozenset({Mag.LEZEN, Mag.CONTACT, Mag.HANDELEN}),
}


class ZoekForm(forms.Form):
    zoek = forms.CharField(label=_("Zoek op naam"), max_length=100, required=False)


class CodeForm(forms.Form):
    code = forms.CharField(
        label=_("Code"),
        help_text=_("U krijgt de code van de persoon die u machtigt. Hij ziet eruit als ABCD-EFGH-JKLM."),
        max_length=40,
        error_messages={"required": _("Vul de code in."), "max_length": _("Deze code is te lang.")},
    )


class UitnodigingForm(forms.Form):
    """What is offered. The last day is part of it."""

    wat = forms.ChoiceField(
        label=_("Wat mag deze persoon?"),
        choices=[
            ("lezen", _("Alleen lezen")),
            ("contact", _("Lezen en vragen stellen")),
            ("handelen", _("Lezen, vragen stellen en taken doen")),
        ],
        widget=forms.RadioSelect,
        error_messages={"required": _("Kies wat deze persoon mag.")},
    )
    waarover = forms.ChoiceField(
        label=_("Waarover?"),
        choices=[("alles", _("Over alles")), ("keuze", _("Alleen over wat ik hieronder kies"))],
        widget=forms.RadioSelect,
        error_messages={"required": _("Kies waarover het gaat.")},
    )
    keuze = forms.MultipleChoiceField(
        label=_("Onderwerpen en zaken"), required=False, widget=forms.CheckboxSelectMultiple
    )
    vanaf = forms.DateField(
        label=_("Vanaf"),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={"required": _("Vul een dag in."), "invalid": _("Vul een dag in als 31-12-2026.")},
    )
    tot_en_met = forms.DateField(
        label=_("Tot en met"),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={"required": _("Vul een dag in."), "invalid": _("Vul een dag in als 31-12-2026.")},
    )
    sleutel = forms.UUIDField(widget=forms.HiddenInput, initial=new_sleutel)

    def __init__(self, *args: Any, keuzes: Sequence[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        keuze = self.fields["keuze"]
        assert isinstance(keuze, forms.MultipleChoiceField)
        keuze.choices = keuzes
        self.initial.setdefault("vanaf", vandaag().isoformat())
        self.initial.setdefault("tot_en_met", self._last_day(vandaag()).isoformat())

    @staticmethod
    def _last_day(first: date) -> date:
        return first + timedelta(days=settings.PORTAL_MACHTIGING_DAGEN - 1)

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        vanaf, tot = cleaned.get("vanaf"), cleaned.get("tot_en_met")
        if vanaf and not vandaag() <= vanaf <= self._last_day(vandaag()):
            self.add_error("vanaf", _("Kies vandaag of een dag daarna, binnen een jaar."))
        elif vanaf and tot and tot < vanaf:
            self.add_error("tot_en_met", _("Deze dag ligt voor de dag bij ‘Vanaf’."))
        elif vanaf and tot and tot > self._last_day(vanaf):
            last = {"datum": datum(self._last_day(vanaf))}
            self.add_error(
                "tot_en_met", _("Kies een dag tot en met %(datum)s. Daarna kunt u opnieuw machtigen.") % last
            )
        if cleaned.get("waarover") == "keuze" and not cleaned.get("keuze"):
            self.add_error("keuze", _("Kies minstens een onderwerp of zaak."))
        return cleaned

    def offer(self) -> dict[str, Any]:
        """The fields of `NieuweUitnodiging` that a person chooses. Only of a form that is valid."""
        data = self.cleaned_data
        chosen = [one.partition(":") for one in data["keuze"]] if data["waarover"] == "keuze" else None
        return {
            "mag": WAT[data["wat"]],
            "themas": None if chosen is None else frozenset(code for soort, _colon, code in chosen if soort == "thema"),
            "zaken": [UUID(code) for soort, _colon, code in chosen or [] if soort == "zaak"],
            "begint_op": max(_start_of(data["vanaf"]), timezone.now()),
            "eindigt_op": _start_of(data["tot_en_met"] + timedelta(days=1)),
            "sleutel": data["sleutel"],
        }


def _start_of(day: date) -> datetime:
    return datetime.combine(day, time.min, tzinfo=AMSTERDAM)
