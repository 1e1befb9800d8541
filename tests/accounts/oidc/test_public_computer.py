"""What is chosen at the front door holds in the session, also after a step-up. No transaction waits for a broker."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from django.db import connection

from accounts.oidc import http
from portal.audit.models import AuditRegel
from portal.registers import scope
from tests.login import inlog_of

if TYPE_CHECKING:
    import httpx

    from accounts.oidc.http import Antwoord
    from tests.accounts.oidc.conftest import Bezoeker

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def in_transaction(monkeypatch: pytest.MonkeyPatch) -> list[bool]:
    """Of each call to the broker: whether a transaction waited for it."""
    found: list[bool] = []
    send = http._send

    def watch(request: httpx.Request, timeout: float) -> Antwoord:
        found.append(connection.in_atomic_block)
        return send(request, timeout)

    monkeypatch.setattr(http, "_send", watch)
    return found


def step_up(bezoeker: Bezoeker) -> None:
    bezoeker.broker.claims["acr"] = "25"
    assert bezoeker.login(niveau="25").status_code == 302


def test_the_choice_is_kept_over_the_broker_and_over_a_step_up(bezoeker: Bezoeker) -> None:
    assert bezoeker.login(openbaar="1").status_code == 302
    assert inlog_of(bezoeker.client).openbaar
    step_up(bezoeker)
    assert inlog_of(bezoeker.client).openbaar


def test_who_did_not_choose_it_has_an_own_device(bezoeker: Bezoeker) -> None:
    bezoeker.login()
    assert not inlog_of(bezoeker.client).openbaar


def test_no_transaction_is_open_while_a_broker_answers(bezoeker: Bezoeker, in_transaction: list[bool]) -> None:
    bezoeker.login()
    step_up(bezoeker)
    bezoeker.client.post("/uitloggen/")
    assert len(in_transaction) > 3
    assert not any(in_transaction)


def test_a_step_up_is_recorded_as_one(bezoeker: Bezoeker) -> None:
    bezoeker.login()
    step_up(bezoeker)
    with scope.registratie("test", dossiers=[inlog_of(bezoeker.client).klant_id]):
        lines = list(AuditRegel.objects.order_by("id").values_list("gebeurtenis", "niveau"))
    assert lines == [("ingelogd", 20), ("hoger_ingelogd", 25)]
