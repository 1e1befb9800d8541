"""textfield, textarea, email, phoneNumber: kept as the text that was typed.

A telephone number too: a definition's rules are about what was typed, and must give the same verdict when the kept
answer is checked once more.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import phonenumbers
from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from portal.formkit.meldingen import make_error
from portal.formkit.patroon import compile_pattern
from portal.formkit.soorten.basis import Getypt

if TYPE_CHECKING:
    from portal.formkit.definitie import Veld

_MAX_EMAIL = 254  # RFC 5321: what fits in an envelope
_LAND = "NL"  # a number without country code is read as a Dutch one


class Tekst(Getypt):
    def parse_one(self, veld: Veld, tekst: str) -> str:
        regels = veld.regels
        if len(tekst) < regels.min_lengte:
            raise make_error(veld, "minLength", grens=regels.min_lengte)
        if len(tekst) > regels.max_lengte:
            raise make_error(veld, "maxLength", grens=regels.max_lengte, aantal=len(tekst))
        if regels.patroon and not compile_pattern(regels.patroon)(tekst):
            raise make_error(veld, "pattern")
        return tekst

    def write_one(self, veld: Veld, waarde: object) -> str:
        leesbaar = isinstance(waarde, str) or (isinstance(waarde, int) and not isinstance(waarde, bool))
        return str(waarde) if leesbaar and _is_printable(waarde) else ""


class Tekstvak(Tekst):
    def _parse_line(self, veld: Veld, tekst: str) -> str:
        return self.parse_one(veld, tekst)


class Email(Tekst):
    def parse_one(self, veld: Veld, tekst: str) -> str:
        super().parse_one(veld, tekst)
        try:
            validate_email(tekst)
        except ValidationError as fout:
            raise make_error(veld, "invalid_email") from fout
        if len(tekst) > _MAX_EMAIL:
            raise make_error(veld, "invalid_email")
        return tekst


class Telefoon(Tekst):
    def parse_one(self, veld: Veld, tekst: str) -> str:
        super().parse_one(veld, tekst)
        if not _is_phone_number(tekst):
            raise make_error(veld, "invalid_phone")
        return tekst


def _is_phone_number(tekst: str) -> bool:
    try:
        nummer = phonenumbers.parse(tekst, _LAND)
    except phonenumbers.NumberParseException:
        return False
    return phonenumbers.is_valid_number(nummer)


def _is_printable(waarde: object) -> bool:
    # Python refuses to print an integer of over 4,300 digits; no answer is that long.
    return not isinstance(waarde, int) or abs(waarde) < 10**30
