"""From a broker's word to a session, and how a session ends."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
import time_machine
from django.contrib.sessions.models import Session
from django.test import Client
from django.utils import timezone

from accounts.models import Account
from portal.audit.models import AuditRegel
from portal.registers import klantregister, scope
from portal.registers.embedded.models import Partij, Vertegenwoordiging
from portal.registers.entities import Identificatienummer, SoortPartij, VastgesteldVia
from portal.registers.errors import Refused
from tests import builders
from tests.login import inlog_of, log_in_as
from tests.people import ANNA, BRAM, CARLA, FATIMA, by_digid, by_digid_machtigen, by_eherkenning

if TYPE_CHECKING:
    from accounts.broker.people import Persoon

pytestmark = pytest.mark.django_db(transaction=True)


def number_of(persoon: Persoon) -> Identificatienummer:
    return Identificatienummer("bsn", persoon.bsn or "")


def test_the_first_login_makes_a_gekende_partij_with_its_betrouwbaarheid() -> None:
    log_in_as(by_digid(ANNA))
    anna = klantregister().get_partij_by(number_of(ANNA))
    assert anna.soort == SoortPartij.PERSOON
    assert anna.gekend is not None
    assert (anna.gekend.middel, anna.gekend.niveau) == ("digid", 20)


def test_the_second_login_finds_the_same_partij_and_account() -> None:
    first, second = (inlog_of(log_in_as(by_digid(ANNA))) for _ in range(2))
    assert first.persoon_id == second.persoon_id
    assert Account.objects.count() == 1


def test_who_is_known_at_the_balie_is_found_at_the_first_login() -> None:
    known = builders.partij(ANNA)
    assert inlog_of(log_in_as(by_digid(ANNA))).klant_id == known.id


def test_a_represented_klant_nobody_met_becomes_a_partij_that_is_not_gekend() -> None:
    inlog = inlog_of(log_in_as(by_digid_machtigen(BRAM)))
    anna = klantregister().get_partij_by(number_of(ANNA))
    assert inlog.klant_id == anna.id
    assert inlog.persoon_id == klantregister().get_partij_by(number_of(BRAM)).id
    assert (anna.gekend, anna.vastgesteld_via) == (None, VastgesteldVia.VERTEGENWOORDIGING)
    assert log_in_as(by_digid(ANNA)).get("/overzicht/").status_code == 200
    met = klantregister().get_partij_by(number_of(ANNA))
    assert met.gekend is not None


def test_an_eherkenning_login_makes_the_medewerker_a_person_and_the_organisation_the_klant() -> None:
    inlog = inlog_of(log_in_as(by_eherkenning(CARLA)))
    with scope.registratie("test", dossiers=[inlog.persoon_id, inlog.klant_id]):
        soorten = dict(Partij.objects.values_list("id", "soort"))
    assert soorten == {inlog.persoon_id: "persoon", inlog.klant_id: "organisatie"}


def test_a_login_for_one_vestiging_keeps_to_it() -> None:
    assert inlog_of(log_in_as(by_eherkenning(FATIMA))).vestiging == "000090001235"


def test_the_session_holds_no_identity_number() -> None:
    for vaststelling in (by_digid(ANNA), by_digid_machtigen(BRAM), by_eherkenning(CARLA)):
        client = log_in_as(vaststelling)
        kept = str(dict(client.session))
        for nummer in (ANNA.bsn, BRAM.bsn, "90001234", "A1B2C3D4E5F6"):
            assert str(nummer) not in kept


def test_each_login_has_a_new_session_key() -> None:
    client = log_in_as(by_digid(ANNA))
    before = client.session.session_key
    log_in_as(by_digid(ANNA), client)
    assert client.session.session_key != before


def test_a_session_ends_after_fifteen_idle_minutes() -> None:
    with time_machine.travel(timezone.now(), tick=False) as clock:
        client = log_in_as(by_digid(ANNA))
        clock.shift(timedelta(minutes=14, seconds=59))
        assert client.get("/overzicht/").status_code == 200
        clock.shift(timedelta(minutes=15))
        assert client.get("/overzicht/").status_code == 302


def test_a_session_ends_after_two_hours_however_busy() -> None:
    with time_machine.travel(timezone.now(), tick=False) as clock:
        client = log_in_as(by_digid(ANNA))
        for _ in range(11):
            clock.shift(timedelta(minutes=10))
            assert client.get("/overzicht/").status_code == 200
        clock.shift(timedelta(minutes=10))
        assert client.get("/overzicht/").status_code == 302


def test_logging_out_ends_the_session_at_once_and_a_copied_cookie_is_dead() -> None:
    client = log_in_as(by_digid(ANNA))
    thief = Client()
    thief.cookies = client.cookies
    assert client.get("/overzicht/").status_code == 200
    client.post("/uitloggen/")
    assert not Session.objects.exists()
    assert thief.get("/overzicht/").status_code == 302


def test_logging_out_is_a_post() -> None:
    client = log_in_as(by_digid(ANNA))
    assert client.get("/uitloggen/").status_code == 405
    assert client.get("/overzicht/").status_code == 200


def test_a_revoked_mandate_works_no_more_at_the_next_request() -> None:
    client = log_in_as(by_digid_machtigen(BRAM))
    assert client.get("/overzicht/").status_code == 200
    with scope.registratie("test", dossiers=[inlog_of(client).klant_id]):
        Vertegenwoordiging.objects.update(ingetrokken_op=timezone.now())
    refused = client.get("/overzicht/")
    assert refused.status_code == 302
    assert not Session.objects.exists()


def test_a_revoked_mandate_opens_no_new_session_either() -> None:
    first = log_in_as(by_digid_machtigen(BRAM))
    with scope.registratie("test", dossiers=[inlog_of(first).klant_id]):
        Vertegenwoordiging.objects.update(ingetrokken_op=timezone.now())
    before = Session.objects.count()
    with pytest.raises(Refused, match="vertegenwoordiging_ingetrokken"):
        log_in_as(by_digid_machtigen(BRAM))
    assert Session.objects.count() == before


def test_login_and_logout_leave_an_audit_line_each() -> None:
    client = log_in_as(by_digid(ANNA))
    inlog = inlog_of(client)
    client.post("/uitloggen/")
    with scope.registratie("test", dossiers=[inlog.klant_id]):
        lines = list(AuditRegel.objects.order_by("id").values_list("gebeurtenis", "persoon_id", "middel", "niveau"))
    assert lines == [("ingelogd", inlog.persoon_id, "digid", 20), ("uitgelogd", inlog.persoon_id, "digid", 20)]


def test_htmx_on_a_dead_session_moves_the_whole_page_to_the_front_door() -> None:
    answer = Client().get("/klantcontacten/?zoek=boom", headers={"HX-Request": "true"})
    assert answer.headers["HX-Redirect"].startswith("/?next=")
