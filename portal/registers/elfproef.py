"""The check digit of BSN and RSIN. Pure: the register and the relying party both ask it."""

from __future__ import annotations

import re

_NEGEN = re.compile(r"[0-9]{9}\Z")


def passes_elfproef(cijfers: str) -> bool:
    """Nine digits; weights 9 … 2 and -1 for the last; the sum is a multiple of eleven. All zeros is no number."""
    if not _NEGEN.match(cijfers):
        return False
    som = sum(int(c) * gewicht for c, gewicht in zip(cijfers, (9, 8, 7, 6, 5, 4, 3, 2, -1), strict=True))
    return som > 0 and som % 11 == 0
