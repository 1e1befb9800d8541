"""A klanttaak from the overzicht to its receipt: with mistakes, back and forth, by keyboard, by two at once."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.browser.steps import fill_in, go_to, heading, log_in
from tests.dossier import make_dossier
from tests.people import ANNA, BRAM, by_digid, by_digid_machtigen

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

    from tests.browser.conftest import Visit
    from tests.dossier import Dossier

pytestmark = pytest.mark.browser

TITEL = "Gegevens aanvullen"
KNOP = "Verder om te controleren"


@pytest.fixture
def dossier(stack: object) -> Dossier:
    return make_dossier()


def begin(page: Page, dossier: Dossier) -> None:
    page.goto(f"/klanttaken/{dossier.formulier.regel.id}/invullen/")


def test_anna_logs_in_with_digid_and_does_her_taak(dossier: Dossier, visit: Visit, javascript: bool) -> None:
    page = visit(javascript=javascript, width=360)
    log_in(page, ANNA)
    page.get_by_role("link", name=TITEL).click()
    heading(page, TITEL)
    page.get_by_role("link", name="Beginnen met invullen").click()
    page.get_by_label("Kenteken").fill("AB-123-C")
    page.get_by_label("Aantal bewoners").fill("99")
    page.get_by_role("button", name=KNOP).click()

    summary = page.get_by_role("alert")
    expect(summary.get_by_role("listitem")).to_have_count(2)
    if javascript:
        expect(summary).to_be_focused()
    expect(page.get_by_label("Kenteken")).to_have_value("AB-123-C")
    expect(page.get_by_label("Aantal bewoners")).to_have_value("99")
    expect(page).to_have_title(re.compile("^Fout:"))

    fill_in(page)
    expect(page.get_by_text("AB-123-C")).to_be_visible()
    expect(page.get_by_text("1 december 2026")).to_be_visible()
    page.get_by_role("button", name="Versturen").click()
    heading(page, "Wij hebben uw antwoorden ontvangen")
    expect(page.get_by_text("AB-123-C")).to_be_visible()
    go_to(page, "Mijn taken")
    expect(page.get_by_role("region", name="Nog te doen").get_by_role("link", name=TITEL)).to_have_count(0)
    go_to(page, "Contact met de gemeente")
    expect(page.get_by_role("link", name=TITEL)).to_be_visible()


def test_answers_can_be_changed_after_the_check(dossier: Dossier, visit: Visit, javascript: bool) -> None:
    page = visit(by_digid(ANNA), javascript=javascript)
    begin(page, dossier)
    fill_in(page)
    page.get_by_role("button", name="Antwoorden veranderen").click()
    expect(page.get_by_label("Bewoner", exact=True)).to_be_checked()
    page.get_by_label("Kenteken").fill("ZZ-999-Z")
    page.get_by_role("button", name=KNOP).click()
    expect(page.get_by_text("ZZ-999-Z")).to_be_visible()
    expect(page.get_by_text("AB-123-C")).to_have_count(0)


def test_sent_twice_it_is_received_once(dossier: Dossier, visit: Visit) -> None:
    page = visit(by_digid(ANNA))
    begin(page, dossier)
    fill_in(page)
    page.get_by_role("button", name="Versturen").dblclick()
    heading(page, "Wij hebben uw antwoorden ontvangen")
    page.goto("/klantcontacten/?zoek=aanvullen")
    expect(page.get_by_role("region", name="Gevonden contact").get_by_role("heading")).to_have_count(1)


def test_the_second_of_two_reads_who_was_first_and_keeps_what_was_typed(
    dossier: Dossier, visit: Visit, javascript: bool
) -> None:
    anna, bram = visit(by_digid(ANNA), javascript=javascript), visit(by_digid_machtigen(BRAM), javascript=javascript)
    for page in (anna, bram):
        begin(page, dossier)
        fill_in(page)
    expect(bram.get_by_text("U verstuurt dit namens Anna de Vries.")).to_be_visible()
    bram.get_by_role("button", name="Versturen").click()
    heading(bram, "Wij hebben uw antwoorden ontvangen")
    anna.get_by_role("button", name="Versturen").click()
    expect(anna.get_by_text("U kunt deze taak niet meer doen")).to_be_visible()
    expect(anna.get_by_role("region", name="Dit had u ingevuld")).to_contain_text("AB-123-C")


def test_all_of_it_by_keyboard(dossier: Dossier, visit: Visit) -> None:
    page = visit(by_digid(ANNA))
    page.goto("/klanttaken/")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Naar de inhoud")).to_be_focused()
    page.keyboard.press("Enter")
    press_until(page, page.get_by_role("link", name=TITEL).first)
    page.keyboard.press("Enter")
    heading(page, TITEL)
    press_until(page, page.get_by_role("link", name="Beginnen met invullen"))
    page.keyboard.press("Enter")
    expect(page.get_by_label("Kenteken")).to_be_visible()
    press_until(page, page.get_by_role("button", name=KNOP))
    page.keyboard.press("Enter")

    # The mistakes have the focus; each leads to its field.
    expect(page.get_by_role("alert")).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.get_by_label("Kenteken")).to_be_focused()
    page.keyboard.type("AB-123-C")
    page.keyboard.press("Tab")
    page.keyboard.type("2")
    press_until(page, page.get_by_label("Bewoner", exact=True))
    page.keyboard.press("Space")
    press_until(page, page.get_by_role("button", name=KNOP))
    page.keyboard.press("Enter")
    heading(page, "Controleer uw antwoorden")
    press_until(page, page.get_by_role("button", name="Versturen"))
    page.keyboard.press("Enter")
    heading(page, "Wij hebben uw antwoorden ontvangen")


def press_until(page: Page, wanted: Locator) -> None:
    """Tab to it, as who cannot use a mouse; everything on the way must show where the focus is."""
    for _ in range(40):
        page.keyboard.press("Tab")
        outline = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
        shadow = page.evaluate("getComputedStyle(document.activeElement).boxShadow")
        assert outline != "none" or shadow != "none", page.evaluate("document.activeElement.outerHTML")
        if wanted.evaluate("element => element === document.activeElement"):
            return
    raise AssertionError("it cannot be reached by keyboard")
