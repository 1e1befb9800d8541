"""Identity numbers as they come from outside: checked whole, never repaired."""

from __future__ import annotations

import re

_NEGEN = re.compile(r"[0-9]{9}\Z")
_KVK = re.compile(r"[0-9]{8}\Z")
_VESTIGING = re.compile(r"[0-9]{12}\Z")
_ONDOORZICHTIG = re.compile(r"[\x21-\x7e]{1,512}\Z")


class OngeldigNummer(ValueError):
    """Says which kind of number was wrong, never the number."""


def passes_elfproef(cijfers: str) -> bool:
    """Weights 9 … 2 and -1 for the last digit; the sum is a multiple of eleven. All zeros is no number."""
    som = sum(int(c) * gewicht for c, gewicht in zip(cijfers, (9, 8, 7, 6, 5, 4, 3, 2, -1), strict=True))
    return som > 0 and som % 11 == 0


def _match(patroon: re.Pattern[str], waarde: object, soort: str) -> str:
    if not isinstance(waarde, str) or not patroon.match(waarde):
        raise OngeldigNummer(soort)
    return waarde


def bsn(waarde: object) -> str:
    """Nine ASCII digits that pass the elfproef. A JSON number is refused: it has lost its leading zeros."""
    nummer = _match(_NEGEN, waarde, "bsn")
    if not passes_elfproef(nummer):
        raise OngeldigNummer("bsn")
    return nummer


def rsin(waarde: object) -> str:
    """Nine ASCII digits that pass the elfproef. Of an eenmanszaak it may be the owner's BSN."""
    nummer = _match(_NEGEN, waarde, "rsin")
    if not passes_elfproef(nummer):
        raise OngeldigNummer("rsin")
    return nummer


def kvk(waarde: object) -> str:
    """Eight ASCII digits; there is no check digit."""
    return _match(_KVK, waarde, "kvk")


def vestiging(waarde: object) -> str:
    """Twelve ASCII digits; means something only together with its KvK-nummer."""
    return _match(_VESTIGING, waarde, "vestiging")


def opaque(waarde: object) -> str:
    """A pseudonym or foreign identifier: printable ASCII without spaces, at most 512 characters."""
    return _match(_ONDOORZICHTIG, waarde, "pseudoniem")
