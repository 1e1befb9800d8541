"""Signed and encrypted tokens of a broker, down to their claims. The cryptography is joserfc's; the choice is ours."""

from __future__ import annotations

import base64
import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from joserfc import jwe, jwt
from joserfc.errors import BadSignatureError, JoseError

from accounts.oidc.keys import find_key
from accounts.oidc.weigering import InlogGeweigerd, Reden

if TYPE_CHECKING:
    from collections.abc import Mapping

    from joserfc.jwk import ECKey, RSAKey

    from accounts.oidc.paths import Claims
    from accounts.oidc.provider import Provider

MAX_TOKEN = 64 * 1024
#: No RSA1_5, no direct or password-based keys, and no compression (a few bytes would unpack to gigabytes).
_VERSLEUTELING = (
    *("RSA-OAEP", "RSA-OAEP-256", "ECDH-ES", "ECDH-ES+A128KW", "ECDH-ES+A256KW"),
    *("A128GCM", "A256GCM", "A128CBC-HS256", "A256CBC-HS512"),
)
#: What joserfc lets through of a header or payload of the wrong shape, besides its own errors (found by fuzzing).
_ONLEESBAAR = (JoseError, ValueError, TypeError, KeyError, AttributeError, RecursionError)


@dataclass(frozen=True, slots=True)
class Token:
    """Claims of which the signature was right, and the header they came with."""

    kop: Mapping[str, object]
    claims: Claims


def read_token(tekst: object, provider: Provider, jwks_url: str) -> Token:
    """Verifies the signature with the broker's keys. Says nothing yet about what is claimed. Raises InlogGeweigerd."""
    if not isinstance(tekst, str) or not tekst.isascii() or len(tekst) > MAX_TOKEN:
        raise InlogGeweigerd(Reden.TOKEN_ONLEESBAAR)
    ondertekend = _decrypt(tekst, provider) if tekst.count(".") == 4 else tekst
    kop = _kop(ondertekend)
    if kop.get("alg") not in provider.algoritmes:
        raise InlogGeweigerd(Reden.TOKEN_ALGORITME)
    sleutel = find_key(jwks_url, kop, timeout=provider.timeout)
    return _verify(ondertekend, sleutel, str(kop["alg"]))


def _verify(tekst: str, sleutel: RSAKey | ECKey, alg: str) -> Token:
    try:
        token = jwt.decode(tekst, sleutel, algorithms=[alg])
    except BadSignatureError:
        raise InlogGeweigerd(Reden.TOKEN_HANDTEKENING) from None
    except _ONLEESBAAR:
        raise InlogGeweigerd(Reden.TOKEN_ONLEESBAAR) from None
    return Token(token.header, token.claims)


def _kop(tekst: str) -> Mapping[str, object]:
    """The header, unverified: only to choose the algorithm and the key by."""
    eerste = tekst.partition(".")[0]
    try:
        kop = json.loads(base64.urlsafe_b64decode(eerste + "=" * (-len(eerste) % 4)))
    except (ValueError, RecursionError):
        raise InlogGeweigerd(Reden.TOKEN_ONLEESBAAR) from None
    if not isinstance(kop, dict):
        raise InlogGeweigerd(Reden.TOKEN_ONLEESBAAR)
    return kop


def _decrypt(tekst: str, provider: Provider) -> str:
    """The signed token inside an encrypted one."""
    kid = _kop(tekst).get("kid")
    for sleutel in provider.ontsleutelsleutels:
        if kid in (None, sleutel.kid):
            try:
                inhoud = jwe.decrypt_compact(tekst, sleutel, algorithms=_VERSLEUTELING).plaintext
            except _ONLEESBAAR:
                continue
            return (inhoud or b"").decode("ascii", "replace")
    raise InlogGeweigerd(Reden.TOKEN_ONLEESBAAR)
