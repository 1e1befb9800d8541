"""Which characters a text may hold, in a definition and in an answer alike."""

from __future__ import annotations

import re
import unicodedata

# Controls, the marks that turn reading order around, halves of surrogate pairs, non-characters, and what a decoder
# leaves where it could not read. Tab and newline are meant; direction marks of one character (Arabic, Hebrew) are too.
_VERBODEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufdd0-\ufdef\ufffd-\uffff]"
)
# Pasted along from word processors, invisible: would count as an answer where there is none.
_ONZICHTBAAR = str.maketrans("", "", "\u00ad\u200b\u2060\ufeff")


def normalise(tekst: str) -> str:
    """The text as it is compared and kept: newlines as LF, NFC, without invisible filler and surrounding white space.

    Doing it twice changes nothing. Forbidden characters are left in place, for `has_forbidden` to find.
    """
    eenvormig = tekst.replace("\r\n", "\n").replace("\r", "\n").replace("\t", " ").translate(_ONZICHTBAAR)
    return unicodedata.normalize("NFC", eenvormig).strip()


def has_forbidden(tekst: str) -> bool:
    return _VERBODEN.search(tekst) is not None


def without_forbidden(tekst: str) -> str:
    """For showing again what was typed or prefilled, where a character that cannot be shown only does harm."""
    return _VERBODEN.sub("", tekst)
