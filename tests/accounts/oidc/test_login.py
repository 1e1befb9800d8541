"""What is accepted: logins that are right, in every form a broker may choose."""

from __future__ import annotations

import json
import time
from datetime import UTC, datetime
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, urlsplit

import pytest
from joserfc import jwt
from joserfc.jwk import ECKey

from accounts.oidc.vaststelling import Identiteit, Soort
from portal.registers.entities import Niveau
from tests.accounts.oidc.gevallen import assert_logged_in, write_key
from tests.accounts.oidc.hostile import BSN, CLIENT_ID, MIDDEN, ec_key, rsa_key

if TYPE_CHECKING:
    from pathlib import Path

    from tests.accounts.oidc.conftest import Bezoeker, Ingelogd, Portaal

SAML = "urn:oasis:names:tc:SAML:2.0:ac:classes:"


def vraag(adres: str) -> dict[str, str]:
    return {naam: waarden[0] for naam, waarden in parse_qs(urlsplit(adres).query).items()}


def test_anna_logs_in_with_digid(bezoeker: Bezoeker, ingelogd: Ingelogd) -> None:
    response = bezoeker.login(next="/klanttaken/?x=1")
    assert response["Location"] == "/klanttaken/?x=1"
    (vaststelling,) = ingelogd.vaststellingen
    assert (vaststelling.provider, vaststelling.middel) == ("digid", "digid")
    assert vaststelling.niveau is Niveau.MIDDEN
    assert vaststelling.klant == vaststelling.handelend == Identiteit(Soort.BSN, BSN)
    assert not vaststelling.is_vertegenwoordiging
    assert 0 <= (datetime.now(UTC) - vaststelling.moment).total_seconds() < 60
    assert bezoeker.auditregels == []


def test_the_question_has_pkce_state_and_nonce_of_enough_randomness(bezoeker: Bezoeker) -> None:
    een, ander = vraag(bezoeker.start()), vraag(bezoeker.start())
    assert een["response_type"] == "code"
    assert een["client_id"] == CLIENT_ID
    assert een["redirect_uri"] == "http://127.0.0.1:8000/inloggen/digid/terug/"
    assert een["code_challenge_method"] == "S256"
    assert een["acr_values"] == MIDDEN
    for naam in ("state", "nonce", "code_challenge"):
        assert len(een[naam]) >= 43
        assert een[naam] != ander[naam]


def test_the_callback_address_does_not_follow_the_host_header(bezoeker: Bezoeker) -> None:
    response = bezoeker.client.get("/inloggen/digid/", headers={"host": "localhost"})
    assert vraag(response["Location"])["redirect_uri"].startswith("http://127.0.0.1:8000/")


def test_no_token_and_no_number_is_kept_in_the_session(bezoeker: Bezoeker, ingelogd: Ingelogd) -> None:
    assert_logged_in(bezoeker, ingelogd)
    bewaard = json.dumps(dict(bezoeker.client.session.items()))
    for geheim in (BSN, "toegang", "eyJ", "iemand"):
        assert geheim not in bewaard
    assert bezoeker.client.session["oidc_pogingen"] == {}


def test_two_tabs_can_log_in_side_by_side(bezoeker: Bezoeker, ingelogd: Ingelogd) -> None:
    een, ander = bezoeker.start(next="/zaken/"), bezoeker.start(next="/klanttaken/")
    assert bezoeker.terug(bezoeker.broker.authorize(een))["Location"] == "/zaken/"
    assert bezoeker.terug(bezoeker.broker.authorize(ander))["Location"] == "/klanttaken/"


def test_of_many_open_logins_the_oldest_is_forgotten(bezoeker: Bezoeker, ingelogd: Ingelogd) -> None:
    eerste = bezoeker.broker.authorize(bezoeker.start())
    laatste = [bezoeker.broker.authorize(bezoeker.start()) for _ in range(8)]
    assert len(bezoeker.client.session["oidc_pogingen"]) == 8
    assert bezoeker.terug(eerste).status_code == 400
    assert bezoeker.terug(laatste[0]).status_code == 302


@pytest.mark.parametrize(
    "next_url",
    [
        "https://kwaad.example/",
        "//kwaad.example/",
        "/\\kwaad.example",
        "javascript:alert(1)",
        "/x\r\nLocation: https://kwaad.example",
        "\x00/",
        "zaken/",
        "/inloggen/digid/",
        "/" + "x" * 600,
        "",
    ],
)
def test_after_login_one_stays_on_this_site(next_url: str, bezoeker: Bezoeker, ingelogd: Ingelogd) -> None:
    assert bezoeker.login(next=next_url)["Location"] == "/overzicht/"


def test_the_next_page_cannot_be_changed_on_the_way_back(bezoeker: Bezoeker, ingelogd: Ingelogd) -> None:
    query = bezoeker.broker.authorize(bezoeker.start(next="/zaken/"))
    assert bezoeker.terug(query | {"next": "https://kwaad.example/"})["Location"] == "/zaken/"


def test_oidcc_client_test_3rd_party_init_login(bezoeker: Bezoeker, ingelogd: Ingelogd) -> None:
    kwaad = "https://kwaad.example/"
    response = bezoeker.login(iss=bezoeker.broker.issuer, login_hint="anna", target_link_uri=kwaad)
    assert response["Location"] == "/overzicht/"
    assert len(ingelogd.vaststellingen) == 1


def test_a_step_up_asks_and_gets_the_higher_level(bezoeker: Bezoeker, ingelogd: Ingelogd) -> None:
    bezoeker.broker.claims["acr"] = SAML + "Smartcard"
    adres = bezoeker.start(niveau="25", next="/zaken/")
    assert vraag(adres)["acr_values"] == SAML + "Smartcard"
    assert bezoeker.terug(bezoeker.broker.authorize(adres))["Location"] == "/zaken/"
    assert ingelogd.vaststellingen[0].niveau is Niveau.SUBSTANTIEEL


def test_iss_in_the_answer_is_the_brokers_own(bezoeker: Bezoeker, ingelogd: Ingelogd) -> None:
    bezoeker.broker.metadata["authorization_response_iss_parameter_supported"] = True
    query = bezoeker.broker.authorize(bezoeker.start(), iss=bezoeker.broker.issuer)
    assert bezoeker.terug(query).status_code == 302


# The client and its settings ------------------------------------------------------------------------------------------
def test_private_key_jwt_is_new_for_each_call(
    bezoeker: Bezoeker, portaal: Portaal, ingelogd: Ingelogd, tmp_path: Path
) -> None:
    nieuw, oud = write_key(ec_key("nieuw"), tmp_path / "n.pem"), write_key(rsa_key("oud"), tmp_path / "o.pem")
    portaal.set(client_auth="private_key_jwt", sleutels=[nieuw, oud])
    gepubliceerd = bezoeker.client.get("/inloggen/sleutels/").json()["keys"]
    assert [sleutel["use"] for sleutel in gepubliceerd] == ["sig", "sig"]
    for _ in range(2):
        bezoeker.login()
    beweringen = [
        jwt.decode(verzoek.velden["client_assertion"], ECKey.import_key(gepubliceerd[0]), algorithms=["ES256"])
        for verzoek in bezoeker.broker.seen
        if verzoek.pad == "/token"
    ]
    een, ander = (bewering.claims for bewering in beweringen)
    assert (een["iss"], een["sub"], een["aud"]) == (CLIENT_ID, CLIENT_ID, bezoeker.broker.issuer)
    assert een["exp"] - een["iat"] == 60
    assert len(een["jti"]) >= 22
    assert een["jti"] != ander["jti"]
    assert beweringen[0].header["kid"] == gepubliceerd[0]["kid"]


def test_a_secret_in_the_form(bezoeker: Bezoeker, portaal: Portaal, ingelogd: Ingelogd) -> None:
    portaal.set(client_auth="client_secret_post")
    bezoeker.login()
    verzoek = next(verzoek for verzoek in bezoeker.broker.seen if verzoek.pad == "/token")
    assert verzoek.velden["client_secret"] == "geheim:met+tekens"
    assert "authorization" not in verzoek.koppen


def test_explicit_endpoints_need_no_discovery(bezoeker: Bezoeker, portaal: Portaal, ingelogd: Ingelogd) -> None:
    url = bezoeker.broker.url
    portaal.set(endpoints={"authorization": f"{url}/authorize?soort=x", "token": f"{url}/token", "jwks": f"{url}/jwks"})
    adres = bezoeker.start()
    assert "?soort=x&response_type=code" in adres
    assert bezoeker.terug(bezoeker.broker.authorize(adres)).status_code == 302
    assert bezoeker.broker.count("/.well-known/openid-configuration") == 0


def test_a_maximum_age_is_asked_and_checked(bezoeker: Bezoeker, portaal: Portaal, ingelogd: Ingelogd) -> None:
    portaal.set(max_age=600, prompt="login")
    assert vraag(bezoeker.start())["max_age"] == "600"
    assert vraag(bezoeker.start())["prompt"] == "login"
    assert_logged_in(bezoeker, ingelogd)
    ingelogd.vaststellingen.clear()
    for auth_time in (None, int(time.time()) - 700):
        bezoeker.broker.claims["auth_time"] = auth_time
        assert bezoeker.login().status_code == 403
    assert ingelogd.vaststellingen == []


def test_two_providers_at_once_each_have_their_own_login(
    bezoeker: Bezoeker, portaal: Portaal, ingelogd: Ingelogd
) -> None:
    portaal.set("tweede", **portaal.instellingen["digid"] | {"middel": "digid"})
    een, ander = bezoeker.start("digid"), bezoeker.start("tweede")
    assert bezoeker.terug(bezoeker.broker.authorize(ander), "tweede").status_code == 302
    assert bezoeker.terug(bezoeker.broker.authorize(een), "digid").status_code == 302
    assert [vaststelling.provider for vaststelling in ingelogd.vaststellingen] == ["tweede", "digid"]
