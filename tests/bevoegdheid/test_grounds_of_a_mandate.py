"""Each ground has a largest scope, and ends by what happens to the klant (`law.md`)."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from accounts.bevoegdheid import evaluate
from portal.registers import klantregister
from portal.registers.bevoegd import EINDIGT_BIJ, GROOTSTE_SCOPE
from portal.registers.embedded.models import Grondslag
from portal.registers.entities import Mag
from portal.registers.errors import Refused
from portal.registers.overname import Referentie
from tests import builders
from tests.login import act_for, inlog_of, log_in_as
from tests.people import ANNA, BRAM, by_digid

pytestmark = pytest.mark.django_db(transaction=True)


def test_every_ground_of_the_register_has_a_largest_scope() -> None:
    assert set(GROOTSTE_SCOPE) == set(Grondslag.objects.values_list("code", flat=True))
    assert all(grounds <= set(GROOTSTE_SCOPE) for grounds in EINDIGT_BIJ.values())


@pytest.mark.parametrize("grond", sorted(GROOTSTE_SCOPE))
def test_no_mandate_gives_more_than_its_ground(grond: str) -> None:
    mandaat = builders.mandaat(builders.partij(ANNA), builders.partij(BRAM), grond=grond, mag=sorted(Mag))
    client = act_for(log_in_as(by_digid(BRAM)), mandaat)
    with transaction.atomic():
        assert evaluate(inlog_of(client)).mag == GROOTSTE_SCOPE[grond]


def test_a_ground_that_nobody_knows_gives_nothing() -> None:
    klantregister().register_referentie(Referentie("grondslag", "buurman", "Buurman"))
    mandaat = builders.mandaat(builders.partij(ANNA), builders.partij(BRAM), grond="buurman")
    client = log_in_as(by_digid(BRAM))
    assert client.post(reverse("vertegenwoordiging:wisselen", args=[mandaat.id])).status_code == 403


def test_a_mandate_without_reading_leads_nowhere_and_one_stays_oneself() -> None:
    mandaat = builders.mandaat(builders.partij(ANNA), builders.partij(BRAM), mag=["contact"])
    client = log_in_as(by_digid(BRAM))
    assert client.post(reverse("vertegenwoordiging:wisselen", args=[mandaat.id])).status_code == 403
    assert "U handelt namens" not in client.get("/overzicht/").content.decode()


@pytest.mark.parametrize("gebeurtenis", sorted(EINDIGT_BIJ))
@pytest.mark.parametrize("grond", sorted(GROOTSTE_SCOPE))
def test_what_happens_to_the_klant_ends_what_the_law_says(gebeurtenis: str, grond: str) -> None:
    anna = builders.partij(ANNA)
    mandaat = builders.mandaat(anna, builders.partij(BRAM), grond=grond)
    client = act_for(log_in_as(by_digid(BRAM)), mandaat)
    assert client.get("/overzicht/").status_code == 200
    ends = grond in EINDIGT_BIJ[gebeurtenis]
    register, now = klantregister(), timezone.now()
    assert register.register_levensgebeurtenis(anna.id, gebeurtenis=gebeurtenis, op=now) == int(ends)
    assert register.register_levensgebeurtenis(anna.id, gebeurtenis=gebeurtenis, op=now) == 0
    assert client.get("/overzicht/").status_code == (403 if ends else 200)


def test_an_event_that_is_unknown_or_to_come_is_refused() -> None:
    anna, now = builders.partij(ANNA), timezone.now()
    with pytest.raises(Refused, match="onbekend"):
        klantregister().register_levensgebeurtenis(anna.id, gebeurtenis="verhuisd", op=now)
    with pytest.raises(Refused, match="toekomst"):
        klantregister().register_levensgebeurtenis(anna.id, gebeurtenis="overleden", op=now + timedelta(days=1))
