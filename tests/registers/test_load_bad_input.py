"""Whatever a file holds, load_register says what is wrong in a sentence, loads nothing and does not fall over."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from portal.registers.embedded.models import Kanaal
from portal.registers.embedded.overdracht.regels import MAX_REGEL
from tests.registers import registerbestand as bestand
from tests.registers.registerbestand import ANDER, KLANT, MOMENT, ZAAK

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.django_db(transaction=True)

KANAAL = {"soort": "kanaal", "code": "postduif", "naam": "Postduif"}


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "register.ndjson"


@pytest.mark.parametrize(
    ("regel", "says"),
    [
        (b"niet eens JSON", "Deze regel is geen leesbare JSON."),
        (b'{"soort": "thema"', "Deze regel is geen leesbare JSON."),
        (b'{"soort": "thema"} {}', "Deze regel is geen leesbare JSON."),
        (b'{"soort": "kanaal", "code": "caf\xe9"}', "Deze regel is geen UTF-8."),
        (b"\xff\xfe{\x00}\x00", "Deze regel is geen UTF-8."),
        (b'["soort", "thema"]', "Op een regel staat een JSON-object, tussen { en }."),
        (b"null", "Op een regel staat een JSON-object, tussen { en }."),
        (b"[" * 100_000, "Deze regel is geen leesbare JSON."),
        (b'{"a": ' + b"[" * 500 + b"]" * 500 + b"}", "Deze regel is dieper genest dan 100 niveaus."),
        (b'{"regels": 1' + b"0" * 5000 + b"}", "Deze regel is geen leesbare JSON."),
        (b'{"regels": 1e999}', "In deze regel staat een getal dat te groot is."),
        (b'{"regels": NaN}', "Deze regel is geen leesbare JSON."),
        (b'{"soort": "thema", "soort": "zaak"}', "soort: Dit veld staat er twee keer."),
        (b'{"naam": "half \\ud83d"}', "naam: Hier staat een teken dat niet bewaard kan worden."),
        (b'{"naam": "nul \\u0000"}', "naam: Hier staat een teken dat niet bewaard kan worden."),
        (b'{"gegevens": {"a": [{"\\u0000": 1}]}}', "gegevens.a[0]: Hier staat een teken dat niet bewaard kan worden."),
        (b"{}", "soort: Kies een van: register, kanaal, "),
        (b'{"soort": 7}', "soort: Kies een van: register, kanaal, "),
        (b'{"soort": "_id"}', "soort: Kies een van: register, kanaal, "),
    ],
)
def test_a_line_that_is_no_line_is_refused(path: Path, regel: bytes, says: str) -> None:
    said = bestand.refuse(bestand.write(path, KANAAL, regel))
    assert said.startswith("Regel 2")
    assert says in said
    assert not Kanaal.objects.filter(code="postduif").exists()


def test_a_line_without_end_is_not_read_into_memory(path: Path) -> None:
    giant = b'{"soort": "' + b"x" * (2 * MAX_REGEL) + b'"}'
    said = bestand.refuse(bestand.write(path, giant, b"{}"))
    assert said.splitlines()[0] == "Regel 1: Deze regel is langer dan 4 MB."
    assert said.splitlines()[1].startswith("Regel 2, soort: ")


def test_empty_lines_windows_line_ends_and_a_byte_order_mark_are_no_mistake(path: Path) -> None:
    path.write_bytes(b"\xef\xbb\xbf" + json.dumps(KANAAL).encode() + b"\r\n\r\n\n")
    assert bestand.load(path) == "Geladen: 1 × kanaal. Wat er al stond is niet veranderd.\n"


def test_an_empty_file_loads_nothing_and_says_so(path: Path) -> None:
    path.write_bytes(b"")
    assert bestand.load(path).startswith("Geladen: geen enkele regel.")


@pytest.mark.parametrize(
    ("regel", "says"),
    [
        ({**KANAAL, "kleur": "rood"}, "kleur: Dit veld bestaat niet."),
        ({**KANAAL, "\x1b[2J" + "k" * 200: 1}, "Regel 1, ?[2J" + "k" * 56 + "…: Dit veld bestaat niet."),
        (bestand.partij(gekend={**bestand.BEKEND, "bsn": "x"}), "gekend.bsn: Dit veld bestaat niet."),
        ({"soort": "kanaal", "code": "x"}, "naam: Dit veld ontbreekt."),
        ({**KANAAL, "naam": 5}, "naam: Dit moet een tekst tussen aanhalingstekens zijn."),
        ({**KANAAL, "naam": ""}, "naam: Dit is leeg."),
        ({**KANAAL, "naam": "x" * 101}, "naam: Dit is langer dan 100 tekens."),
        (bestand.partij("niet-een-uuid"), "id: Dit is geen UUID"),
        (bestand.partij(KLANT + "\n"), "id: Dit is geen UUID"),
        (bestand.partij(nummer="12345678901"), "nummer: Een nummer is een tekst van hoogstens tien cijfers."),
        (bestand.partij(geheimhouding="ja"), "geheimhouding: Dit moet true of false zijn."),
        (bestand.partij(identificaties={}), "identificaties: Dit moet een lijst tussen [ en ] zijn."),
        (bestand.partij(identificaties=[{"soort": "bsn"}]), "identificaties[0]: Geef een nummer of een pseudoniem"),
        (bestand.partij(aangemaakt_op="2026-03-02T10:15"), "aangemaakt_op: Dit is geen moment met tijdzone"),
        (bestand.partij(aangemaakt_op="2026-02-30T10:15:00Z"), "aangemaakt_op: Dit is geen moment met tijdzone"),
        (bestand.partij(aangemaakt_op="9999-12-31T23:59:59-12:00"), "aangemaakt_op: Dit is geen moment met tijdzone"),
        (bestand.zaak(gestart_op="2026-02-30"), "gestart_op: Dit is geen datum"),
        (bestand.zaak(gestart_op=20260302), "gestart_op: Dit moet een tekst"),
        (bestand.zaak(vestiging="12"), "vestiging: Een vestigingsnummer is een tekst van twaalf cijfers."),
        (bestand.betaling(bedrag=120), "bedrag: Dit moet een tekst"),
        (bestand.betaling(bedrag="1e9"), "bedrag: Schrijf een bedrag als tekst met twee decimalen"),
        (bestand.betaling(url="javascript:alert(1)"), "url: Dit is geen adres dat begint met https://."),
        (bestand.betaling(status="afgerond"), "status_sinds: Dit veld ontbreekt."),
        (bestand.klantcontact(zaken=[ZAAK, ZAAK]), "zaken: Hier staat iets twee keer."),
        (bestand.klantcontact(onderwerpobjecten=["x"] * 101), "onderwerpobjecten: Hier staan er meer dan 100."),
        (
            bestand.klantcontact(bijlagen=[{"id": ANDER, "naam": "a", "omvang": 10**30}]),
            "bijlagen[0].omvang: Dit is groter dan",
        ),
        (bestand.klantcontact(bijlagen=[{"id": ANDER, "naam": "a", "omvang": -1}]), "omvang: Dit is kleiner dan 0."),
        (bestand.vertegenwoordiging(themas="geen"), 'themas: Geef een lijst met codes van thema\'s, of "alle".'),
        (bestand.vertegenwoordiging(mag=["alles"]), "mag[0]: Kies een van: lezen, contact, "),
    ],
)
def test_a_field_that_is_not_as_the_schema_says_is_named(path: Path, regel: bestand.Regel, says: str) -> None:
    assert says in bestand.refuse(bestand.write(path, regel))


@pytest.mark.parametrize(
    ("adres", "is_right"),
    [("anna@example.com", True), ("anna", False), ("a b@example.com", False), ("+31612345678", False)],
)
def test_an_email_address_looks_like_one(path: Path, adres: str, *, is_right: bool) -> None:
    regel = {"soort": "digitaal_adres", "id": bestand.new_id(), "klant": KLANT, "soort_adres": "email", "adres": adres}
    bestand.write(path, bestand.partij(), regel)
    if is_right:
        assert "1 × digitaal_adres" in bestand.load(path)
    else:
        assert "adres: Dit is geen e-mailadres." in bestand.refuse(path)


def test_a_phone_number_has_its_country(path: Path) -> None:
    regel = {"soort": "digitaal_adres", "id": bestand.new_id(), "klant": KLANT, "soort_adres": "telefoonnummer"}
    said = bestand.refuse(bestand.write(path, bestand.partij(), {**regel, "adres": "06 12345678"}))
    assert "Schrijf een telefoonnummer met landcode" in said
    assert "1 × digitaal_adres" in bestand.load(
        bestand.write(path, bestand.partij(), {**regel, "adres": "+31612345678"})
    )


def test_an_id_stands_in_a_file_once(path: Path) -> None:
    bestand.write(path, bestand.partij(), bestand.zaak(), bestand.zaak(omschrijving="Een andere"))
    assert "Regel 3, id: Dit id staat ook al op regel 2." in bestand.refuse(path)


def test_an_id_within_another_line_is_not_taken_twice(path: Path) -> None:
    taak = bestand.interne_taak()
    contacts = [bestand.klantcontact(bestand.new_id(), interne_taken=[taak]) for _ in range(2)]
    assert "Regel 3: Dit id is al in gebruik." in bestand.refuse(bestand.write(path, bestand.partij(), *contacts))


def test_a_nummer_is_not_taken_twice(path: Path) -> None:
    contacts = [bestand.klantcontact(bestand.new_id(), nummer="1234567890") for _ in range(2)]
    assert "Regel 3: Dit nummer is al in gebruik." in bestand.refuse(bestand.write(path, bestand.partij(), *contacts))


def test_two_standard_addresses_of_one_kind_are_refused(path: Path) -> None:
    adressen = [
        {
            "soort": "digitaal_adres", "id": bestand.new_id(), "klant": KLANT, "soort_adres": "email",
            "adres": f"anna{number}@example.com", "is_standaard": True,
        }
        for number in range(2)
    ]  # fmt: skip
    assert "Regel 3, is_standaard: Er is al" in bestand.refuse(bestand.write(path, bestand.partij(), *adressen))


def test_a_file_that_is_not_there_is_told_in_one_sentence(path: Path) -> None:
    assert bestand.refuse(path) == f"'{path}' is niet te lezen: No such file or directory."
    assert "is niet te lezen" in bestand.refuse(path.parent)


def test_a_dump_of_another_installation_is_refused_as_nobody_would_be_found(path: Path) -> None:
    register = {"soort": "register", "versie": 1, "peppers": ["1:" + "ab" * 32]}
    assert "Regel 1, peppers: " in bestand.refuse(bestand.write(path, register, {"soort": "einde", "regels": 1}))


def test_a_pseudonym_under_a_pepper_that_is_not_set_is_refused(path: Path) -> None:
    vreemd = bestand.partij(identificaties=[{"soort": "bsn", "pseudoniem": "7:" + "ab" * 32}])
    assert "Regel 1, identificaties: Dit pseudoniem is gemaakt met een andere pepper" in bestand.refuse(
        bestand.write(path, vreemd)
    )


def test_a_dump_that_was_cut_off_is_refused(path: Path) -> None:
    whole = bestand.dump(path).splitlines()
    assert "Hierna hoort een regel 'einde'" in bestand.refuse(bestand.write(path, *whole[:-1]))
    assert "het bestand is niet compleet" in bestand.refuse(bestand.write(path, *whole[:-2], whole[-1]))
    assert "Na de regel 'einde'" in bestand.refuse(bestand.write(path, *whole, KANAAL_NA_EINDE))
    assert "Deze regel hoort bovenaan" in bestand.refuse(bestand.write(path, json.dumps(KANAAL).encode(), *whole))
    assert bestand.load(bestand.write(path, *whole)).startswith("Geladen: ")


KANAAL_NA_EINDE = json.dumps({**KANAAL, "code": MOMENT}).encode()
