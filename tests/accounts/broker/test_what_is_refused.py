from __future__ import annotations

from typing import TYPE_CHECKING

import httpx
import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.accounts.broker.relying_party import RelyingParty

CALLBACK = "http://portal.test:8000/inloggen/digid/terug/"


@pytest.mark.parametrize(
    ("changes", "error"),
    [
        pytest.param({"code_challenge_method": "plain"}, "invalid_request", id="pkce-plain"),
        pytest.param({"code_challenge_method": None}, "invalid_request", id="pkce-method-missing"),
        pytest.param({"code_challenge": None}, "invalid_request", id="pkce-challenge-missing"),
        pytest.param({"code_challenge": None, "code_challenge_method": None}, "invalid_request", id="pkce-missing"),
        pytest.param({"code_challenge": "short"}, "invalid_request", id="pkce-challenge-too-short"),
        pytest.param({"code_challenge_method": "s256"}, "invalid_request", id="pkce-method-in-small-letters"),
        pytest.param({"response_type": "token"}, "unauthorized_client", id="implicit"),
        pytest.param({"response_type": "id_token"}, "unauthorized_client", id="implicit-id-token"),
        pytest.param({"response_type": "code id_token"}, "unauthorized_client", id="hybrid"),
        pytest.param({"response_type": None}, "invalid_request", id="response-type-missing"),
        pytest.param({"response_mode": "fragment"}, "invalid_request", id="response-mode"),
        pytest.param({"scope": "bsn"}, "invalid_scope", id="scope-without-openid"),
        pytest.param({"scope": "openid kvk"}, "invalid_scope", id="scope-of-another-client"),
        pytest.param({"scope": None}, "invalid_scope", id="scope-missing"),
        pytest.param({"request": "eyJ"}, "request_not_supported", id="request-object"),
        pytest.param({"request_uri": "https://example.com"}, "request_uri_not_supported", id="request-uri"),
        pytest.param({"prompt": "none login"}, "invalid_request", id="prompt-none-with-another"),
        pytest.param({"prompt": "none"}, "login_required", id="prompt-none-while-nobody-is-logged-in"),
    ],
)
def test_a_wrong_request_goes_back_to_the_client(
    relying_party: Callable[[str], RelyingParty], changes: dict[str, str | None], error: str
) -> None:
    party = relying_party("digid")
    returned = party.returned(party.ask(**changes))
    assert returned["error"] == error
    assert returned["state"] == "the-state"
    assert "code" not in returned


@pytest.mark.parametrize(
    "changes",
    [
        pytest.param({"client_id": "mijngemeente"}, id="unknown-client"),
        pytest.param({"client_id": "mijngemeente-digid\0"}, id="client-with-nul"),
        pytest.param({"client_id": None}, id="no-client"),
        pytest.param({"redirect_uri": None}, id="no-address"),
        pytest.param({"redirect_uri": "https://example.com/"}, id="another-site"),
        pytest.param({"redirect_uri": CALLBACK[:-1]}, id="no-slash"),
        pytest.param({"redirect_uri": f"{CALLBACK}a"}, id="one-character-more"),
        pytest.param({"redirect_uri": f"{CALLBACK}?next=x"}, id="a-query"),
        pytest.param({"redirect_uri": f"{CALLBACK}#x"}, id="a-fragment"),
        pytest.param({"redirect_uri": CALLBACK.replace("8000", "8002")}, id="another-port"),
        pytest.param({"redirect_uri": CALLBACK.replace("http:", "https:")}, id="another-scheme"),
        pytest.param({"redirect_uri": CALLBACK.replace("//", "//a@", 1)}, id="a-user"),
        pytest.param({"redirect_uri": CALLBACK.replace("digid", "eherkenning")}, id="that-of-another-client"),
    ],
)
def test_a_wrong_client_or_address_is_told_here_and_nobody_is_sent_there(
    relying_party: Callable[[str], RelyingParty], changes: dict[str, str | None]
) -> None:
    answer = relying_party("digid").ask(**changes)
    assert answer.status_code == 400
    assert "location" not in answer.headers
    assert "Dit verzoek klopt niet" in answer.text


@pytest.mark.parametrize("name", ["client_id", "redirect_uri", "state", "scope"])
def test_a_parameter_that_stands_twice_is_refused(relying_party: Callable[[str], RelyingParty], name: str) -> None:
    party = relying_party("digid")
    value = party.parameters()[name]
    assert party.http.get("/oidc/authorize", params={**party.parameters(), name: [value, value]}).status_code == 400


def test_a_choice_is_checked_as_strictly_as_the_page_it_was_made_on(
    relying_party: Callable[[str], RelyingParty],
) -> None:
    party = relying_party("digid")
    changed = party.ask().text.replace("code_challenge_method=S256", "code_challenge_method=plain")
    page = httpx.Response(200, text=changed)
    assert party.returned(party.choose(page, persoon="anna", niveau="20"))["error"] == "invalid_request"


def test_a_choice_from_another_site_is_refused(relying_party: Callable[[str], RelyingParty]) -> None:
    party = relying_party("digid")
    answer = party.http.post(
        "/oidc/kies", params=party.parameters(), data={"persoon": "anna", "niveau": "20"}, follow_redirects=False
    )
    assert answer.status_code == 403
    assert "Deze pagina is verouderd" in answer.text


def test_a_code_works_once(relying_party: Callable[[str], RelyingParty]) -> None:
    party = relying_party("digid")
    code = party.log_in("anna")
    assert party.redeem(code).status_code == 200
    again = party.redeem(code)
    assert (again.status_code, again.json()["error"]) == (400, "invalid_grant")


@pytest.mark.parametrize(
    ("changes", "error"),
    [
        pytest.param({"secret": "wrong"}, "invalid_client", id="secret"),
        pytest.param({"code_verifier": "x" * 64}, "invalid_grant", id="verifier"),
        pytest.param({"code_verifier": ""}, "invalid_grant", id="no-verifier"),
        pytest.param({"code": "made-up"}, "invalid_grant", id="code"),
        pytest.param({"code": "made-up\0"}, "invalid_grant", id="code-with-nul"),
        pytest.param({"redirect_uri": "http://portal.test:8000/"}, "invalid_request", id="address"),
        pytest.param(
            {"grant_type": "password", "username": "digid.anna.20", "password": ""}, "invalid_request", id="password"
        ),
        pytest.param({"grant_type": "client_credentials"}, "unauthorized_client", id="client-credentials"),
        pytest.param({"grant_type": "refresh_token", "refresh_token": "x"}, "unauthorized_client", id="refresh"),
    ],
)
def test_a_code_is_redeemed_only_by_who_asked_for_it(
    relying_party: Callable[[str], RelyingParty], changes: dict[str, str], error: str
) -> None:
    party = relying_party("digid")
    code = party.log_in("anna")
    answer = party.redeem(**{"code": code, **changes})
    assert answer.status_code in {400, 401}
    assert answer.json()["error"] == error


def test_a_code_of_one_client_is_nothing_to_another(relying_party: Callable[[str], RelyingParty]) -> None:
    digid, eherkenning = relying_party("digid"), relying_party("eherkenning")
    code = digid.log_in("anna")
    eherkenning.verifier = digid.verifier
    answer = eherkenning.redeem(code, redirect_uri=digid.callback)
    assert (answer.status_code, answer.json()["error"]) == (400, "invalid_grant")


@pytest.mark.parametrize(
    "data",
    [
        {"client_id": "a\0b", "client_secret": "x"},
        {},
        {"grant_type": "\0"},
        {"resource": "x"},
        {"resource": "http://["},
    ],
)
def test_nonsense_at_the_token_endpoint_is_an_error_of_the_client(client: httpx.Client, data: dict[str, str]) -> None:
    answer = client.post("/oidc/token", data={"grant_type": "authorization_code", "code": "x", **data})
    assert answer.status_code in {400, 401}
    assert answer.json()["error"]


@pytest.mark.parametrize("token", ["a b", "made-up", "eyJhbGciOiJub25lIn0.e30."])
def test_userinfo_wants_a_token_of_this_broker(client: httpx.Client, token: str) -> None:
    answer = client.get("/oidc/userinfo", headers={"Authorization": f"Bearer {token}"})
    assert answer.status_code == 401


def test_a_broken_escape_at_userinfo_is_an_error_of_the_client(client: httpx.Client) -> None:
    assert client.get("/oidc/userinfo?x=%zz").status_code == 400


def test_a_token_in_the_address_is_not_taken(relying_party: Callable[[str], RelyingParty]) -> None:
    party = relying_party("digid")
    token = party.redeem(party.log_in("anna")).json()["access_token"]
    assert party.userinfo(token).status_code == 200
    assert party.http.get("/oidc/userinfo", params={"access_token": token}).status_code == 401


@pytest.mark.parametrize("path", ["/oidc/device", "/oidc/revoke", "/identity/o/api/clients", "/admin/", "/%00"])
def test_what_is_not_offered_does_not_exist(client: httpx.Client, path: str) -> None:
    answer = client.get(path)
    assert answer.status_code == 404
    assert "Deze pagina bestaat niet" in answer.text
