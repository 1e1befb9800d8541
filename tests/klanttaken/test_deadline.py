"""A deadline is a day in Europe/Amsterdam and still counts itself; passing it closes only a klanttaak that says so."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
import time_machine
from django.test import Client
from django.urls import reverse
from icalendar import Calendar

from portal.registers import scope, taakregister
from portal.registers.embedded.models import Inzending
from portal.registers.entities import Klanttaak, StatusKlanttaak
from portal.web.weergave import dagen_over, vandaag
from tests import builders
from tests.dossier import Dossier, make_dossier
from tests.login import log_in_as
from tests.people import ANNA, BRAM, DIRK, by_digid, by_digid_machtigen

pytestmark = pytest.mark.django_db(transaction=True)

#: The last second of the day and the first of the next, in UTC. Clocks go forward on 29 March, back on 25 October.
NIGHTS = [
    (date(2026, 7, 1), "2026-07-01T21:59:59Z", "2026-07-01T22:00:00Z"),
    (date(2026, 11, 3), "2026-11-03T22:59:59Z", "2026-11-03T23:00:00Z"),
    (date(2026, 3, 28), "2026-03-28T22:59:59Z", "2026-03-28T23:00:00Z"),
    (date(2026, 3, 29), "2026-03-29T21:59:59Z", "2026-03-29T22:00:00Z"),
    (date(2026, 10, 24), "2026-10-24T21:59:59Z", "2026-10-24T22:00:00Z"),
    (date(2026, 10, 25), "2026-10-25T22:59:59Z", "2026-10-25T23:00:00Z"),
]
TYPED = {"veld-kenteken": "AB-123-C", "veld-aantal": "2", "veld-soort": "bewoner", "stap": "versturen"}


@pytest.fixture
def dossier() -> Dossier:
    return make_dossier()


def closing(dossier: Dossier, deadline: date, **values: object) -> Klanttaak:
    return builders.klanttaak(
        dossier.klant.id, dossier.zaak.id, deadline=deadline, **{"sluit_op_deadline": True, **values}
    )


@pytest.mark.parametrize(("day", "last", "next_day"), NIGHTS)
def test_the_last_day_counts_until_midnight_in_amsterdam(dossier: Dossier, day: date, last: str, next_day: str) -> None:
    taak = closing(dossier, day)
    with time_machine.travel(last, tick=False):
        assert dagen_over(day) == "vandaag"
        assert not taak.is_verlopen(vandaag())
    with time_machine.travel(next_day, tick=False):
        assert dagen_over(day) == "1 dag geleden"
        assert taak.is_verlopen(vandaag())


@pytest.mark.parametrize("night", ["2026-03-28T12:00:00Z", "2026-10-24T12:00:00Z"])
def test_days_are_counted_as_days_when_the_clock_changes(night: str) -> None:
    with time_machine.travel(night, tick=False):
        assert dagen_over(vandaag() + timedelta(days=3)) == "nog 3 dagen"


def test_a_closed_klanttaak_says_so_everywhere_and_takes_nothing(dossier: Dossier) -> None:
    yesterday = vandaag() - timedelta(days=1)
    taak, client = closing(dossier, yesterday), log_in_as(by_digid(ANNA))
    address = reverse("klanttaken:invullen", args=[taak.regel.id])
    page = client.get(reverse("klanttaken:detail", args=[taak.regel.id])).content.decode()
    assert "U kunt deze taak niet meer doen" in page
    assert "Die dag telt nog mee. Daarna kan het niet meer." in " ".join(page.split())
    assert address not in page
    assert "agenda.ics" not in page
    assert client.get(address).status_code == 409
    sent = client.post(address, {**TYPED, "sleutel": "00000000-0000-7000-8000-000000000001"})
    assert sent.status_code == 409
    assert "De laatste dag was" in sent.content.decode()
    assert "AB-123-C" in sent.content.decode()
    with scope.registratie("test", dossiers=[dossier.klant.id]):
        assert not Inzending.objects.exists()


def test_past_its_deadline_a_klanttaak_that_does_not_close_can_still_be_done(dossier: Dossier) -> None:
    taak = closing(dossier, vandaag() - timedelta(days=1), sluit_op_deadline=False)
    client = log_in_as(by_digid(ANNA))
    address = reverse("klanttaken:invullen", args=[taak.regel.id])
    assert address in client.get(reverse("klanttaken:detail", args=[taak.regel.id])).content.decode()
    sent = client.post(address, {**TYPED, "sleutel": "00000000-0000-7000-8000-000000000001"})
    assert sent.status_code == 302


def test_nearest_first_and_those_without_a_day_last(dossier: Dossier) -> None:
    closing(dossier, vandaag() + timedelta(days=2), titel="Bijna te laat")
    builders.klanttaak(dossier.klant.id, dossier.zaak.id, deadline=None, titel="Geen haast")
    page = log_in_as(by_digid(ANNA)).get(reverse("klanttaken:lijst")).content.decode()
    assert page.index("Bijna te laat") < page.index("Gegevens aanvullen") < page.index("Geen haast")
    assert "nog 2 dagen" in page


def test_the_calendar_file_holds_the_last_day_and_nothing_that_was_not_asked(dossier: Dossier) -> None:
    taak = closing(dossier, date(2027, 3, 28), titel="Bewijs\r\nBEGIN:VALARM; komma, 🙂 sturen", toelichting="Geheim")
    answer = log_in_as(by_digid(ANNA)).get(reverse("klanttaken:agenda", args=[taak.regel.id]))
    assert answer.headers["Content-Type"] == "text/calendar; charset=utf-8"
    assert answer.headers["Content-Disposition"] == f'attachment; filename="taak-{taak.regel.nummer}.ics"'
    assert b"Geheim" not in answer.content
    (event,) = Calendar.from_ical(answer.content).events
    assert event.subcomponents == []
    assert (event.start, event.end) == (date(2027, 3, 28), date(2027, 3, 29))
    assert event["summary"] == "Laatste dag: Bewijs BEGIN:VALARM; komma, 🙂 sturen"
    assert str(event["url"]).endswith(reverse("klanttaken:detail", args=[taak.regel.id]))
    again = log_in_as(by_digid(ANNA)).get(reverse("klanttaken:agenda", args=[taak.regel.id]))
    assert Calendar.from_ical(again.content).events[0]["uid"] == event["uid"]


def test_there_is_no_calendar_file_without_a_day_or_of_what_is_gone(dossier: Dossier) -> None:
    client = log_in_as(by_digid(ANNA))
    without = builders.klanttaak(dossier.klant.id, dossier.zaak.id, deadline=None).regel.id
    assert client.get(reverse("klanttaken:agenda", args=[without])).status_code == 404
    gone = dossier.formulier.regel.id
    taakregister().set_status(dossier.klant.id, gone, status=StatusKlanttaak.INGETROKKEN, reden="De zaak is gestopt.")
    assert client.get(reverse("klanttaken:agenda", args=[gone])).status_code == 404


def test_only_the_klant_and_who_acts_for_her_get_the_calendar_file(dossier: Dossier) -> None:
    address = reverse("klanttaken:agenda", args=[dossier.formulier.regel.id])
    assert log_in_as(by_digid_machtigen(BRAM)).get(address).status_code == 200
    assert log_in_as(by_digid(DIRK)).get(address).status_code == 404
    assert Client().get(address).headers["Location"].startswith("/?")
