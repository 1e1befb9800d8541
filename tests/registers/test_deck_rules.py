"""Each rule of the concept deck: refused at the port in words, and by the database whatever the code forgets."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import psycopg
import pytest
import uuid6
from django.db import DatabaseError, IntegrityError, connection, transaction
from django.utils import timezone

from portal.registers import klantregister, scope, taakregister
from portal.registers.embedded.models import InterneTaak, Klantcontact, Klanttaak, Partij
from portal.registers.entities import (
    Identificatienummer,
    SoortPartij,
    StatusInterneTaak,
    StatusKlanttaak,
    VastgesteldVia,
)
from portal.registers.errors import Conflict, NotFound, Refused
from portal.registers.ports import NieuwePartij
from tests import builders
from tests.people import ANNA, CARLA, DIRK

if TYPE_CHECKING:
    from portal.registers.entities import Partij as PartijEntity

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def anna() -> PartijEntity:
    return builders.partij(ANNA)


def test_a_partij_gets_a_number_of_ten_digits(anna: PartijEntity) -> None:
    assert len(anna.nummer) == 10
    assert anna.nummer.isdigit()


def test_a_partij_is_found_by_her_number_and_the_number_is_nowhere_at_rest(anna: PartijEntity) -> None:
    assert klantregister().get_partij_by(Identificatienummer("bsn", ANNA.bsn or "")).id == anna.id
    with scope.registratie("test", dossiers=[anna.id]), connection.cursor() as cursor:
        cursor.execute("SELECT coalesce(string_agg(i::text, ' '), '') FROM identificatie i")
        (row,) = cursor.fetchone()
    assert anna.id.hex[:8] in row.replace("-", "")
    assert ANNA.bsn not in row


def test_an_unknown_number_is_nobody() -> None:
    with pytest.raises(NotFound):
        klantregister().get_partij_by(Identificatienummer("bsn", DIRK.bsn or ""))


@pytest.mark.parametrize(
    ("soort", "inschrijving", "rechtspersoonlijkheid"),
    [
        ("persoon", None, None),
        ("persoon", "ingeschreven", True),
        ("organisatie", "ingeschreven", None),
        ("", None, None),
    ],
)
def test_the_database_knows_persons_and_organisations_only(
    soort: str, inschrijving: str | None, rechtspersoonlijkheid: bool | None
) -> None:
    made = Partij(
        nummer="1234567890",
        soort=soort,
        inschrijving=inschrijving,
        rechtspersoonlijkheid=rechtspersoonlijkheid,
        vastgesteld_via="basisregistratie",
    )
    with (
        pytest.raises(IntegrityError, match="partij_persoon_of_organisatie"),
        scope.registratie("test", dossiers=[made.id]),
    ):
        made.save(force_insert=True)


def test_nobody_is_gekend_without_authentication() -> None:
    with pytest.raises(Refused) as refusal:
        builders.partij(ANNA, gekend=None)
    assert refusal.value.reden == "niet_gekend"


def test_a_belanghebbende_nobody_met_says_where_it_comes_from_and_is_gekend_after_a_login() -> None:
    unmet = builders.partij(ANNA, gekend=None, vastgesteld_via=VastgesteldVia.VERTEGENWOORDIGING)
    assert unmet.gekend is None
    met = klantregister().register_gekend(unmet.id, authenticatie=builders.authenticatie("digid"))
    assert met.gekend is not None
    assert met.gekend.middel == "digid"
    again = klantregister().register_gekend(unmet.id, authenticatie=builders.authenticatie("balie"))
    assert again.gekend == met.gekend


def test_a_number_belongs_to_one_partij(anna: PartijEntity) -> None:
    with pytest.raises(Conflict):
        builders.partij(ANNA)


def test_an_organisation_has_no_bsn() -> None:
    nieuw = NieuwePartij(soort=SoortPartij.ORGANISATIE, naam="Bakkerij", gekend=builders.authenticatie())
    with pytest.raises(Refused) as refusal:
        klantregister().register_partij(
            nieuw, identificaties=[Identificatienummer("bsn", ANNA.bsn or "")], herkomst=builders.herkomst()
        )
    assert refusal.value.reden == "soort"


def test_a_klantcontact_is_registered_with_its_interne_taak(anna: PartijEntity) -> None:
    made = builders.klantcontact(anna.id)
    assert [taak.tekst_voor_klant for taak in made.interne_taken] == ["Wij bellen u terug."]
    assert made.betrokkenen[0].naam == ANNA.naam


def test_a_klantcontact_without_vervolg_is_refused(anna: PartijEntity) -> None:
    with pytest.raises(Refused) as refusal:
        builders.klantcontact(anna.id, interne_taken=[])
    assert refusal.value.reden == "geen_vervolg"


def test_the_database_refuses_a_klantcontact_without_vervolg_at_commit(anna: PartijEntity) -> None:
    with (
        pytest.raises(DatabaseError, match="klantcontact_heeft_vervolg"),
        scope.registratie("test", dossiers=[anna.id]),
    ):
        _raw_klantcontact(anna).save(force_insert=True)
    with scope.registratie("test", dossiers=[anna.id]):
        assert not Klantcontact.objects.exists()


def test_a_contact_about_another_klants_zaak_is_refused(anna: PartijEntity) -> None:
    bakery = builders.partij(CARLA.werk.organisatie)  # type: ignore[union-attr]
    foreign = builders.zaak(bakery.id)
    with pytest.raises(Refused) as refusal:
        builders.klantcontact(anna.id, zaken=[foreign.id])
    assert (refusal.value.reden, refusal.value.veld) == ("onbekend", "zaken")


def test_no_contact_is_tied_to_a_partij_without_authentication(anna: PartijEntity) -> None:
    with pytest.raises(Refused) as refusal:
        builders.klantcontact(anna.id, authenticatie=None)
    assert refusal.value.reden == "geen_authenticatie"
    row = _raw_klantcontact(anna)
    row.auth_middel_id = None
    with (
        pytest.raises(IntegrityError, match="klantcontact_klant_is_geauthenticeerd"),
        scope.registratie("test", dossiers=[anna.id]),
    ):
        row.save(force_insert=True)


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE klantcontact SET onderwerp = 'anders'",
        "DELETE FROM klantcontact",
        "TRUNCATE klantcontact CASCADE",
        "UPDATE betrokkene SET naam = 'anders'",
        "DELETE FROM bijlage",
        "DELETE FROM interne_taak",
        "UPDATE inzending SET antwoorden = '{}'",
        "DELETE FROM audit_regel",
        "UPDATE audit_regel SET reden = ''",
    ],
)
def test_the_app_role_cannot_change_what_was_recorded(anna: PartijEntity, statement: str) -> None:
    builders.klantcontact(anna.id)
    with (
        pytest.raises(DatabaseError) as refusal,
        scope.registratie("test", dossiers=[anna.id]),
        connection.cursor() as cursor,
    ):
        cursor.execute(statement)
    assert isinstance(refusal.value.__cause__, psycopg.errors.InsufficientPrivilege)


def test_even_the_owner_does_not_change_a_klantcontact(anna: PartijEntity) -> None:
    from portal.registers.rollen import as_owner

    made = builders.klantcontact(anna.id)
    with (
        as_owner(),
        pytest.raises(DatabaseError, match="onveranderlijk"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute("SELECT set_config('portal.beheer', 'test', true)")
        cursor.execute("UPDATE klantcontact SET onderwerp = 'anders' WHERE id = %s", [made.id])


def test_what_is_afgeschermd_is_gone_at_once_with_all_its_parts(anna: PartijEntity) -> None:
    hidden, kept = builders.klantcontact(anna.id), builders.klantcontact(anna.id)
    with scope.registratie("test", dossiers=[anna.id]), connection.cursor() as cursor:
        cursor.execute("SELECT portal_afschermen(%s, 'Verkeerde persoon')", [hidden.id])
        assert cursor.fetchone()[0] is not None
        assert [row.id for row in Klantcontact.objects.all()] == [kept.id]
        assert not InterneTaak.objects.filter(klantcontact_id=hidden.id).exists()
        cursor.execute("SELECT portal_afschermen(%s, 'Nog een keer')", [hidden.id])
        assert cursor.fetchone()[0] is None


def test_afschermen_needs_a_reason_a_registration_and_the_right_klant(anna: PartijEntity) -> None:
    made = builders.klantcontact(anna.id)
    bakery = builders.partij(CARLA.werk.organisatie)  # type: ignore[union-attr]
    with scope.registratie("test", dossiers=[bakery.id]), connection.cursor() as cursor:
        cursor.execute("SELECT portal_afschermen(%s, 'Verkeerde persoon')", [made.id])
        assert cursor.fetchone()[0] is None
    with (
        pytest.raises(DatabaseError, match="zonder reden"),
        scope.registratie("test", dossiers=[anna.id]),
        connection.cursor() as cursor,
    ):
        cursor.execute("SELECT portal_afschermen(%s, '')", [made.id])
    with pytest.raises(DatabaseError, match="alleen de gemeente"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SELECT portal_afschermen(%s, 'Verkeerde persoon')", [made.id])


def test_a_contact_does_not_happen_in_the_future(anna: PartijEntity) -> None:
    with pytest.raises(Refused) as refusal:
        builders.klantcontact(anna.id, plaatsgevonden_op=timezone.now() + timedelta(days=1))
    assert refusal.value.reden == "toekomst"


def test_the_same_kenmerk_registers_once(anna: PartijEntity) -> None:
    from portal.registers.entities import Initiatiefnemer
    from portal.registers.ports import Herkomst, NieuwKlantcontact

    nieuw = NieuwKlantcontact(
        onderwerp="Paspoort",
        inhoud="",
        kanaal="balie",
        initiatiefnemer=Initiatiefnemer.KLANT,
        plaatsgevonden_op=timezone.now(),
        authenticatie=builders.authenticatie(),
        interne_taken=[builders.interne_taak()],
    )
    first, second = (
        klantregister().register_klantcontact(anna.id, nieuw, herkomst=Herkomst("kcc", "77")) for _ in range(2)
    )
    assert first == second


def test_answered_at_once_is_an_interne_taak_born_gedaan(anna: PartijEntity) -> None:
    made = builders.klantcontact(anna.id, interne_taken=[builders.interne_taak(status=StatusInterneTaak.GEDAAN)])
    assert made.interne_taken[0].meteen_beantwoord
    assert made.interne_taken[0].afgehandeld_op is not None


def test_an_interne_taak_is_te_doen_or_gedaan_and_nothing_else(anna: PartijEntity) -> None:
    made = builders.klantcontact(anna.id)
    with (
        pytest.raises(IntegrityError, match="interne_taak_te_doen_of_gedaan"),
        scope.registratie("test", dossiers=[anna.id]),
    ):
        InterneTaak.objects.filter(klantcontact_id=made.id).update(status="bezig")


def test_a_klanttaak_comes_from_a_zaak(anna: PartijEntity) -> None:
    zaak = builders.zaak(anna.id)
    assert builders.klanttaak(anna.id, zaak.id).regel.zaak_id == zaak.id


@pytest.mark.parametrize("koppeling", ["informatieobject", "product", ""])
def test_a_klanttaak_from_anything_else_is_refused(anna: PartijEntity, koppeling: str) -> None:
    zaak = builders.zaak(anna.id)
    with pytest.raises(Refused) as refusal:
        builders.klanttaak(anna.id, zaak.id, koppeling=(koppeling, zaak.id))
    assert refusal.value.reden == "geen_zaak"


def test_a_klanttaak_from_anothers_zaak_is_refused(anna: PartijEntity) -> None:
    foreign = builders.zaak(builders.partij(CARLA.werk.organisatie).id)  # type: ignore[union-attr]
    with pytest.raises(Refused) as refusal:
        builders.klanttaak(anna.id, foreign.id)
    assert refusal.value.reden == "geen_zaak"


def test_a_form_the_portal_cannot_render_is_refused_at_registration(anna: PartijEntity) -> None:
    zaak = builders.zaak(anna.id)
    with pytest.raises(Refused) as refusal:
        builders.klanttaak(anna.id, zaak.id, formulier={"components": [{"type": "signature", "key": "krabbel"}]})
    assert refusal.value.reden == "formulier"
    assert "krabbel" in refusal.value.veld


def test_a_klanttaak_moves_only_along_its_status_machine(anna: PartijEntity) -> None:
    taak = builders.klanttaak(anna.id, builders.zaak(anna.id).id)
    with pytest.raises(Conflict):
        taakregister().set_status(anna.id, taak.regel.id, status=StatusKlanttaak.VERWERKT)
    withdrawn = taakregister().set_status(
        anna.id, taak.regel.id, status=StatusKlanttaak.INGETROKKEN, reden="De zaak is gesloten."
    )
    assert withdrawn.regel.status == StatusKlanttaak.INGETROKKEN
    assert withdrawn.reden_intrekking == "De zaak is gesloten."


def test_the_database_knows_no_afgerond_without_an_inzending(anna: PartijEntity) -> None:
    taak = builders.klanttaak(anna.id, builders.zaak(anna.id).id)
    with (
        pytest.raises(DatabaseError, match="klanttaak_inzending"),
        scope.registratie("test", dossiers=[anna.id]),
    ):
        Klanttaak.objects.filter(id=taak.regel.id).update(status=StatusKlanttaak.AFGEROND)


def _raw_klantcontact(klant: PartijEntity) -> Klantcontact:
    return Klantcontact(
        id=uuid6.uuid7(),
        nummer="9876543210",
        klant_id=klant.id,
        onderwerp="Zonder vervolg",
        kanaal_id="balie",
        initiatiefnemer="klant",
        auth_middel_id="balie",
        auth_niveau=25,
        auth_moment=timezone.now(),
        plaatsgevonden_op=timezone.now(),
        geregistreerd_op=timezone.now(),
    )
