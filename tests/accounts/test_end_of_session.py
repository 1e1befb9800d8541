"""When a session ends, what makes it last longer and what does not."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
import time_machine
from django.contrib.sessions.models import Session
from django.test import Client
from django.utils import timezone

from accounts.models import Account
from portal.audit.models import AuditRegel
from portal.registers import scope
from tests.login import inlog_of, log_in_as
from tests.people import ANNA, by_digid

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import TypeAlias

    from time_machine import Traveller

pytestmark = pytest.mark.django_db(transaction=True)

Wait: TypeAlias = Callable[[float], None]


@pytest.fixture
def clock() -> Iterator[Traveller]:
    with time_machine.travel(timezone.now(), tick=False) as clock:
        yield clock


@pytest.fixture
def wait(clock: Traveller) -> Wait:
    """So many minutes later."""
    return lambda minutes: clock.shift(timedelta(minutes=minutes))


def is_logged_in(client: Client) -> bool:
    return client.get("/overzicht/").status_code == 200


def seconds_left(client: Client) -> int:
    return int(client.get("/sessie/").json()["over"])


def reasons(klant_id: object) -> list[str]:
    with scope.registratie("test", dossiers=[klant_id]):  # type: ignore[list-item]
        lines = AuditRegel.objects.filter(gebeurtenis="sessie_beeindigd")
        return list(lines.values_list("reden", flat=True))


def test_a_page_says_when_the_session_ends(clock: Traveller) -> None:
    clock.move_to("2026-11-24T13:00:00Z")
    page = log_in_as(by_digid(ANNA)).get("/overzicht/").content.decode()
    assert "14.15</span> uur uit" in page
    assert 'data-over="900"' in page


def test_a_page_that_only_asks_how_long_does_not_extend(wait: Wait) -> None:
    client = log_in_as(by_digid(ANNA))
    for _ in range(7):
        wait(2)
        assert client.get("/sessie/").status_code == 200
    assert seconds_left(client) == 60
    wait(1)
    assert seconds_left(client) == 0
    assert not is_logged_in(client)


def test_what_a_browser_fetches_ahead_does_not_extend(wait: Wait) -> None:
    client = log_in_as(by_digid(ANNA))
    wait(14)
    assert client.get("/overzicht/", headers={"Sec-Purpose": "prefetch"}).status_code == 200
    wait(1)
    assert not is_logged_in(client)


def test_the_button_extends_at_once(wait: Wait) -> None:
    client = log_in_as(by_digid(ANNA))
    wait(14)
    answer = client.post("/sessie/verlengen/").json()
    assert (answer["over"], answer["verlengbaar"]) == (900, True)
    wait(14)
    assert is_logged_in(client)


def test_the_button_is_exact_also_within_a_minute(wait: Wait) -> None:
    client = log_in_as(by_digid(ANNA))
    wait(0.5)
    assert client.post("/sessie/verlengen/").json()["over"] == 900


def test_nothing_extends_past_two_hours(wait: Wait) -> None:
    client = log_in_as(by_digid(ANNA))
    for _ in range(11):
        wait(10)
        client.post("/sessie/verlengen/")
    answer = client.post("/sessie/verlengen/").json()
    assert (answer["over"], answer["verlengbaar"]) == (600, False)
    assert "loggen wij u uit. Daarna kunt u opnieuw inloggen" in client.get("/overzicht/").content.decode()
    wait(10)
    assert not is_logged_in(client)


def test_a_dead_session_cannot_be_extended(wait: Wait) -> None:
    client = log_in_as(by_digid(ANNA))
    wait(15)
    assert client.post("/sessie/verlengen/").status_code == 302
    assert Client().get("/sessie/").json() == {"over": 0}
    assert not is_logged_in(client)


def test_on_a_computer_of_others_five_idle_minutes_are_enough(wait: Wait) -> None:
    client = log_in_as(by_digid(ANNA), openbaar=True)
    wait(4.9)
    assert is_logged_in(client)
    wait(5)
    assert not is_logged_in(client)


def test_an_ended_session_is_gone_and_its_end_is_recorded_once(wait: Wait) -> None:
    client = log_in_as(by_digid(ANNA))
    klant_id = inlog_of(client).klant_id
    wait(15)
    for _ in range(2):
        assert not is_logged_in(client)
    assert not Session.objects.exists()
    assert reasons(klant_id) == ["verlopen"]


def test_a_closed_account_works_no_more_at_the_next_request() -> None:
    client = log_in_as(by_digid(ANNA))
    klant_id = inlog_of(client).klant_id
    assert is_logged_in(client)
    Account.objects.update(is_active=False)
    assert not is_logged_in(client)
    assert reasons(klant_id) == ["account_gesloten"]


def test_a_session_that_is_no_longer_on_the_list_is_dead() -> None:
    from allauth.usersessions.models import UserSession

    client = log_in_as(by_digid(ANNA))
    UserSession.objects.all().delete()
    assert not is_logged_in(client)


def test_a_session_from_before_a_field_was_added_goes_on() -> None:
    client = log_in_as(by_digid(ANNA))
    session = client.session
    session["inlog"] = {name: value for name, value in session["inlog"].items() if name != "openbaar"}
    session.save()
    assert is_logged_in(client)


def test_the_front_door_offers_the_choice_and_every_link_carries_it() -> None:
    page = Client().get("/?next=/zaken/").content.decode()
    assert 'href="/?next=%2Fzaken%2F&amp;openbaar=1"' in page
    chosen = Client().get("/?next=/zaken/&openbaar=1").content.decode()
    assert 'href="/inloggen/digid/?next=%2Fzaken%2F&amp;openbaar=1"' in chosen
    assert 'href="/account/inloggen/?next=%2Fzaken%2F&amp;openbaar=1"' in chosen
