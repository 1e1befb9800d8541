"""The table in docs/bevoegdheid.md, each cell tried at a running portal, and held against the one rule in Python."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from accounts.bevoegdheid import check_mandate, evaluate
from portal.idempotentie import new_sleutel
from portal.registers import klantregister
from portal.registers.bevoegd import Record, Reden, judge
from portal.registers.entities import Mag, Niveau, SoortDigitaalAdres
from portal.registers.errors import Refused
from tests import builders
from tests.login import act_for, inlog_of, log_in_as
from tests.people import ANNA, BRAM, DIRK, by_digid

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.test import Client

    from portal.registers.entities import Klantcontact, Klanttaak, Partij, Zaak

pytestmark = pytest.mark.django_db(transaction=True)

DOCS = Path(__file__).resolve().parents[2] / "docs" / "bevoegdheid.md"
GEHEIM = "geheim@example.com"
PERIODS: dict[str, dict[str, timedelta]] = {
    "verlopen": {"begint_op": timedelta(days=-9), "eindigt_op": timedelta(seconds=-1)},
    "ingetrokken": {"begint_op": timedelta(days=-9), "ingetrokken_op": timedelta(seconds=-1)},
    "nog niet": {"begint_op": timedelta(hours=1)},
}


def table() -> list[tuple[str, str, str]]:
    """What, in which state, and what comes of it."""
    lines = DOCS.read_text().splitlines()
    rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines if line.startswith("| ")]
    states = rows[0][1:]
    return [(row[0], state, outcome) for row in rows[1:] for state, outcome in zip(states, row[1:], strict=True)]


@dataclass(frozen=True)
class World:
    anna: Partij
    bram: Partij
    zaak: Zaak
    andere_zaak: Zaak
    taak: Klanttaak
    contact: Klantcontact
    vertrouwelijk: Klantcontact


@pytest.fixture
def world() -> World:
    anna, bram = builders.partij(ANNA), builders.partij(BRAM)
    zorg = builders.thema("zorg", minimum=Niveau.MIDDEN)
    builders.thema("parkeren")
    zaak = builders.zaak(anna.id, thema=zorg)
    klantregister().register_adres(anna.id, soort=SoortDigitaalAdres.EMAIL, adres=GEHEIM, is_standaard=True)
    return World(
        anna,
        bram,
        zaak,
        builders.zaak(anna.id, thema="parkeren"),
        builders.klanttaak(anna.id, zaak.id),
        builders.klantcontact(anna.id, zaken=[zaak.id], thema=zorg),
        builders.klantcontact(anna.id, zaken=[zaak.id], thema=zorg, vertrouwelijk=True),
    )


def mag_of(what: str, state: str) -> list[str]:
    asked = what if what in set(Mag) else "contactgegevens"
    return sorted(set(Mag) - {Mag(asked)} if state == "niet gegeven" else {Mag.LEZEN, Mag(asked)})


def client_for(world: World, what: str, state: str) -> Client:
    match state:
        case "zelf":
            return log_in_as(by_digid(ANNA))
        case "niveau te laag":
            return log_in_as(by_digid(ANNA, Niveau.BASIS))
        case "vreemde":
            return log_in_as(by_digid(DIRK))
    about: dict[str, dict[str, Any]] = {
        "thema": {"themas": ["zorg"]},
        "zaak": {"themas": [], "zaken": [world.zaak.id]},
        "ander thema": {"themas": ["parkeren"]},
        "andere zaak": {"themas": [], "zaken": [world.andere_zaak.id]},
    }
    period = {name: timezone.now() + passed for name, passed in PERIODS.get(state, {}).items()}
    mandate = builders.mandaat(world.anna, world.bram, mag=mag_of(what, state), **about.get(state, {}), **period)
    return act_for(log_in_as(by_digid(BRAM)), mandate)


def tried(client: Client, world: World, what: str) -> tuple[int, str, str]:
    """Status, where to, and the page of trying it for real."""
    vraag = {"onderwerp": "Nog iets", "inhoud": "Kan dat?", "sleutel": str(new_sleutel())}
    adres = {"soort": "email", "adres": "nieuw@example.com", "label": ""}
    attempts: dict[str, Callable[[], Any]] = {
        "lezen": lambda: client.get(reverse("klantcontacten:detail", args=[world.contact.id])),
        "vertrouwelijk": lambda: client.get(reverse("klantcontacten:detail", args=[world.vertrouwelijk.id])),
        "contact": lambda: client.post(reverse("klantcontacten:reageren", args=[world.contact.id]), vraag),
        "handelen": lambda: client.get(reverse("klanttaken:invullen", args=[world.taak.regel.id])),
        "contactgegevens": lambda: client.post(reverse("contactgegevens:toevoegen"), adres),
        "geheim adres lezen": lambda: client.get(reverse("contactgegevens:index")),
    }
    answer = attempts[what]()
    return answer.status_code, answer.headers.get("Location", ""), answer.content.decode()


def outcome_of(client: Client, world: World, what: str) -> str:
    status, target, page = tried(client, world, what)
    if what == "geheim adres lezen":
        return "ja" if status == 200 and GEHEIM in page else "nee"
    if status == 200:
        return "ja"
    if status == 302 and ("ontvangst" in target or target == reverse("contactgegevens:index")):
        return "ja"
    return "hoger" if status == 403 and "Log in op een veiligere manier" in page else "nee"


@pytest.mark.parametrize(("what", "state", "expected"), table())
def test_each_cell_of_the_table(world: World, what: str, state: str, expected: str) -> None:
    if (what, state) == ("contactgegevens", "vreemde") or (what, state) == ("geheim adres lezen", "vreemde"):
        # A stranger has addresses of his own: what he does there must leave Anna's as they are.
        client = client_for(world, what, state)
        tried(client, world, what)
        page = log_in_as(by_digid(ANNA)).get(reverse("contactgegevens:index")).content.decode()
        assert (expected, "nieuw@example.com" in page) == ("nee", False)
        return
    assert outcome_of(client_for(world, what, state), world, what) == expected


@pytest.mark.parametrize("state", ["zelf", "alles", "thema", "zaak", "ander thema", "andere zaak", "niveau te laag"])
@pytest.mark.parametrize("what", ["lezen", "vertrouwelijk"])
def test_the_rule_in_python_says_what_the_pages_do(world: World, what: str, state: str) -> None:
    client = client_for(world, what, state)
    with transaction.atomic():
        wie = evaluate(inlog_of(client))
    record = Record(
        klant_id=world.anna.id,
        thema="zorg",
        zaken=frozenset({world.zaak.id}),
        vertrouwelijk=what == "vertrouwelijk",
        vereist_niveau=Niveau.MIDDEN,
    )
    reden = judge(wie, Mag.LEZEN, record)
    said = "ja" if reden is None else "hoger" if reden == Reden.NIVEAU_TE_LAAG else "nee"
    assert said == outcome_of(client, world, what)


def test_what_the_rule_says_of_a_record_that_is_not_in_the_table(world: World) -> None:
    with transaction.atomic():
        wie = evaluate(inlog_of(log_in_as(by_digid(ANNA))))
    own = Record(klant_id=world.anna.id, vestiging="000000000001")
    assert judge(wie, Mag.LEZEN, own) is None
    assert judge(wie, Mag.LEZEN, replace(own, klant_id=world.bram.id)) == Reden.ANDERE_KLANT
    assert judge(wie, Mag.LEZEN, replace(own, klant_id=None)) == Reden.ANDERE_KLANT
    narrowed = replace(wie, vestiging="000000000002")
    assert judge(narrowed, Mag.LEZEN, own) == Reden.BUITEN_VESTIGING
    # Every other capability rests on reading.
    assert judge(replace(wie, mag=frozenset({Mag.HANDELEN})), Mag.HANDELEN) == Reden.NIET_BEVOEGD


def test_a_mandate_holds_up_to_its_last_moment_and_not_at_it(world: World) -> None:
    now = timezone.now()
    mandate = builders.mandaat(world.anna, world.bram, eindigt_op=now)
    check_mandate(mandate, at=now - timedelta(microseconds=1))
    with pytest.raises(Refused, match="vertegenwoordiging_verlopen"):
        check_mandate(mandate, at=now)
