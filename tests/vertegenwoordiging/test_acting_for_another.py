"""Choosing for whom to act, switching, two tabs, withdrawing: and that what is over works no more at the next click."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import transaction
from django.test import RequestFactory
from django.urls import reverse
from django.utils import timezone

from accounts import sessie
from accounts.bevoegdheid import evaluate
from accounts.inloggen import log_in
from accounts.sessie.opslag import SessionStore
from portal.audit.models import AuditRegel
from portal.idempotentie import new_sleutel
from portal.registers import scope, taakregister
from portal.registers.embedded.models import Klantcontact, Klanttaak, Takenstand, Vertegenwoordiging, Zaak
from portal.registers.embedded.models import Partij as Partij_
from portal.registers.entities import StatusKlanttaak
from tests import builders
from tests.login import inlog_of, log_in_as
from tests.people import ANNA, BRAM, CARLA, DIRK, FATIMA, by_digid, by_digid_machtigen, by_eherkenning
from tests.statements import statements

if TYPE_CHECKING:
    from uuid import UUID

    from django.test import Client

    from portal.registers.entities import Partij
    from portal.registers.entities import Vertegenwoordiging as Mandaat

pytestmark = pytest.mark.django_db(transaction=True)

KIEZEN, TERUG = "/vertegenwoordiging/kiezen/", "/vertegenwoordiging/terug/"


@dataclass(frozen=True)
class World:
    anna: Partij
    bram: Partij
    mandaat: Mandaat


@pytest.fixture
def world() -> World:
    anna, bram = builders.partij(ANNA), builders.partij(BRAM)
    return World(anna, bram, builders.mandaat(anna, bram, mag=["lezen", "contact"]))


def switch(client: Client, mandaat_id: UUID) -> Any:
    return client.post(reverse("vertegenwoordiging:wisselen", args=[mandaat_id]))


def bram_for(world: World) -> Client:
    client = log_in_as(by_digid(BRAM))
    assert switch(client, world.mandaat.id).status_code == 302
    return client


def end(mandaat: Mandaat, **values: Any) -> None:
    with scope.registratie("test", dossiers=[mandaat.klant_id]):
        Vertegenwoordiging.objects.filter(id=mandaat.id).update(**values)


def test_after_login_bram_chooses_and_acts_under_a_banner_and_goes_back(world: World) -> None:
    client = log_in_as(by_digid(BRAM))
    text = client.get(KIEZEN).content.decode()
    assert "Namens wie wilt u iets doen?" in text
    assert "Verder namens Anna de Vries" in text
    switch(client, world.mandaat.id)
    text = client.get("/overzicht/").content.decode()
    for shown in ("U handelt namens <strong>Anna de Vries</strong>", "Lezen, contact opnemen", "Terug naar uzelf"):
        assert shown in text
    assert client.post(TERUG).status_code == 302
    assert "U handelt namens" not in client.get("/overzicht/").content.decode()
    assert inlog_of(client).klant_id == world.bram.id


def test_the_choice_comes_right_after_login_only_for_who_has_one(world: World) -> None:
    targets = []
    for who, target in ((BRAM, ""), (BRAM, "/zaken/"), (ANNA, ""), (DIRK, "/overzicht/")):
        request = RequestFactory().get("/")
        request.session, request.user = SessionStore(), AnonymousUser()
        targets.append(log_in(request, by_digid(who), target).headers["Location"])
    assert targets == [KIEZEN, "/zaken/", "/overzicht/", "/overzicht/"]


def test_nobody_switches_to_a_mandate_of_another(world: World) -> None:
    for who in (DIRK, FATIMA):
        client = log_in_as(by_digid(who))
        assert switch(client, world.mandaat.id).status_code == 404
        assert "Anna" not in client.get("/overzicht/").content.decode()
    # Anna gave it: she cannot use it.
    assert switch(log_in_as(by_digid(ANNA)), world.mandaat.id).status_code in {403, 404}


def test_a_mandate_of_a_login_lives_in_that_login_only(world: World) -> None:
    inlog = inlog_of(log_in_as(by_digid_machtigen(BRAM)))
    assert inlog.vertegenwoordiging_id
    client = log_in_as(by_digid(BRAM))
    assert switch(client, inlog.vertegenwoordiging_id).status_code == 403
    assert str(inlog.vertegenwoordiging_id) not in client.get(KIEZEN).content.decode()


def test_a_session_cannot_be_talked_into_a_mandate_that_is_not_its_own(world: World) -> None:
    """Whatever stands in the session, the holder is checked at every request."""
    client = log_in_as(by_digid(DIRK))
    session = client.session
    inlog = sessie.parse(session)
    assert inlog
    sessie.keep(session, inlog.namens(world.anna.id, world.mandaat.id))
    session.save()
    answer = client.get("/klantcontacten/")
    assert answer.status_code == 403
    assert inlog_of(client).klant_id == inlog.klant_id


@pytest.mark.parametrize("values", [{"ingetrokken_op": timedelta()}, {"eindigt_op": timedelta()}])
def test_what_is_over_works_no_more_at_the_next_click_and_the_typed_text_is_given_back(
    world: World, values: dict[str, timedelta]
) -> None:
    client, second_tab = bram_for(world), bram_for(world)
    end(world.mandaat, **{name: timezone.now() - passed for name, passed in values.items()})
    vraag = {"onderwerp": "Zorg", "inhoud": "Mijn lange vraag.", "sleutel": str(new_sleutel())}
    answer = client.post("/klantcontacten/nieuw/", vraag)
    assert answer.status_code == 403
    assert "Mijn lange vraag." in answer.content.decode()
    assert second_tab.get("/klantcontacten/").status_code == 403
    for one in (client, second_tab):
        assert "U handelt namens" not in one.get("/overzicht/").content.decode()
    with scope.registratie("test", dossiers=[world.anna.id]):
        assert Klantcontact.objects.count() == 0
        assert AuditRegel.objects.filter(gebeurtenis="mandaat_geweigerd").count() == 2


def test_a_form_opened_for_one_klant_is_refused_after_switching_to_another(world: World) -> None:
    client = bram_for(world)
    form = client.get("/klantcontacten/nieuw/").content.decode()
    assert f'name="namens" value="{world.anna.id}"' in form
    client.post(TERUG)
    vraag = {
        "onderwerp": "Hulp in huis",
        "inhoud": "Mijn lange vraag.",
        "sleutel": str(new_sleutel()),
        "namens": str(world.anna.id),
    }
    answer = client.post("/klantcontacten/nieuw/", vraag)
    text = answer.content.decode()
    assert answer.status_code == 409
    assert "U handelt nu namens iemand anders" in text
    assert "Hulp in huis" in text
    assert "Mijn lange vraag." in text
    with scope.registratie("test", dossiers=[world.anna.id, world.bram.id]):
        assert Klantcontact.objects.count() == 0
    switch(client, world.mandaat.id)
    assert client.post("/klantcontacten/nieuw/", vraag).status_code == 302


def test_the_klant_sees_what_was_done_and_withdraws(world: World) -> None:
    bram, anna = bram_for(world), log_in_as(by_digid(ANNA))
    vraag = {"onderwerp": "Zorg", "inhoud": "Mijn vraag.", "sleutel": str(new_sleutel())}
    bram.post("/klantcontacten/nieuw/", vraag)
    address = reverse("vertegenwoordiging:detail", args=[world.mandaat.id])
    assert address in anna.get("/vertegenwoordiging/").content.decode()
    text = anna.get(address).content.decode()
    assert "Een vraag gesteld" in text
    assert "nog niet gebruikt" not in text
    ending = reverse("vertegenwoordiging:intrekken", args=[world.mandaat.id])
    assert "Wilt u deze machtiging intrekken?" in anna.get(ending).content.decode()
    assert anna.post(ending).status_code == 302
    assert "Ingetrokken" in anna.get("/vertegenwoordiging/").content.decode()
    assert bram.get("/klantcontacten/").status_code == 403
    assert anna.post(ending).status_code == 409


def test_the_vertegenwoordiger_withdraws_while_acting_and_is_himself_again(world: World) -> None:
    client = bram_for(world)
    assert client.post(reverse("vertegenwoordiging:intrekken", args=[world.mandaat.id])).status_code == 302
    assert inlog_of(client).klant_id == world.bram.id
    assert switch(client, world.mandaat.id).status_code == 403


def test_a_stranger_neither_sees_nor_withdraws_it(world: World) -> None:
    client = log_in_as(by_digid(DIRK))
    for name in ("detail", "intrekken"):
        assert client.get(reverse(f"vertegenwoordiging:{name}", args=[world.mandaat.id])).status_code == 404
    assert client.post(reverse("vertegenwoordiging:intrekken", args=[world.mandaat.id])).status_code == 404


def test_what_rests_on_law_is_not_withdrawn_here(world: World) -> None:
    bewind = builders.mandaat(world.anna, world.bram, grond="bewind")
    anna = log_in_as(by_digid(ANNA))
    assert (
        "Machtiging intrekken" not in anna.get(reverse("vertegenwoordiging:detail", args=[bewind.id])).content.decode()
    )
    for answer in (anna.get, anna.post):
        assert answer(reverse("vertegenwoordiging:intrekken", args=[bewind.id])).status_code == 403


def test_an_ended_mandate_stays_to_be_seen_for_a_time(world: World, settings: Any) -> None:
    end(
        world.mandaat, ingetrokken_op=timezone.now() - timedelta(days=10), begint_op=timezone.now() - timedelta(days=20)
    )
    anna = log_in_as(by_digid(ANNA))
    assert "Bram" in anna.get("/vertegenwoordiging/").content.decode()
    settings.PORTAL_MACHTIGING_ZICHTBAAR = 9
    assert "Bram Jansen" not in anna.get("/vertegenwoordiging/").content.decode()


def test_a_medewerker_acts_for_the_klanten_of_the_organisatie_unless_bound_to_a_vestiging(world: World) -> None:
    assert CARLA.werk is not None
    kantoor = builders.partij(CARLA.werk.organisatie)
    bewind = builders.mandaat(world.anna, kantoor, grond="bewind")
    vaststelling = by_eherkenning(CARLA)
    assert switch(log_in_as(vaststelling), bewind.id).status_code == (403 if vaststelling.vestiging else 302)
    whole = replace(vaststelling, vestiging=None)
    bound = replace(vaststelling, vestiging="000090001235")
    carla = log_in_as(whole)
    assert switch(carla, bewind.id).status_code == 302
    assert "U handelt namens" in carla.get("/overzicht/").content.decode()
    assert switch(log_in_as(bound), bewind.id).status_code == 403


def add_klanten(bram: Partij, count: int) -> None:
    """At once, past the port: each with a zaak and an open klanttaak, the later ones due sooner."""
    now = timezone.now()
    klanten = [
        Partij_(nummer=f"{number:010}", soort="persoon", naam=f"Klant {number:03}", inschrijving="onbekend",
                vastgesteld_via="basisregistratie")
        for number in range(count)
    ]  # fmt: skip
    zaken = [
        Zaak(klant=klant, nummer="Z", omschrijving="Z", status="x", status_sinds=now, gestart_op=now.date())
        for klant in klanten
    ]
    taken = [
        Klanttaak(klant_id=zaak.klant_id, zaak=zaak, nummer=f"{number:010}", titel="Geheim", soort="url",
                  url="https://example.com/", deadline=date(2027, 12, 31) - timedelta(days=number))
        for number, zaak in enumerate(zaken)
    ]  # fmt: skip
    mandaten = [
        Vertegenwoordiging(klant=klant, vertegenwoordiger_id=bram.id, klant_naam=klant.naam, grond_id="bewind",
                           bron="gemeente", mag=["lezen"], begint_op=now - timedelta(days=1))
        for klant in klanten
    ]  # fmt: skip
    with scope.registratie("test", dossiers=[bram.id, *(klant.id for klant in klanten)]):
        Partij_.objects.bulk_create(klanten)
        Zaak.objects.bulk_create(zaken)
        Klanttaak.objects.bulk_create(taken)
        Vertegenwoordiging.objects.bulk_create(mandaten)


def test_the_bewindvoerder_of_500_klanten_finds_the_nearest_deadline_and_pages(world: World) -> None:
    add_klanten(world.bram, 500)
    client = log_in_as(by_digid(BRAM))
    client.get(KIEZEN)
    with statements() as found:
        text = client.get(KIEZEN).content.decode()
    assert len(found) <= 8
    assert re.findall(r"Klant \d{3}(?=</h3>)", text)[:2] == ["Klant 499", "Klant 498"]
    assert "Geheim" not in text
    seen, address = 0, KIEZEN
    while address:
        text = client.get(address).content.decode()
        seen += text.count("Verder namens")
        following = re.search(r'href="(/vertegenwoordiging/kiezen/\?[^"]*na=[^"]+)"', text)
        address = html.unescape(following[1]) if following else ""
    assert seen == 501
    text = client.get(KIEZEN + "?zoek=klant+007").content.decode()
    assert text.count("Verder namens") == 1
    with statements() as found:
        client.get("/vertegenwoordiging/")
    assert len(found) <= 8


def test_the_choice_also_costs_at_most_eight_statements_while_acting_for_another(world: World) -> None:
    client = bram_for(world)
    for address in (KIEZEN, "/overzicht/", reverse("vertegenwoordiging:detail", args=[world.mandaat.id])):
        client.get(address)
        with statements() as found:
            assert client.get(address).status_code == 200
        assert len(found) <= 8, address


def test_the_figures_are_those_within_the_mandate_and_follow_what_is_done(world: World) -> None:
    builders.thema("zorg")
    builders.thema("parkeren")
    zorg, parkeren = (builders.zaak(world.anna.id, thema=thema) for thema in ("zorg", "parkeren"))
    taken = [builders.klanttaak(world.anna.id, zaak.id) for zaak in (zorg, zorg, parkeren)]
    end(world.mandaat, themas=["zorg"])
    client = log_in_as(by_digid(BRAM))
    assert "2 taken te doen" in client.get(KIEZEN).content.decode()
    taakregister().set_status(
        world.anna.id, taken[0].regel.id, status=StatusKlanttaak.INGETROKKEN, reden="Niet meer nodig"
    )
    assert "1 taak te doen" in client.get(KIEZEN).content.decode()
    end(world.mandaat, themas=["parkeren"], ingetrokken_op=timezone.now())
    assert "Anna" not in client.get(KIEZEN).content.decode()


def test_the_figures_are_seen_by_nobody_else(world: World) -> None:
    builders.klanttaak(world.anna.id, builders.zaak(world.anna.id).id)
    counts = []
    for who in (ANNA, BRAM, DIRK):
        inlog = inlog_of(log_in_as(by_digid(who)))
        with transaction.atomic():
            evaluate(inlog)
            counts.append(Takenstand.objects.count())
    end(world.mandaat, ingetrokken_op=timezone.now())
    with transaction.atomic():
        evaluate(inlog_of(log_in_as(by_digid(BRAM))))
        counts.append(Takenstand.objects.count())
    assert counts == [1, 1, 0, 0]
