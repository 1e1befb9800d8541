"""Claims into roles, for the tests of each shape: a provider with the customary settings of its middel."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from accounts.oidc.claims import read_rollen
from accounts.oidc.lees_provider import read_provider
from accounts.oidc.weigering import InlogGeweigerd

if TYPE_CHECKING:
    from accounts.oidc.provider import Provider
    from accounts.oidc.rollen import Rollen
    from accounts.oidc.weigering import Reden

ANNA, BRAM, KVK = "999990019", "999990020", "90001234"
DIENST = "5b6e8f1c-0d3a-4c57-9a52-2f1d6f0b7a10"
GDI = "urn:nl-eid-gdi:1.0:"


def provider(middel: str, **waarden: object) -> Provider:
    basis: dict[str, object] = {
        "issuer": "https://broker.example",
        "client_id": "x",
        "client_auth": "client_secret_basic",
        "client_secret": "y",
        "niveau_claim": "acr",
        "minimaal_niveau": 10,
        "diensten": {DIENST: {"naam": "Alles", "mag": ["lezen"], "alle_themas": True}},
    }
    return read_provider(middel, basis | waarden, map_=Path(), http=False)


def read(middel: str, claims: dict[str, Any], /, **waarden: object) -> Rollen:
    return read_rollen(provider(middel, **waarden), claims)


def refused(middel: str, claims: dict[str, Any], /, **waarden: object) -> Reden:
    with pytest.raises(InlogGeweigerd) as fout:
        read(middel, claims, **waarden)
    return fout.value.reden
