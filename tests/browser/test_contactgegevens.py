"""Anna tells the gemeente how to reach her."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests import builders
from tests.browser.steps import go_to, heading
from tests.people import ANNA, by_digid

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from tests.browser.conftest import Visit

pytestmark = pytest.mark.browser


@pytest.fixture
def page(visit: Visit, javascript: bool) -> Page:
    builders.partij(ANNA)
    page = visit(by_digid(ANNA), javascript=javascript, width=360)
    page.goto("/overzicht/")
    go_to(page, "Mijn gegevens")
    return page


def add(page: Page, soort: str, adres: str) -> None:
    page.get_by_label(soort, exact=True).check()
    page.get_by_label("E-mailadres of telefoonnummer").fill(adres)
    page.get_by_role("button", name="Toevoegen", exact=True).click()


def test_an_address_is_added_after_its_mistake_is_mended(page: Page, javascript: bool) -> None:
    add(page, "E-mailadres", "anna.example.com")
    expect(page.get_by_role("alert")).to_contain_text("Dit is geen e-mailadres.")
    if javascript:
        expect(page.get_by_role("alert")).to_be_focused()
    expect(page.get_by_label("E-mailadres of telefoonnummer")).to_have_value("anna.example.com")
    add(page, "E-mailadres", "anna@example.com")
    expect(page.get_by_text("Wij hebben het adres toegevoegd.")).to_be_visible()
    expect(page.get_by_role("region", name="E-mailadressen")).to_contain_text("anna@example.com")
    expect(page.get_by_role("region", name="E-mailadressen")).to_contain_text("Nog niet gecontroleerd")


def test_the_same_address_again_is_said_and_nothing_is_lost(page: Page) -> None:
    add(page, "Telefoonnummer", "06 12345678")
    add(page, "Telefoonnummer", "+31612345678")
    expect(page.get_by_role("alert")).to_be_visible()
    expect(page.get_by_label("E-mailadres of telefoonnummer")).to_have_value("+31612345678")
    expect(page.get_by_role("region", name="Telefoonnummers").get_by_role("listitem")).to_have_count(1)


def test_which_address_comes_first_and_one_that_goes(page: Page) -> None:
    for adres in ("anna@example.com", "koor@example.com"):
        add(page, "E-mailadres", adres)
    page.get_by_role("button", name=re.compile("Eerst gebruiken.*koor@")).click()
    koor = page.get_by_role("region", name="E-mailadressen").get_by_role("listitem").filter(has_text="koor@")
    expect(koor).to_contain_text("Gebruiken wij eerst")
    page.get_by_role("link", name=re.compile("Weghalen.*anna@")).click()
    heading(page, "Wilt u anna@example.com weghalen?")
    page.get_by_role("button", name="Ja, weghalen").click()
    expect(page.get_by_text("Wij hebben het adres weggehaald.")).to_be_visible()
    expect(page.get_by_text("anna@example.com")).to_have_count(0)


def test_a_kanaal_without_an_address_is_refused_and_with_one_is_kept(page: Page) -> None:
    region = page.get_by_role("region", name="Hoe wij u bericht sturen")
    region.get_by_label("Sms").check()
    region.get_by_label("Engels").check()
    region.get_by_role("button", name="Keuze bewaren").click()
    expect(page.get_by_role("alert")).to_contain_text("Voeg eerst een telefoonnummer toe.")
    expect(region.get_by_label("Sms")).to_be_checked()
    expect(region.get_by_label("Engels")).to_be_checked()

    add(page, "Telefoonnummer", "06 12345678")
    region.get_by_label("Sms").check()
    region.get_by_label("Nederlands").check()
    region.get_by_role("button", name="Keuze bewaren").click()
    page.reload()
    expect(region.get_by_label("Sms")).to_be_checked()
