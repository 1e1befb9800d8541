"""Who acts for whom, through the real login: a medewerker for her organisatie, a vertegenwoordiger for an inwoner, and
a stranger for nobody."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from portal.registers.entities import SoortPartij
from tests import builders
from tests.browser.steps import fill_in, go_to, heading, log_in
from tests.dossier import make_dossier
from tests.people import ANNA, BRAM, CARLA, DIRK, by_digid

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from tests.browser.conftest import Visit

pytestmark = pytest.mark.browser

MENU = ["Overzicht", "Contact met de gemeente", "Mijn taken", "Mijn zaken", "Mijn gegevens", "Namens een ander"]


def body(page: Page) -> str:
    return page.locator("main").inner_text()


def test_carla_acts_for_her_organisatie_with_eherkenning(visit: Visit, javascript: bool) -> None:
    assert CARLA.werk
    korenbloem = builders.partij(CARLA.werk.organisatie)
    assert korenbloem.soort == SoortPartij.ORGANISATIE
    zaak = builders.zaak(korenbloem.id, omschrijving="Terrasvergunning")
    builders.klanttaak(korenbloem.id, zaak.id, titel="Maten van het terras")
    page = visit(javascript=javascript)
    log_in(page, CARLA, "eHerkenning", "EH3")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Bakkerij De Korenbloem B.V.")
    expect(page.get_by_role("banner")).to_contain_text("Carla Smit")
    page.get_by_role("link", name="Maten van het terras").click()
    page.get_by_role("link", name="Beginnen met invullen").click()
    fill_in(page)
    page.get_by_role("button", name="Versturen").click()
    heading(page, "Wij hebben uw antwoorden ontvangen")
    expect(page.get_by_text("Carla Smit").last).to_be_visible()
    go_to(page, "Mijn zaken")
    expect(page.get_by_role("link", name="Terrasvergunning")).to_be_visible()


def test_bram_acts_for_anna_and_she_sees_that_it_was_he(visit: Visit, javascript: bool) -> None:
    make_dossier()
    bram = visit(javascript=javascript, width=360)
    log_in(bram, BRAM, "DigiD Machtigen")
    heading(bram, "Overzicht van Anna de Vries")
    for item in MENU:
        go_to(bram, item)
        expect(bram.get_by_role("complementary", name="Namens wie u handelt")).to_contain_text("Anna de Vries")
    go_to(bram, "Contact met de gemeente")
    assert "Geheim van Anna" not in body(bram)
    bram.get_by_role("link", name="Een vraag stellen").click()
    bram.get_by_label("Waar gaat uw vraag over?").fill("Bezoek aan mijn tante")
    bram.get_by_label("Uw vraag", exact=True).fill("Hoe laat komt de medewerker?")
    bram.get_by_role("button", name="Versturen").click()
    heading(bram, "Wij hebben uw bericht ontvangen")

    anna = visit(by_digid(ANNA), javascript=javascript)
    anna.goto("/klantcontacten/")
    anna.get_by_role("link", name="Bezoek aan mijn tante").click()
    about = anna.get_by_role("region", name="Over dit contact")
    expect(about).to_contain_text("Van een vertegenwoordiger")
    expect(about).to_contain_text("Anna de Vries")


def test_dirk_finds_nothing_of_annas_at_any_address(visit: Visit, javascript: bool) -> None:
    dossier = make_dossier()
    page = visit(javascript=javascript)
    log_in(page, DIRK)
    addresses = {**dossier.own_pages(), "boete": f"/klanttaken/{dossier.boete.regel.id}/"}
    addresses["vertrouwelijk"] = f"/klantcontacten/{dossier.vertrouwelijk.id}/"
    assert len(addresses) >= 9
    page.goto("/zaken/00000000-0000-7000-8000-000000000000/")
    nothing = body(page)
    for name, address in addresses.items():
        answer = page.goto(address)
        assert answer is not None
        assert (answer.status, body(page)) == (404, nothing), name
    for item in MENU:
        go_to(page, item)
        for word in ("Anna", "Vraag over afval", "Parkeervergunning", "Boete", "Geheim"):
            assert word not in body(page), (item, word)
