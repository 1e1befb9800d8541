"""Reading one JSON object of a definition with types that can be relied on; what is wrong is refused with its path."""

from __future__ import annotations

import html
from typing import TYPE_CHECKING, NoReturn

import nh3

from portal.formkit.errors import OngeldigeDefinitie
from portal.formkit.soorten.getal import read_plain
from portal.formkit.tekens import has_forbidden, normalise

if TYPE_CHECKING:
    from collections.abc import Iterator
    from decimal import Decimal

_TOON_HOOGSTENS = 60


class Component:
    """`bron` as found at `pad`. `naam` is how the maker of the form knows the component."""

    def __init__(self, bron: object, pad: str, naam: str = "") -> None:
        self.pad = pad
        self.naam = naam
        if not isinstance(bron, dict):
            self.refuse("hier hoort een object te staan")
        self._bron = bron
        self.naam = naam or _name_of(bron)

    def refuse(self, reden: str, sleutel: str = "") -> NoReturn:
        """Raise `OngeldigeDefinitie` about this component, or about one of its properties."""
        pad = f"{self.pad}.{sleutel}" if self.pad and sleutel else self.pad or sleutel
        raise OngeldigeDefinitie(_printable(pad), self.naam, reden)

    def raw(self, sleutel: str) -> object:
        return self._bron.get(sleutel)

    def filled(self) -> Iterator[str]:
        """The names of the properties that say something. A form builder writes out dozens that do not."""
        return (sleutel for sleutel, waarde in self._bron.items() if not is_blank(waarde))

    def text(self, sleutel: str, *, hoogstens: int, regels: bool = False) -> str:
        """Plain text, markup taken out, "" when absent. `regels`: may have more than one line."""
        tekst = self.verbatim(sleutel, hoogstens=hoogstens)
        if "{{" in tekst or "{%" in tekst:
            self.refuse("sjablonen tussen {{ en }} worden niet uitgevoerd", sleutel)
        if "<" in tekst or "&" in tekst:
            tekst = html.unescape(nh3.clean(tekst, tags=set()))
        return self.checked(tekst if regels else " ".join(tekst.split()), sleutel)

    def verbatim(self, sleutel: str, *, hoogstens: int) -> str:
        """Text as it stands, "" when absent."""
        waarde = self.raw(sleutel)
        if waarde is None:
            return ""
        if not isinstance(waarde, str):
            self.refuse("hier hoort tekst te staan", sleutel)
        if len(waarde) > hoogstens:
            self.refuse(f"langer dan {hoogstens} tekens", sleutel)
        return self.checked(waarde, sleutel, tidy=False)

    def checked(self, tekst: str, sleutel: str, *, tidy: bool = True) -> str:
        netjes = normalise(tekst)
        if has_forbidden(netjes):
            self.refuse("hierin staan tekens die niet mogen (besturingstekens of omgekeerde leesrichting)", sleutel)
        return netjes if tidy else tekst

    def flag(self, sleutel: str) -> bool:
        waarde = self.raw(sleutel)
        if waarde in (None, ""):
            return False
        if not isinstance(waarde, bool):
            self.refuse("hier hoort true of false te staan", sleutel)
        return waarde

    def number(self, sleutel: str) -> Decimal | None:
        """A number, also when written as text; None when absent or empty."""
        waarde = self.raw(sleutel)
        if waarde is None or waarde == "":
            return None
        getal = read_plain(waarde)
        if getal is None:
            self.refuse("hier hoort een getal te staan, van hoogstens 15 cijfers en 10 decimalen", sleutel)
        return getal

    def whole(self, sleutel: str, *, hoogstens: int) -> int | None:
        """A whole number from 0 up to and including `hoogstens`; None when absent or empty."""
        getal = self.number(sleutel)
        if getal is None:
            return None
        if getal != int(getal) or not 0 <= getal <= hoogstens:
            self.refuse(f"hier hoort een heel getal van 0 tot en met {hoogstens} te staan", sleutel)
        return int(getal)

    def part(self, sleutel: str) -> Component:
        """The object under this name; an empty one when absent."""
        waarde = self.raw(sleutel)
        return Component({} if is_blank(waarde) else waarde, self._path(sleutel), self.naam)

    def items(self, sleutel: str) -> list[object]:
        waarde = self.raw(sleutel)
        if waarde is None:
            return []
        if not isinstance(waarde, list):
            self.refuse("hier hoort een lijst te staan", sleutel)
        return waarde

    def parts(self, sleutel: str, *, eigen_naam: bool = False) -> list[Component]:
        """The objects in a list. `eigen_naam`: they are components themselves, not details of this one."""
        naam = "" if eigen_naam else self.naam
        return [Component(een, f"{self._path(sleutel)}[{i}]", naam) for i, een in enumerate(self.items(sleutel))]

    def _path(self, sleutel: str) -> str:
        return f"{self.pad}.{sleutel}" if self.pad else sleutel


def is_blank(waarde: object) -> bool:
    """Whether a property says nothing: absent, empty or false. The number 0 says something."""
    return waarde is None or waarde is False or (isinstance(waarde, str | list | dict) and not waarde)


def _name_of(bron: dict[str, object]) -> str:
    for sleutel in ("key", "type"):
        waarde = bron.get(sleutel)
        if isinstance(waarde, str) and waarde:
            return _printable(waarde[:_TOON_HOOGSTENS])
    return ""


def _printable(tekst: str) -> str:
    return "".join(teken if teken.isprintable() else "�" for teken in tekst)
