"""‘Dit is niet van mij’: the gemeente gets an interne taak, and the klanttaak stays where it is."""

from __future__ import annotations

from functools import partial
from uuid import UUID

import pytest
import uuid6
from django.db import transaction
from django.urls import reverse

from accounts.bevoegdheid import evaluate
from portal.audit.models import AuditRegel
from portal.klanttaken.actions import say_not_mine
from portal.registers import klantregister, scope, taakregister
from portal.registers.embedded.models import InterneTaak
from portal.registers.entities import Initiatiefnemer, StatusInterneTaak, StatusKlanttaak
from portal.registers.errors import NotFound
from tests import builders
from tests.dossier import Dossier, make_dossier
from tests.login import inlog_of, log_in_as
from tests.people import ANNA, BRAM, DIRK, by_digid, by_digid_machtigen
from tests.racing import race

pytestmark = pytest.mark.django_db(transaction=True)

SLEUTEL = "01a20e5c-91d5-7ca4-8772-3659a80f9999"


@pytest.fixture
def dossier() -> Dossier:
    return make_dossier()


def address_of(dossier: Dossier) -> str:
    return reverse("klanttaken:niet_van_mij", args=[dossier.boete.regel.id])


def test_anna_tells_that_a_fine_is_not_hers_and_it_stays(dossier: Dossier) -> None:
    client = log_in_as(by_digid(ANNA))
    page = client.get(reverse("klanttaken:detail", args=[dossier.boete.regel.id])).content.decode()
    assert address_of(dossier) in page
    told = client.post(address_of(dossier), {"toelichting": "Ik heb geen auto.", "sleutel": SLEUTEL})
    receipt = client.get(told.headers["Location"]).content.decode()
    assert "Ik heb geen auto." in receipt
    anna = inlog_of(client)
    with transaction.atomic():
        wie = evaluate(anna)
        contact = klantregister().get_klantcontact(wie, UUID(told.headers["Location"].split("/")[2]))
        taak = taakregister().get_klanttaak(wie, dossier.boete.regel.id)
    assert taak.regel.status == StatusKlanttaak.OPEN
    assert contact.onderwerp == "Niet van mij: Boete betalen"
    assert contact.initiatiefnemer == Initiatiefnemer.KLANT
    assert [zaak.id for zaak in contact.zaken] == [dossier.zaak.id]
    assert [interne.status for interne in contact.interne_taken] == [StatusInterneTaak.TE_DOEN]
    with scope.registratie("test", dossiers=[dossier.klant.id]):
        assert dossier.boete.regel.nummer in InterneTaak.objects.get(klantcontact_id=contact.id).handeling
        assert AuditRegel.objects.filter(gebeurtenis="niet_van_mij", object_id=dossier.boete.regel.id).count() == 1


def test_without_a_reason_it_can_be_said_too(dossier: Dossier) -> None:
    told = log_in_as(by_digid(ANNA)).post(address_of(dossier), {"toelichting": "", "sleutel": SLEUTEL})
    assert told.status_code == 302


def test_what_is_too_long_is_kept_and_said(dossier: Dossier) -> None:
    answer = log_in_as(by_digid(ANNA)).post(address_of(dossier), {"toelichting": "a" * 2001, "sleutel": SLEUTEL})
    assert answer.status_code == 422
    assert "Uw uitleg is te lang" in answer.content.decode()
    assert "a" * 2001 in answer.content.decode()


def test_a_double_click_says_it_once(dossier: Dossier) -> None:
    with transaction.atomic():
        anna = evaluate(inlog_of(log_in_as(by_digid(ANNA))))
    say = partial(
        say_not_mine,
        bevoegdheid=anna,
        klanttaak_id=dossier.boete.regel.id,
        toelichting="",
        sleutel=uuid6.uuid7(),
    )
    assert len(set(race([(anna, say)] * 5))) == 1
    with scope.scope_of(anna):
        assert InterneTaak.objects.filter(handeling__contains=dossier.boete.regel.nummer).count() == 1


def test_bram_says_it_as_vertegenwoordiger(dossier: Dossier) -> None:
    client = log_in_as(by_digid_machtigen(BRAM))
    told = client.post(address_of(dossier), {"toelichting": "", "sleutel": SLEUTEL})
    with transaction.atomic():
        contact = klantregister().get_klantcontact(
            evaluate(inlog_of(client)), UUID(told.headers["Location"].split("/")[2])
        )
    assert contact.initiatiefnemer == Initiatiefnemer.VERTEGENWOORDIGER


def test_who_may_only_read_says_nothing_and_sees_no_link(dossier: Dossier) -> None:
    mandaat = builders.mandaat(dossier.klant, builders.partij(BRAM))
    client = log_in_as(by_digid(BRAM))
    assert client.post(reverse("vertegenwoordiging:wisselen", args=[mandaat.id])).status_code == 302
    page = client.get(reverse("klanttaken:detail", args=[dossier.boete.regel.id]))
    assert page.status_code == 200
    assert address_of(dossier) not in page.content.decode()
    assert client.post(address_of(dossier), {"sleutel": SLEUTEL}).status_code == 404


def test_a_stranger_cannot_say_it(dossier: Dossier) -> None:
    assert log_in_as(by_digid(DIRK)).post(address_of(dossier), {"sleutel": SLEUTEL}).status_code == 404
    with transaction.atomic():
        dirk = evaluate(inlog_of(log_in_as(by_digid(DIRK))))
    with pytest.raises(NotFound), scope.scope_of(dirk):
        say_not_mine(bevoegdheid=dirk, klanttaak_id=dossier.boete.regel.id, toelichting="", sleutel=uuid6.uuid7())
