"""What a broker sends to end a session (OpenID Connect Back-Channel Logout 1.0, section 2.6)."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from django.core.cache import cache

from accounts.oidc.discovery import endpoints
from accounts.oidc.id_token import MAX_OUD, SPELING, check_claims
from accounts.oidc.jose import read_token
from accounts.oidc.weigering import InlogGeweigerd, Reden

if TYPE_CHECKING:
    from accounts.oidc.jose import Token
    from accounts.oidc.paths import Claims
    from accounts.oidc.provider import Provider

GEBEURTENIS = "http://schemas.openid.net/event/backchannel-logout"


def read_logout_token(tekst: object, provider: Provider) -> Claims:
    """The claims of a logout token that passed every check and was not used before. Raises InlogGeweigerd."""
    token = read_token(tekst, provider, endpoints(provider).jwks)
    _check_soort(token)
    check_claims(token.claims, provider)
    if not any(isinstance(token.claims.get(naam), str) and token.claims[naam] for naam in ("sid", "sub")):
        raise InlogGeweigerd(Reden.TOKEN_SUB)
    _use_once(token.claims, provider)
    return token.claims


def _check_soort(token: Token) -> None:
    """A nonce would make it an id-token, of which anyone who logged in has one."""
    typ = token.kop.get("typ", "JWT")
    gebeurtenissen = token.claims.get("events")
    is_logout = isinstance(gebeurtenissen, dict) and isinstance(gebeurtenissen.get(GEBEURTENIS), dict)
    if typ not in ("JWT", "logout+jwt") or not is_logout or "nonce" in token.claims:
        raise InlogGeweigerd(Reden.TOKEN_SOORT)


def _use_once(claims: Claims, provider: Provider) -> None:
    jti = claims.get("jti")
    if not isinstance(jti, str) or not jti:
        raise InlogGeweigerd(Reden.TOKEN_SOORT)
    sleutel = hashlib.sha256(f"{provider.naam} {jti}".encode()).hexdigest()
    if not cache.add(f"oidc.logout.{sleutel}", 1, timeout=MAX_OUD + 2 * SPELING):
        raise InlogGeweigerd(Reden.CODE_GEWEIGERD)
