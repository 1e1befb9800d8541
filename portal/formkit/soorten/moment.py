"""date and time: kept as ISO 8601, `2026-12-31` and `14:30`, a local date and time in the Netherlands."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING, Final

from django.utils.translation import gettext_lazy as _

from portal.formkit.meldingen import make_error
from portal.formkit.soorten.basis import Getypt

if TYPE_CHECKING:
    from portal.formkit.definitie import Veld

_MAANDEN: Final = (
    _("januari"),
    _("februari"),
    _("maart"),
    _("april"),
    _("mei"),
    _("juni"),
    _("juli"),
    _("augustus"),
    _("september"),
    _("oktober"),
    _("november"),
    _("december"),
)
# As people type them, whatever the language of the page.
_NUMMER_VAN: Final = {
    woord: nummer
    for nummer, namen in enumerate(
        (
            ("januari", "jan"),
            ("februari", "feb"),
            ("maart", "mrt"),
            ("april", "apr"),
            ("mei",),
            ("juni", "jun"),
            ("juli", "jul"),
            ("augustus", "aug"),
            ("september", "sept", "sep"),
            ("oktober", "okt"),
            ("november", "nov"),
            ("december", "dec"),
        ),
        start=1,
    )
    for woord in namen
}
# A year has four digits and does not begin with 0: `31-12-26` may be any century.
_ISO = re.compile(r"(?P<jaar>[1-9][0-9]{3})-(?P<maand>[0-9]{1,2})-(?P<dag>[0-9]{1,2})")
_NEDERLANDS = re.compile(r"(?P<dag>[0-9]{1,2}) ?([-/. ]) ?(?P<maand>[0-9]{1,2}) ?\2 ?(?P<jaar>[1-9][0-9]{3})")
_AANEEN = re.compile(r"(?P<dag>[0-9]{2})(?P<maand>[0-9]{2})(?P<jaar>[1-9][0-9]{3})")
_WOORD = re.compile(r"(?P<dag>[0-9]{1,2})[- ](?P<woord>[a-z]{3,12})\.?[- ](?P<jaar>[1-9][0-9]{3})", re.IGNORECASE)
_TIJD = re.compile(r"(?P<uur>[01]?[0-9]|2[0-3])(?:[:.]|u| ?u(?:ur)? ?)(?P<minuut>[0-5][0-9])", re.IGNORECASE)
_TIJD_MET_SECONDEN = re.compile(r"([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]")


def read_date(tekst: str) -> date | None:
    """The date that is meant: 31-12-2026, 31/12/2026, 31122026, 31 december 2026 or 2026-12-31."""
    match = _ISO.fullmatch(tekst) or _NEDERLANDS.fullmatch(tekst) or _AANEEN.fullmatch(tekst) or _WOORD.fullmatch(tekst)
    if match is None:
        return None
    delen = match.groupdict()
    maand = int(delen["maand"]) if "maand" in delen else _NUMMER_VAN.get(delen["woord"].lower(), 0)
    try:
        return date(int(delen["jaar"]), maand, int(delen["dag"]))
    except ValueError:
        return None


def read_iso_date(tekst: str) -> date | None:
    """The date in `2026-12-31`, or in a moment that begins with it (Form.io writes its dates as moments)."""
    match = _ISO.match(tekst)
    rest = tekst[match.end() :] if match else "?"
    return read_date(match[0]) if match and (not rest or rest.startswith("T")) else None


def write_dutch_date(dag: date) -> str:
    return f"{dag.day} {_MAANDEN[dag.month - 1]} {dag.year}"


class Datum(Getypt):
    def parse_one(self, veld: Veld, tekst: str) -> str:
        dag = read_date(tekst)
        if dag is None:
            raise make_error(veld, "invalid_date")
        eerste, laatste = veld.regels.minimum, veld.regels.maximum
        if isinstance(eerste, date) and dag < eerste:
            raise make_error(veld, "minDate", grens=write_dutch_date(eerste))
        if isinstance(laatste, date) and dag > laatste:
            raise make_error(veld, "maxDate", grens=write_dutch_date(laatste))
        return dag.isoformat()

    def write_one(self, veld: Veld, waarde: object) -> str:
        dag = read_iso_date(waarde) if isinstance(waarde, str) else None
        return f"{dag:%d-%m-%Y}" if dag else ""

    def describe_one(self, veld: Veld, waarde: str) -> str:
        dag = read_iso_date(waarde)
        return write_dutch_date(dag) if dag else waarde


class Tijd(Getypt):
    def parse_one(self, veld: Veld, tekst: str) -> str:
        match = _TIJD.fullmatch(tekst)
        if match is None:
            raise make_error(veld, "invalid_time")
        return f"{int(match['uur']):02}:{match['minuut']}"

    def write_one(self, veld: Veld, waarde: object) -> str:
        if not isinstance(waarde, str):
            return ""
        kort = waarde[:5] if _TIJD_MET_SECONDEN.fullmatch(waarde) else waarde
        return kort if _TIJD.fullmatch(kort) else ""
