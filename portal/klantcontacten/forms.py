from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from django import forms
from django.core.validators import MaxValueValidator, MinValueValidator
from django.utils.translation import gettext_lazy as _

from portal.idempotentie import new_sleutel
from portal.registers import klantregister
from portal.registers.entities import Filter, Initiatiefnemer

if TYPE_CHECKING:
    from collections.abc import Sequence

    from django_stubs_ext import StrOrPromise

INITIATIEFNEMERS = [
    ("", _("Iedereen")),
    (Initiatiefnemer.KLANT.value, _("Uzelf")),
    (Initiatiefnemer.VERTEGENWOORDIGER.value, _("Uw vertegenwoordiger")),
    (Initiatiefnemer.GEMEENTE.value, _("De gemeente")),
]


_EERSTE, _LAATSTE = date(1900, 1, 1), date(2199, 12, 31)


def _day(label: StrOrPromise) -> forms.DateField:
    bericht = _("Vul een dag in na 1900 en voor 2200.")
    return forms.DateField(
        label=label,
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        validators=[MinValueValidator(_EERSTE, bericht), MaxValueValidator(_LAATSTE, bericht)],
        error_messages={"invalid": _("Vul een dag in als 31-12-2026.")},
    )


class FilterForm(forms.Form):
    """The filter stands in the address bar, so it is a GET form and every field may be left out."""

    zoek = forms.CharField(label=_("Zoek in uw contacten"), max_length=100, required=False)
    kanaal = forms.ChoiceField(label=_("Hoe was het contact?"), required=False)
    initiatiefnemer = forms.ChoiceField(label=_("Wie begon?"), choices=INITIATIEFNEMERS, required=False)
    vanaf = _day(_("Vanaf"))
    tot_en_met = _day(_("Tot en met"))
    zaak_id = forms.UUIDField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        kanaal = self.fields["kanaal"]
        assert isinstance(kanaal, forms.ChoiceField)
        kanaal.choices = [("", _("Alle manieren")), *klantregister().list_kanalen()]

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        vanaf, tot = cleaned.get("vanaf"), cleaned.get("tot_en_met")
        if vanaf and tot and vanaf > tot:
            self.add_error("tot_en_met", _("Deze dag ligt voor de dag bij ‘Vanaf’."))
        return cleaned

    def to_filter(self) -> Filter:
        """Only of a form that is valid."""
        values = {name: value for name, value in self.cleaned_data.items() if value}
        return Filter(**values)


class VraagForm(forms.Form):
    """A question to the gemeente. `sleutel` makes that sending it twice asks it once."""

    onderwerp = forms.CharField(
        label=_("Waar gaat uw vraag over?"),
        max_length=200,
        error_messages={"required": _("Vul in waar uw vraag over gaat."), "max_length": _("Gebruik minder woorden.")},
    )
    inhoud = forms.CharField(
        label=_("Uw vraag"),
        help_text=_("Zet hier geen burgerservicenummer in. Wij weten al wie u bent."),
        max_length=10_000,
        widget=forms.Textarea(attrs={"rows": 8}),
        error_messages={"required": _("Vul uw vraag in."), "max_length": _("Uw vraag is te lang. Maak hem korter.")},
    )
    sleutel = forms.UUIDField(widget=forms.HiddenInput, initial=new_sleutel)

    def __init__(self, *args: Any, onderwerpen: Sequence[tuple[str, str]] = (), **kwargs: Any) -> None:
        """`onderwerpen`: what a mandate is about, when that is not everything; one of them is chosen."""
        super().__init__(*args, **kwargs)
        if onderwerpen:
            self.fields["over"] = forms.ChoiceField(
                label=_("Waarvoor u gemachtigd bent"),
                help_text=_("Kies waar uw vraag bij hoort."),
                choices=onderwerpen,
                widget=forms.RadioSelect,
                initial=onderwerpen[0][0] if len(onderwerpen) == 1 else None,
                error_messages={"required": _("Kies waar uw vraag bij hoort.")},
            )
