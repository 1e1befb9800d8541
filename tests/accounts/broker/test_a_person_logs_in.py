"""The code flow as a relying party sees it; values as in the broker contract, written out."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pytest

from accounts.broker.people import ANNA, BRAM, CARLA, FATIMA, JAN_WILLEM, MIEKE

if TYPE_CHECKING:
    from collections.abc import Callable

    import httpx

    from tests.accounts.broker.process import Broker
    from tests.accounts.broker.relying_party import RelyingParty

ALL_THEMAS = "5b6e8f1c-0d3a-4c57-9a52-2f1d6f0b7a10"
SAML = "urn:oasis:names:tc:SAML:2.0:ac:classes:"
LOA = "urn:etoegang:core:assurance-class:"
NAMES = ("urn:etoegang:1.9:attribute:FirstName", "urn:etoegang:1.9:attribute:FamilyName")
IDENTITIES = {
    ("digid", "anna"): {"bsn": ANNA.bsn},
    ("digid-machtigen", "bram"): {
        "urn:nl-eid-gdi:1.0:LegalSubjectID": ANNA.bsn,
        "urn:nl-eid-gdi:1.0:ActingSubjectID": BRAM.bsn,
        "urn:nl-eid-gdi:1.0:ServiceUUID": ALL_THEMAS,
    },
    ("digid-machtigen", "mieke"): {
        "urn:nl-eid-gdi:1.0:LegalSubjectID": JAN_WILLEM.bsn,
        "urn:nl-eid-gdi:1.0:ActingSubjectID": MIEKE.bsn,
        "urn:nl-eid-gdi:1.0:ServiceUUID": ALL_THEMAS,
    },
    ("eherkenning", "carla"): {
        "urn:etoegang:core:LegalSubjectID": "90001234",
        "namequalifier": "urn:etoegang:1.9:EntityConcernedID:KvKnr",
        "urn:etoegang:core:ActingSubjectID": "A1B2C3D4E5F6@carla.korenbloem",
        "urn:etoegang:1.9:attribute:FirstName": CARLA.voornaam,
        "urn:etoegang:1.9:attribute:FamilyName": CARLA.achternaam,
        "urn:etoegang:1.11:attribute-represented:CompanyName": "Bakkerij De Korenbloem B.V.",
    },
}
PROTOCOL = {"iss", "aud", "sub", "iat", "exp", "jti", "at_hash", "nonce", "acr", "auth_time"}


@pytest.mark.parametrize(("middel", "persoon"), IDENTITIES)
def test_both_id_token_and_userinfo_say_who_it_is_and_nothing_more(
    relying_party: Callable[[str], RelyingParty], middel: str, persoon: str
) -> None:
    party = relying_party(middel)
    tokens = party.redeem(party.log_in(persoon)).json()
    claims = party.read(tokens["id_token"])
    userinfo = party.userinfo(tokens["access_token"]).json()
    identity = IDENTITIES[middel, persoon]
    assert {name: claims[name] for name in claims.keys() - PROTOCOL} == identity
    assert userinfo == {"sub": claims["sub"], **identity}


def test_the_id_token_is_for_this_client_this_request_and_this_moment(
    relying_party: Callable[[str], RelyingParty], broker: Broker
) -> None:
    party = relying_party("digid")
    before = int(time.time())
    claims = party.read(party.redeem(party.log_in("anna", nonce="my-own-nonce")).json()["id_token"])
    assert claims["iss"] == broker.url
    assert claims["aud"] == "mijngemeente-digid"
    assert claims["nonce"] == "my-own-nonce"
    assert before <= claims["auth_time"] <= claims["iat"] <= int(time.time())
    assert claims["iat"] < claims["exp"] <= claims["iat"] + 300


@pytest.mark.parametrize(
    ("middel", "persoon", "niveau", "acr"),
    [
        ("digid", "anna", "10", f"{SAML}PasswordProtectedTransport"),
        ("digid", "anna", "20", f"{SAML}MobileTwoFactorContract"),
        ("digid", "anna", "25", f"{SAML}Smartcard"),
        ("digid", "anna", "30", f"{SAML}SmartcardPKI"),
        ("digid-machtigen", "bram", "25", f"{SAML}Smartcard"),
        ("eherkenning", "carla", "10", f"{LOA}loa2"),
        ("eherkenning", "carla", "20", f"{LOA}loa2plus"),
        ("eherkenning", "carla", "25", f"{LOA}loa3"),
        ("eherkenning", "carla", "30", f"{LOA}loa4"),
    ],
)
def test_the_chosen_level_stands_in_acr(
    relying_party: Callable[[str], RelyingParty], middel: str, persoon: str, niveau: str, acr: str
) -> None:
    party = relying_party(middel)
    # Also when more was asked: it is the relying party's to refuse.
    code = party.log_in(persoon, niveau, acr_values=f"{SAML}SmartcardPKI {LOA}loa4")
    assert party.read(party.redeem(code).json()["id_token"])["acr"] == acr


def test_a_medewerker_of_one_vestiging_is_limited_to_it(relying_party: Callable[[str], RelyingParty]) -> None:
    party = relying_party("eherkenning")
    claims = party.read(party.redeem(party.log_in("fatima")).json()["id_token"])
    assert FATIMA.werk
    assert claims["urn:etoegang:1.9:ServiceRestriction:Vestigingsnr"] == FATIMA.werk.vestigingsnummer


def test_a_broker_may_leave_out_what_kind_of_number_it_gives(relying_party: Callable[[str], RelyingParty]) -> None:
    party = relying_party("eherkenning")
    claims = party.read(party.redeem(party.log_in("mieke")).json()["id_token"])
    assert claims["urn:etoegang:core:LegalSubjectID"] == "90004321"
    assert "namequalifier" not in claims


def test_who_is_not_asked_for_is_not_told(relying_party: Callable[[str], RelyingParty]) -> None:
    party = relying_party("digid")
    tokens = party.redeem(party.log_in("anna", scope="openid")).json()
    assert "bsn" not in party.read(tokens["id_token"])
    assert "bsn" not in party.userinfo(tokens["access_token"]).json()


def test_the_answer_carries_state_and_issuer(relying_party: Callable[[str], RelyingParty], broker: Broker) -> None:
    party = relying_party("digid")
    answer = party.choose(party.ask(state="a b&c=d"), persoon="anna", niveau="20")
    assert party.returned(answer).keys() == {"code", "state", "iss"}
    assert party.returned(answer)["state"] == "a b&c=d"
    assert party.returned(answer)["iss"] == broker.url


def test_the_secret_may_also_come_in_the_body(relying_party: Callable[[str], RelyingParty]) -> None:
    party = relying_party("digid")
    data = {"client_id": party.client_id, "client_secret": "alleen-voor-de-demo", "redirect_uri": party.callback}
    code = {"grant_type": "authorization_code", "code": party.log_in("anna"), "code_verifier": party.verifier}
    assert party.http.post("/oidc/token", data=data | code).status_code == 200


def test_a_request_may_also_be_posted(relying_party: Callable[[str], RelyingParty]) -> None:
    party = relying_party("digid")
    answer = party.http.post("/oidc/authorize", data=party.parameters(), follow_redirects=True)
    assert answer.status_code == 200
    assert "Inloggen met DigiD" in answer.text


def test_the_discovery_document_says_where_everything_is(client: httpx.Client, broker: Broker) -> None:
    found = client.get("/.well-known/openid-configuration").json()
    assert found["issuer"] == broker.url
    assert found["response_types_supported"] == ["code"]
    assert found["code_challenge_methods_supported"] == ["S256"]
    assert found["id_token_signing_alg_values_supported"] == ["RS256"]
    names = ("authorization_endpoint", "token_endpoint", "userinfo_endpoint", "jwks_uri", "end_session_endpoint")
    assert [client.get(found[name]).status_code for name in names] == [400, 405, 401, 200, 302]


def test_the_published_key_is_public(client: httpx.Client) -> None:
    (key,) = client.get("/.well-known/jwks.json").json()["keys"]
    assert key.keys() == {"kty", "n", "e", "kid", "key_ops"}
