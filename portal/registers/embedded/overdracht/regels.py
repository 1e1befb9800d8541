"""From a file to one JSON object per line, with bounds on all of it: nothing is read whole."""

from __future__ import annotations

import json
import math
from itertools import count
from typing import TYPE_CHECKING, Any, BinaryIO, NoReturn

from portal.registers.embedded.overdracht.fouten import OngeldigeRegel, printable

if TYPE_CHECKING:
    from collections.abc import Iterator

#: Room for the largest form that formkit takes.
MAX_REGEL = 4 * 1024 * 1024
MAX_DIEPTE = 100
_BOM = b"\xef\xbb\xbf"


def read_lines(file: BinaryIO) -> Iterator[tuple[int, bytes | None]]:
    """Number (from one) and bytes of every line that is not empty; None for one that is too long."""
    for nummer in count(1):
        raw = file.readline(MAX_REGEL + 1)
        if not raw:
            return
        if len(raw) > MAX_REGEL:
            _skip_rest(file, raw)
            yield nummer, None
        elif stripped := raw.removeprefix(_BOM if nummer == 1 else b"").strip():
            yield nummer, stripped


def _skip_rest(file: BinaryIO, raw: bytes) -> None:
    while raw and not raw.endswith(b"\n"):
        raw = file.readline(MAX_REGEL)


def parse(raw: bytes | None) -> dict[str, Any]:
    """Raises OngeldigeRegel."""
    if raw is None:
        raise OngeldigeRegel(("", f"Deze regel is langer dan {MAX_REGEL // 1024 // 1024} MB."))
    try:
        value = json.loads(
            raw.decode("utf-8"), object_pairs_hook=_once, parse_float=_finite, parse_constant=_refuse_constant
        )
    except UnicodeDecodeError as error:
        raise OngeldigeRegel(("", "Deze regel is geen UTF-8.")) from error
    except (ValueError, RecursionError) as error:
        raise OngeldigeRegel(("", "Deze regel is geen leesbare JSON.")) from error
    if not isinstance(value, dict):
        raise OngeldigeRegel(("", "Op een regel staat een JSON-object, tussen { en }."))
    _check_values(value)
    return value


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        names = [name for name, _ in pairs]
        twice = next(name for name in names if names.count(name) > 1)
        raise OngeldigeRegel((twice, "Dit veld staat er twee keer."))
    return found


def _finite(text: str) -> float:
    number = float(text)
    if not math.isfinite(number):
        raise OngeldigeRegel(("", "In deze regel staat een getal dat te groot is."))
    return number


def _refuse_constant(name: str) -> NoReturn:
    raise ValueError(name)


def _check_values(value: object) -> None:
    """Neither deeper than anything real, nor with text PostgreSQL cannot hold. Without recursion."""
    stack: list[tuple[object, str, int]] = [(value, "", 0)]
    while stack:
        here, path, depth = stack.pop()
        if depth > MAX_DIEPTE:
            raise OngeldigeRegel(("", f"Deze regel is dieper genest dan {MAX_DIEPTE} niveaus."))
        if isinstance(here, str):
            _check_text(here, path)
        elif isinstance(here, list):
            stack.extend((item, f"{path}[{index}]", depth + 1) for index, item in enumerate(here))
        elif isinstance(here, dict):
            for name, item in here.items():
                _check_text(name, path)
                stack.append((item, f"{path}.{name}" if path else name, depth + 1))


def _check_text(text: str, path: str) -> None:
    if "\x00" in text or any("\ud800" <= char <= "\udfff" for char in text):
        raise OngeldigeRegel((printable(path), "Hier staat een teken dat niet bewaard kan worden."))
