"""The kinds of fields, one module per family. `soort_of` finds the one for a field."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from portal.formkit.definitie import Veldtype
from portal.formkit.soorten.bestand import Bestanden
from portal.formkit.soorten.getal import Bedrag, Getal
from portal.formkit.soorten.keuze import EenKeuze, Keuzevakken, MeerKeuzes, Vinkje
from portal.formkit.soorten.moment import Datum, Tijd
from portal.formkit.soorten.tekst import Email, Tekst, Tekstvak, Telefoon

if TYPE_CHECKING:
    from portal.formkit.definitie import Veld
    from portal.formkit.soorten.basis import Soort

_SOORTEN: Final[dict[Veldtype, Soort]] = {
    Veldtype.TEXTFIELD: Tekst(),
    Veldtype.TEXTAREA: Tekstvak(),
    Veldtype.EMAIL: Email(),
    Veldtype.PHONE: Telefoon(),
    Veldtype.NUMBER: Getal(),
    Veldtype.CURRENCY: Bedrag(),
    Veldtype.DATE: Datum(),
    Veldtype.TIME: Tijd(),
    Veldtype.CHECKBOX: Vinkje(),
    Veldtype.RADIO: EenKeuze(),
    Veldtype.SELECT: EenKeuze(),
    Veldtype.SELECTBOXES: Keuzevakken(),
    Veldtype.FILE: Bestanden(),
}
_MEER_KEUZES: Final = MeerKeuzes()


def soort_of(veld: Veld) -> Soort:
    return _MEER_KEUZES if veld.type is Veldtype.SELECT and veld.meerdere else _SOORTEN[veld.type]
