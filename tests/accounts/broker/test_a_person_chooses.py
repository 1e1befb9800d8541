"""The page on which a person, and how surely it is that person, is chosen."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from accounts.broker.people import PEOPLE

if TYPE_CHECKING:
    from collections.abc import Callable

    import httpx

    from tests.accounts.broker.relying_party import RelyingParty

SUBSTANTIEEL = "urn:oasis:names:tc:SAML:2.0:ac:classes:Smartcard"


def checked(page: httpx.Response) -> list[str]:
    """The values that are chosen beforehand."""
    inputs = re.findall(r"<input[^>]*>", page.text)
    return [match[1] for tag in inputs if " checked" in tag and (match := re.search(r'value="([^"]+)"', tag))]


def people_on(page: httpx.Response) -> list[str]:
    return re.findall(r'name="persoon" value="([^"]+)"', page.text)


@pytest.mark.parametrize(
    ("middel", "people"),
    [
        ("digid", ["anna", "bram", "dirk", "fatima", "jan-willem", "mieke"]),
        ("digid-machtigen", ["bram", "mieke"]),
        ("eherkenning", ["carla", "fatima", "mieke"]),
    ],
)
def test_the_page_offers_who_has_this_middel(
    relying_party: Callable[[str], RelyingParty], middel: str, people: list[str]
) -> None:
    page = relying_party(middel).ask()
    assert page.status_code == 200
    assert people_on(page) == people


def test_the_page_says_for_whom_one_acts(relying_party: Callable[[str], RelyingParty]) -> None:
    assert "Namens Anna de Vries" in relying_party("digid-machtigen").ask().text
    assert "Namens Bakkerij De Korenbloem B.V." in relying_party("eherkenning").ask().text


@pytest.mark.parametrize("middel", ["digid", "digid-machtigen", "eherkenning"])
def test_the_page_says_that_it_is_not_real(relying_party: Callable[[str], RelyingParty], middel: str) -> None:
    assert "Dit is geen echte" in relying_party(middel).ask().text


@pytest.mark.parametrize(
    ("acr_values", "niveau"),
    [
        (SUBSTANTIEEL, "25"),
        (f"unknown {SUBSTANTIEEL} urn:oasis:names:tc:SAML:2.0:ac:classes:SmartcardPKI", "25"),
        ("urn:etoegang:core:assurance-class:loa4", "20"),
        (None, "20"),
        ("urn:oasis:names:tc:SAML:2.0:ac:classes:PasswordProtectedTransport", "20"),
    ],
)
def test_the_usual_level_is_chosen_beforehand_or_the_higher_one_that_is_asked(
    relying_party: Callable[[str], RelyingParty], acr_values: str | None, niveau: str
) -> None:
    assert checked(relying_party("digid").ask(acr_values=acr_values)) == [niveau]


def test_the_page_says_which_level_is_asked(relying_party: Callable[[str], RelyingParty]) -> None:
    party = relying_party("digid")
    assert "minstens <strong>Substantieel</strong>" in party.ask(acr_values=SUBSTANTIEEL).text
    assert "minstens" not in party.ask().text


@pytest.mark.parametrize(
    ("values", "text"),
    [
        ({"niveau": "25"}, "Kies wie u bent."),
        ({"niveau": "25", "persoon": "carla"}, "Kies een persoon uit de lijst."),
        ({"niveau": "25", "persoon": "anna\0"}, "Kies"),
        ({"niveau": "11", "persoon": "anna"}, "Kies een niveau uit de lijst."),
    ],
)
def test_a_wrong_choice_is_said_and_what_was_right_is_kept(
    relying_party: Callable[[str], RelyingParty], values: dict[str, str], text: str
) -> None:
    party = relying_party("digid")
    answer = party.choose(party.ask(), **values)
    assert answer.status_code == 400
    assert text in answer.text
    assert set(checked(answer)) <= set(values.values())
    assert party.choose(answer, persoon="anna", niveau="20").status_code == 302


def test_reloading_after_a_wrong_choice_asks_again(relying_party: Callable[[str], RelyingParty]) -> None:
    party = relying_party("digid")
    wrong = party.choose(party.ask(), niveau="25")
    again = party.http.get(wrong.url, follow_redirects=True)
    assert again.status_code == 200
    assert party.choose(again, persoon="anna", niveau="25").status_code == 302


def test_a_person_may_cancel(relying_party: Callable[[str], RelyingParty]) -> None:
    party = relying_party("digid")
    returned = party.returned(party.choose(party.ask(), actie="annuleren", niveau="20"))
    assert (returned["error"], returned["state"]) == ("access_denied", "the-state")


@pytest.mark.parametrize("prompt", [None, "login", "select_account consent"])
def test_each_login_asks_anew_who_it_is(relying_party: Callable[[str], RelyingParty], prompt: str | None) -> None:
    party = relying_party("digid")
    party.log_in("anna")
    page = party.ask(prompt=prompt)
    assert page.status_code == 200
    assert people_on(page)


def test_only_with_prompt_none_the_last_choice_is_kept(relying_party: Callable[[str], RelyingParty]) -> None:
    party = relying_party("digid")
    party.log_in("anna", "25")
    code = party.returned(party.ask(prompt="none"))["code"]
    assert party.read(party.redeem(code).json()["id_token"])["acr"] == SUBSTANTIEEL


def test_who_chose_with_one_middel_is_not_known_with_another(relying_party: Callable[[str], RelyingParty]) -> None:
    relying_party("digid").log_in("bram")
    machtigen = relying_party("digid-machtigen")
    assert machtigen.returned(machtigen.ask(prompt="none"))["error"] == "login_required"


def test_the_pages_need_no_script_and_forbid_it(
    relying_party: Callable[[str], RelyingParty], client: httpx.Client
) -> None:
    for page in (relying_party("digid").ask(), client.get("/"), client.get("/nope"), client.get("/oidc/authorize")):
        policy = page.headers["content-security-policy"]
        assert "default-src 'none'" in policy
        assert "unsafe" not in policy
        assert not re.search(r"<script|<style|style=|\son\w+=", page.text)


def test_a_browser_may_go_on_from_the_page_to_the_portal_only(relying_party: Callable[[str], RelyingParty]) -> None:
    policy = relying_party("digid").ask().headers["content-security-policy"]
    assert "form-action 'self' http://portal.test:8000;" in f"{policy};"


def test_the_style_is_served(client: httpx.Client) -> None:
    answer = client.get("/static/broker/broker.css")
    assert answer.status_code == 200
    assert answer.headers["content-type"].startswith("text/css")


def test_the_front_page_shows_everyone_and_the_way_to_the_portal(client: httpx.Client) -> None:
    page = client.get("/")
    assert page.status_code == 200
    assert 'href="http://portal.test:8000/"' in page.text
    assert [persoon.naam for persoon in PEOPLE if persoon.naam not in page.text] == []


def test_cookies_have_names_of_their_own(relying_party: Callable[[str], RelyingParty]) -> None:
    party = relying_party("digid")
    party.log_in("anna")
    assert set(party.http.cookies) == {"broker_sessie", "broker_csrf"}
