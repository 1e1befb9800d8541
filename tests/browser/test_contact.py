"""Anna reads her contact with the gemeente, finds something in it, and asks a question."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests import builders
from tests.browser.steps import go_to, heading
from tests.dossier import make_dossier
from tests.people import ANNA, by_digid

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from tests.browser.conftest import Visit
    from tests.dossier import Dossier

pytestmark = pytest.mark.browser


@pytest.fixture
def dossier(stack: object) -> Dossier:
    dossier = make_dossier()
    for nummer in range(12):
        builders.klantcontact(dossier.klant.id, onderwerp=f"Melding {nummer} over de straat", inhoud="Er is een kuil.")
    return dossier


@pytest.fixture
def page(dossier: Dossier, visit: Visit, javascript: bool) -> Page:
    page = visit(by_digid(ANNA), javascript=javascript)
    page.goto("/overzicht/")
    go_to(page, "Contact met de gemeente")
    return page


def rows(page: Page) -> list[str]:
    return page.get_by_role("region", name="Gevonden contact").get_by_role("heading").all_inner_texts()


def test_what_is_searched_for_stands_in_the_list_and_in_the_address(page: Page, javascript: bool) -> None:
    page.get_by_label("Zoek in uw contacten").fill("papier")
    if not javascript:
        page.get_by_role("button", name="Zoeken").click()
    expect(page).to_have_url(re.compile(r"[?&]zoek=papier"))
    expect(page.get_by_role("link", name="Melding 11 over de straat")).to_have_count(0)
    assert rows(page) == ["Vraag over afval"]

    page.reload()
    expect(page.get_by_label("Zoek in uw contacten")).to_have_value("papier")
    assert rows(page) == ["Vraag over afval"]


def test_what_is_not_there_is_said_with_a_way_back(page: Page) -> None:
    page.get_by_label("Zoek in uw contacten").fill("olifant")
    page.get_by_role("button", name="Zoeken").click()
    expect(page.get_by_text("Niets gevonden")).to_be_visible()
    page.get_by_role("link", name="Laat al het contact zien").click()
    expect(page.get_by_role("link", name="Melding 11 over de straat")).to_be_visible()


def test_what_a_search_found_is_read_aloud(dossier: Dossier, visit: Visit) -> None:
    page = visit(by_digid(ANNA))
    page.goto("/klantcontacten/")
    page.get_by_label("Zoek in uw contacten").fill("papier")
    expect(page.get_by_role("status").filter(has_text="1 contact op deze bladzijde")).to_have_count(1)


def test_older_contact_is_on_the_next_page_and_one_can_go_back(page: Page) -> None:
    assert len(rows(page)) == 10
    page.get_by_role("link", name="Oudere contacten").click()
    expect(page).to_have_url(re.compile(r"[?&]na="))
    expect(page.get_by_role("link", name="Vraag over afval")).to_be_visible()
    page.get_by_role("link", name="Terug naar het begin").click()
    expect(page.get_by_role("link", name="Melding 11 over de straat")).to_be_visible()


def test_back_from_the_next_page_shows_the_first_one(page: Page) -> None:
    page.get_by_role("link", name="Oudere contacten").click()
    expect(page).to_have_url(re.compile(r"[?&]na="))
    page.go_back()
    expect(page).not_to_have_url(re.compile(r"[?&]na="))
    expect(page.get_by_role("link", name="Melding 11 over de straat")).to_be_visible()
    heading(page, "Contact met de gemeente")


def test_a_wrong_period_is_said_and_what_was_typed_stays(page: Page) -> None:
    page.get_by_text("Verfijnen").click()
    page.get_by_label("Vanaf").fill("2026-11-20")
    page.get_by_label("Tot en met").fill("2026-11-01")
    page.get_by_role("button", name="Zoeken").click()
    found = page.get_by_role("region", name="Gevonden contact")
    expect(found).to_contain_text("Deze dag ligt voor de dag bij ‘Vanaf’.")
    expect(page.get_by_label("Tot en met")).to_have_value("2026-11-01")
    expect(page.get_by_text("Niets gevonden")).to_have_count(0)


def test_one_contact_shows_what_follows_from_it_line_by_line(dossier: Dossier, page: Page) -> None:
    page.get_by_label("Zoek in uw contacten").fill("afval")
    page.get_by_role("button", name="Zoeken").click()
    page.get_by_role("link", name="Vraag over afval").click()
    heading(page, "Vraag over afval")
    vervolg = page.get_by_role("region", name="Wat er daarna gebeurt")
    expect(vervolg.get_by_role("listitem").filter(has_text="Wij bellen u terug.")).to_contain_text("Te doen")
    zaak = vervolg.get_by_role("listitem").filter(has_text="Parkeervergunning aanvragen")
    expect(zaak).to_contain_text("In behandeling")
    zaak.get_by_role("link").click()
    heading(page, "Parkeervergunning aanvragen")


def test_a_question_is_asked_after_its_mistakes_are_mended(page: Page, javascript: bool) -> None:
    page.get_by_role("link", name="Een vraag stellen").click()
    page.get_by_label("Uw vraag", exact=True).fill("Mag ik mijn heg snoeien?")
    page.get_by_role("button", name="Versturen").click()
    summary = page.get_by_role("alert")
    expect(summary).to_contain_text("Er gaat 1 ding niet goed")
    if javascript:
        expect(summary).to_be_focused()
    expect(page.get_by_label("Uw vraag", exact=True)).to_have_value("Mag ik mijn heg snoeien?")
    summary.get_by_role("link", name="Vul in waar uw vraag over gaat.").click()
    if javascript:
        expect(page.get_by_label("Waar gaat uw vraag over?")).to_be_focused()

    page.get_by_label("Waar gaat uw vraag over?").fill("Heg")
    page.get_by_role("button", name="Versturen").click()
    heading(page, "Wij hebben uw bericht ontvangen")
    page.get_by_role("link", name="Naar dit contact").click()
    heading(page, "Heg")
    expect(page.get_by_text("Wij beantwoorden uw vraag.")).to_be_visible()


def test_a_question_of_a_double_click_is_asked_once(page: Page) -> None:
    page.get_by_role("link", name="Een vraag stellen").click()
    page.get_by_label("Waar gaat uw vraag over?").fill("Heg")
    page.get_by_label("Uw vraag", exact=True).fill("Mag ik mijn heg snoeien?")
    page.get_by_role("button", name="Versturen").dblclick()
    heading(page, "Wij hebben uw bericht ontvangen")
    page.goto("/klantcontacten/?zoek=heg")
    assert rows(page) == ["Heg"]


def test_a_reply_belongs_to_the_same_conversation(dossier: Dossier, page: Page) -> None:
    page.goto(f"/klantcontacten/{dossier.klantcontact.id}/")
    page.get_by_role("link", name="Hierop reageren").click()
    expect(page.get_by_label("Waar gaat uw vraag over?")).to_have_value("Re: Vraag over afval")
    page.get_by_label("Uw vraag", exact=True).fill("Het is er nog steeds niet.")
    page.get_by_role("button", name="Versturen").click()
    page.get_by_role("link", name="Naar dit contact").click()
    gesprek = page.get_by_role("region", name="Hoort bij hetzelfde gesprek")
    expect(gesprek.get_by_role("link", name="Vraag over afval")).to_be_visible()
