"""The second net: whatever a query forgets, the database shows one klant's rows only."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from django.apps import apps
from django.db import DatabaseError, connection, transaction

from portal.registers import scope
from portal.registers.embedded.models import DigitaalAdres, Klantcontact, Partij, Vertegenwoordiging, Zaak
from tests import builders
from tests.login import inlog_of, log_in_as
from tests.people import ANNA, BRAM, CARLA, DIRK, by_digid_machtigen

if TYPE_CHECKING:
    from portal.registers.entities import Partij as PartijEntity

pytestmark = pytest.mark.django_db(transaction=True)

#: Tables without a klant's data, each with the reason why it needs no row-level security.
OPEN_TABLES = {
    "account": "says only that a partij has logged in",
    "account_emailaddress": "how an e-mail account is found before anybody is logged in",
    "account_emailconfirmation": "allauth's own; codes are kept in the session instead",
    "account_groups": "staff",
    "account_user_permissions": "staff",
    "actor": "the gemeente's own people and units",
    "auth_group": "staff",
    "auth_group_permissions": "staff",
    "auth_permission": "Django's own",
    "cache": "counts of tries, codes that were used",
    "broker_sessie": "keyed hashes by which a broker ends a session; no partij",
    "django_admin_log": "staff",
    "django_content_type": "Django's own",
    "django_migrations": "Django's own",
    "django_session": "server-side sessions: ids of partijen, no data",
    "grondslag": "reference",
    "kanaal": "reference",
    "middel": "reference",
    "mfa_authenticator": "factors of accounts, their secrets encrypted; asked before anybody is logged in",
    "thema": "reference",
    "uitlog_token": "hashes of logout tokens that were carried out",
    "usersessions_usersession": "which browser has a session",
}


@pytest.fixture
def two_klanten() -> tuple[PartijEntity, PartijEntity]:
    made = builders.partij(ANNA), builders.partij(DIRK)
    for klant in made:
        zaak = builders.zaak(klant.id)
        builders.klanttaak(klant.id, zaak.id)
        builders.klantcontact(klant.id, zaken=[zaak.id], onderwerpobjecten=["Boom voor de deur"])
    return made


def test_every_table_has_row_level_security_or_a_reason_not_to() -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT relname, relrowsecurity AND relforcerowsecurity FROM pg_class"
            " WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace"
        )
        tables = dict(cursor.fetchall())
    without = {name for name, secured in tables.items() if not secured and not name.startswith("procrastinate_")}
    assert without == set(OPEN_TABLES)


def test_every_column_that_names_a_klant_is_behind_row_level_security() -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT c.relname FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid"
            " WHERE c.relkind = 'r' AND a.attname = 'klant_id' AND NOT (c.relrowsecurity AND c.relforcerowsecurity)"
        )
        assert cursor.fetchall() == []


def test_the_app_role_owns_nothing_and_cannot_go_round_it() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT rolsuper OR rolbypassrls OR rolcreaterole FROM pg_roles WHERE rolname = current_user")
        assert cursor.fetchone() == (False,)
        cursor.execute("SELECT count(*) FROM pg_class WHERE pg_get_userbyid(relowner) = current_user")
        assert cursor.fetchone() == (0,)
        cursor.execute(
            "SELECT pg_has_role(current_user, datdba, 'member') FROM pg_database WHERE datname = current_database()"
        )
        assert cursor.fetchone() == (False,)


@pytest.mark.parametrize("model", list(apps.get_app_config("register").get_models()))
def test_without_a_scope_no_dossier_row_is_seen(two_klanten: tuple[PartijEntity, PartijEntity], model: type) -> None:
    seen = model._default_manager.count()  # type: ignore[attr-defined]
    assert seen == 0 or model._meta.db_table in OPEN_TABLES  # type: ignore[attr-defined]


def test_a_query_without_any_filter_shows_nothing_foreign(two_klanten: tuple[PartijEntity, PartijEntity]) -> None:
    anna, dirk = two_klanten
    for model in apps.get_app_config("register").get_models():
        if model._meta.db_table in OPEN_TABLES:
            continue
        with scope.registratie("test", dossiers=[anna.id]):
            rows = list(model._default_manager.values())
        assert str(dirk.id) not in str(rows)
    with scope.registratie("test", dossiers=[anna.id]):
        assert [row.klant_id for row in Klantcontact.objects.all()] == [anna.id]
        assert [row.id for row in Partij.objects.all()] == [anna.id]


def test_a_scope_ends_with_its_transaction(two_klanten: tuple[PartijEntity, PartijEntity]) -> None:
    anna, _ = two_klanten
    with scope.registratie("test", dossiers=[anna.id]):
        assert Klantcontact.objects.count() == 1
    assert Klantcontact.objects.count() == 0


def test_an_inner_scope_gives_the_outer_one_back(two_klanten: tuple[PartijEntity, PartijEntity]) -> None:
    anna, dirk = two_klanten
    with scope.registratie("outer", dossiers=[anna.id]):
        with scope.registratie("inner", dossiers=[dirk.id]):
            assert Zaak.objects.get().klant_id == dirk.id
        assert Zaak.objects.get().klant_id == anna.id


def test_a_row_cannot_be_written_into_another_dossier(two_klanten: tuple[PartijEntity, PartijEntity]) -> None:
    anna, dirk = two_klanten
    with (
        pytest.raises(DatabaseError, match="row-level security"),
        scope.registratie("test", dossiers=[dirk.id]),
    ):
        DigitaalAdres.objects.create(klant_id=anna.id, soort="email", adres="dirk@example.com")


def test_a_part_hangs_on_a_whole_of_its_own_klant(two_klanten: tuple[PartijEntity, PartijEntity]) -> None:
    anna, dirk = two_klanten
    with scope.registratie("test", dossiers=[dirk.id]):
        foreign = Klantcontact.objects.get().id
    with (
        pytest.raises(DatabaseError, match="zelfde_klant"),
        scope.registratie("test", dossiers=[anna.id]),
        connection.cursor() as cursor,
    ):
        cursor.execute(
            "INSERT INTO interne_taak (id, klantcontact_id, klant_id, vestiging, status, tekst_voor_klant, handeling,"
            " eenheid, meteen_beantwoord) VALUES (gen_random_uuid(), %s, %s, '', 'te_doen', 'x', 'x', '', false)",
            [foreign, anna.id],
        )


def test_a_login_for_one_vestiging_sees_only_its_rows() -> None:
    assert CARLA.werk is not None
    bakery = builders.partij(CARLA.werk.organisatie)
    builders.klantcontact(bakery.id, vestiging="000090001235", onderwerp="Terras Markt")
    builders.klantcontact(bakery.id, onderwerp="Hoofdvestiging")
    with transaction.atomic():
        scope._enter(dossiers=[bakery.id], vestiging="000090001235")
        assert [row.onderwerp for row in Klantcontact.objects.all()] == ["Terras Markt"]


def test_a_vertegenwoordiging_is_seen_by_either_side_and_nobody_else() -> None:
    client = log_in_as(by_digid_machtigen(BRAM))
    inlog, dirk = inlog_of(client), builders.partij(DIRK)
    with scope.registratie("test", dossiers=[inlog.klant_id]):
        assert Vertegenwoordiging.objects.count() == 1
    with transaction.atomic():
        scope._enter(persoon=inlog.persoon_id)
        assert Vertegenwoordiging.objects.count() == 1
    with scope.registratie("test", dossiers=[dirk.id]):
        assert Vertegenwoordiging.objects.count() == 0


def test_what_belongs_to_a_merged_partij_is_seen_by_the_one_it_was_merged_into(
    two_klanten: tuple[PartijEntity, PartijEntity],
) -> None:
    anna, double = two_klanten
    with scope.registratie("test", dossiers=[double.id, anna.id]):
        Partij.objects.filter(id=double.id).update(samengevoegd_met=anna.id)
    with scope.registratie("test", dossiers=[anna.id]):
        assert Partij.objects.count() == 2
        assert Klantcontact.objects.count() == 1
    with scope.registratie("test", dossiers=[anna.id, double.id]):
        assert Klantcontact.objects.count() == 2
