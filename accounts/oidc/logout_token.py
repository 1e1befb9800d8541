"""What a broker sends to end a session (OpenID Connect Back-Channel Logout 1.0, section 2.6)."""

from __future__ import annotations

import hashlib
from datetime import timedelta
from typing import TYPE_CHECKING

from django.db import IntegrityError, transaction
from django.utils import timezone

from accounts.oidc.discovery import endpoints
from accounts.oidc.id_token import MAX_OUD, SPELING, check_claims
from accounts.oidc.jose import read_token
from accounts.oidc.models import UitlogToken
from accounts.oidc.weigering import InlogGeweigerd, Reden

if TYPE_CHECKING:
    from accounts.oidc.jose import Token
    from accounts.oidc.paths import Claims
    from accounts.oidc.provider import Provider

GEBEURTENIS = "http://schemas.openid.net/event/backchannel-logout"


def read_logout_token(tekst: object, provider: Provider) -> Claims:
    """The claims of a logout token that passed every check; `use_once` says whether it is new. Raises
    InlogGeweigerd."""
    token = read_token(tekst, provider, endpoints(provider).jwks)
    _check_soort(token)
    check_claims(token.claims, provider)
    if not any(isinstance(token.claims.get(naam), str) and token.claims[naam] for naam in ("sid", "sub")):
        raise InlogGeweigerd(Reden.TOKEN_SUB)
    if not isinstance(token.claims.get("jti"), str) or not token.claims["jti"]:
        raise InlogGeweigerd(Reden.TOKEN_SOORT)
    return token.claims


def _check_soort(token: Token) -> None:
    """A nonce would make it an id-token, of which anyone who logged in has one."""
    typ = token.kop.get("typ", "JWT")
    gebeurtenissen = token.claims.get("events")
    is_logout = isinstance(gebeurtenissen, dict) and isinstance(gebeurtenissen.get(GEBEURTENIS), dict)
    if typ not in ("JWT", "logout+jwt") or not is_logout or "nonce" in token.claims:
        raise InlogGeweigerd(Reden.TOKEN_SOORT)


def use_once(claims: Claims, provider: Provider) -> None:
    """In the transaction that ends the sessions: of two that come in together the second waits for the first. Raises
    InlogGeweigerd when this token was carried out before."""
    te_oud = timezone.now() - timedelta(seconds=MAX_OUD + 2 * SPELING)
    UitlogToken.objects.filter(gebruikt_op__lt=te_oud).delete()
    kenmerk = hashlib.sha256(f"{provider.naam} {claims['jti']}".encode()).hexdigest()
    try:
        with transaction.atomic():
            UitlogToken(kenmerk=kenmerk).save(force_insert=True)
    except IntegrityError:
        raise InlogGeweigerd(Reden.CODE_GEWEIGERD) from None
