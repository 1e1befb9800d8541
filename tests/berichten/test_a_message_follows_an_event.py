"""One message per event and person, in the event's own transaction, over the receiver's own address."""

from __future__ import annotations

import re
import smtplib
from datetime import date, timedelta
from functools import partial
from typing import TYPE_CHECKING
from unittest.mock import patch

import pytest
import uuid6
from django.core import mail
from django.db import connection, transaction
from django.utils import timezone
from procrastinate.contrib.django import app
from procrastinate.contrib.django.models import ProcrastinateJob
from procrastinate.jobs import Job

from accounts.bevoegdheid import evaluate
from portal.berichten import Aard, Gebeurtenis, meld
from portal.berichten.bezorging import deliver
from portal.berichten.gebeurtenissen import Status
from portal.berichten.jobs import MOST_TRIES, Volhouden
from portal.berichten.models import Bericht
from portal.berichten.teksten import AARDEN, NIEUWS
from portal.contactgegevens.actions import add_adres, set_voorkeur
from portal.registers import klantregister, scope
from portal.registers.entities import SoortDigitaalAdres, Voorkeurskanaal
from tests import builders
from tests.login import inlog_of, log_in_as
from tests.people import ANNA, BRAM, DIRK, by_digid
from tests.racing import race

if TYPE_CHECKING:
    from collections.abc import Iterator
    from uuid import UUID

    from portal.registers.entities import Bevoegdheid, Partij

pytestmark = pytest.mark.django_db(transaction=True)


def mailbox(partij: Partij, adres: str, *, verified: bool = True) -> Partij:
    klantregister().register_adres(
        partij.id,
        soort=SoortDigitaalAdres.EMAIL,
        adres=adres,
        is_standaard=verified,
        geverifieerd_op=timezone.now() if verified else None,
    )
    return partij


@pytest.fixture
def anna() -> Partij:
    return mailbox(builders.partij(ANNA), "anna@example.com")


@pytest.fixture
def bram() -> Partij:
    return mailbox(builders.partij(BRAM), "bram@example.com")


@pytest.fixture
def as_anna(anna: Partij) -> Bevoegdheid:
    with transaction.atomic():
        return evaluate(inlog_of(log_in_as(by_digid(ANNA))))


def work() -> None:
    """What the worker does with everything that waits, once."""
    for job in ProcrastinateJob.objects.filter(task_name="portal.berichten.jobs.bezorg", status="todo"):
        deliver(job.args["bericht_id"], job.args["ontvanger_id"], is_last=False)


def receivers() -> list[str]:
    return sorted(address for message in mail.outbox for address in message.to)


def status_of(partij: Partij) -> list[str]:
    with scope.registratie("test", dossiers=[partij.id]):
        return [row.status for row in Bericht.objects.filter(ontvanger_id=partij.id)]


@pytest.fixture
def refusing() -> Iterator[list[int]]:
    """A mail server that refuses every receiver with the code that stands in the list."""
    codes: list[int] = []

    def send(self: mail.EmailMessage) -> int:
        raise smtplib.SMTPRecipientsRefused({self.to[0]: (codes[0], b"no")})

    with patch.object(mail.EmailMessage, "send", send):
        yield codes


def test_every_event_and_kind_has_a_text() -> None:
    assert set(NIEUWS) == set(Gebeurtenis)
    assert set(AARDEN) == set(Aard)


def test_the_klant_and_each_vertegenwoordiger_in_scope_get_one(anna: Partij, bram: Partij) -> None:
    dirk = mailbox(builders.partij(DIRK), "dirk@example.com")
    builders.mandaat(anna, bram, themas=[builders.thema("zorg")])
    builders.mandaat(anna, dirk, themas=[builders.thema("parkeren")])
    meld(Gebeurtenis.NIEUWE_KLANTTAAK, anna.id, kenmerk=uuid6.uuid7(), thema="zorg")
    work()
    assert receivers() == ["anna@example.com", "bram@example.com"]


@pytest.mark.parametrize("ended", ["ingetrokken_op", "eindigt_op"])
def test_a_mandate_that_is_over_brings_no_message(anna: Partij, bram: Partij, ended: str) -> None:
    builders.mandaat(anna, bram, **{ended: timezone.now() - timedelta(minutes=1)})
    meld(Gebeurtenis.ANTWOORD, anna.id, kenmerk=uuid6.uuid7())
    work()
    assert receivers() == ["anna@example.com"]


def test_a_vertrouwelijk_contact_is_told_to_who_may_read_those(anna: Partij, bram: Partij) -> None:
    builders.mandaat(anna, bram)
    meld(Gebeurtenis.NIEUW_KLANTCONTACT, anna.id, kenmerk=uuid6.uuid7(), vertrouwelijk=True)
    work()
    assert receivers() == ["anna@example.com"]


def test_the_same_event_told_ten_times_at_once_is_one_message(anna: Partij, as_anna: Bevoegdheid) -> None:
    tell = partial(meld, Gebeurtenis.ANTWOORD, anna.id, kenmerk=uuid6.uuid7())
    assert race([(as_anna, tell)] * 10) == [None] * 10
    work()
    assert receivers() == ["anna@example.com"]


def test_a_job_that_runs_again_sends_nothing_again(anna: Partij) -> None:
    meld(Gebeurtenis.ANTWOORD, anna.id, kenmerk=uuid6.uuid7())
    work()
    work()
    assert receivers() == ["anna@example.com"]
    assert status_of(anna) == [Status.VERZONDEN]


def test_an_event_that_is_rolled_back_leaves_no_message_and_no_job(anna: Partij) -> None:
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        meld(Gebeurtenis.ANTWOORD, anna.id, kenmerk=uuid6.uuid7())
        _ = 1 / 0
    assert not ProcrastinateJob.objects.exists()
    assert status_of(anna) == []


def test_telling_gives_the_scope_of_the_request_back(anna: Partij, as_anna: Bevoegdheid) -> None:
    with scope.scope_of(as_anna), connection.cursor() as cursor:
        meld(Gebeurtenis.ANTWOORD, anna.id, kenmerk=uuid6.uuid7())
        cursor.execute("SELECT current_setting('portal.registratie', true)")
        assert cursor.fetchone() == ("",)
        assert not Bericht.objects.exists()


def test_it_names_the_gemeente_the_kind_and_the_last_day_and_no_address_but_the_sites_own(anna: Partij) -> None:
    meld(
        Gebeurtenis.NIEUWE_KLANTTAAK,
        anna.id,
        kenmerk=uuid6.uuid7(),
        aard=Aard.BETALING,
        laatste_dag=date(2026, 12, 3),
        thema="zorg",
    )
    work()
    [message] = mail.outbox
    assert message.subject == "Bericht van Gemeente Voorbeeld"
    for part in ("betaling", "De laatste dag is 3 december 2026", "Gemeente Voorbeeld"):
        assert part in message.body
    assert re.findall(r"https?://\S+", str(message.body)) == ["http://127.0.0.1:8000"]
    assert not re.search(r"zorg|Anna|anna", str(message.body))


def test_it_is_in_the_language_the_receiver_chose(as_anna: Bevoegdheid) -> None:
    with scope.scope_of(as_anna):
        set_voorkeur(bevoegdheid=as_anna, kanaal=Voorkeurskanaal.EMAIL, taal="en")
    work()
    assert mail.outbox[0].subject == "Message from Gemeente Voorbeeld"


def test_an_address_that_is_not_verified_is_never_used() -> None:
    dirk = mailbox(builders.partij(DIRK), "dirk@example.com", verified=False)
    meld(Gebeurtenis.ANTWOORD, dirk.id, kenmerk=uuid6.uuid7())
    work()
    assert mail.outbox == []
    assert status_of(dirk) == [Status.ONBEREIKBAAR]


@pytest.mark.parametrize(("gebeurtenis", "sent"), [(Gebeurtenis.ANTWOORD, 0), (Gebeurtenis.NIEUW_APPARAAT, 1)])
def test_who_prefers_post_gets_mail_about_safety_only(gebeurtenis: Gebeurtenis, sent: int) -> None:
    klant = mailbox(builders.partij(ANNA, voorkeurskanaal=Voorkeurskanaal.POST), "anna@example.com")
    meld(gebeurtenis, klant.id, kenmerk=uuid6.uuid7())
    work()
    assert len(mail.outbox) == sent


def test_a_changed_address_is_told_to_who_manages_them_and_no_other(as_anna: Bevoegdheid, bram: Partij) -> None:
    with scope.registratie("test", dossiers=[as_anna.klant_id]):
        anna = klantregister().get_bereikbaarheid(as_anna.klant_id).partij
    dirk = mailbox(builders.partij(DIRK), "dirk@example.com")
    builders.mandaat(anna, bram, mag=["lezen", "contactgegevens"])
    builders.mandaat(anna, dirk)
    with scope.scope_of(as_anna):
        add_adres(bevoegdheid=as_anna, soort=SoortDigitaalAdres.EMAIL, adres="nieuw@example.com", label="")
    work()
    assert receivers() == ["anna@example.com", "bram@example.com"]
    assert "nieuw@example.com" not in "".join(str(message.body) for message in mail.outbox)


def test_refused_for_good_is_kept_as_failed(anna: Partij, refusing: list[int]) -> None:
    refusing.append(550)
    meld(Gebeurtenis.ANTWOORD, anna.id, kenmerk=uuid6.uuid7())
    work()
    assert status_of(anna) == [Status.MISLUKT]


def test_refused_for_now_is_tried_again_until_the_last_try(anna: Partij, refusing: list[int]) -> None:
    refusing.append(451)
    meld(Gebeurtenis.ANTWOORD, anna.id, kenmerk=uuid6.uuid7())
    with pytest.raises(smtplib.SMTPRecipientsRefused):
        work()
    assert status_of(anna) == [Status.KLAAR]
    job = ProcrastinateJob.objects.get()
    deliver(job.args["bericht_id"], job.args["ontvanger_id"], is_last=True)
    assert status_of(anna) == [Status.MISLUKT]


def test_all_tries_together_stay_within_48_hours() -> None:
    total = timedelta()
    for attempts in range(MOST_TRIES - 1):
        job = Job(id=1, queue="x", lock=None, queueing_lock=None, task_name="x", attempts=attempts)
        decision = Volhouden().get_retry_decision(exception=OSError(), job=job)
        assert decision is not None
        assert decision.retry_at is not None
        total += decision.retry_at - timezone.now()
    assert timedelta(hours=24) < total < timedelta(hours=48)


def test_the_worker_delivers(anna: Partij) -> None:
    meld(Gebeurtenis.ANTWOORD, anna.id, kenmerk=uuid6.uuid7())
    with app.replace_connector(app.connector.get_worker_connector()) as worker:  # type: ignore[attr-defined]
        worker.run_worker(wait=False, install_signal_handlers=False, listen_notify=False)
    assert receivers() == ["anna@example.com"]


def test_a_stranger_sees_no_row_of_the_outbox(anna: Partij) -> None:
    meld(Gebeurtenis.ANTWOORD, anna.id, kenmerk=uuid6.uuid7())
    assert status_of(builders.partij(DIRK)) == []
    assert [bericht_of(anna.id), Bericht.objects.count()] == [1, 0]


def bericht_of(klant_id: UUID) -> int:
    with scope.registratie("test", dossiers=[klant_id]):
        return Bericht.objects.count()
