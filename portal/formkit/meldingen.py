"""What a klant reads when an answer is not right: B1 Dutch, with the label in it, so that it can stand alone.

Codes are those of Form.io where it has one: `errors` of a definition replaces a text by its code.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from portal.formkit.definitie import Veldtype

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise as Tekst

    from portal.formkit.definitie import Veld

_VERPLICHT: Final[dict[Veldtype, Tekst]] = {
    Veldtype.DATE: _("Vul een datum in bij ‘%(label)s’."),
    Veldtype.TIME: _("Vul een tijd in bij ‘%(label)s’."),
    Veldtype.CHECKBOX: _("Zet een vinkje bij ‘%(label)s’."),
    Veldtype.RADIO: _("Kies een antwoord bij ‘%(label)s’."),
    Veldtype.SELECT: _("Kies een antwoord bij ‘%(label)s’."),
    Veldtype.SELECTBOXES: _("Kies een of meer antwoorden bij ‘%(label)s’."),
    Veldtype.FILE: _("Voeg een bestand toe bij ‘%(label)s’."),
}
_TEKSTEN: Final[dict[str, Tekst]] = {
    "required": _("Vul ‘%(label)s’ in."),
    "minLength": _("‘%(label)s’ moet minstens %(grens)s tekens lang zijn."),
    "maxLength": _("‘%(label)s’ mag hoogstens %(grens)s tekens lang zijn. U gebruikt er %(aantal)s."),
    "min": _("‘%(label)s’ mag niet lager zijn dan %(grens)s."),
    "max": _("‘%(label)s’ mag niet hoger zijn dan %(grens)s."),
    "minDate": _("De datum bij ‘%(label)s’ mag niet voor %(grens)s liggen."),
    "maxDate": _("De datum bij ‘%(label)s’ mag niet na %(grens)s liggen."),
    "pattern": _("Wat u bij ‘%(label)s’ hebt ingevuld, heeft niet de juiste vorm. Kijk of u het goed hebt getypt."),
    "invalid_email": _("Vul bij ‘%(label)s’ een e-mailadres in, zoals naam@voorbeeld.nl."),
    "invalid_phone": _("Vul bij ‘%(label)s’ een telefoonnummer in, zoals 06 12345678."),
    "invalid_number": _("Vul bij ‘%(label)s’ een getal in, zoals 1250 of 12,50."),
    "invalid_amount": _("Vul bij ‘%(label)s’ een bedrag in, zoals 1250 of 12,50."),
    "invalid_date": _("Vul bij ‘%(label)s’ een bestaande datum in, zoals 31-12-2026."),
    "invalid_time": _("Vul bij ‘%(label)s’ een tijd in, zoals 14:30."),
    "invalid_option": _("Kies bij ‘%(label)s’ een antwoord dat er staat."),
    "integer": _("Vul bij ‘%(label)s’ een heel getal in, zonder komma."),
    "decimals": _("Gebruik bij ‘%(label)s’ hoogstens %(grens)s cijfers achter de komma."),
    "characters": _("Bij ‘%(label)s’ staan tekens die wij niet kunnen lezen. Typ uw antwoord opnieuw."),
    "one_line": _("Zet uw antwoord bij ‘%(label)s’ op één regel."),
    "too_many": _("U mag bij ‘%(label)s’ hoogstens %(grens)s antwoorden geven."),
}
CODES: Final = frozenset(_TEKSTEN)


def make_error(veld: Veld, code: str, **waarden: object) -> ValidationError:
    """The error of this code for this field, in the maker's own words when the definition has them."""
    eigen = veld.meldingen.get(code) or veld.meldingen.get("")
    if eigen:
        return ValidationError(eigen, code=code)
    sjabloon = _VERPLICHT.get(veld.type, _TEKSTEN[code]) if code == "required" else _TEKSTEN[code]
    return ValidationError(str(sjabloon) % {"label": veld.label, **waarden}, code=code)
