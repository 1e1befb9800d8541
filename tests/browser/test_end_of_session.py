"""The warning before a session ends. The page's clock is moved forward; the server's session is made as old."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from django.conf import settings
from playwright.sync_api import expect

from tests import builders
from tests.login import let_time_pass
from tests.people import ANNA, by_digid

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

    from tests.browser.conftest import Visit

pytestmark = pytest.mark.browser


def session_of(page: Page) -> str:
    return next(
        str(cookie.get("value"))
        for cookie in page.context.cookies()
        if cookie.get("name") == settings.SESSION_COOKIE_NAME
    )


def wait(page: Page, minutes: float) -> None:
    """So long later, here and at the server."""
    let_time_pass(session_of(page), minutes=minutes)
    page.clock.fast_forward(int(minutes * 60_000))


def open_page(visit: Visit, address: str = "/klantcontacten/nieuw/") -> Page:
    builders.partij(ANNA)
    page = visit(by_digid(ANNA))
    page.clock.install()
    page.goto(address)
    return page


def dialog(page: Page) -> Locator:
    return page.get_by_role("alertdialog", name="Bent u er nog?")


def test_the_warning_comes_two_minutes_before_and_the_button_extends(visit: Visit) -> None:
    page = open_page(visit)
    page.get_by_role("textbox", name="Uw vraag", exact=True).fill("Wat ik al had getypt")
    wait(page, 12.5)
    expect(dialog(page)).to_be_hidden()
    wait(page, 0.6)
    expect(dialog(page)).to_be_visible()
    expect(dialog(page)).to_have_accessible_description(re.compile("Voor uw veiligheid loggen wij u bijna uit"))
    expect(page.get_by_role("button", name="Ingelogd blijven")).to_be_focused()
    page.keyboard.press("Enter")
    expect(dialog(page)).to_be_hidden()
    expect(page.get_by_role("textbox", name="Uw vraag", exact=True)).to_be_focused()
    expect(page.get_by_role("textbox", name="Uw vraag", exact=True)).to_have_value("Wat ik al had getypt")
    wait(page, 12)
    page.goto("/overzicht/")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Welkom")


def test_time_that_is_left_is_said_now_and_then_and_shown_all_the_time(visit: Visit) -> None:
    page = open_page(visit)
    wait(page, 13.05)
    expect(dialog(page).locator("[data-klok]")).to_have_text(re.compile(r"1:5\d"))
    let_time_pass(session_of(page), minutes=1)
    page.clock.run_for(60_000)
    expect(dialog(page).get_by_role("status")).to_have_text("Nog 1 minuut.")


def test_escape_is_as_good_as_the_button(visit: Visit) -> None:
    page = open_page(visit)
    wait(page, 13.1)
    expect(dialog(page)).to_be_visible()
    page.keyboard.press("Escape")
    expect(dialog(page)).to_be_hidden()
    wait(page, 12)
    page.goto("/overzicht/")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Welkom")


def test_another_tab_that_was_used_keeps_the_warning_away(visit: Visit) -> None:
    page = open_page(visit, "/zaken/")
    other = page.context.new_page()
    let_time_pass(session_of(page), minutes=12)
    other.goto("/overzicht/")
    page.clock.fast_forward(13 * 60_000 + 5_000)
    expect(dialog(page)).to_be_hidden()


def test_at_the_end_the_page_is_left_and_logging_in_leads_back(visit: Visit) -> None:
    page = open_page(visit, "/zaken/")
    wait(page, 16)
    expect(page).to_have_url(re.compile(r"/\?next=%2Fzaken%2F$"))
    expect(page.get_by_text("Log eerst in")).to_be_visible()


def test_after_two_hours_the_dialog_says_that_there_is_no_more(visit: Visit) -> None:
    page = open_page(visit, "/zaken/")
    for _ in range(9):
        wait(page, 13.05)
        expect(dialog(page)).to_be_visible()
        if page.get_by_role("button", name="Nog even verder").is_visible():
            break
        page.get_by_role("button", name="Ingelogd blijven").click()
        expect(dialog(page)).to_be_hidden()
    wait(page, 1.2)
    expect(dialog(page)).to_contain_text("U bent al lang ingelogd")
    page.get_by_role("button", name="Nog even verder").click()
    expect(dialog(page)).to_be_hidden()


def test_without_javascript_the_page_says_when_it_ends(visit: Visit) -> None:
    builders.partij(ANNA)
    page = visit(by_digid(ANNA), javascript=False)
    page.goto("/overzicht/")
    expect(page.get_by_text(re.compile(r"Dan loggen wij u om \d\d\.\d\d uur uit"))).to_be_visible()
    expect(page.locator("dialog")).to_be_hidden()
