from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext_lazy as _

from portal.formkit import build_knopen, list_fouten, make_formulierklasse, read_definitie, summarise
from portal.idempotentie import new_sleutel

if TYPE_CHECKING:
    from collections.abc import Mapping
    from uuid import UUID

    from django.utils.datastructures import MultiValueDict

    from portal.formkit import Antwoorden, Samenvatting
    from portal.registers.entities import Klanttaak


class StapForm(forms.Form):
    """What every page of a klanttaak carries besides the answers."""

    sleutel = forms.UUIDField(required=False)
    stap = forms.ChoiceField(choices=[("controleren", ""), ("wijzigen", ""), ("versturen", "")], required=False)

    @property
    def stap_gekozen(self) -> str:
        return (self.is_valid() and self.cleaned_data["stap"]) or "controleren"

    @property
    def sleutel_gegeven(self) -> UUID | None:
        """None when it is missing or not ours: such a form was not made here."""
        return self.cleaned_data.get("sleutel") if self.is_valid() else None


class NietVanMijForm(forms.Form):
    """Why someone thinks a klanttaak is not theirs. `sleutel` makes that sending it twice says it once."""

    toelichting = forms.CharField(
        label=_("Waarom denkt u dat?"),
        help_text=_("Zet hier geen burgerservicenummer in. Wij weten al wie u bent."),
        max_length=2000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 5}),
        error_messages={"max_length": _("Uw uitleg is te lang. Maak hem korter.")},
    )
    sleutel = forms.UUIDField(widget=forms.HiddenInput, initial=new_sleutel)


@dataclass
class Invulling:
    """A klanttaak being filled in: the form of its definition with what was typed, and the key it is sent with."""

    taak: Klanttaak
    data: MultiValueDict[str, str] | None
    sleutel: UUID

    def __post_init__(self) -> None:
        self.definitie = read_definitie(self.taak.formulier)
        klasse = make_formulierklasse(self.definitie)
        self.formulier = klasse(self.data, prefill=self.taak.gegevens)

    @property
    def is_valid(self) -> bool:
        return self.formulier.is_valid()

    @property
    def antwoorden(self) -> Antwoorden:
        return self.formulier.antwoorden

    @property
    def samenvatting(self) -> Samenvatting:
        return summarise(self.definitie, self.antwoorden)

    def verborgen(self) -> list[tuple[str, str]]:
        """Name and value of everything typed, for the hidden fields of the check page."""
        data = self.data
        if data is None:
            return []
        names = [self.formulier.add_prefix(name) for name in self.formulier.fields]
        return [(name, value) for name in names for value in data.getlist(name)]

    def context(self) -> Mapping[str, Any]:
        knopen = build_knopen(self.formulier)
        return {
            "taak": self.taak,
            "titel": self.definitie.titel,
            "knopen": knopen,
            "fouten": list_fouten(knopen),
            "sleutel": self.sleutel,
            "verborgen": self.verborgen(),
        }


def begin(taak: Klanttaak, data: MultiValueDict[str, str] | None) -> Invulling:
    """The key comes with what was posted; a form shown for the first time gets a new one."""
    given = StapForm(data).sleutel_gegeven if data is not None else None
    return Invulling(taak, data, given or new_sleutel())
