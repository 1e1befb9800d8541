"""Anna machtigt Bram: she makes a code, he takes it and acts, she sees what he did and withdraws, his next click is
refused. And who acts for many finds whom to help first."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from tests import builders
from tests.browser.steps import go_to, heading
from tests.dossier import make_dossier
from tests.people import ANNA, BRAM, CARLA, DIRK, by_digid

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from tests.browser.conftest import Visit

pytestmark = pytest.mark.browser


def make_code(anna: Page) -> str:
    anna.goto("/vertegenwoordiging/")
    anna.get_by_role("link", name="Iemand machtigen").click()
    heading(anna, "Iemand machtigen")
    anna.get_by_role("button", name="Code maken").click()
    expect(anna.get_by_text("Kies wat deze persoon mag.").first).to_be_visible()
    anna.get_by_label("Lezen en vragen stellen", exact=True).check()
    anna.get_by_label("Over alles", exact=True).check()
    anna.get_by_role("button", name="Code maken").click()
    heading(anna, "Uw code")
    found = re.search(r"[A-Z2-9]{4}-[A-Z2-9]{4}-[A-Z2-9]{4}", anna.locator("main strong.code").inner_text())
    assert found
    return found[0]


def test_anna_machtigt_bram_who_acts_until_she_withdraws(visit: Visit, javascript: bool) -> None:
    make_dossier()
    builders.partij(BRAM)
    anna = visit(by_digid(ANNA), javascript=javascript)
    code = make_code(anna)

    bram = visit(by_digid(BRAM), javascript=javascript, width=360)
    bram.goto("/vertegenwoordiging/")
    bram.get_by_role("link", name="Een code invullen").click()
    bram.get_by_label("Code").fill("ABCD-EFGH-JKLM")
    bram.get_by_role("button", name="Verder").click()
    expect(bram.get_by_text("Deze code klopt niet").first).to_be_visible()
    bram.get_by_label("Code").fill(code)
    bram.get_by_role("button", name="Verder").click()
    heading(bram, "Wilt u iets regelen voor Anna de Vries?")
    bram.get_by_role("button", name="Ja, aannemen").click()
    heading(bram, "Wat u mag regelen voor Anna de Vries")

    go_to(bram, "Namens een ander")
    bram.get_by_role("link", name="Kiezen namens wie u iets doet").click()
    heading(bram, "Namens wie wilt u iets doen?")
    bram.get_by_role("button", name="Verder namens Anna de Vries").click()
    heading(bram, "Overzicht van Anna de Vries")
    banner = bram.get_by_role("complementary", name="Namens wie u handelt")
    expect(banner).to_contain_text("Lezen, contact opnemen")
    go_to(bram, "Contact met de gemeente")
    bram.get_by_role("link", name="Een vraag stellen").click()
    bram.get_by_label("Waar gaat uw vraag over?").fill("Bezoek aan mijn tante")
    bram.get_by_label("Uw vraag", exact=True).fill("Hoe laat komt de medewerker?")
    bram.get_by_role("button", name="Versturen").click()
    heading(bram, "Wij hebben uw bericht ontvangen")

    anna.goto("/vertegenwoordiging/")
    anna.get_by_role("row").get_by_role("link", name=re.compile("Bram|Naam onbekend")).click()
    expect(anna.get_by_text("Een vraag gesteld")).to_be_visible()
    anna.get_by_role("link", name="Machtiging intrekken").click()
    heading(anna, "Wilt u deze machtiging intrekken?")
    anna.get_by_role("button", name="Ja, intrekken").click()
    expect(anna.get_by_text("De machtiging is ingetrokken.")).to_be_visible()

    go_to_refused(bram)
    heading(bram, "U mag dit niet meer namens de ander doen")
    expect(banner).to_have_count(0)


def go_to_refused(page: Page) -> None:
    """The menu leads to a refusal, so no item of it is the current one."""
    page.goto("/klantcontacten/")


def test_a_form_of_another_tab_is_refused_and_given_back(visit: Visit, javascript: bool) -> None:
    anna, bram = builders.partij(ANNA), builders.partij(BRAM)
    builders.mandaat(anna, bram, mag=["lezen", "contact"])
    first = visit(by_digid(BRAM), javascript=javascript)
    first.goto("/vertegenwoordiging/kiezen/")
    first.get_by_role("button", name="Verder namens Anna de Vries").click()
    first.goto("/klantcontacten/nieuw/")
    first.get_by_label("Waar gaat uw vraag over?").fill("Hulp in huis")
    first.get_by_label("Uw vraag", exact=True).fill("Mijn lange vraag.")
    second = first.context.new_page()
    second.goto("/overzicht/")
    second.get_by_role("button", name="Terug naar uzelf").click()
    expect(second.get_by_role("complementary", name="Namens wie u handelt")).to_have_count(0)
    first.get_by_role("button", name="Versturen").click()
    heading(first, "U handelt nu namens iemand anders")
    expect(first.get_by_text("Mijn lange vraag.")).to_be_visible()


def test_who_acts_for_many_finds_the_nearest_deadline(visit: Visit, javascript: bool) -> None:
    bram, today = builders.partij(BRAM), timezone.localdate()
    assert CARLA.werk
    for klant, days in ((builders.partij(ANNA), 9), (builders.partij(DIRK), 2)):
        zaak = builders.zaak(klant.id)
        builders.klanttaak(klant.id, zaak.id, deadline=today + timedelta(days=days))
        builders.mandaat(klant, bram, grond="bewind")
    page = visit(by_digid(BRAM), javascript=javascript)
    page.goto("/vertegenwoordiging/kiezen/")
    cards = page.get_by_role("listitem").filter(has=page.get_by_role("button", name=re.compile("Verder namens")))
    expect(cards).to_have_count(2)
    expect(cards.first).to_contain_text(DIRK.naam)
    expect(cards.first).to_contain_text("nog 2 dagen")
    page.get_by_label("Zoek op naam").fill("Anna")
    page.get_by_role("button", name="Zoeken").click()
    expect(cards).to_have_count(1)
    cards.first.get_by_role("button").click()
    heading(page, "Overzicht van Anna de Vries")
