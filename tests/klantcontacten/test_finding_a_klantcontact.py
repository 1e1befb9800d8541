"""The list through the port: order, pages, search and filter."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.db import transaction
from django.utils import timezone

from accounts.bevoegdheid import evaluate
from portal.registers import klantregister, scope
from portal.registers.entities import Bevoegdheid, Cursor, Filter, Initiatiefnemer, KlantcontactRegel
from tests import builders
from tests.login import inlog_of, log_in_as
from tests.people import ANNA, by_digid

pytestmark = pytest.mark.django_db(transaction=True)

AMSTERDAM = ZoneInfo("Europe/Amsterdam")


@pytest.fixture
def anna() -> Bevoegdheid:
    with transaction.atomic():
        return evaluate(inlog_of(log_in_as(by_digid(ANNA))))


def found(anna: Bevoegdheid, **filter: object) -> list[str]:
    with scope.scope_of(anna):
        page = klantregister().list_klantcontacten(anna, filter=Filter(**filter))  # type: ignore[arg-type]
    return [regel.onderwerp for regel in page.regels]


def all_pages(anna: Bevoegdheid, between: object = None) -> list[KlantcontactRegel]:
    shown: list[KlantcontactRegel] = []
    na: Cursor | None = None
    while True:
        with scope.scope_of(anna):
            page = klantregister().list_klantcontacten(anna, filter=Filter(), na=na)
        shown += page.regels
        if page.volgende is None:
            return shown
        na = page.volgende
        if callable(between):
            between()


def test_the_newest_come_first_ten_to_a_page(anna: Bevoegdheid) -> None:
    for days in range(25):
        builders.klantcontact(
            anna.klant_id, onderwerp=f"{days}", plaatsgevonden_op=timezone.now() - timedelta(days=days)
        )
    with scope.scope_of(anna):
        page = klantregister().list_klantcontacten(anna, filter=Filter())
    assert [regel.onderwerp for regel in page.regels] == [str(days) for days in range(10)]
    assert [regel.onderwerp for regel in all_pages(anna)] == [str(days) for days in range(25)]


def test_paging_shows_each_once_while_new_ones_come_in_and_moments_are_equal(anna: Bevoegdheid) -> None:
    moment = timezone.now() - timedelta(days=1)
    first = {builders.klantcontact(anna.klant_id, plaatsgevonden_op=moment).id for _ in range(23)}
    shown = all_pages(anna, between=lambda: builders.klantcontact(anna.klant_id))
    ids = [regel.id for regel in shown]
    assert len(ids) == len(set(ids))
    assert first <= set(ids)


@pytest.mark.parametrize(
    "terms", ["bomen", "boom", "Boom", "eiken", "ĒIK", "cafe", "café", "4471", "boom cafe", "kapver", "boom & !eik"]
)
def test_search_finds_stems_parts_accents_and_numbers(anna: Bevoegdheid, terms: str) -> None:
    builders.klantcontact(
        anna.klant_id, onderwerp="Kapvergunning eik 4471", inhoud="De bomen bij Café De Zon staan scheef. Een boom."
    )
    builders.klantcontact(anna.klant_id, onderwerp="Paspoort", inhoud="Verlengen")
    assert found(anna, zoek=terms) == ["Kapvergunning eik 4471"]


@pytest.mark.parametrize("terms", ["parkeren", "%", "_", "'", "\\", "eik zeemeermin"])
def test_search_finds_nothing_that_is_not_there(anna: Bevoegdheid, terms: str) -> None:
    builders.klantcontact(anna.klant_id, onderwerp="Kapvergunning eik", inhoud="Een boom")
    assert found(anna, zoek=terms) == []


def test_the_filter_narrows_by_kanaal_initiatiefnemer_zaak_and_day(anna: Bevoegdheid) -> None:
    zaak = builders.zaak(anna.klant_id)
    builders.klantcontact(
        anna.klant_id,
        onderwerp="De ene",
        kanaal="balie",
        initiatiefnemer=Initiatiefnemer.GEMEENTE,
        zaken=[zaak.id],
        plaatsgevonden_op=datetime(2026, 3, 29, 23, 30, tzinfo=AMSTERDAM),
    )
    builders.klantcontact(
        anna.klant_id, onderwerp="De ander", plaatsgevonden_op=datetime(2026, 3, 30, 0, 0, tzinfo=AMSTERDAM)
    )
    assert found(anna, kanaal="balie") == ["De ene"]
    assert found(anna, initiatiefnemer="gemeente") == ["De ene"]
    assert found(anna, zaak_id=zaak.id) == ["De ene"]
    assert found(anna, tot_en_met=date(2026, 3, 29)) == ["De ene"]
    assert found(anna, vanaf=date(2026, 3, 30)) == ["De ander"]
    assert found(anna, vanaf=date(2026, 3, 29), tot_en_met=date(2026, 3, 30)) == ["De ander", "De ene"]
