"""How the portal proves to a token endpoint who it is."""

from __future__ import annotations

import base64
import secrets
import time
from typing import TYPE_CHECKING
from urllib.parse import quote_plus

from joserfc import jwt
from joserfc.jwk import ECKey

from accounts.oidc.provider import ClientAuth

if TYPE_CHECKING:
    from collections.abc import Mapping

    from accounts.oidc.provider import Provider

_ASSERTION_TYPE = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer"
GELDIG = 60
"""Seconds an assertion can be used."""


def authenticate_client(provider: Provider) -> tuple[Mapping[str, str], Mapping[str, str]]:
    """Form fields and headers to send along, new for each call."""
    client = provider.client
    if client.auth is ClientAuth.PRIVATE_KEY_JWT:
        velden = {"client_assertion_type": _ASSERTION_TYPE, "client_assertion": _assertion(provider)}
        return {"client_id": client.id, **velden}, {}
    if client.auth is ClientAuth.SECRET_BASIC:
        # Both are form-encoded before they are joined (RFC 6749, 2.3.1): a secret may hold a colon.
        paar = f"{quote_plus(client.id)}:{quote_plus(client.secret)}"
        return {}, {"Authorization": f"Basic {base64.b64encode(paar.encode()).decode()}"}
    return {"client_id": client.id, "client_secret": client.secret}, {}


def _assertion(provider: Provider) -> str:
    """RFC 7523. By default `aud` is the issuer, not the endpoint: another server cannot hand it on."""
    client, nu = provider.client, int(time.time())
    sleutel = client.sleutels[0]
    alg = "ES256" if isinstance(sleutel, ECKey) else "PS256"
    claims = {
        "iss": client.id,
        "sub": client.id,
        "aud": client.assertion_audience or provider.issuer,
        "jti": secrets.token_urlsafe(32),
        "iat": nu,
        "exp": nu + GELDIG,
    }
    return jwt.encode({"alg": alg, "kid": sleutel.kid}, claims, sleutel, algorithms=[alg])
