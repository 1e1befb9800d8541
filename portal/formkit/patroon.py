"""Regular expressions that somebody else wrote, run on text that somebody else typed.

RE2 rather than `re` with a time-out: its time is linear in the text whatever the pattern, so a hostile pattern cannot
hang a worker, and whether an answer is right never depends on how busy the machine is. The price is that look-around
and back-references are refused, when the form is registered and never in front of a klant.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

import re2

if TYPE_CHECKING:
    from collections.abc import Callable

# JavaScript writes \u00e9 where RE2 reads \x{00e9}; patterns for names use it a lot.
_JAVASCRIPT_TEKEN = re.compile(r"(?<!\\)((?:\\\\)*)\\u([0-9A-Fa-f]{4})")
_GEHEUGEN = 4 * 1024 * 1024


class OnbruikbaarPatroon(ValueError):
    """Not a regular expression that RE2 can run."""


@lru_cache(maxsize=256)
def compile_pattern(patroon: str) -> Callable[[str], bool]:
    """A test whether the whole of a text matches, as Form.io does it (`^…$`). Raises `OnbruikbaarPatroon`."""
    opties = re2.Options()
    opties.log_errors = False
    opties.max_mem = _GEHEUGEN
    try:
        gecompileerd = re2.compile(_JAVASCRIPT_TEKEN.sub(r"\1\\x{\2}", patroon), opties)
    except re2.error as fout:
        raise OnbruikbaarPatroon(patroon) from fout
    return lambda tekst: gecompileerd.fullmatch(tekst) is not None
