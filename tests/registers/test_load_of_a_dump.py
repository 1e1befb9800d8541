"""The exit of a gemeente: a dump holds the whole register, and loaded elsewhere it is that register."""

from __future__ import annotations

import stat
from itertools import pairwise
from typing import TYPE_CHECKING
from uuid import UUID

import pytest
import uuid6
from django.core.management import CommandError, call_command
from django.db import DatabaseError, connection, transaction
from django.utils import timezone

from accounts.bevoegdheid import evaluate
from portal.registers import klantregister, scope, taakregister
from portal.registers.embedded.models import Kanaal, Klantcontact, Partij
from portal.registers.embedded.overdracht import schrijven, vormen
from portal.registers.entities import Identificatienummer, Initiatiefnemer, StatusInterneTaak, StatusKlanttaak
from portal.registers.ports import NieuweBijlage, NieuweInzending
from tests import builders
from tests.dossier import make_dossier
from tests.login import inlog_of, log_in_as
from tests.people import ANNA, BRAM, CARLA, DIRK, by_digid, by_digid_machtigen, by_eherkenning
from tests.registers import registerbestand as bestand
from tests.registers.registerbestand import ANDER, CONTACT, KLANT, LATER, MOMENT

if TYPE_CHECKING:
    from pathlib import Path

    from tests.dossier import Dossier

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "dump.ndjson"


def complete_as_bram(dossier: Dossier) -> None:
    """The vertegenwoordiger completes anna's form in the portal."""
    with transaction.atomic():
        bram = evaluate(inlog_of(log_in_as(by_digid_machtigen(BRAM))))
        contact = klantregister().add_klantcontact(
            bram, onderwerp="Taak gedaan", inhoud="Kenteken: AB-123-C", zaken=[dossier.zaak.id]
        )
        sent = NieuweInzending({"kenteken": "AB-123-C", "aantal": None}, [("Kenteken", "AB-123-C")], uuid6.uuid7())
        taakregister().complete_klanttaak(bram, dossier.formulier.regel.id, sent, klantcontact=contact)
    taakregister().set_status(dossier.klant.id, dossier.formulier.regel.id, status=StatusKlanttaak.VERWERKT)


def fill_the_register() -> Dossier:
    """With one of everything that a register can hold."""
    dossier = make_dossier()
    klant_id = dossier.klant.id
    complete_as_bram(dossier)
    log_in_as(by_eherkenning(CARLA))
    Kanaal.objects.create(code="berichtenbox", naam="Berichtenbox")
    taakregister().set_status(
        klant_id, dossier.boete.regel.id, status=StatusKlanttaak.INGETROKKEN, reden="De boete is kwijtgescholden."
    )
    done = builders.interne_taak(status=StatusInterneTaak.GEDAAN)
    later = builders.interne_taak(status=StatusInterneTaak.GEDAAN, afgehandeld_op=timezone.now())
    first = builders.klantcontact(
        klant_id,
        interne_taken=[done, later],
        bijlagen=[NieuweBijlage("foto.jpg", "image/jpeg", 1234)],
        kanaal="berichtenbox",
        initiatiefnemer=Initiatiefnemer.GEMEENTE,
    )
    wrong = builders.klantcontact(klant_id, vervolgt=first.id)
    builders.klantcontact(klant_id, corrigeert=wrong.id)
    klantregister().register_afscherming(klant_id, wrong.id, reden="Op het verkeerde dossier geregistreerd")
    twin = builders.partij(DIRK)
    builders.klantcontact(twin.id)
    klantregister().register_samenvoeging(twin.id, klant_id)
    klantregister().register_klantcontact(
        None, builders.nieuw_klantcontact(authenticatie=None), herkomst=builders.herkomst()
    )
    return dossier


def test_a_dump_loaded_into_an_empty_register_gives_the_same_dump(path: Path) -> None:
    fill_the_register()
    first = bestand.dump(path)
    bestand.empty_the_register()
    Kanaal.objects.filter(code="berichtenbox").delete()
    assert bestand.dump(path.with_name("empty")) != first
    bestand.load(path)
    assert bestand.dump(path.with_name("again")) == first


def test_every_kind_of_line_is_in_a_dump_of_a_register_that_has_it(path: Path) -> None:
    fill_the_register()
    soorten = {line["soort"] for line in bestand.lines_of(bestand.dump(path))}
    assert soorten == {
        "register", "kanaal", "middel", "grondslag", "partij", "samenvoeging", "digitaal_adres", "zaak",
        "klantcontact", "klanttaak", "afscherming", "vertegenwoordiging", "einde",
    }  # fmt: skip


def test_who_logs_in_after_the_move_finds_the_same_dossier(path: Path) -> None:
    dossier = fill_the_register()
    bestand.dump(path)
    bestand.empty_the_register()
    bestand.load(path)
    for number in (ANNA.bsn, DIRK.bsn):
        assert klantregister().get_partij_by(Identificatienummer("bsn", number or "")).id == dossier.klant.id
    with transaction.atomic():
        anna = evaluate(inlog_of(log_in_as(by_digid(ANNA))))
        taak = taakregister().get_klanttaak(anna, dossier.formulier.regel.id)
        assert taak.inzending is not None
        assert taak.inzending.als_vertegenwoordiger
        assert taak.inzending.antwoorden == {"kenteken": "AB-123-C", "aantal": None}


def test_what_was_hidden_is_in_the_dump_and_hidden_after_it(path: Path) -> None:
    dossier = fill_the_register()
    (line,) = bestand.lines_of(bestand.dump(path), "afscherming")
    assert line["reden"] == "Op het verkeerde dossier geregistreerd"
    bestand.empty_the_register()
    bestand.load(path)
    with scope.registratie("test", dossiers=[dossier.klant.id]):
        assert not Klantcontact.objects.filter(id=line["klantcontact"]).exists()
        assert Klantcontact.objects.filter(corrigeert_id=line["klantcontact"]).exists()


def test_a_dump_names_nothing_before_it_is_there(path: Path) -> None:
    """Also when everything was registered in the same moment, and ids say nothing about order."""
    chain = [str(UUID(int=9000 - number)) for number in range(5)]
    contacts = [bestand.klantcontact(chain[0])]
    contacts += [bestand.klantcontact(after, vervolgt=before) for before, after in pairwise(chain)]
    contacts.append(bestand.klantcontact(str(UUID(int=1)), vervolgt=chain[1], corrigeert=chain[4]))
    bestand.load(bestand.write(path, bestand.partij(), *contacts))
    first = bestand.dump(path.with_name("dump"))
    assert [line["id"] for line in bestand.lines_of(first, "klantcontact")] == [*chain, str(UUID(int=1))]
    bestand.empty_the_register()
    bestand.load(path.with_name("dump"))
    assert bestand.dump(path) == first


def test_a_second_load_of_a_dump_changes_nothing(path: Path) -> None:
    fill_the_register()
    first = bestand.dump(path)
    bestand.load(path)
    assert bestand.dump(path.with_name("again")) == first


def test_no_thema_at_all_does_not_become_every_thema(path: Path) -> None:
    each: list[object] = [[], "alle"]
    mandates = [bestand.vertegenwoordiging(vertegenwoordiger=ANDER, themas=themas) for themas in each]
    bestand.load(bestand.write(path, bestand.partij(), bestand.partij(ANDER), *mandates))
    bestand.dump(path)
    bestand.empty_the_register()
    bestand.load(path)
    dumped = bestand.lines_of(bestand.dump(path), "vertegenwoordiging")
    assert [line["themas"] for line in dumped] == [[], "alle"]


def test_unknown_and_no_are_not_the_same(path: Path) -> None:
    bestand.load(bestand.write(path, bestand.partij(geheimhouding=False), bestand.partij(ANDER)))
    first, second = bestand.lines_of(bestand.dump(path), "partij")
    assert first["geheimhouding"] is False
    assert "geheimhouding" not in second


def test_a_dump_is_readable_by_its_maker_only_and_replaces_an_older_one(path: Path) -> None:
    path.write_text("van gisteren")
    assert bestand.dump(path).startswith(b'{"soort": "register"')
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_a_dump_that_breaks_off_leaves_no_half_file(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path.write_text("van gisteren")

    def break_off(row: Partij) -> dict[str, object]:
        raise DatabaseError

    monkeypatch.setattr(vormen, "of_partij", break_off)
    bestand.load(bestand.write(path.with_name("in"), bestand.partij()))
    with pytest.raises(DatabaseError):
        bestand.dump(path)
    assert path.read_text() == "van gisteren"
    assert [found.name for found in path.parent.iterdir()] == ["dump.ndjson", "in"]


def test_a_folder_that_is_not_there_is_told_in_one_sentence(path: Path) -> None:
    with pytest.raises(CommandError, match="is niet te schrijven: No such file or directory"):
        bestand.dump(path / "diep" / "dump.ndjson")


def test_without_a_file_the_dump_is_the_output(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    bestand.load(bestand.write(path, bestand.partij()))
    call_command("dump_register")
    assert capsys.readouterr().out.encode() == bestand.dump(path)


def test_writing_a_dump_changes_nothing_and_sees_one_moment(path: Path) -> None:
    bestand.load(bestand.write(path, bestand.partij()))
    seen: list[str] = []

    def write(line: str) -> None:
        seen.append(line)
        if '"partij"' in line:
            with pytest.raises(DatabaseError, match="read-only"), transaction.atomic():
                Partij.objects.update(naam="Iemand anders")

    schrijven.dump(write, say=lambda _: None)
    assert len([line for line in seen if '"partij"' in line]) == 1


def test_the_app_role_sees_nothing_by_naming_the_purpose_of_a_dump() -> None:
    builders.partij(ANNA)
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SELECT set_config('portal.beheer', 'overdracht', true)")
        assert not Partij.objects.exists()


def test_moments_are_dumped_in_utc_whatever_they_were_loaded_in(path: Path) -> None:
    contact = bestand.klantcontact(plaatsgevonden_op=MOMENT, geregistreerd_op=LATER)
    bestand.load(bestand.write(path, bestand.partij(), contact))
    (line,) = bestand.lines_of(bestand.dump(path), "klantcontact")
    assert (line["id"], line["klant"]) == (CONTACT, KLANT)
    assert (line["plaatsgevonden_op"], line["geregistreerd_op"]) == (
        "2026-03-02T09:15:00+00:00",
        "2026-03-05T08:00:00+00:00",
    )


def test_progress_of_a_dump_is_told_on_the_way(path: Path) -> None:
    themas = ({"soort": "thema", "code": f"t{number}", "naam": "T"} for number in range(1500))
    bestand.load(bestand.write(path, *themas))
    said: list[str] = []
    schrijven.dump(lambda _: None, said.append)
    assert said == ["1000 regels geschreven …"]
