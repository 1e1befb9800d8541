"""JSON from outside, of a size that can be worked with."""

from __future__ import annotations

import json

from portal.formkit.errors import OngeldigeDefinitie
from portal.formkit.grenzen import MAX_JSON_DIEPTE, MAX_JSON_KNOPEN, MAX_TEKENS


def load_json(bron: object) -> object:
    """What the text or bytes say, or `bron` itself when it was read already. Raises `OngeldigeDefinitie`."""
    wortel = _parse(bron) if isinstance(bron, str | bytes) else bron
    _weigh(wortel)
    return wortel


def _parse(bron: str | bytes) -> object:
    if len(bron) > MAX_TEKENS:
        raise OngeldigeDefinitie("", "", f"langer dan {MAX_TEKENS} tekens")
    try:
        return json.loads(bron)
    except (ValueError, RecursionError) as fout:  # ValueError: also bad UTF-8, and numbers of thousands of digits
        raise OngeldigeDefinitie("", "", "dit is geen leesbare JSON") from fout


def _weigh(wortel: object) -> None:
    """Bound the work before any is done, without recursion."""
    stapel, knopen, tekens = [(wortel, 0)], 0, 0
    while stapel:
        waarde, diepte = stapel.pop()
        knopen += 1
        if isinstance(waarde, str):
            tekens += len(waarde)
        elif isinstance(waarde, dict):
            tekens += sum(len(sleutel) for sleutel in waarde)
            stapel.extend((een, diepte + 1) for een in waarde.values())
        elif isinstance(waarde, list):
            stapel.extend((een, diepte + 1) for een in waarde)
        if knopen > MAX_JSON_KNOPEN or tekens > MAX_TEKENS or diepte > MAX_JSON_DIEPTE:
            raise OngeldigeDefinitie("", "", "te groot of te diep genest")
