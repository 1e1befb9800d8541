"""A mandate about chosen thema's or zaken: of all else nothing is shown, counted, found or linked, on any page."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from django.db import connection, transaction
from django.urls import reverse

from accounts.bevoegdheid import evaluate
from portal.formkit import read_definitie, summarise
from portal.idempotentie import new_sleutel
from portal.klanttaken.actions import complete_klanttaak
from portal.registers import klantregister, scope
from portal.registers.embedded.models import Klantcontact, Klanttaak, Zaak
from portal.registers.entities import Initiatiefnemer, SoortDigitaalAdres
from tests import builders
from tests.login import act_for, inlog_of, log_in_as
from tests.people import ANNA, BRAM, by_digid

if TYPE_CHECKING:
    from django.test import Client

    from portal.formkit.definitie import Json
    from portal.registers.entities import Klantcontact as KlantcontactEntity
    from portal.registers.entities import Partij
    from portal.registers.entities import Zaak as ZaakEntity

pytestmark = pytest.mark.django_db(transaction=True)

SECRETS = ("Echtscheiding", "Bijstand aanvragen", "Bankafschriften", "Antwoord over bijstand", "Bijstand verbeterd")


class World:
    """A contact about parkeren that hangs on zaken, klanttaken and contacts of another thema."""

    def __init__(self) -> None:
        self.anna: Partij = builders.partij(ANNA)
        self.bram: Partij = builders.partij(BRAM)
        builders.thema("parkeren")
        builders.thema("inkomen")
        self.parkeren: ZaakEntity = builders.zaak(
            self.anna.id, thema="parkeren", omschrijving="Vergunning voor de auto"
        )
        self.inkomen: ZaakEntity = builders.zaak(self.anna.id, thema="inkomen", omschrijving="Bijstand aanvragen")
        builders.klanttaak(self.anna.id, self.parkeren.id, titel="Kenteken doorgeven")
        builders.klanttaak(self.anna.id, self.inkomen.id, titel="Bankafschriften sturen")
        # Komt voort uit a zaak of inkomen, and is itself of parkeren: showing it would show that zaak.
        self.scheef = builders.klanttaak(
            self.anna.id, self.inkomen.id, titel="Bankafschriften en kenteken", thema="parkeren"
        )
        builders.klantcontact(self.anna.id, thema="inkomen", onderwerp="Echtscheiding", zaken=[self.inkomen.id])
        self.gesprek: KlantcontactEntity = builders.klantcontact(
            self.anna.id, thema="parkeren", onderwerp="Twee dingen", zaken=[self.parkeren.id, self.inkomen.id]
        )
        for onderwerp, link in (("Antwoord over bijstand", "vervolgt"), ("Bijstand verbeterd", "corrigeert")):
            builders.klantcontact(self.anna.id, thema="inkomen", onderwerp=onderwerp, **{link: self.gesprek.id})

    def client(self, **scope: object) -> Client:
        mag = ["lezen", "contact", "handelen"]
        return act_for(log_in_as(by_digid(BRAM)), builders.mandaat(self.anna, self.bram, mag=mag, **scope))


@pytest.fixture
def world() -> World:
    return World()


@pytest.fixture(params=["thema", "zaak"])
def client(request: pytest.FixtureRequest, world: World) -> Client:
    if request.param == "thema":
        return world.client(themas=["parkeren"])
    return world.client(themas=[], zaken=[world.parkeren.id])


def page(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200, address
    return answer.content.decode()


def test_no_page_names_or_links_what_is_out_of_scope(world: World, client: Client) -> None:
    addresses = {
        "/overzicht/": "Twee dingen",
        "/klantcontacten/": "Twee dingen",
        "/klanttaken/": "Kenteken doorgeven",
        "/zaken/": "Vergunning voor de auto",
        "/vertegenwoordiging/": "Anna de Vries",
        reverse("klantcontacten:detail", args=[world.gesprek.id]): "Vergunning voor de auto",
        reverse("zaken:detail", args=[world.parkeren.id]): "Twee dingen",
    }
    for address, shown in addresses.items():
        text = page(client, address)
        assert shown in text, address
        for secret in (*SECRETS, str(world.inkomen.id), str(world.inkomen.nummer)):
            assert secret not in text, (address, secret)
    for address in (
        reverse("zaken:detail", args=[world.inkomen.id]),
        reverse("klanttaken:detail", args=[world.scheef.regel.id]),
    ):
        assert client.get(address).status_code == 404


def test_the_klant_herself_sees_all_of_it(world: World) -> None:
    text = page(log_in_as(by_digid(ANNA)), reverse("klantcontacten:detail", args=[world.gesprek.id]))
    for shown in (
        "Bijstand aanvragen",
        "Bankafschriften sturen",
        "Antwoord over bijstand",
        "Dit bericht is verbeterd",
    ):
        assert shown in text


def test_a_correction_out_of_scope_is_not_said_to_be_there(world: World, client: Client) -> None:
    assert "Dit bericht is verbeterd" not in page(client, reverse("klantcontacten:detail", args=[world.gesprek.id]))


def test_a_count_in_a_list_leaves_out_zaken_out_of_scope(world: World, client: Client) -> None:
    assert "2 zaken lopen" in page(log_in_as(by_digid(ANNA)), "/klantcontacten/")
    text = page(client, "/klantcontacten/")
    assert "2 zaken lopen" not in text
    assert "1 zaak loopt" in text


def test_searching_finds_nothing_out_of_scope(world: World, client: Client) -> None:
    for address in ("/klantcontacten/?zoek=bijstand", f"/klantcontacten/?zaak_id={world.inkomen.id}"):
        text = page(client, address)
        assert "Twee dingen" not in text
        assert "Echtscheiding" not in text


def test_the_database_alone_shows_nothing_out_of_scope(world: World, client: Client) -> None:
    """The application's filters are off: these ask for every row there is."""
    with transaction.atomic():
        evaluate(inlog_of(client))
        assert [row.id for row in Zaak.objects.all()] == [world.parkeren.id]
        assert [row.titel for row in Klanttaak.objects.exclude(id=world.scheef.regel.id)] == ["Kenteken doorgeven"]
        assert [row.onderwerp for row in Klantcontact.objects.all()] == ["Twee dingen"]


def test_a_scope_that_was_not_said_is_none_at_all(world: World) -> None:
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SELECT set_config('portal.dossiers', %s, true)", ["{" + str(world.anna.id) + "}"])
        assert Zaak.objects.count() == 0
        assert Klantcontact.objects.count() == 0


def test_a_question_is_about_what_the_mandate_is_about(world: World, client: Client) -> None:
    form = page(client, "/klantcontacten/nieuw/")
    assert "Waarvoor u gemachtigd bent" in form
    assert "Inkomen" not in form
    over = "thema:parkeren" if "thema:parkeren" in form else f"zaak:{world.parkeren.id}"
    vraag = {"onderwerp": "Andere auto", "inhoud": "Hoe geef ik dat door?", "sleutel": str(new_sleutel())}
    for wrong in ("", "thema:inkomen", f"zaak:{world.inkomen.id}", "thema:", "zaak:x"):
        refused = client.post("/klantcontacten/nieuw/", vraag | {"over": wrong})
        assert refused.status_code == 422, wrong
        assert "Hoe geef ik dat door?" in refused.content.decode()
    done = client.post("/klantcontacten/nieuw/", vraag | {"over": over})
    assert done.status_code == 302
    assert "Andere auto" in page(client, done.headers["Location"])
    with scope.registratie("test", dossiers=[world.anna.id]):
        row = Klantcontact.objects.get(onderwerp="Andere auto")
    assert (row.initiatiefnemer, row.handelend_persoon_id) == (Initiatiefnemer.VERTEGENWOORDIGER, world.bram.id)
    assert "Andere auto" in page(client, "/klantcontacten/")


def test_a_reply_is_about_what_was_replied_to(world: World, client: Client) -> None:
    address = reverse("klantcontacten:reageren", args=[world.gesprek.id])
    assert "Waarvoor u gemachtigd bent" not in page(client, address)
    sent = {"onderwerp": "Re: Twee dingen", "inhoud": "Dank u wel.", "sleutel": str(new_sleutel())}
    done = client.post(address, sent)
    assert done.status_code == 302
    assert "Re: Twee dingen" in page(client, "/klantcontacten/")


def test_completing_a_task_needs_no_right_to_ask_questions(world: World) -> None:
    bram = builders.mandaat(world.anna, world.bram, mag=["lezen", "handelen"])
    client = act_for(log_in_as(by_digid(BRAM)), bram)
    taak = builders.klanttaak(world.anna.id, world.parkeren.id, titel="Nog een kenteken")
    with transaction.atomic():
        wie = evaluate(inlog_of(client))
        definitie = read_definitie(taak.formulier)
        antwoorden: dict[str, Json] = {"kenteken": "AB-123-C", "soort": "bewoner"}
        complete_klanttaak(
            bevoegdheid=wie,
            klanttaak_id=taak.regel.id,
            antwoorden=antwoorden,
            samenvatting=summarise(definitie, antwoorden),
            sleutel=new_sleutel(),
        )
    assert "Ontvangen" in page(client, reverse("klanttaken:detail", args=[taak.regel.id]))
    assert client.get("/klantcontacten/nieuw/").status_code == 404


def test_whether_a_secret_address_is_there_is_not_told(world: World) -> None:
    klantregister().register_adres(world.anna.id, soort=SoortDigitaalAdres.EMAIL, adres="anna@example.com")
    mandate = builders.mandaat(world.anna, world.bram, mag=["lezen", "contactgegevens"])
    client = act_for(log_in_as(by_digid(BRAM)), mandate)
    answers = [
        client.post("/contactgegevens/toevoegen/", {"soort": "email", "adres": adres, "label": ""}).status_code
        for adres in ("anna@example.com", "anders@example.com")
    ]
    assert answers == [302, 302]
    assert "Geheim e-mailadres" in page(client, "/contactgegevens/")
