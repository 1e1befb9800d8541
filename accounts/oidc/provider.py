"""What is known about one provider: everything a login by it needs, checked at start, never changed after."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from joserfc.jwk import ECKey, RSAKey

    from accounts.oidc.levels import Niveautabel
    from accounts.oidc.middelen import Middel, Vorm
    from accounts.oidc.paths import Pad
    from portal.registers.entities import Mag, Niveau


class ClientAuth(StrEnum):
    """How the portal proves to the broker who it is."""

    PRIVATE_KEY_JWT = "private_key_jwt"
    SECRET_BASIC = "client_secret_basic"
    SECRET_POST = "client_secret_post"


@dataclass(frozen=True, slots=True)
class Endpoints:
    """Addresses at the broker: from its discovery document, or set one by one."""

    authorization: str
    token: str
    jwks: str
    userinfo: str | None = None
    end_session: str | None = None
    sends_iss: bool = False
    """The broker promises `iss` in every authorization response (RFC 9207): then its absence is refused."""


@dataclass(frozen=True, slots=True)
class Dienst:
    """What a mandate for one service allows. Nothing is implied: `accounts.bevoegdheid` gives exactly this."""

    naam: str
    mag: frozenset[Mag]
    themas: frozenset[str] | None
    """Codes of thema's; None is all of them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Client:
    """The portal, as this broker knows it."""

    id: str
    auth: ClientAuth
    secret: str = field(default="", repr=False)
    sleutels: tuple[RSAKey | ECKey, ...] = field(default=(), repr=False)
    """Private keys of private_key_jwt. The first signs; all are published, so that they can be changed one by one."""
    assertion_audience: str = ""
    """`aud` of the client assertion; empty is the issuer."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Provider:
    naam: str
    """The word in the URL: /inloggen/<naam>/."""
    label: str
    """What people call it: DigiD."""
    middel: Middel
    vorm: Vorm
    issuer: str
    client: Client
    ontsleutelsleutels: tuple[RSAKey | ECKey, ...] = field(default=(), repr=False)
    """Private keys for encrypted id-tokens."""
    endpoints: Endpoints | None = None
    """None: ask the discovery document."""
    scope: str
    algoritmes: tuple[str, ...]
    claims: Mapping[str, Pad]
    niveau_claim: Pad
    niveaus: Niveautabel
    minimaal_niveau: Niveau
    acr_values: str | None = None
    """Sent as it is, for brokers that choose the login means by it; None asks for the level."""
    prompt: str = ""
    max_age: int | None = None
    """Seconds a login at the broker may be old; None takes what the broker has."""
    userinfo: bool = True
    diensten: Mapping[str, Dienst]
    vaste_dienst: str | None = None
    """For a broker that does not say which service a mandate is for, because the client is registered for one."""
    timeout: float = 5.0
    """Seconds; for one whole call to the broker, twice this."""
