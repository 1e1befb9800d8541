"""Double click, two tabs, two people: one inzending, and an honest answer for everybody else."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import pytest
import uuid6
from django.db import transaction

from accounts.bevoegdheid import evaluate
from portal.berichten.models import Bericht
from portal.formkit import make_formulierklasse, read_definitie, summarise
from portal.klanttaken.actions import complete_klanttaak
from portal.registers import klantregister, scope, taakregister
from portal.registers.embedded.models import Inzending
from portal.registers.entities import Filter, Initiatiefnemer, Klanttaak, StatusKlanttaak
from portal.registers.errors import Conflict, NotFound
from tests import builders
from tests.dossier import Dossier, make_dossier
from tests.login import inlog_of, log_in_as
from tests.people import ANNA, BRAM, DIRK, by_digid, by_digid_machtigen
from tests.racing import race

if TYPE_CHECKING:
    from uuid import UUID

    from accounts.oidc.vaststelling import Vaststelling
    from portal.registers.entities import Bevoegdheid

pytestmark = pytest.mark.django_db(transaction=True)

TYPED = {"veld-kenteken": ["AB-123-C"], "veld-aantal": ["2"], "veld-soort": ["bewoner"]}


def bevoegdheid_of(vaststelling: Vaststelling) -> Bevoegdheid:
    with transaction.atomic():
        return evaluate(inlog_of(log_in_as(vaststelling)))


def complete(bevoegdheid: Bevoegdheid, klanttaak_id: UUID, sleutel: UUID) -> Klanttaak:
    definitie = read_definitie(builders.FORMULIER)
    formulier = make_formulierklasse(definitie)(TYPED)
    return complete_klanttaak(
        bevoegdheid=bevoegdheid,
        klanttaak_id=klanttaak_id,
        antwoorden=formulier.antwoorden,
        samenvatting=summarise(definitie, formulier.antwoorden),
        sleutel=sleutel,
    )


@pytest.fixture
def dossier() -> Dossier:
    return make_dossier()


def test_a_double_click_gives_one_inzending_and_the_same_receipt(dossier: Dossier) -> None:
    anna, sleutel = bevoegdheid_of(by_digid(ANNA)), uuid6.uuid7()
    answers = race([(anna, partial(complete, anna, dossier.formulier.regel.id, sleutel))] * 5)
    receipts = {
        answer.inzending.ontvangstnummer for answer in answers if isinstance(answer, Klanttaak) and answer.inzending
    }
    assert len(receipts) == 1
    assert not [answer for answer in answers if isinstance(answer, Exception)]
    with scope.scope_of(anna):
        assert Inzending.objects.count() == 1


def test_of_twenty_tabs_one_sends_and_nineteen_hear_who_did_it(dossier: Dossier) -> None:
    anna, bram = bevoegdheid_of(by_digid(ANNA)), bevoegdheid_of(by_digid_machtigen(BRAM))
    taak = dossier.formulier.regel.id
    answers = race([(who, partial(complete, who, taak, uuid6.uuid7())) for who in [anna, bram] * 10])
    conflicts = [answer for answer in answers if isinstance(answer, Conflict)]
    assert len(conflicts) == 19
    assert {conflict.reden for conflict in conflicts} == {"niet_open"}
    assert all("al gedaan op" in conflict.bericht for conflict in conflicts)
    with scope.scope_of(anna):
        assert Inzending.objects.count() == 1


def test_completing_tells_it_as_a_klantcontact_on_the_zaak(dossier: Dossier) -> None:
    anna = bevoegdheid_of(by_digid(ANNA))
    with scope.scope_of(anna):
        done = complete(anna, dossier.formulier.regel.id, uuid6.uuid7())
        newest = klantregister().list_klantcontacten(anna, filter=Filter(), aantal=1).regels[0]
        told = klantregister().get_klantcontact(anna, newest.id)
    assert done.regel.status == StatusKlanttaak.AFGEROND
    assert told.onderwerp == "Taak gedaan: Gegevens aanvullen"
    assert [zaak.id for zaak in told.zaken] == [dossier.zaak.id]
    assert told.initiatiefnemer == Initiatiefnemer.KLANT
    assert "AB-123-C" in told.inhoud


def test_a_vertegenwoordiger_stands_on_what_she_did(dossier: Dossier) -> None:
    bram = bevoegdheid_of(by_digid_machtigen(BRAM))
    with scope.scope_of(bram):
        done = complete(bram, dossier.formulier.regel.id, uuid6.uuid7())
        newest = klantregister().list_klantcontacten(bram, filter=Filter(), aantal=1).regels[0]
        row = Inzending.objects.get()
    assert newest.initiatiefnemer == Initiatiefnemer.VERTEGENWOORDIGER
    assert row.handelend_persoon_id == bram.persoon_id != row.klant_id
    assert done.inzending is not None
    assert done.inzending.als_vertegenwoordiger


def test_a_withdrawn_klanttaak_is_refused_with_the_reason(dossier: Dossier) -> None:
    anna, taak = bevoegdheid_of(by_digid(ANNA)), dossier.formulier.regel.id
    taakregister().set_status(dossier.klant.id, taak, status=StatusKlanttaak.INGETROKKEN, reden="De zaak is gestopt.")
    with pytest.raises(Conflict, match="De zaak is gestopt"), scope.scope_of(anna):
        complete(anna, taak, uuid6.uuid7())


def test_a_stranger_completes_nothing(dossier: Dossier) -> None:
    dirk = bevoegdheid_of(by_digid(DIRK))
    with pytest.raises(NotFound), scope.scope_of(dirk):
        complete(dirk, dossier.formulier.regel.id, uuid6.uuid7())


def test_what_fails_halfway_leaves_nothing(dossier: Dossier, monkeypatch: pytest.MonkeyPatch) -> None:
    anna = bevoegdheid_of(by_digid(ANNA))

    def fail(*args: object, **kwargs: object) -> None:
        raise RuntimeError("the audit line cannot be written")

    monkeypatch.setattr("portal.klanttaken.actions.audit.record", fail)
    with pytest.raises(RuntimeError), scope.scope_of(anna):
        complete(anna, dossier.formulier.regel.id, uuid6.uuid7())
    with scope.scope_of(anna):
        assert not Inzending.objects.exists()
        assert taakregister().get_klanttaak(anna, dossier.formulier.regel.id).regel.status == StatusKlanttaak.OPEN


def test_what_was_received_is_told_once(dossier: Dossier) -> None:
    anna, sleutel = bevoegdheid_of(by_digid(ANNA)), uuid6.uuid7()
    race([(anna, partial(complete, anna, dossier.formulier.regel.id, sleutel))] * 5)
    with scope.registratie("test", dossiers=[dossier.klant.id]):
        told = list(Bericht.objects.values_list("gebeurtenis", "kenmerk", "ontvanger_id"))
    assert told == [("inzending_ontvangen", dossier.formulier.regel.id, dossier.klant.id)]
