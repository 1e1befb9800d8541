"""The broker's signing keys: cached, fetched once more when a token names a key that is not there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from joserfc.errors import JoseError
from joserfc.jwk import ECKey, RSAKey

from accounts.oidc import http
from accounts.oidc.discovery import HTTP_OK
from accounts.oidc.documenten import Document
from accounts.oidc.weigering import InlogGeweigerd, Reden

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import TypeAlias

    Key: TypeAlias = RSAKey | ECKey

MIN_RSA_BITS = 2048
_SOORTEN: Mapping[str, type[RSAKey] | type[ECKey]] = {"RS256": RSAKey, "PS256": RSAKey, "ES256": ECKey}

_documenten: dict[str, Document[tuple[Key, ...]]] = {}


def find_key(jwks_url: str, kop: Mapping[str, object], *, timeout: float) -> Key:
    """The key that a JWS header points to. Without `kid` there must be one key that fits (OpenID Connect Core 10.1).

    Raises InlogGeweigerd when there is none, or more than one.
    """
    document = _documenten.get(jwks_url)
    if document is None:
        document = _documenten.setdefault(jwks_url, Document(lambda: fetch(jwks_url, timeout=timeout)))
    sleutels = document.get()
    passend = _select(sleutels, kop)
    if not passend:
        passend = _select(document.refresh(sleutels), kop)
    if len(passend) != 1:
        raise InlogGeweigerd(Reden.TOKEN_SLEUTEL)
    return passend[0]


def usable(sleutels: tuple[Key, ...], alg: str) -> list[Key]:
    """Those that can verify a signature of this algorithm."""
    return [sleutel for sleutel in sleutels if isinstance(sleutel, _SOORTEN[alg]) and sleutel.alg in (None, alg)]


def _select(sleutels: tuple[Key, ...], kop: Mapping[str, object]) -> list[Key]:
    kid = kop.get("kid")
    passend = usable(sleutels, str(kop["alg"]))
    return passend if kid is None else [sleutel for sleutel in passend if sleutel.kid == kid]


def fetch(jwks_url: str, *, timeout: float) -> tuple[Key, ...]:
    """The signing keys as they are now, past the cache. Raises InlogGeweigerd."""
    antwoord = http.get(jwks_url, timeout=timeout)
    if antwoord.status != HTTP_OK:
        raise InlogGeweigerd(Reden.BROKER_ANTWOORD)
    waarden = antwoord.json().get("keys")
    if not isinstance(waarden, list):
        raise InlogGeweigerd(Reden.BROKER_ANTWOORD)
    return tuple(sleutel for waarde in waarden if (sleutel := _import(waarde)) is not None)


def _import(waarde: object) -> Key | None:
    """A signing key that is understood and strong enough; others are passed over (RFC 7517, section 5)."""
    if not isinstance(waarde, dict) or waarde.get("use", "sig") != "sig":
        return None
    publiek = {naam: deel for naam, deel in waarde.items() if naam not in {"d", "p", "q", "dp", "dq", "qi", "key_ops"}}
    try:
        match publiek.get("kty"), publiek.get("crv"):
            case "RSA", _:
                rsa = RSAKey.import_key(publiek)
                return rsa if rsa.raw_value.key_size >= MIN_RSA_BITS else None
            case "EC", "P-256":
                return ECKey.import_key(publiek)
    except (JoseError, ValueError, TypeError):
        return None
    return None
