"""What an id-token must say (OpenID Connect Core 3.1.3.7, NL GOV, FAPI 2). Values are compared whole."""

from __future__ import annotations

import base64
import hashlib
import time
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from django.utils.crypto import constant_time_compare
from joserfc.errors import ClaimError
from joserfc.jwt import ClaimsOption, JWTClaimsRegistry

from accounts.oidc.jose import read_token
from accounts.oidc.weigering import InlogGeweigerd, Reden

if TYPE_CHECKING:
    from accounts.oidc.jose import Token
    from accounts.oidc.paths import Claims
    from accounts.oidc.provider import Provider

SPELING = 30
"""Seconds two clocks may differ."""
MAX_OUD = 300
"""Seconds since `iat`: the token was made for the code that was just handed in."""
MAX_SUB = 255

_REDENEN = {
    "iss": Reden.TOKEN_ISS,
    "aud": Reden.TOKEN_AUD,
    "sub": Reden.TOKEN_SUB,
    "exp": Reden.TOKEN_EXP,
    "iat": Reden.TOKEN_IAT,
    "nbf": Reden.TOKEN_NBF,
}


def read_id_token(tekst: object, provider: Provider, jwks_url: str, *, nonce: str) -> Claims:
    """The claims of an id-token that passed every check. Raises InlogGeweigerd with the first that failed."""
    token = read_token(tekst, provider, jwks_url)
    _check_soort(token)
    check_claims(token.claims, provider)
    _check_azp(token.claims, provider)
    gegeven = token.claims.get("nonce")
    if not isinstance(gegeven, str) or not constant_time_compare(gegeven, nonce):
        raise InlogGeweigerd(Reden.TOKEN_NONCE)
    return token.claims


def check_claims(claims: Claims, provider: Provider) -> None:
    """`iss`, `aud`, `sub`, `exp`, `iat` and `nbf`: what id-tokens and logout tokens have in common."""
    nu = int(time.time())
    vereist: ClaimsOption = {"essential": True}
    controle = JWTClaimsRegistry(
        now=nu, leeway=SPELING, iss={"essential": True, "value": provider.issuer}, exp=vereist, iat=vereist
    )
    try:
        controle.validate(dict(claims))
    except ClaimError as fout:
        raise InlogGeweigerd(_REDENEN.get(fout.claim.split(",")[0], Reden.TOKEN_ONLEESBAAR)) from None
    # A second audience is another party that holds this token too, and it is not one of ours.
    if claims.get("aud") not in (provider.client.id, [provider.client.id]):
        raise InlogGeweigerd(Reden.TOKEN_AUD)
    if read_seconds(claims["iat"]) < nu - MAX_OUD - SPELING:
        raise InlogGeweigerd(Reden.TOKEN_IAT)


def read_seconds(waarde: object) -> int:
    """A NumericDate that JWTClaimsRegistry has passed, in whole seconds."""
    return int(waarde) if isinstance(waarde, int | float) else 0


def check_at_hash(claims: Claims, access_token: str) -> None:
    """`at_hash` may be absent in the code flow; when it is there it holds. All allowed algorithms hash by SHA-256."""
    gegeven = claims.get("at_hash")
    helft = hashlib.sha256(access_token.encode()).digest()[:16]
    verwacht = base64.urlsafe_b64encode(helft).rstrip(b"=").decode()
    if gegeven is not None and gegeven != verwacht:
        raise InlogGeweigerd(Reden.TOKEN_AT_HASH)


def read_moment(claims: Claims, *, max_age: int | None) -> datetime:
    """When the person was authenticated: `auth_time`, else `iat` (checked before). Aware, UTC.

    With a `max_age`, `auth_time` must be there and be young enough (OpenID Connect Core 3.1.2.1).
    """
    auth_time = claims.get("auth_time")
    if auth_time is None and max_age is None:
        auth_time = read_seconds(claims["iat"])
    if not isinstance(auth_time, int) or isinstance(auth_time, bool) or not 0 < auth_time <= time.time() + SPELING:
        raise InlogGeweigerd(Reden.TOKEN_AUTH_TIME)
    if max_age is not None and auth_time < time.time() - max_age - SPELING:
        raise InlogGeweigerd(Reden.TOKEN_AUTH_TIME)
    return datetime.fromtimestamp(auth_time, UTC)


def _check_soort(token: Token) -> None:
    """An id-token says so, or says nothing; a logout token and an access token have a type or claim of their own."""
    typ = token.kop.get("typ", "JWT")
    if not isinstance(typ, str) or typ.lower() != "jwt" or "events" in token.claims:
        raise InlogGeweigerd(Reden.TOKEN_SOORT)
    sub = token.claims.get("sub")
    if not isinstance(sub, str) or not 0 < len(sub) <= MAX_SUB:
        raise InlogGeweigerd(Reden.TOKEN_SUB)


def _check_azp(claims: Claims, provider: Provider) -> None:
    if claims.get("azp", provider.client.id) != provider.client.id:
        raise InlogGeweigerd(Reden.TOKEN_AZP)
