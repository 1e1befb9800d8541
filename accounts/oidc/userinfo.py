"""What the UserInfo endpoint adds: plain JSON, or a signed (and perhaps encrypted) JWT."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from accounts.oidc import http
from accounts.oidc.discovery import HTTP_OK
from accounts.oidc.id_token import SPELING
from accounts.oidc.jose import read_token
from accounts.oidc.weigering import InlogGeweigerd, Reden

if TYPE_CHECKING:
    from accounts.oidc.paths import Claims
    from accounts.oidc.provider import Endpoints, Provider


def read_userinfo(provider: Provider, endpoints: Endpoints, access_token: str, *, sub: object) -> Claims:
    """Claims about the same `sub` as the id-token's (OpenID Connect Core 5.3.4). Empty when the broker has none."""
    if not provider.userinfo or endpoints.userinfo is None:
        return {}
    antwoord = http.get(endpoints.userinfo, timeout=provider.timeout, bearer=access_token)
    if antwoord.status != HTTP_OK:
        raise InlogGeweigerd(Reden.USERINFO)
    if antwoord.content_type.startswith("application/jwt"):
        claims = _read_signed(antwoord.inhoud, provider, endpoints)
    else:
        claims = antwoord.json()
    if claims.get("sub") != sub:
        raise InlogGeweigerd(Reden.USERINFO_SUB)
    return claims


def _read_signed(inhoud: bytes, provider: Provider, endpoints: Endpoints) -> Claims:
    claims = read_token(inhoud.decode("ascii", "replace").strip(), provider, endpoints.jwks).claims
    if claims.get("iss", provider.issuer) != provider.issuer:
        raise InlogGeweigerd(Reden.TOKEN_ISS)
    if claims.get("aud", provider.client.id) not in (provider.client.id, [provider.client.id]):
        raise InlogGeweigerd(Reden.TOKEN_AUD)
    exp = claims.get("exp")
    if exp is not None and (not isinstance(exp, int | float) or exp <= time.time() - SPELING):
        raise InlogGeweigerd(Reden.TOKEN_EXP)
    return claims
