from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.accounts.broker.relying_party import RelyingParty

HOME = "http://portal.test:8000/"


def test_logging_out_needs_no_id_token_and_asks_nothing(relying_party: Callable[[str], RelyingParty]) -> None:
    party = relying_party("digid")
    tokens = party.redeem(party.log_in("anna")).json()
    query = {"client_id": party.client_id, "post_logout_redirect_uri": HOME, "state": "s"}
    answer = party.http.get("/oidc/logout", params=query)
    assert (answer.status_code, answer.headers["location"]) == (302, f"{HOME}?state=s")
    assert party.returned(party.ask(prompt="none"))["error"] == "login_required"
    assert party.userinfo(tokens["access_token"]).status_code == 401


@pytest.mark.parametrize("method", ["GET", "POST"])
def test_an_id_token_may_come_along(relying_party: Callable[[str], RelyingParty], method: str) -> None:
    party = relying_party("digid")
    id_token = party.redeem(party.log_in("anna")).json()["id_token"]
    query = {"id_token_hint": id_token, "post_logout_redirect_uri": HOME}
    where = "params" if method == "GET" else "data"
    answer = party.http.request(method, "/oidc/logout", **{where: query})  # type: ignore[arg-type]
    assert (answer.status_code, answer.headers["location"]) == (302, HOME)


def test_who_is_not_logged_in_is_sent_on_too(relying_party: Callable[[str], RelyingParty]) -> None:
    party = relying_party("digid")
    query = {"client_id": party.client_id, "post_logout_redirect_uri": HOME}
    assert party.http.get("/oidc/logout", params=query).headers["location"] == HOME


@pytest.mark.parametrize(
    "uri",
    [
        "https://example.com/",
        f"{HOME}elders",
        f"{HOME}?a=b",
        HOME.replace("8000", "8002"),
        "javascript:alert(1)",
        "x\0",
    ],
)
def test_nobody_is_sent_elsewhere(relying_party: Callable[[str], RelyingParty], uri: str) -> None:
    party = relying_party("digid")
    party.log_in("anna")
    answer = party.http.get("/oidc/logout", params={"client_id": party.client_id, "post_logout_redirect_uri": uri})
    assert answer.status_code == 400
    assert "location" not in answer.headers
    assert "Dit verzoek klopt niet" in answer.text


@pytest.mark.parametrize("query", [{}, {"client_id": "unknown", "post_logout_redirect_uri": "https://example.com/"}])
def test_without_a_known_client_one_stays_at_the_broker(
    relying_party: Callable[[str], RelyingParty], query: dict[str, str]
) -> None:
    party = relying_party("digid")
    party.log_in("anna")
    assert party.http.get("/oidc/logout", params=query).headers["location"] == "/"
    assert party.returned(party.ask(prompt="none"))["error"] == "login_required"
