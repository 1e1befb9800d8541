"""Every page, in every state that can be reached, holds to WCAG 2.2 A and AA at the widths of a phone and of a desk.

A page behind login that is not in `tests.dossier` fails `tests/web/test_access.py`, so that none is forgotten here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from django.conf import settings
from django.contrib.sessions.backends.db import SessionStore
from django.test import RequestFactory
from django.urls import reverse
from playwright.sync_api import expect

from portal.demo.commands import ROOT
from portal.registers.entities import Niveau
from portal.web.fouten import error_page
from tests import builders, factorkit
from tests.accounts.emailaccount import adressen
from tests.browser.axe import complaints
from tests.browser.steps import choose_at_broker, fill_in, heading
from tests.dossier import make_dossier
from tests.people import ANNA, BRAM, CARLA, DIRK, by_digid, by_digid_machtigen, by_eherkenning

if TYPE_CHECKING:
    from collections.abc import Iterator

    from django.test import Client
    from playwright.sync_api import Page

    from tests.browser.conftest import Stack, Visit

pytestmark = pytest.mark.browser


class Checked:
    """Looks at each page as it comes by; says at the end of the test what was wrong where."""

    def __init__(self) -> None:
        self.wrong: list[str] = []
        self.pages = 0

    def __call__(self, page: Page, where: str) -> None:
        self.pages += 1
        self.wrong += [f"{where}: {complaint}" for complaint in complaints(page)]


@pytest.fixture
def check() -> Iterator[Checked]:
    checked = Checked()
    yield checked
    assert checked.pages
    assert not checked.wrong, "\n".join(checked.wrong)


@pytest.mark.parametrize("taal", ["nl", "en"])
def test_every_page_of_annas(visit: Visit, check: Checked, taal: str) -> None:
    dossier = make_dossier()
    page = visit(by_digid(ANNA))
    page.goto("/overzicht/")
    if taal == "en":
        page.get_by_role("button", name="English").click()
        expect(page.locator("html")).to_have_attribute("lang", "en")
    others = {
        "betaling": f"/klanttaken/{dossier.boete.regel.id}/",
        "url": f"/klanttaken/{dossier.link.regel.id}/",
        "vertrouwelijk": f"/klantcontacten/{dossier.vertrouwelijk.id}/",
        "niets gevonden": "/klantcontacten/?zoek=olifant",
    }
    for name, address in (dossier.pages() | others).items():
        page.goto(address)
        expect(page.locator("html")).to_have_attribute("lang", taal)
        check(page, name)


def test_every_page_of_a_vertegenwoordiger(visit: Visit, check: Checked) -> None:
    dossier = make_dossier()
    page = visit(by_digid_machtigen(BRAM))
    for name, address in dossier.pages().items():
        page.goto(address)
        check(page, name)


def test_every_page_that_has_nothing_to_show_yet(visit: Visit, check: Checked) -> None:
    lists = ["/overzicht/", "/klantcontacten/", "/klanttaken/", "/zaken/", "/contactgegevens/", "/vertegenwoordiging/"]
    for who in (by_digid(DIRK), by_eherkenning(CARLA)):
        page = visit(who)
        for address in lists:
            page.goto(address)
            check(page, f"{who.provider} {address}")


def test_every_form_with_a_mistake_in_it(visit: Visit, check: Checked) -> None:
    dossier = make_dossier()
    page = visit(by_digid(ANNA))
    for address, knop in (
        ("/klantcontacten/nieuw/", "Versturen"),
        (f"/klantcontacten/{dossier.klantcontact.id}/reageren/", "Versturen"),
        (f"/klanttaken/{dossier.formulier.regel.id}/invullen/", "Verder om te controleren"),
        ("/contactgegevens/", "Toevoegen"),
        ("/contactgegevens/", "Keuze bewaren"),
    ):
        page.goto(address)
        page.get_by_role("button", name=knop, exact=True).click()
        expect(page.get_by_role("alert")).to_be_visible()
        check(page, f"{address} {knop}")
    page.goto("/klantcontacten/?vanaf=2026-11-20&tot_en_met=2026-11-01")
    check(page, "a wrong period")


def test_a_klanttaak_from_the_first_answer_to_the_receipt_and_too_late(visit: Visit, check: Checked) -> None:
    dossier = make_dossier()
    page, second = visit(by_digid(ANNA)), visit(by_digid(ANNA))
    for one in (page, second):
        one.goto(f"/klanttaken/{dossier.formulier.regel.id}/invullen/")
        fill_in(one)
    check(page, "the answers")
    page.get_by_role("button", name="Versturen").click()
    heading(page, "Wij hebben uw antwoorden ontvangen")
    check(page, "the receipt")
    second.get_by_role("button", name="Versturen").click()
    expect(second.get_by_text("U kunt deze taak niet meer doen")).to_be_visible()
    check(second, "too late")
    for address in (f"/klanttaken/{dossier.formulier.regel.id}/", "/klanttaken/", "/overzicht/"):
        page.goto(address)
        check(page, f"{address} when it is done")


def test_every_refusal_and_failure(visit: Visit, check: Checked) -> None:
    dossier = make_dossier()
    page = visit(by_digid(ANNA, Niveau.BASIS))
    streng = builders.klanttaak(dossier.klant.id, dossier.zaak.id, vereist_niveau=Niveau.HOOG)
    page.goto(f"/klanttaken/{streng.regel.id}/")
    check(page, "a surer login is needed")
    for address in ("/bestaat-niet/", "/zaken/00000000-0000-7000-8000-000000000000/", "/klantcontacten/?na=fout"):
        page.goto(address)
        check(page, address)
    page.goto("/klantcontacten/nieuw/")
    page.context.clear_cookies(name="csrf")
    page.evaluate("document.querySelectorAll('[name=csrfmiddlewaretoken]').forEach(field => field.remove())")
    page.get_by_role("button", name="Versturen").click()
    check(page, "the form has lapsed")


def test_the_front_door_and_the_way_through_the_broker(visit: Visit, stack: Stack, check: Checked) -> None:
    page = visit()
    for address in ("/", "/?volgende=/zaken/", "/bestaat-niet/", "/account/inloggen/"):
        page.goto(address)
        check(page, address)
    page.goto("/inloggen/digid/?niveau=25")
    check(page, "the broker's choice")
    choose_at_broker(page, ANNA, "Midden")
    check(page, "a login that is too low")
    page.goto("/inloggen/digid/")
    page.get_by_role("button", name="Annuleren").click()
    check(page, "a login that was cancelled")
    page.goto(stack.broker_url)
    check(page, "the broker's front door")
    page.goto(f"{stack.broker_url}/oidc/authorize")
    check(page, "the broker refuses")


@pytest.mark.parametrize("pagina", sorted(path.stem for path in (ROOT / "templates/fouten").glob("*.html")))
def test_a_page_that_says_what_went_wrong(visit: Visit, stack: Stack, check: Checked, pagina: str) -> None:
    """Rendered here and shown in place of a page, because some of these failures cannot be had by asking."""
    request = RequestFactory().get("/")
    request.session = SessionStore()
    answer = error_page(request, 503, reden="test", bericht="Er is iets.", bron="Het register", pagina=pagina)
    page = visit()
    page.route(f"{stack.url}/", lambda route: route.fulfill(response=route.fetch(), body=answer.content))
    page.goto("/")
    assert page.title() in answer.content.decode()
    check(page, pagina)


def test_making_an_account_and_logging_in_without_digid(visit: Visit, check: Checked) -> None:
    page = visit()
    for name in ("account_login", "account_signup", "account_signup_by_passkey", "account_reset_password"):
        page.goto(reverse(name))
        check(page, name)
        page.get_by_role("main").locator("form button[type=submit]").last.click()
        check(page, f"{name} with a mistake")
    page.goto(reverse("account_inactive"))
    check(page, "account_inactive")


def test_every_page_of_an_emailaccount(visit: Visit, stack: Stack, check: Checked) -> None:
    page = visit()
    share_session(factorkit.emailaccount(), page, stack)
    others = {"account:index", *adressen.HALVERWEGE, *adressen.EIGEN, *adressen.ALLEEN_EMAILACCOUNT} - adressen.MET_PK
    for name in sorted(others):
        page.goto(reverse(name))
        check(page, name)


def test_the_pages_of_a_medewerker_that_are_ours(visit: Visit, check: Checked) -> None:
    """The lists and forms of the admin are Django's own."""
    factorkit.make_medewerker()
    page = visit()
    page.goto("/beheer/")
    check(page, "logging in")
    page.get_by_label("Naam").fill("mila")
    page.get_by_label("Wachtwoord").fill("fout")
    page.get_by_role("button", name="Inloggen").click()
    check(page, "a wrong password")
    page.get_by_label("Wachtwoord").fill(factorkit.PASSWORD)
    page.get_by_role("button", name="Inloggen").click()
    check(page, "the second factor")


def share_session(client: Client, page: Page, stack: Stack) -> None:
    name = settings.SESSION_COOKIE_NAME
    page.context.add_cookies([{"name": name, "value": client.cookies[name].value, "url": stack.url}])
