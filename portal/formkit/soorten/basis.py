"""What every kind of field can do with an answer."""

from __future__ import annotations

from abc import ABC, abstractmethod
from typing import TYPE_CHECKING

from portal.formkit.grenzen import MAX_MEERDERE, MAX_TEKSTVAK
from portal.formkit.meldingen import make_error
from portal.formkit.tekens import has_forbidden, normalise, without_forbidden

if TYPE_CHECKING:
    from collections.abc import Sequence

    from portal.formkit.definitie import Json, Veld


class Soort(ABC):
    """An answer has three shapes: what a browser sends (`invoer`, a list of texts), what is kept (Json), what is read
    by people (a list of texts). What `as_input` makes of a kept answer, `parse` turns into that answer again."""

    @abstractmethod
    def parse(self, veld: Veld, invoer: Sequence[str]) -> Json:
        """The answer to keep. Raises ValidationError; does not mind an empty answer (see `is_empty`)."""

    @abstractmethod
    def as_input(self, veld: Veld, waarde: object) -> list[str]:
        """What to put in the browser for a kept answer or a prefilled value of unknown make; [] when it is unusable."""

    @abstractmethod
    def describe(self, veld: Veld, waarde: Json) -> list[str]:
        """For people to read, one text per answer; [] when there is none. Text that does not fit is shown as it is."""

    def is_empty(self, waarde: Json) -> bool:
        return not waarde


class Getypt(Soort):
    """What is typed in one box. A field that takes several answers takes one on each line of the box."""

    def parse(self, veld: Veld, invoer: Sequence[str]) -> Json:
        tekst = _clean_text(veld, invoer[-1] if invoer else "")
        if not veld.meerdere:
            return self._parse_line(veld, tekst) if tekst else None
        regels = [regel.strip() for regel in tekst.split("\n") if regel.strip()]
        if len(regels) > MAX_MEERDERE:
            raise make_error(veld, "too_many", grens=MAX_MEERDERE)
        return [self.parse_one(veld, regel) for regel in regels]

    def _parse_line(self, veld: Veld, tekst: str) -> str:
        if "\n" in tekst:
            raise make_error(veld, "one_line")
        return self.parse_one(veld, tekst)

    def as_input(self, veld: Veld, waarde: object) -> list[str]:
        waarden = waarde if veld.meerdere and isinstance(waarde, list) else [waarde]
        teksten = [without_forbidden(self.write_one(veld, een)) for een in waarden[:MAX_MEERDERE]]
        samen = "\n".join(tekst for tekst in teksten if tekst)
        return [samen] if samen else []

    def describe(self, veld: Veld, waarde: Json) -> list[str]:
        waarden = waarde if isinstance(waarde, list) else [waarde]
        return [self.describe_one(veld, een) for een in waarden if isinstance(een, str)]

    @abstractmethod
    def parse_one(self, veld: Veld, tekst: str) -> str:
        """One answer out of a non-empty clean text; raises ValidationError."""

    @abstractmethod
    def write_one(self, veld: Veld, waarde: object) -> str:
        """One kept answer as a klant would type it; "" when the value is not one."""

    def describe_one(self, veld: Veld, waarde: str) -> str:
        return waarde


def _clean_text(veld: Veld, ruw: str) -> str:
    if len(ruw) > 2 * MAX_TEKSTVAK:  # before any work is done on it
        raise make_error(veld, "maxLength", grens=veld.regels.max_lengte or MAX_TEKSTVAK, aantal=len(ruw))
    tekst = normalise(ruw)
    if has_forbidden(tekst):
        raise make_error(veld, "characters")
    return tekst
