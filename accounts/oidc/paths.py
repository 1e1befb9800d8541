"""Where a claim stands: a list of keys. A name with dots or colons is one key, a nested claim is several."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeAlias

Claims: TypeAlias = Mapping[str, object]
Pad: TypeAlias = tuple[str, ...]


def find(claims: Claims, pad: Pad) -> object:
    """The value at the path, or None: what is absent and what is null are one thing (OpenID Connect Core 5.3.2)."""
    waarde: object = claims
    for sleutel in pad:
        if not isinstance(waarde, Mapping):
            return None
        waarde = waarde.get(sleutel)
    return waarde
