"""number and currency: kept as text with a decimal point, `1234.5`; money always with two decimals, `1234.50`."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

from portal.formkit.definitie import Veldtype
from portal.formkit.grenzen import MAX_CIJFERS, MAX_DECIMALEN
from portal.formkit.meldingen import make_error
from portal.formkit.soorten.basis import Getypt

if TYPE_CHECKING:
    from portal.formkit.definitie import Veld

# Dutch: dots or spaces between groups of three, a comma before the decimals.
_NEDERLANDS = re.compile(r"(-?)([1-9][0-9]{0,2}(?:([. ])[0-9]{3}(?:\3[0-9]{3})*)|[0-9]+)(?:,([0-9]+))?")
# A point before the decimals, as on many keyboards. `1.234` has matched above: here it means 1234.
_PUNT = re.compile(r"(-?)([0-9]+)()\.([0-9]+)")
_KAAL = re.compile(r"-?[0-9]{1,%d}(\.[0-9]{1,%d})?" % (MAX_CIJFERS, MAX_DECIMALEN))  # noqa: UP031
_ANDERE_TEKENS = str.maketrans({"−": "-", "\u00a0": " ", "\u202f": " "})
_BEDRAG = re.compile(r"(?:€|EUR)? ?(-?[0-9][0-9., ]*?)(?:,-{1,2})?(?: ?(?:€|EUR|euro))?", re.IGNORECASE)


def read_decimal(tekst: str) -> Decimal | None:
    """The number that a person in the Netherlands means by `tekst`; None when that cannot be said."""
    leesbaar = tekst.translate(_ANDERE_TEKENS)
    match = _NEDERLANDS.fullmatch(leesbaar) or _PUNT.fullmatch(leesbaar)
    if match is None:
        return None
    heel = re.sub(r"[. ]", "", match[2])
    breuk = match[4] or ""
    if len(heel.lstrip("0")) > MAX_CIJFERS or len(breuk) > MAX_DECIMALEN:
        return None
    return Decimal(f"{match[1]}{heel}.{breuk or '0'}")


def read_plain(waarde: object) -> Decimal | None:
    """The number in a JSON value: a number, or text in the form that we keep; None when it is something else."""
    if isinstance(waarde, bool) or not isinstance(waarde, int | float | str):
        return None
    if isinstance(waarde, int) and abs(waarde) >= 10**MAX_CIJFERS:
        return None
    tekst = f"{Decimal(repr(waarde)):f}" if isinstance(waarde, float) else str(waarde)
    return Decimal(tekst) if _KAAL.fullmatch(tekst) else None


def write_plain(getal: Decimal) -> str:
    tekst = f"{getal:f}"
    kort = tekst.rstrip("0").rstrip(".") if "." in tekst else tekst
    return "0" if kort in ("-0", "") else kort


def write_dutch(getal: Decimal, *, groepen: bool) -> str:
    tekst = f"{getal:,f}" if groepen else f"{getal:f}"
    return tekst.translate(str.maketrans(",.", ".,"))


class Getal(Getypt):
    code = "invalid_number"

    def parse_one(self, veld: Veld, tekst: str) -> str:
        getal = self._read(tekst)
        if getal is None:
            raise make_error(veld, self.code)
        self._check_decimals(veld, getal)
        self._check_bounds(veld, getal)
        return self._keep(getal)

    def _check_decimals(self, veld: Veld, getal: Decimal) -> None:
        plaatsen = veld.regels.decimalen
        _heel, _punt, breuk = write_plain(getal).partition(".")
        if breuk and not plaatsen:
            raise make_error(veld, "integer")
        if len(breuk) > plaatsen:
            raise make_error(veld, "decimals", grens=plaatsen)

    def _check_bounds(self, veld: Veld, getal: Decimal) -> None:
        laagste, hoogste = veld.regels.minimum, veld.regels.maximum
        if isinstance(laagste, Decimal) and getal < laagste:
            raise make_error(veld, "min", grens=self.describe_one(veld, self._keep(laagste)))
        if isinstance(hoogste, Decimal) and getal > hoogste:
            raise make_error(veld, "max", grens=self.describe_one(veld, self._keep(hoogste)))

    def write_one(self, veld: Veld, waarde: object) -> str:
        getal = read_plain(waarde)
        return "" if getal is None else write_dutch(Decimal(self._keep(getal)), groepen=False)

    def describe_one(self, veld: Veld, waarde: str) -> str:
        getal = read_plain(waarde)
        return waarde if getal is None else write_dutch(Decimal(self._keep(getal)), groepen=True)

    def _read(self, tekst: str) -> Decimal | None:
        return read_decimal(tekst)

    def _keep(self, getal: Decimal) -> str:
        return write_plain(getal)


class Bedrag(Getal):
    """Euros. People type `€ 1.250,-` too."""

    code = "invalid_amount"

    def _read(self, tekst: str) -> Decimal | None:
        match = _BEDRAG.fullmatch(tekst.translate(_ANDERE_TEKENS))
        return read_decimal(match[1].strip()) if match else None

    def _keep(self, getal: Decimal) -> str:
        kort = write_plain(getal)
        heel, _punt, breuk = kort.partition(".")
        return f"{heel}.{breuk:0<2}"

    def describe_one(self, veld: Veld, waarde: str) -> str:
        return f"€\u00a0{super().describe_one(veld, waarde)}"


def is_same_number(veld: Veld, een: str, ander: str) -> bool:
    """Whether two kept numbers are equal; `5` and `5.00` are."""
    return veld.type in (Veldtype.NUMBER, Veldtype.CURRENCY) and read_plain(een) == read_plain(ander) is not None
