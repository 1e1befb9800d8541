"""An e-mail account in a real browser: with a passkey, or with a password and an app."""

from __future__ import annotations

import re
import time
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests import factorkit
from tests.browser.axe import complaints
from tests.browser.conftest import Visit
from tests.browser.passkey import Apparaat
from tests.browser.steps import heading, log_out

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.sync_api import BrowserContext, Page

    from tests.browser.conftest import Stack

pytestmark = pytest.mark.browser

ADDRESS = "eva@example.com"


@pytest.fixture
def here(stack: Stack) -> Stack:
    """By name: a browser makes no passkey for an address of numbers."""
    return replace(stack, url=stack.url.replace("127.0.0.1", "localhost"))


@pytest.fixture
def visit_here(here: Stack, new_context: Callable[..., BrowserContext]) -> Iterator[Visit]:
    visit = Visit(here, new_context)
    yield visit
    assert [complaint for watch in visit.watches for complaint in watch.finish()] == []


def mailed_code(stack: Stack) -> str:
    """What the web server would have mailed last; it prints its mail."""
    deadline = time.monotonic() + 10
    while time.monotonic() < deadline:
        codes = re.findall(r"Uw code is: (\S+)", (stack.logs / "web.log").read_text(errors="replace"))
        if codes:
            return str(codes[-1])
        time.sleep(0.1)
    raise AssertionError("no code was mailed")


def fill_in_mailed_code(page: Page, stack: Stack, *, javascript: bool = True) -> None:
    heading(page, "Vul de code in")
    assert not javascript or complaints(page) == []
    page.get_by_label("Code").fill(mailed_code(stack))
    page.get_by_role("button", name="Verder").click()


def make_account_with_passkey(page: Page, stack: Stack) -> None:
    page.goto(f"{stack.url}/account/aanmelden/passkey/")
    page.get_by_label("E-mailadres").fill(ADDRESS)
    page.get_by_role("button", name="Verder").click()
    fill_in_mailed_code(page, stack)
    heading(page, "Maak uw passkey")
    assert complaints(page) == []
    page.get_by_role("button", name="Passkey maken").click()
    expect(page).to_have_url(re.compile("/overzicht/$"))


def test_a_passkey_is_made_and_used_to_log_in_again(visit_here: Visit, here: Stack) -> None:
    page = visit_here()
    apparaat = Apparaat(page)
    make_account_with_passkey(page, here)
    assert apparaat.passkeys == 1
    log_out(page)
    page.goto(f"{here.url}/account/inloggen/")
    page.get_by_role("button", name="Inloggen met een passkey").click()
    expect(page).to_have_url(re.compile("/overzicht/$"))
    page.goto(f"{here.url}/account/")
    heading(page, "Mijn account")
    expect(page.get_by_text("Dit bent u nu")).to_be_visible()


def test_the_wrong_finger_logs_nobody_in_and_the_page_says_what_to_do(visit_here: Visit, here: Stack) -> None:
    page = visit_here()
    apparaat = Apparaat(page)
    make_account_with_passkey(page, here)
    log_out(page)
    apparaat.refuse()
    page.goto(f"{here.url}/account/inloggen/")
    page.get_by_role("button", name="Inloggen met een passkey").click()
    expect(page.get_by_text("De passkey is niet gebruikt")).to_be_visible()
    page.goto(f"{here.url}/overzicht/")
    expect(page.get_by_text("Log eerst in")).to_be_visible()


def test_a_second_passkey_is_added_named_and_the_last_one_cannot_go(visit_here: Visit, here: Stack) -> None:
    page = visit_here()
    Apparaat(page)
    make_account_with_passkey(page, here)
    page.goto(f"{here.url}/account/inlogmiddelen/")
    page.get_by_role("link", name="Weghalen").click()
    expect(page.get_by_text("Dit is de laatste manier om veilig in te loggen")).to_be_visible()
    other = Apparaat(page, "usb")
    page.goto(f"{here.url}/account/inlogmiddelen/passkeys/nieuw/")
    page.get_by_label("Naam").fill("Laptop")
    page.get_by_role("button", name="Passkey maken").click()
    heading(page, "Herstelcodes")
    assert other.passkeys == 1
    page.goto(f"{here.url}/account/inlogmiddelen/")
    page.get_by_role("link", name="Weghalen Laptop").click()
    page.get_by_role("button", name="Ja, weghalen").click()
    expect(page.get_by_text("De passkey is weggehaald.")).to_be_visible()


def test_a_password_and_an_app_do_without_javascript(visit_here: Visit, here: Stack) -> None:
    page = visit_here(javascript=False)
    page.goto(f"{here.url}/account/aanmelden/")
    page.get_by_label("E-mailadres").fill(ADDRESS)
    page.get_by_label("Wachtwoord").fill(factorkit.PASSWORD)
    page.get_by_role("button", name="Verder").click()
    fill_in_mailed_code(page, here, javascript=False)
    heading(page, "Maak uw account veilig")
    page.get_by_role("link", name="App toevoegen").click()
    secret = page.locator("code").inner_text()
    page.get_by_label("Code uit de app").fill(factorkit.code_of(secret))
    page.get_by_role("button", name="App toevoegen").click()
    heading(page, "Herstelcodes")
    page.get_by_role("link", name="Verder").click()
    expect(page).to_have_url(re.compile("/overzicht/$"))


def test_a_medewerker_logs_in_and_the_admin_breaks_no_policy(visit: Visit) -> None:
    factorkit.make_medewerker()
    page = visit()
    page.goto("/beheer/")
    heading(page, "Inloggen voor medewerkers")
    page.get_by_label("Naam").fill("mila")
    page.get_by_label("Wachtwoord").fill(factorkit.PASSWORD)
    page.get_by_role("button", name="Inloggen").click()
    page.get_by_label("Code").fill(factorkit.code_of())
    page.get_by_role("button", name="Inloggen", exact=True).click()
    expect(page).to_have_url(re.compile("/beheer/$"))
    for address in (
        "/beheer/register/thema/",
        "/beheer/register/thema/add/",
        "/beheer/register/actor/",
        "/beheer/accounts/account/",
        "/beheer/accounts/account/add/",
    ):
        page.goto(address)
        expect(page.get_by_text("Beheer van MijnGemeente")).to_be_visible()
    page.get_by_role("button", name="Afmelden").click()
    expect(page.get_by_text("U bent uitgelogd")).to_be_visible()
