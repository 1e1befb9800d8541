"""What a person does, for the tests that are not about how that is done."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from playwright.sync_api import expect

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from accounts.broker.people import Persoon


def log_in(page: Page, persoon: Persoon, middel: str = "DigiD", niveau: str = "Midden") -> None:
    """From the front door, by the broker, to the overzicht."""
    page.goto("/")
    page.get_by_role("link", name=f"Inloggen met {middel}", exact=True).click()
    choose_at_broker(page, persoon, niveau)
    expect(page).to_have_url(re.compile("/overzicht/$"))


def choose_at_broker(page: Page, persoon: Persoon, niveau: str) -> None:
    page.get_by_label(persoon.naam).check()
    page.get_by_label(niveau, exact=True).check()
    page.get_by_role("button", name="Inloggen").click()


def log_out(page: Page) -> None:
    page.get_by_role("button", name="Uitloggen").click()
    expect(page.get_by_text("U bent uitgelogd")).to_be_visible()


def heading(page: Page, text: str) -> None:
    """The page with this heading is there."""
    expect(page.get_by_role("heading", level=1)).to_have_text(text)


def go_to(page: Page, menu_item: str) -> None:
    """By the menu, which is folded on a narrow screen."""
    menu = page.get_by_role("navigation", name="Hoofdmenu")
    link = menu.get_by_role("link", name=menu_item, exact=True, include_hidden=True)
    if not link.is_visible():
        menu.get_by_text("Menu", exact=True).click()
    link.click()
    expect(link).to_have_attribute("aria-current", "page")


def fill_in(page: Page) -> None:
    """The form of `tests.builders.FORMULIER`, as far as the page that shows the answers."""
    page.get_by_label("Kenteken").fill("AB-123-C")
    page.get_by_label("Aantal bewoners").fill("2")
    page.get_by_label("Ingangsdatum").fill("2026-12-01")
    page.get_by_label("Bewoner", exact=True).check()
    page.get_by_role("button", name="Verder om te controleren").click()
    heading(page, "Controleer uw antwoorden")
