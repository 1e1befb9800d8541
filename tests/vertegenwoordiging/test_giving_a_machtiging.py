"""A machtiging by a code that the klant hands over: offered, taken once, never guessed, never by who may not."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest
from django.db import connection, transaction
from django.urls import reverse
from django.utils import timezone

from accounts.bevoegdheid import evaluate
from portal.idempotentie import new_sleutel
from portal.registers import klantregister, scope
from portal.registers.embedded.models import Uitnodiging, Vertegenwoordiging
from portal.registers.entities import Niveau
from portal.vertegenwoordiging.codes import hash_of
from portal.web.weergave import vandaag
from tests import builders
from tests.login import inlog_of, log_in_as
from tests.people import ANNA, BRAM, CARLA, DIRK, by_digid, by_digid_machtigen, by_eherkenning
from tests.racing import race

if TYPE_CHECKING:
    from django.test import Client

    from portal.registers.entities import Partij

pytestmark = pytest.mark.django_db(transaction=True)

GEVEN, AANNEMEN = "/vertegenwoordiging/geven/", "/vertegenwoordiging/aannemen/"


@pytest.fixture
def anna() -> Partij:
    builders.thema("zorg")
    builders.thema("parkeren")
    builders.partij(BRAM)
    return builders.partij(ANNA)


def offer(**values: Any) -> dict[str, Any]:
    today = vandaag()
    return {
        "wat": "contact",
        "waarover": "alles",
        "vanaf": today.isoformat(),
        "tot_en_met": (today + timedelta(days=30)).isoformat(),
        "sleutel": str(new_sleutel()),
        **values,
    }


def code_of(client: Client, **values: Any) -> str:
    answer = client.post(GEVEN, offer(**values))
    found = re.search(r">([A-Z2-9]{4}-[A-Z2-9]{4}-[A-Z2-9]{4})<", answer.content.decode())
    assert found, answer.status_code
    return found[1]


def take(client: Client, code: str) -> Any:
    return client.post(AANNEMEN, {"code": code, "akkoord": "ja"})


def mandaten(anna: Partij) -> list[Vertegenwoordiging]:
    with scope.registratie("test", dossiers=[anna.id]):
        return list(Vertegenwoordiging.objects.all())


def test_anna_invites_bram_takes_it_and_acts_within_it(anna: Partij) -> None:
    zaak = builders.zaak(anna.id, thema="parkeren", omschrijving="Vergunning")
    builders.zaak(anna.id, thema="zorg", omschrijving="Hulp in huis")
    code = code_of(log_in_as(by_digid(ANNA)), waarover="keuze", keuze=["thema:parkeren", f"zaak:{zaak.id}"])
    bram = log_in_as(by_digid(BRAM))
    shown = bram.post(AANNEMEN, {"code": code.lower().replace("-", " ")}).content.decode()
    for said in ("Wilt u iets regelen voor Anna de Vries?", "Lezen, contact opnemen", "Parkeren, 1 zaak"):
        assert said in shown
    assert mandaten(anna) == []
    assert take(bram, code).status_code == 302
    (row,) = mandaten(anna)
    assert (row.bron, row.grond_id, row.mag, row.themas, row.zaken) == (
        "portaal",
        "volmacht",
        ["contact", "lezen"],
        ["parkeren"],
        [zaak.id],
    )
    bram.post(reverse("vertegenwoordiging:wisselen", args=[row.id]))
    text = bram.get("/zaken/").content.decode()
    assert "Vergunning" in text
    assert "Hulp in huis" not in text
    anna_sees = log_in_as(by_digid(ANNA)).get(reverse("vertegenwoordiging:detail", args=[row.id])).content.decode()
    assert "De machtiging aangenomen" in anna_sees


def test_the_last_day_is_part_of_it(anna: Partij) -> None:
    today = vandaag()
    take(log_in_as(by_digid(BRAM)), code_of(log_in_as(by_digid(ANNA)), tot_en_met=today.isoformat()))
    (row,) = mandaten(anna)
    assert row.eindigt_op is not None
    assert timezone.localtime(row.eindigt_op).date() == today + timedelta(days=1)
    assert timezone.localtime(row.eindigt_op).hour == 0


def test_a_code_works_once_and_only_the_newest_of_one_form(anna: Partij) -> None:
    client, sleutel = log_in_as(by_digid(ANNA)), str(new_sleutel())
    first, second = code_of(client, sleutel=sleutel), code_of(client, sleutel=sleutel)
    assert take(log_in_as(by_digid(DIRK)), first).status_code == 422
    assert take(log_in_as(by_digid(BRAM)), second).status_code == 302
    assert take(log_in_as(by_digid(DIRK)), second).status_code == 422
    assert len(mandaten(anna)) == 1


def test_of_two_who_hand_in_the_code_at_once_one_gets_it(anna: Partij) -> None:
    code = code_of(log_in_as(by_digid(ANNA)))
    hashed, people = hash_of(code), []
    for who in (BRAM, DIRK):
        with transaction.atomic():
            people.append(evaluate(inlog_of(log_in_as(by_digid(who)))))
    register = klantregister()
    outcomes = race([(wie, lambda wie=wie: register.accept_uitnodiging(wie, hashed)) for wie in people])  # type: ignore[misc]
    assert sorted(type(outcome).__name__ for outcome in outcomes) == ["NotFound", "Vertegenwoordiging"]
    assert len(mandaten(anna)) == 1


@pytest.mark.parametrize("ended", ["verloopt_op", "ingetrokken_op"])
def test_a_code_that_is_too_old_or_withdrawn_gives_nothing(anna: Partij, ended: str) -> None:
    code = code_of(log_in_as(by_digid(ANNA)))
    with scope.registratie("test", dossiers=[anna.id]):
        Uitnodiging.objects.update(**{ended: timezone.now()})
    answer = take(log_in_as(by_digid(BRAM)), code)
    assert answer.status_code == 422
    assert "is te oud" in answer.content.decode()
    assert mandaten(anna) == []


def test_anna_withdraws_the_code(anna: Partij) -> None:
    client = log_in_as(by_digid(ANNA))
    code = code_of(client)
    found = re.search(
        r"/vertegenwoordiging/aanbod/[0-9a-f-]+/intrekken/", client.get("/vertegenwoordiging/").content.decode()
    )
    assert found
    assert log_in_as(by_digid(DIRK)).post(found[0]).status_code == 404
    assert client.post(found[0]).status_code == 302
    assert take(log_in_as(by_digid(BRAM)), code).status_code == 422
    assert client.post(found[0]).status_code == 404


def test_the_code_is_kept_nowhere(anna: Partij) -> None:
    code = code_of(log_in_as(by_digid(ANNA)))
    with scope.registratie("test", dossiers=[anna.id]), connection.cursor() as cursor:
        cursor.execute("SELECT row_to_json(u)::text FROM uitnodiging u")
        kept = cursor.fetchone()[0]
    assert code not in kept
    assert code.replace("-", "") not in kept


def test_guessing_stops_after_five_wrong_codes_in_an_hour(anna: Partij) -> None:
    code = code_of(log_in_as(by_digid(ANNA)))
    dirk = log_in_as(by_digid(DIRK))
    answers = [take(dirk, f"AAAA-BBBB-CCC{number}").status_code for number in range(2, 8)]
    assert answers == [422] * 5 + [429]
    # The right one too, and from another session of the same person.
    assert take(log_in_as(by_digid(DIRK)), code).status_code == 429
    assert take(log_in_as(by_digid(BRAM)), code).status_code == 302


def test_a_login_that_is_not_sure_enough_is_asked_for_a_surer_one(anna: Partij) -> None:
    builders.thema("inkomen", minimum=Niveau.SUBSTANTIEEL)
    client = log_in_as(by_digid(ANNA))
    over_alles, over_zorg = code_of(client), code_of(client, waarover="keuze", keuze=["thema:zorg"])
    bram = log_in_as(by_digid(BRAM))
    refused = take(bram, over_alles)
    assert refused.status_code == 403
    assert "veiligere manier" in refused.content.decode()
    assert take(log_in_as(by_digid(BRAM, Niveau.BASIS)), over_zorg).status_code == 403
    assert take(bram, over_zorg).status_code == 302
    assert take(log_in_as(by_digid(BRAM, Niveau.SUBSTANTIEEL)), over_alles).status_code == 302


def test_nobody_takes_their_own_code_or_takes_one_for_another(anna: Partij) -> None:
    client = log_in_as(by_digid(ANNA))
    code = code_of(client)
    assert take(client, code).status_code == 422
    assert take(log_in_as(by_digid_machtigen(BRAM)), code).status_code == 422
    assert mandaten(anna)[0].bron == "login"


@pytest.mark.parametrize("grond", ["gezag", "voogdij", "bewind", "curatele"])
def test_who_is_a_minor_or_under_bewind_or_curatele_gives_none(anna: Partij, grond: str) -> None:
    mandaat = builders.mandaat(anna, builders.partij(DIRK), grond=grond)
    client = log_in_as(by_digid(ANNA))
    assert GEVEN not in client.get("/vertegenwoordiging/").content.decode()
    assert (client.get(GEVEN).status_code, client.post(GEVEN, offer()).status_code) == (403, 403)
    with scope.registratie("test", dossiers=[anna.id]):
        Vertegenwoordiging.objects.filter(id=mandaat.id).update(eindigt_op=timezone.now())
    assert client.get(GEVEN).status_code == 200


def test_a_vertegenwoordiger_and_an_organisatie_give_none(anna: Partij) -> None:
    for client in (log_in_as(by_digid_machtigen(BRAM)), log_in_as(by_eherkenning(CARLA))):
        assert client.post(GEVEN, offer()).status_code == 403
        assert GEVEN not in client.get("/vertegenwoordiging/").content.decode()


@pytest.mark.parametrize(
    "values",
    [
        {"wat": "alles"},
        {"wat": ""},
        {"waarover": "keuze"},
        {"waarover": "keuze", "keuze": ["thema:bestaat-niet"]},
        {"waarover": "keuze", "keuze": ["zaak:00000000-0000-7000-8000-000000000000"]},
        {"tot_en_met": ""},
        {"tot_en_met": "2020-01-01"},
        {"tot_en_met": "9999-12-31"},
        {"vanaf": "2020-01-01"},
        {"vanaf": "9999-12-31"},
        {"sleutel": "x"},
    ],
)
def test_an_offer_that_is_not_right_is_asked_again(anna: Partij, values: dict[str, Any]) -> None:
    client = log_in_as(by_digid(ANNA))
    answer = client.post(GEVEN, offer(**values))
    assert answer.status_code == 422
    with scope.registratie("test", dossiers=[inlog_of(client).klant_id]):
        assert Uitnodiging.objects.count() == 0


def test_no_offer_lasts_longer_than_the_gemeente_allows(anna: Partij, settings: Any) -> None:
    settings.PORTAL_MACHTIGING_DAGEN = 10
    client, today = log_in_as(by_digid(ANNA)), vandaag()
    assert client.post(GEVEN, offer(tot_en_met=(today + timedelta(days=10)).isoformat())).status_code == 422
    assert client.post(GEVEN, offer(tot_en_met=(today + timedelta(days=9)).isoformat())).status_code == 200
