from __future__ import annotations

from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING

import pytest
import uuid6
from django.db import transaction
from django.utils import timezone

from accounts.bevoegdheid import evaluate
from accounts.jobs import clear_sessions
from portal.idempotentie.jobs import forget_sleutels
from portal.idempotentie.models import Sleutel
from portal.klantcontacten.actions import ask_question
from portal.registers import scope
from portal.registers.embedded.models import Klantcontact
from portal.registers.errors import NotFound
from tests import builders
from tests.login import inlog_of, log_in_as
from tests.people import ANNA, DIRK, by_digid
from tests.racing import race

if TYPE_CHECKING:
    from portal.registers.entities import Bevoegdheid

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def anna() -> Bevoegdheid:
    with transaction.atomic():
        return evaluate(inlog_of(log_in_as(by_digid(ANNA))))


def test_ten_times_the_same_question_at_once_is_asked_once(anna: Bevoegdheid) -> None:
    ask = partial(ask_question, bevoegdheid=anna, onderwerp="Boom", inhoud="Hij valt om.", sleutel=uuid6.uuid7())
    answers = race([(anna, ask)] * 10)
    assert len(set(answers)) == 1
    with scope.scope_of(anna):
        assert [row.id for row in Klantcontact.objects.all()] == [answers[0]]


def test_another_key_asks_another_question(anna: Bevoegdheid) -> None:
    with scope.scope_of(anna):
        made = {
            ask_question(bevoegdheid=anna, onderwerp="Boom", inhoud="Hij valt om.", sleutel=uuid6.uuid7())
            for _ in range(2)
        }
    assert len(made) == 2


def test_a_question_that_fails_leaves_its_key_free(anna: Bevoegdheid) -> None:
    sleutel = uuid6.uuid7()
    ask = partial(ask_question, bevoegdheid=anna, onderwerp="Boom", inhoud="", sleutel=sleutel)
    with pytest.raises(ZeroDivisionError), scope.scope_of(anna):
        ask()
        _ = 1 / 0
    with scope.scope_of(anna):
        assert not Sleutel.objects.exists()
        ask()
        assert Klantcontact.objects.count() == 1


def test_nobody_replies_to_anothers_contact(anna: Bevoegdheid) -> None:
    foreign = builders.klantcontact(builders.partij(DIRK).id)
    with pytest.raises(NotFound), scope.scope_of(anna):
        ask_question(bevoegdheid=anna, onderwerp="Re", inhoud="?", sleutel=uuid6.uuid7(), vervolgt=foreign.id)


def test_keys_of_a_month_ago_are_forgotten_and_newer_ones_kept(anna: Bevoegdheid) -> None:
    with scope.scope_of(anna):
        for days in (31, 29):
            Sleutel(
                klant_id=anna.klant_id,
                persoon_id=anna.persoon_id,
                doel="vraag",
                sleutel=uuid6.uuid7(),
                gebruikt_op=timezone.now() - timedelta(days=days),
            ).save(force_insert=True)
    forget_sleutels(timestamp=0)
    with scope.scope_of(anna):
        assert Sleutel.objects.count() == 1


def test_ended_sessions_are_cleared_and_live_ones_kept() -> None:
    ended, live = log_in_as(by_digid(ANNA)), log_in_as(by_digid(DIRK))
    session = ended.session
    session.set_expiry(timedelta(seconds=-1))
    session.save()
    clear_sessions(timestamp=0)
    assert live.session.session_key
    assert not live.session.exists(str(session.session_key))
