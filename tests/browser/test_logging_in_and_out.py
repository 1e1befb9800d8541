"""The front door, the broker and back, by the real OpenID Connect code flow."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests import builders
from tests.browser.steps import choose_at_broker, heading, log_in, log_out
from tests.people import ANNA, by_digid

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from tests.browser.conftest import Stack, Visit

pytestmark = pytest.mark.browser


def test_anna_logs_in_with_digid_and_out_again_and_back_shows_nothing(visit: Visit, javascript: bool) -> None:
    anna = builders.partij(ANNA)
    builders.klantcontact(anna.id, onderwerp="Vraag over de kapvergunning")
    page = visit(javascript=javascript)
    log_in(page, ANNA)
    heading(page, "Welkom, Anna de Vries")
    expect(page.get_by_role("link", name="Vraag over de kapvergunning")).to_be_visible()

    log_out(page)
    page.go_back()
    expect(page.get_by_text("Log eerst in")).to_be_visible()
    assert "Anna" not in page.content()
    assert "kapvergunning" not in page.content()


def test_logging_out_logs_out_at_the_broker_too(visit: Visit, stack: Stack) -> None:
    page = visit()
    log_in(page, ANNA)
    assert at_broker(page.context.cookies(stack.broker_url), "sessie") is not None
    log_out(page)
    assert at_broker(page.context.cookies(stack.broker_url), "sessie") is None


def at_broker(cookies: Sequence[Mapping[str, object]], part: str) -> object:
    return next((cookie["value"] for cookie in cookies if part in str(cookie["name"])), None)


def test_a_copy_of_the_cookie_is_worth_nothing_after_logging_out(visit: Visit) -> None:
    page, thief = visit(), visit()
    log_in(page, ANNA)
    thief.context.add_cookies(page.context.cookies())  # type: ignore[arg-type]
    log_out(page)
    thief.goto("/overzicht/")
    expect(thief.get_by_text("Log eerst in")).to_be_visible()


def test_who_had_to_log_in_first_comes_back_to_the_page_that_was_wanted(visit: Visit, javascript: bool) -> None:
    page = visit(javascript=javascript)
    page.goto("/contactgegevens/")
    expect(page.get_by_text("Log eerst in")).to_be_visible()
    page.get_by_role("link", name="Inloggen met DigiD", exact=True).click()
    choose_at_broker(page, ANNA, "Midden")
    heading(page, "Mijn gegevens")


def test_a_login_below_the_level_that_was_asked_is_refused(visit: Visit, javascript: bool) -> None:
    page = visit(javascript=javascript)
    page.goto("/inloggen/digid/?niveau=25")
    choose_at_broker(page, ANNA, "Midden")
    heading(page, "Log in op een veiligere manier")
    page.goto("/overzicht/")
    expect(page.get_by_text("Log eerst in")).to_be_visible()


def test_after_a_refusal_a_surer_login_is_one_press_away(visit: Visit) -> None:
    page = visit()
    page.goto("/inloggen/digid/?niveau=25")
    choose_at_broker(page, ANNA, "Midden")
    page.get_by_role("link", name="Opnieuw inloggen met DigiD").click()
    choose_at_broker(page, ANNA, "Substantieel")
    heading(page, "Welkom")


def test_who_cancels_at_the_broker_reads_that_nothing_changed(visit: Visit, javascript: bool) -> None:
    page = visit(javascript=javascript)
    page.goto("/inloggen/digid/")
    page.get_by_role("button", name="Annuleren").click()
    heading(page, "U hebt het inloggen gestopt")
    page.get_by_role("link", name="Op een andere manier inloggen").click()
    expect(page.get_by_role("heading", name="Hoe wilt u inloggen?")).to_be_visible()


def test_back_to_the_broker_after_logging_in_says_that_one_is_logged_in(visit: Visit) -> None:
    page = visit()
    log_in(page, ANNA)
    page.go_back()
    choose_at_broker(page, ANNA, "Midden")
    heading(page, "U bent al ingelogd")
    page.get_by_role("link", name="Naar uw overzicht").click()
    expect(page).to_have_url(re.compile("/overzicht/$"))


def test_nothing_in_the_address_tells_who_logs_in(visit: Visit, stack: Stack) -> None:
    page = visit()
    seen: list[str] = []
    page.on("request", lambda request: seen.append(request.url))
    log_in(page, ANNA)
    assert any("/terug/?" in url for url in seen)
    assert [url for url in seen if str(ANNA.bsn) in url or "Vries" in url] == []


def test_a_session_that_ended_elsewhere_leads_to_the_front_door(visit: Visit, javascript: bool) -> None:
    page = visit(by_digid(ANNA), javascript=javascript)
    page.goto("/klantcontacten/")
    page.context.clear_cookies(name="sessie")
    page.get_by_label("Zoek in uw contacten").fill("boom")
    page.get_by_role("button", name="Zoeken").click()
    expect(page.get_by_text("Log eerst in")).to_be_visible()
    expect(page.get_by_role("heading", level=1)).to_have_count(1)
