"""The refusal matrix of `broker-contract.md`, the id-token: a broker that signs with real keys, and is wrong.

The names are those of the OpenID conformance suite where it has one. Each case is shown the same: no login, no UserInfo
call, an audit line with the reason, a page in plain Dutch, no 500, nothing of a person in the log.
"""

from __future__ import annotations

import hmac
import json
import time
from typing import TYPE_CHECKING

import pytest
from joserfc.jwk import OctKey

from accounts.oidc.weigering import Reden
from tests.accounts.oidc.gevallen import Geval, assert_refused, claims, header, signed, signs, try_case
from tests.accounts.oidc.hostile import CLIENT_ID, SECRET, b64, ec_key, rsa_key, sign, unsigned

if TYPE_CHECKING:
    from tests.accounts.oidc.conftest import Bezoeker, Ingelogd, Portaal
    from tests.accounts.oidc.hostile import Claims, HostileBroker

NU = int(time.time())
WEEK = 7 * 24 * 3600
LOGOUT = "http://schemas.openid.net/event/backchannel-logout"


def tampered(claims: Claims) -> str:
    """The suite changes the signature and nothing else."""
    kop, lading, handtekening = signed(claims).split(".")
    return f"{kop}.{lading}.{'A' * len(handtekening)}"


def two_keys(broker: HostileBroker) -> None:
    broker.keys = [rsa_key("een"), rsa_key("twee")]
    broker.header["kid"] = None


def with_public_key_as_secret(claims: Claims) -> str:
    """The old confusion: the broker's public key, known to all, used as the secret of an HMAC."""
    kop = b64(json.dumps({"alg": "HS256", "kid": "een"}).encode())
    invoer = f"{kop}.{b64(json.dumps(claims).encode())}"
    return f"{invoer}.{b64(hmac.digest(rsa_key('een').as_pem(private=False), invoer.encode(), 'sha256'))}"


def with_own_key_in_header(claims: Claims) -> str:
    return signed(claims, "vreemd", kid="een", jwk=rsa_key("vreemd").as_dict(private=False))


def with_crit(claims: Claims) -> str:
    kop = {"alg": "RS256", "kid": "een", "crit": ["x"], "x": 1}
    return f"{b64(json.dumps(kop).encode())}.{b64(json.dumps(claims).encode())}.YQ"


def encrypted_for_another(claims: Claims) -> str:
    return f"{b64(json.dumps({'alg': 'RSA-OAEP', 'enc': 'A256GCM'}).encode())}.YQ.YQ.YQ.YQ"


GEVALLEN = [
    Geval("oidcc-client-test-invalid-iss", Reden.TOKEN_ISS, lambda b: b.claims.update(iss=b.issuer + "1")),
    Geval("missing-iss", Reden.TOKEN_ISS, claims(iss=None)),
    Geval("iss-with-slash", Reden.TOKEN_ISS, lambda b: b.claims.update(iss=b.issuer + "/")),
    Geval("iss-as-list", Reden.TOKEN_ISS, lambda b: b.claims.update(iss=[b.issuer])),
    Geval("oidcc-client-test-invalid-aud", Reden.TOKEN_AUD, claims(aud=CLIENT_ID + "1")),
    Geval("oidcc-client-test-missing-aud", Reden.TOKEN_AUD, claims(aud=None)),
    Geval("fapi-invalid-secondary-aud", Reden.TOKEN_AUD, claims(aud=[CLIENT_ID, "een-ander"])),
    Geval("aud-as-object", Reden.TOKEN_AUD, claims(aud={CLIENT_ID: 1})),
    Geval("foreign-azp", Reden.TOKEN_AZP, claims(azp=CLIENT_ID + "1")),
    Geval("oidcc-client-test-missing-sub", Reden.TOKEN_SUB, claims(sub=None)),
    Geval("empty-sub", Reden.TOKEN_SUB, claims(sub="")),
    Geval("oidcc-client-test-missing-iat", Reden.TOKEN_IAT, claims(iat=None)),
    Geval("iat-a-week-in-the-past", Reden.TOKEN_IAT, claims(iat=NU - WEEK)),
    Geval("iat-in-the-future", Reden.TOKEN_IAT, claims(iat=NU + WEEK)),
    Geval("iat-as-text", Reden.TOKEN_IAT, claims(iat=str(NU))),
    Geval("fapi-invalid-missing-exp", Reden.TOKEN_EXP, claims(exp=None)),
    Geval("fapi-invalid-expired-exp", Reden.TOKEN_EXP, claims(exp=NU - 60)),
    Geval("exp-is-no-number", Reden.TOKEN_EXP, claims(exp=float("nan"))),
    Geval("govuk-token-not-valid-yet", Reden.TOKEN_NBF, claims(nbf=NU + 3600)),
    Geval("oidcc-client-test-nonce-invalid", Reden.TOKEN_NONCE, claims(nonce="een andere")),
    Geval("missing-nonce", Reden.TOKEN_NONCE, claims(nonce=None)),
    Geval("nonce-as-list", Reden.TOKEN_NONCE, signs(lambda c: signed(c | {"nonce": [c["nonce"]]}))),
    Geval("nonce-one-longer", Reden.TOKEN_NONCE, signs(lambda c: signed(c | {"nonce": c["nonce"] + "1"}))),
    Geval("oidcc-client-test-idtoken-sig-none", Reden.TOKEN_ALGORITME, signs(lambda c: unsigned(c, alg="none"))),
    Geval("none-in-capitals", Reden.TOKEN_ALGORITME, signs(lambda c: unsigned(c, alg="None"))),
    Geval("fapi-invalid-null-alg", Reden.TOKEN_ALGORITME, signs(lambda c: unsigned(c, alg=None))),
    Geval("alg-as-list", Reden.TOKEN_ALGORITME, signs(lambda c: unsigned(c, alg=["RS256"]))),
    Geval("missing-alg", Reden.TOKEN_ALGORITME, signs(unsigned)),
    Geval("fapi-invalid-alternate-alg", Reden.TOKEN_ALGORITME, signs(lambda c: signed(c, alg="PS256"))),
    Geval("oidcc-client-test-invalid-sig-rs256", Reden.TOKEN_HANDTEKENING, signs(tampered)),
    Geval("signed-by-a-stranger", Reden.TOKEN_HANDTEKENING, signs(lambda c: signed(c, "vreemd", kid="een"))),
    Geval(
        "oidcc-client-test-invalid-sig-hs256",
        Reden.TOKEN_ALGORITME,
        signs(lambda c: sign(c, OctKey.import_key(SECRET), "HS256")),
    ),
    Geval("public-key-as-hmac-secret", Reden.TOKEN_ALGORITME, signs(with_public_key_as_secret)),
    Geval("unknown-kid", Reden.TOKEN_SLEUTEL, header(kid="onbekend")),
    Geval("kid-as-number", Reden.TOKEN_SLEUTEL, signs(lambda c: unsigned(c, alg="RS256", kid=5))),
    Geval("oidcc-client-test-kid-absent-multiple-jwks", Reden.TOKEN_SLEUTEL, two_keys),
    Geval("key-of-its-own-in-the-header", Reden.TOKEN_ONLEESBAAR, signs(with_own_key_in_header)),
    Geval("logout-token-by-type", Reden.TOKEN_SOORT, header(typ="logout+jwt")),
    Geval("logout-token-by-events", Reden.TOKEN_SOORT, claims(events={LOGOUT: {}})),
    Geval("access-token-by-type", Reden.TOKEN_SOORT, header(typ="at+jwt")),
    Geval("oidcc-client-test-invalid-athash", Reden.TOKEN_AT_HASH, claims(at_hash=b64(bytes(16)))),
    Geval("athash-as-number", Reden.TOKEN_AT_HASH, claims(at_hash=5)),
    Geval("jti-as-number", Reden.TOKEN_ONLEESBAAR, claims(jti=5)),
    Geval("no-id-token", Reden.TOKEN_ONLEESBAAR, signs(lambda _: None)),
    Geval("id-token-is-a-number", Reden.TOKEN_ONLEESBAAR, signs(lambda _: 5)),
    Geval("id-token-is-no-token", Reden.TOKEN_ONLEESBAAR, signs(lambda _: "geen token")),
    Geval("id-token-of-dots", Reden.TOKEN_ONLEESBAAR, signs(lambda _: "....")),
    Geval("id-token-endless", Reden.TOKEN_ONLEESBAAR, signs(lambda c: signed(c) + "x" * 70_000)),
    Geval("encrypted-for-somebody-else", Reden.TOKEN_ONLEESBAAR, signs(encrypted_for_another)),
    Geval("crit-that-is-not-understood", Reden.TOKEN_ONLEESBAAR, signs(with_crit)),
]


@pytest.mark.parametrize("geval", GEVALLEN, ids=lambda geval: geval.naam)
def test_a_wrong_id_token_is_refused(
    geval: Geval, bezoeker: Bezoeker, ingelogd: Ingelogd, caplog: pytest.LogCaptureFixture
) -> None:
    try_case(geval, bezoeker, ingelogd, lambda: caplog.text)


def test_oidcc_client_test_invalid_sig_es256(bezoeker: Bezoeker, portaal: Portaal, ingelogd: Ingelogd) -> None:
    portaal.set(algoritmes=["ES256"])
    bezoeker.broker.keys = [ec_key("ec")]
    bezoeker.broker.make_token = lambda c: sign(c, ec_key("vreemd"), "ES256", kid="ec")
    assert_refused(bezoeker.login(), Reden.TOKEN_HANDTEKENING, bezoeker, ingelogd)
