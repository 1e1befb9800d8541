"""A gemeente loads its own data: all of it or nothing, and a second time changes nothing."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Any
from uuid import UUID
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.utils import timezone

from portal.registers import klantregister, scope
from portal.registers.embedded.models import (
    DigitaalAdres,
    Inzending,
    Klantcontact,
    Klanttaak,
    Partij,
    Thema,
    Vertegenwoordiging,
    Zaak,
)
from portal.registers.entities import Identificatienummer
from portal.registers.errors import NotFound
from tests.people import ANNA, DIRK
from tests.registers import registerbestand as bestand
from tests.registers.registerbestand import (
    ANDER,
    BEKEND,
    CONTACT,
    KLANT,
    LATER,
    MOMENT,
    TAAK,
    VERTEGENWOORDIGER,
    ZAAK,
)

if TYPE_CHECKING:
    from pathlib import Path

    from django.db.models import Model
    from pytest_django.fixtures import SettingsWrapper  # type: ignore[attr-defined]

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "register.ndjson"


def rows_of(model: type[Model], *dossiers: str) -> list[Any]:
    with scope.registratie("test", dossiers=[UUID(dossier) for dossier in dossiers or (KLANT,)]):
        return list(model._default_manager.all())


def test_a_dossier_is_loaded_through_the_port(path: Path) -> None:
    adres = {
        "soort": "digitaal_adres", "id": bestand.new_id(), "klant": KLANT, "soort_adres": "email",
        "adres": "anna@example.com", "is_standaard": True,
    }  # fmt: skip
    said = bestand.load(
        bestand.write(
            path,
            {"soort": "thema", "code": "parkeren", "naam": "Parkeren", "minimum_niveau": "midden"},
            bestand.partij(),
            adres,
            bestand.zaak(thema="parkeren"),
            bestand.klantcontact(zaken=[ZAAK], thema="parkeren", onderwerpobjecten=["De boom voor de deur"]),
            bestand.betaling(deadline="2026-04-01"),
        )
    )
    assert said.startswith(
        "Geladen: 1 × thema, 1 × partij, 1 × digitaal_adres, 1 × zaak, 1 × klantcontact, 1 × klanttaak."
    )
    assert Thema.objects.get(code="parkeren").minimum_niveau == 20
    assert klantregister().get_partij_by(Identificatienummer("bsn", ANNA.bsn or "")).id == UUID(KLANT)
    assert [row.adres for row in rows_of(DigitaalAdres)] == ["anna@example.com"]
    assert [row.thema_id for row in rows_of(Zaak)] == ["parkeren"]
    (contact,) = rows_of(Klantcontact)
    assert (contact.onderwerp, contact.geregistreerd_op) == ("Papier", datetime.fromisoformat(MOMENT))
    (taak,) = rows_of(Klanttaak)
    assert (taak.deadline, taak.status) == (date(2026, 4, 1), "open")


def test_an_identity_number_in_the_file_is_not_kept(path: Path) -> None:
    bestand.load(bestand.write(path, bestand.partij()))
    assert str(ANNA.bsn) not in bestand.dump(path.with_name("dump")).decode()


def test_loading_twice_changes_nothing(path: Path) -> None:
    bestand.write(path, bestand.partij(), bestand.zaak(), bestand.klantcontact(zaken=[ZAAK]), bestand.betaling())
    bestand.load(path)
    once = bestand.dump(path.with_name("once"))
    bestand.load(path)
    assert bestand.dump(path.with_name("twice")) == once


def test_what_changed_in_the_register_since_stays_as_it_is(path: Path) -> None:
    bestand.load(bestand.write(path, bestand.partij(naam="A. de Vries")))
    bestand.load(bestand.write(path, bestand.partij(naam="Iemand anders")))
    assert [row.naam for row in rows_of(Partij)] == ["A. de Vries"]


def test_a_file_loaded_before_may_grow(path: Path) -> None:
    bestand.load(bestand.write(path, bestand.partij(), bestand.klantcontact()))
    bestand.load(bestand.write(path, bestand.partij(), bestand.klantcontact(), bestand.klantcontact(bestand.new_id())))
    assert len(rows_of(Klantcontact)) == 2


def test_a_contact_that_was_hidden_since_stays_hidden(path: Path) -> None:
    bestand.load(bestand.write(path, bestand.partij(), bestand.klantcontact()))
    klantregister().register_afscherming(UUID(KLANT), UUID(CONTACT), reden="Verkeerde persoon")
    bestand.load(path)
    assert rows_of(Klantcontact) == []


def test_a_hidden_contact_of_another_klant_is_no_reason_to_skip_a_line(path: Path) -> None:
    bestand.load(bestand.write(path, bestand.partij(), bestand.partij(ANDER), bestand.klantcontact()))
    klantregister().register_afscherming(UUID(KLANT), UUID(CONTACT), reden="Verkeerde persoon")
    bestand.write(path, bestand.klantcontact(klant=ANDER))
    assert "Regel 1: Dit id is al in gebruik." in bestand.refuse(path)


def test_a_line_that_is_wrong_far_down_loads_nothing_and_is_named(path: Path) -> None:
    regels = [bestand.partij(), *(bestand.klantcontact(bestand.new_id()) for _ in range(898))]
    bestand.write(path, *regels, bestand.klantcontact(bestand.new_id(), kanaal="postduif"))
    said = bestand.refuse(path)
    assert "Regel 900, kanaal: kanaal 'postduif' is niet bekend." in said
    assert said.endswith("Er is niets geladen.")
    with pytest.raises(NotFound):
        klantregister().get_partij_by(Identificatienummer("bsn", ANNA.bsn or ""))
    assert rows_of(Klantcontact) == []


def test_progress_is_told_on_the_way(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    bestand.write(path, *({"soort": "thema", "code": "t", "naam": "T"} for _ in range(2500)))
    from django.core.management import call_command

    call_command("load_register", str(path))
    assert capsys.readouterr().err.splitlines() == ["1000 regels gelezen …", "2000 regels gelezen …"]


def test_every_mistake_is_named_with_line_and_field(path: Path) -> None:
    bestand.write(
        path,
        bestand.partij(),
        bestand.klantcontact(interne_taken=[]),
        bestand.zaak(gestart_op="gisteren", vereist_niveau="erg hoog"),
        bestand.klantcontact(bestand.new_id(), interne_taken=[bestand.interne_taak(status="bijna")]),
    )
    said = bestand.refuse(path).splitlines()
    assert said == [
        "Regel 2, interne_taken: Een klantcontact heeft minstens een interne taak of zaak als vervolg.",
        "Regel 3, gestart_op: Dit is geen datum, zoals 2026-03-31.",
        "Regel 3, vereist_niveau: Kies een van: geen, basis, midden, substantieel, hoog.",
        "Regel 4, interne_taken[0].status: Kies een van: te_doen, gedaan.",
        "Er is niets geladen.",
    ]


def test_after_twenty_mistakes_reading_stops(path: Path) -> None:
    bestand.write(path, *(b"{}" for _ in range(1000)))
    said = bestand.refuse(path).splitlines()
    assert len(said) == 21
    assert said[-1] == "Na 20 fouten is het lezen gestopt. Er is niets geladen."


def test_what_builds_on_a_wrong_line_is_not_complained_about_as_well(path: Path) -> None:
    wrong = bestand.partij(soort_partij="vereniging")
    bestand.write(path, wrong, bestand.zaak(), bestand.klantcontact(zaken=[ZAAK]), bestand.betaling())
    assert len(bestand.refuse(path).splitlines()) == 2


def test_a_line_names_only_what_stands_above_it(path: Path) -> None:
    above, below = bestand.klantcontact(), bestand.klantcontact(bestand.new_id(), vervolgt=CONTACT)
    assert "vervolgt" in bestand.refuse(bestand.write(path, bestand.partij(), below, above))
    bestand.load(bestand.write(path, bestand.partij(), above, below))
    assert len(rows_of(Klantcontact)) == 2


@pytest.mark.parametrize(
    ("regel", "veld"),
    [
        (bestand.klantcontact(klant=ANDER), "klant"),
        (bestand.zaak(klant=ANDER), "klant"),
        (bestand.zaak(thema="vissen"), "thema"),
        (bestand.betaling(zaak=ANDER), "zaak"),
        (bestand.klantcontact(zaken=[ZAAK]), "zaken"),
        (bestand.klantcontact(corrigeert=ANDER), "corrigeert"),
        (bestand.klantcontact(authenticatie={**BEKEND, "middel": "gevoel"}), "authenticatie.middel"),
        (bestand.klantcontact(vertegenwoordiger=ANDER), "vertegenwoordiger"),
        (bestand.partij(ANDER, gekend={**BEKEND, "middel": "gevoel"}), "gekend.middel"),
        (bestand.vertegenwoordiging(vertegenwoordiger=ANDER), "vertegenwoordiger"),
        (bestand.vertegenwoordiging(klant=ANDER, vertegenwoordiger=KLANT), "klant"),
        ({"soort": "samenvoeging", "partij": KLANT, "met": ANDER}, ""),
        ({"soort": "afscherming", "klant": KLANT, "klantcontact": ANDER, "op": MOMENT, "reden": "AVG"}, "klant"),
    ],
)  # fmt: skip
def test_what_is_not_there_cannot_be_named(path: Path, regel: bestand.Regel, veld: str) -> None:
    said = bestand.refuse(bestand.write(path, bestand.partij(), regel))
    assert said.splitlines()[0].startswith(f"Regel 2, {veld}: " if veld else "Regel 2: ")


@pytest.mark.parametrize(
    ("regel", "says"),
    [
        (bestand.partij(ANDER, gekend=None), "gekend: Dit moet een object"),
        (bestand.partij(ANDER, identificaties=[{"soort": "kvk", "nummer": "90001234"}]), "Een persoon heeft geen kvk"),
        (bestand.partij(ANDER, identificaties=[{"soort": "bsn", "nummer": ANNA.bsn}]), "hoort al bij een andere"),
        (bestand.partij(ANDER, identificaties=[{"soort": "bsn", "nummer": "123456789"}]), "elfproef"),
        (bestand.partij(ANDER, rechtspersoonlijkheid=True), "rechtspersoonlijkheid: Dit veld hoort hier niet."),
        (bestand.klantcontact(geregistreerd_op="2400-01-01T00:00:00Z"), "geregistreerd_op ligt in de toekomst"),
        (bestand.klantcontact(plaatsgevonden_op=LATER), "plaatsgevonden_op: Een klantcontact wordt na"),
        (bestand.klantcontact(onderwerp="   "), "onderwerp: Een klantcontact heeft een onderwerp."),
        (bestand.klantcontact(interne_taken=[bestand.interne_taak(afgehandeld_op=MOMENT)]), "Dit veld hoort hier"),
        (bestand.zaak(beeindigd_op="2026-01-01"), "beeindigd_op: Een zaak eindigt niet voor het begin."),
        (bestand.vertegenwoordiging(vertegenwoordiger=KLANT), "Niemand vertegenwoordigt zichzelf."),
        (bestand.vertegenwoordiging(vertegenwoordiger=ANDER, eindigt_op=MOMENT), "eindigt_op: "),
    ],
)  # fmt: skip
def test_a_rule_of_the_register_refuses_the_line_in_words(path: Path, regel: bestand.Regel, says: str) -> None:
    anna, other = bestand.partij(), bestand.partij(ANDER)
    regels = [anna, regel] if regel.get("id") == ANDER else [anna, other, regel]
    assert says in bestand.refuse(bestand.write(path, *regels))


def test_what_is_wrong_with_a_number_is_said_without_the_number(path: Path) -> None:
    wrong = bestand.partij(identificaties=[{"soort": "bsn", "nummer": "999990018"}])
    assert "999990018" not in bestand.refuse(bestand.write(path, wrong))


def test_a_form_the_portal_cannot_show_is_refused_with_its_path(path: Path) -> None:
    vreemd = {"display": "form", "components": [{"type": "editgrid", "key": "kinderen", "label": "Kinderen"}]}
    taak = bestand.betaling(soort_taak="formulier", formulier=vreemd)
    said = bestand.refuse(bestand.write(path, bestand.partij(), bestand.zaak(), taak))
    assert said.startswith("Regel 3, formulier.components[0]")


def test_a_contact_of_someone_who_did_not_authenticate_has_no_partij(path: Path) -> None:
    melding = bestand.klantcontact(kanaal="formulier", betrokkenen=[{"rol": "klant", "naam": "Iemand"}])
    del melding["klant"], melding["authenticatie"]
    bestand.load(bestand.write(path, melding))
    assert [row.klant_id for row in rows_of(Klantcontact)] == [None]
    bestand.write(path, bestand.partij(), melding | {"id": bestand.new_id(), "vertegenwoordiger": KLANT})
    assert "Regel 2, klant: Dit contact heeft geen klant" in bestand.refuse(path)


def test_a_contact_with_a_klant_says_how_that_person_was_known(path: Path) -> None:
    contact = bestand.klantcontact()
    del contact["authenticatie"]
    said = bestand.refuse(bestand.write(path, bestand.partij(), contact))
    assert said.startswith("Regel 2, authenticatie: Dit veld ontbreekt.")


def test_a_klanttaak_that_was_done_comes_with_its_inzending(path: Path) -> None:
    inzending = {
        "id": bestand.new_id(), "ontvangstnummer": "4567890123", "ontvangen_op": LATER, "antwoorden": {"a": None},
        "samenvatting": [["Kenteken", "AB-123-C"]], "sleutel": bestand.new_id(), "door": KLANT,
        "klantcontact": CONTACT, "authenticatie": BEKEND,
    }  # fmt: skip
    done = {"status": "verwerkt", "status_sinds": LATER, "aangemaakt_op": MOMENT}
    above = [bestand.partij(), bestand.zaak(), bestand.klantcontact(zaken=[ZAAK])]
    said = bestand.refuse(bestand.write(path, *above, bestand.betaling(**done)))
    assert "Regel 4, inzending: Bij een klanttaak die gedaan is, en alleen dan, hoort" in said
    bestand.load(bestand.write(path, *above, bestand.betaling(**done, inzending=inzending)))
    (taak,), (sent,) = rows_of(Klanttaak), rows_of(Inzending)
    assert (taak.status, taak.status_sinds) == ("verwerkt", datetime.fromisoformat(LATER))
    assert (sent.klanttaak_id, sent.antwoorden) == (UUID(TAAK), {"a": None})


def test_an_inzending_names_a_contact_of_the_same_klant(path: Path) -> None:
    inzending = {
        "id": bestand.new_id(), "ontvangstnummer": "1", "ontvangen_op": LATER, "antwoorden": {}, "samenvatting": [],
        "sleutel": bestand.new_id(), "door": KLANT, "klantcontact": CONTACT, "authenticatie": BEKEND,
    }  # fmt: skip
    foreign = [bestand.partij(), bestand.partij(ANDER), bestand.zaak(), bestand.klantcontact(klant=ANDER)]
    taak = bestand.betaling(status="afgerond", status_sinds=LATER, aangemaakt_op=MOMENT, inzending=inzending)
    assert "Regel 5, klantcontact: " in bestand.refuse(bestand.write(path, *foreign, taak))


def test_a_withdrawn_klanttaak_says_why(path: Path) -> None:
    gone = {"status": "ingetrokken", "status_sinds": LATER, "aangemaakt_op": MOMENT}
    above = [bestand.partij(), bestand.zaak()]
    said = bestand.refuse(bestand.write(path, *above, bestand.betaling(**gone)))
    assert "Regel 3, reden_intrekking: Bij intrekken, en alleen dan, hoort een reden." in said
    bestand.load(bestand.write(path, *above, bestand.betaling(**gone, reden_intrekking="De boete is kwijtgescholden.")))
    assert [row.status for row in rows_of(Klanttaak)] == ["ingetrokken"]


def test_a_merged_partij_is_found_as_the_one_that_remains(path: Path) -> None:
    regels = [bestand.partij(), bestand.partij(ANDER), {"soort": "samenvoeging", "partij": KLANT, "met": ANDER}]
    bestand.load(bestand.write(path, *regels))
    assert klantregister().get_partij_by(Identificatienummer("bsn", ANNA.bsn or "")).id == UUID(ANDER)
    derde = bestand.partij(VERTEGENWOORDIGER)
    further = {"soort": "samenvoeging", "partij": ANDER, "met": VERTEGENWOORDIGER}
    assert "Een samengevoegde partij" in bestand.refuse(bestand.write(path, derde, further))


def test_a_mandate_says_for_which_themas_it_holds(path: Path) -> None:
    mandate = bestand.vertegenwoordiging(themas=[])
    above = [bestand.partij(), bestand.partij(VERTEGENWOORDIGER)]
    bestand.load(bestand.write(path, *above, mandate))
    assert [row.themas for row in rows_of(Vertegenwoordiging)] == [[]]
    del mandate["themas"]
    assert "Regel 3, themas: Dit veld ontbreekt." in bestand.refuse(bestand.write(path, *above, mandate))


def test_a_mandate_of_a_login_that_was_made_here_meanwhile_is_not_doubled(path: Path) -> None:
    above = [bestand.partij(), bestand.partij(VERTEGENWOORDIGER)]
    first, second = (bestand.vertegenwoordiging(bron="login", dienst="alles") for _ in range(2))
    bestand.load(bestand.write(path, *above, first))
    assert "Deze vertegenwoordiging is er al" in bestand.refuse(bestand.write(path, second))


def test_dates_may_be_relative_to_today_outside_production(path: Path, settings: SettingsWrapper) -> None:
    regels = [bestand.partij(), bestand.zaak(), bestand.betaling(deadline="vandaag+9")]
    regels.append(bestand.klantcontact(plaatsgevonden_op="vandaag-3T14:30", geregistreerd_op="vandaag-3T14:40"))
    settings.IS_PRODUCTIE = True
    assert "Regel 3, deadline: Dit is geen datum" in bestand.refuse(bestand.write(path, *regels))
    settings.IS_PRODUCTIE = False
    bestand.load(path)
    (taak,), (contact,) = rows_of(Klanttaak), rows_of(Klantcontact)
    assert taak.deadline == timezone.localdate() + timedelta(days=9)
    moment = contact.plaatsgevonden_op.astimezone(ZoneInfo("Europe/Amsterdam"))
    assert (moment.date(), moment.hour) == (timezone.localdate() - timedelta(days=3), 14)


def test_relative_dates_stay_what_they_were_at_the_first_load(path: Path) -> None:
    bestand.load(bestand.write(path, bestand.partij(), bestand.zaak(), bestand.betaling(deadline="vandaag+9")))
    once = bestand.dump(path.with_name("once"))
    with time_machine.travel(timezone.now() + timedelta(days=30)):
        bestand.load(path)
    assert bestand.dump(path.with_name("later")) == once


def test_a_number_known_under_an_older_pepper_is_still_the_same_partij(path: Path, settings: SettingsWrapper) -> None:
    bestand.load(bestand.write(path, bestand.partij()))
    settings.PORTAL_PEPPERS = {**settings.PORTAL_PEPPERS, 2: b"\x02" * 32}
    twin = bestand.partij(ANDER, identificaties=[{"soort": "bsn", "nummer": ANNA.bsn}])
    assert "hoort al bij een andere partij" in bestand.refuse(bestand.write(path, twin))
    dirk = bestand.partij(ANDER, identificaties=[{"soort": "bsn", "nummer": DIRK.bsn}])
    bestand.load(bestand.write(path, dirk))
    assert klantregister().get_partij_by(Identificatienummer("bsn", DIRK.bsn or "")).id == UUID(ANDER)
