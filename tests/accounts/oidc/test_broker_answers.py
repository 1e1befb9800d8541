"""The refusal matrix, the rest of what a broker answers: UserInfo, levels, identities, and a broker that is unwell."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pytest

from accounts.oidc.weigering import Reden
from tests.accounts.oidc.gevallen import Geval, assert_refused, claims, says, slow, try_case, userinfo
from tests.accounts.oidc.hostile import BSN

if TYPE_CHECKING:
    from tests.accounts.oidc.conftest import Bezoeker, Ingelogd

STRAKS = int(time.time()) + 3600
SAML = "urn:oasis:names:tc:SAML:2.0:ac:classes:"

GOED_ID_TOKEN = [
    Geval("oidcc-client-test-userinfo-invalid-sub", Reden.USERINFO_SUB, userinfo(sub="iemand1")),
    Geval("userinfo-without-sub", Reden.USERINFO_SUB, userinfo(sub=None)),
    Geval("userinfo-401", Reden.USERINFO, says("/userinfo", 401, b"{}")),
    Geval("userinfo-500", Reden.BROKER_NIET_BEREIKBAAR, says("/userinfo", 500)),
    Geval("userinfo-garbage", Reden.BROKER_ANTWOORD, says("/userinfo", 200, b"<html>")),
    Geval("userinfo-says-another-bsn", Reden.CLAIMS_TEGENSTRIJDIG, userinfo(bsn="999990032")),
    Geval("acr-absent", Reden.NIVEAU_ONTBREEKT, claims(acr=None)),
    Geval("acr-unknown", Reden.NIVEAU_ONBEKEND, claims(acr=SAML + "SmartcardPKI1")),
    Geval("acr-too-low", Reden.NIVEAU_TE_LAAG, claims(acr=SAML + "PasswordProtectedTransport")),
    Geval("auth-time-in-the-future", Reden.TOKEN_AUTH_TIME, claims(auth_time=STRAKS)),
    Geval("auth-time-as-text", Reden.TOKEN_AUTH_TIME, claims(auth_time="gisteren")),
    Geval("bsn-absent", Reden.IDENTITEIT_ONTBREEKT, claims(bsn=None)),
    Geval("elfproef-fails", Reden.IDENTITEIT_ONGELDIG, claims(bsn="999990018")),
    Geval("mandate-at-plain-digid", Reden.VERTEGENWOORDIGING_ONVERWACHT, claims(represents={"sub": BSN})),
]

GEEN_ID_TOKEN = [
    Geval("jwks-500", Reden.BROKER_NIET_BEREIKBAAR, says("/jwks", 500)),
    Geval("jwks-404", Reden.BROKER_ANTWOORD, says("/jwks", 404)),
    Geval("jwks-garbage", Reden.BROKER_ANTWOORD, says("/jwks", 200, b"niets")),
    Geval("jwks-keys-is-text", Reden.BROKER_ANTWOORD, says("/jwks", 200, b'{"keys": "x"}')),
    Geval("jwks-of-nonsense", Reden.TOKEN_SLEUTEL, says("/jwks", 200, b'{"keys": [5, {}, {"kty": "RSA"}]}')),
    Geval("jwks-slow", Reden.BROKER_NIET_BEREIKBAAR, slow("/jwks")),
    Geval("token-endpoint-time-out", Reden.BROKER_NIET_BEREIKBAAR, slow("/token")),
    Geval("token-endpoint-500", Reden.BROKER_NIET_BEREIKBAAR, says("/token", 500)),
    Geval("token-endpoint-redirects", Reden.BROKER_ANTWOORD, says("/token", 302)),
    Geval("token-endpoint-garbage", Reden.BROKER_ANTWOORD, says("/token", 200, b"[]")),
    Geval("token-endpoint-deep-json", Reden.BROKER_ANTWOORD, says("/token", 200, b"[" * 100_000)),
    Geval("token-endpoint-endless", Reden.BROKER_ANTWOORD, says("/token", 200, b" " * 300_000)),
    Geval("invalid-client", Reden.BROKER_ANTWOORD, says("/token", 401, b'{"error": "invalid_client"}')),
    Geval("invalid-grant", Reden.CODE_GEWEIGERD, says("/token", 400, b'{"error": "invalid_grant"}')),
    Geval("no-access-token", Reden.BROKER_ANTWOORD, lambda b: b.token_response.update(access_token=None)),
    Geval("access-token-two-lines", Reden.BROKER_ANTWOORD, lambda b: b.token_response.update(access_token="a\r\nb")),
]


@pytest.mark.parametrize("geval", GOED_ID_TOKEN, ids=lambda geval: geval.naam)
def test_a_wrong_answer_after_a_good_id_token_is_refused(
    geval: Geval, bezoeker: Bezoeker, ingelogd: Ingelogd, caplog: pytest.LogCaptureFixture
) -> None:
    try_case(geval, bezoeker, ingelogd, lambda: caplog.text, userinfo=True)


@pytest.mark.parametrize("geval", GEEN_ID_TOKEN, ids=lambda geval: geval.naam)
def test_a_broker_that_is_unwell_gets_no_further(
    geval: Geval, bezoeker: Bezoeker, ingelogd: Ingelogd, caplog: pytest.LogCaptureFixture
) -> None:
    try_case(geval, bezoeker, ingelogd, lambda: caplog.text)


def test_oidcc_client_test_discovery_issuer_mismatch(bezoeker: Bezoeker, ingelogd: Ingelogd) -> None:
    bezoeker.broker.metadata["issuer"] = bezoeker.broker.issuer + "1"
    response = bezoeker.client.get("/inloggen/digid/")
    assert_refused(response, Reden.BROKER_ISSUER, bezoeker, ingelogd)
    assert "Location" not in response


@pytest.mark.parametrize("wat", ["authorization_endpoint", "token_endpoint", "jwks_uri"])
@pytest.mark.parametrize("adres", [None, "javascript:alert(1)", "http:/x", 5, "file:///etc/passwd"])
def test_discovery_with_an_unusable_address(wat: str, adres: object, bezoeker: Bezoeker, ingelogd: Ingelogd) -> None:
    bezoeker.broker.metadata[wat] = adres
    assert_refused(bezoeker.client.get("/inloggen/digid/"), Reden.BROKER_ANTWOORD, bezoeker, ingelogd)


def test_a_broker_without_a_discovery_document(bezoeker: Bezoeker, ingelogd: Ingelogd) -> None:
    bezoeker.broker.answers["/.well-known/openid-configuration"] = (404, b"")
    assert_refused(bezoeker.client.get("/inloggen/digid/"), Reden.BROKER_ANTWOORD, bezoeker, ingelogd)


def test_a_broker_that_is_down_gets_a_page_and_no_storm(bezoeker: Bezoeker, ingelogd: Ingelogd) -> None:
    bezoeker.broker.answers["/.well-known/openid-configuration"] = (503, b"")
    for _ in range(5):
        assert bezoeker.client.get("/inloggen/digid/").status_code == 503
    assert bezoeker.broker.count("/.well-known/openid-configuration") == 2
    assert ingelogd.vaststellingen == []


def test_a_code_is_handed_in_once_even_when_the_broker_fails(bezoeker: Bezoeker, ingelogd: Ingelogd) -> None:
    bezoeker.broker.answers["/token"] = (500, b"")
    assert_refused(bezoeker.login(), Reden.BROKER_NIET_BEREIKBAAR, bezoeker, ingelogd)
    assert bezoeker.broker.count("/token") == 1
