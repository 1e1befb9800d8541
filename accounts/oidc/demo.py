"""The providers of the demo and the tests: three clients at the demo broker. Never in production."""

from __future__ import annotations

from typing import TYPE_CHECKING

from accounts.oidc.middelen import Middel

if TYPE_CHECKING:
    from collections.abc import Mapping

#: Known to everyone: the demo broker refuses to start outside demo and tests.
CLIENT_SECRET = "alleen-voor-de-demo"

#: The mandate of the demo's vertegenwoordiger: all thema's, nothing confidential and no changing of addresses.
DIENST = "5b6e8f1c-0d3a-4c57-9a52-2f1d6f0b7a10"

PROVIDERS = (Middel.DIGID, Middel.DIGID_MACHTIGEN, Middel.EHERKENNING)


def client_id(provider: str) -> str:
    return f"mijngemeente-{provider}"


def settings(broker_url: str) -> Mapping[str, object]:
    """The same shape as the JSON file of production."""
    diensten = {
        DIENST: {"naam": "Alle zaken", "mag": ["lezen", "contact", "handelen", "contactgegevens"], "alle_themas": True}
    }
    return {
        str(provider): {
            "issuer": broker_url,
            "client_id": client_id(provider),
            "client_auth": "client_secret_basic",
            "client_secret": CLIENT_SECRET,
            "niveau_claim": ["acr"],
            "minimaal_niveau": 10,
            **({"diensten": diensten} if provider is Middel.DIGID_MACHTIGEN else {}),
        }
        for provider in PROVIDERS
    }
