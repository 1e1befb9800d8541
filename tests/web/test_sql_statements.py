"""How many SQL statements a page costs: few, and as many for a thousand klantcontacten as for one."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from django.db import connection, transaction
from django.utils import timezone

from portal.registers import klantregister, scope
from portal.registers.embedded.models import InterneTaak, Klantcontact
from portal.registers.embedded.nummers import new_nummer
from portal.registers.entities import Filter
from portal.registers.rollen import as_owner
from tests.dossier import Dossier, make_dossier
from tests.login import inlog_of, log_in_as
from tests.people import ANNA, BRAM, by_digid, by_digid_machtigen
from tests.statements import statements

if TYPE_CHECKING:
    from uuid import UUID

    from django.test import Client

pytestmark = pytest.mark.django_db(transaction=True)

MOST = 8


@pytest.fixture
def dossier() -> Dossier:
    return make_dossier()


@pytest.fixture(params=["anna", "bram"])
def client_of(request: pytest.FixtureRequest, dossier: Dossier) -> Client:
    """Anna herself, and Bram who acts for her."""
    return log_in_as(by_digid(ANNA) if request.param == "anna" else by_digid_machtigen(BRAM))


def counts_of(client: Client, dossier: Dossier) -> dict[str, int]:
    """Statements by the name of each page that this person may open."""
    counts = {}
    for name, address in dossier.pages().items():
        # What a process reads once (templates, kanalen) is no part of a page.
        if client.get(address).status_code != 200:
            continue
        with statements() as found:
            client.get(address)
        counts[name] = len(found)
    return counts


def add_klantcontacten(klant_id: UUID, count: int) -> None:
    """At once, past the port, which takes them one by one; the database holds them to its rules all the same."""
    now = timezone.now()
    contacten = [
        Klantcontact(
            nummer=new_nummer(),
            klant_id=klant_id,
            onderwerp=f"Vraag {number}",
            kanaal_id="telefoon",
            initiatiefnemer="klant",
            auth_middel_id="telefoon",
            auth_niveau=10,
            auth_moment=now,
            plaatsgevonden_op=now - timedelta(hours=number),
        )
        for number in range(1, count + 1)
    ]
    taken = [
        InterneTaak(klantcontact=contact, klant_id=klant_id, tekst_voor_klant="Wij bellen u.", handeling="Bellen")
        for contact in contacten
    ]
    with scope.registratie("test", dossiers=[klant_id]):
        Klantcontact.objects.bulk_create(contacten)
        InterneTaak.objects.bulk_create(taken)


def test_a_page_costs_at_most_eight_statements(client_of: Client, dossier: Dossier) -> None:
    counts = counts_of(client_of, dossier)
    assert len(counts) > 10
    assert {name: count for name, count in counts.items() if count > MOST} == {}


def test_a_thousand_klantcontacten_cost_as_many_statements_as_one(client_of: Client, dossier: Dossier) -> None:
    before = counts_of(client_of, dossier)
    add_klantcontacten(dossier.klant.id, 1000)
    assert counts_of(client_of, dossier) == before


def test_a_refusal_is_counted_too(dossier: Dossier) -> None:
    """A page that is not there costs the session, the scope and its audit line; the count sees them."""
    client = log_in_as(by_digid(ANNA))
    with statements() as found:
        assert client.get("/klantcontacten/01a20be7-35f0-7b8e-aef5-0be67232be78/").status_code == 404
    assert any("audit_regel" in statement for statement in found)
    assert len(found) <= MOST + 1


def test_the_list_follows_its_index_under_row_level_security(dossier: Dossier) -> None:
    """As the app role: the newest eleven of a thousand are read, not all of them and then sorted."""
    inlog = inlog_of(log_in_as(by_digid(ANNA)))
    add_klantcontacten(dossier.klant.id, 1000)
    with as_owner(), connection.cursor() as cursor:
        cursor.execute("ANALYZE klantcontact")
    plan = plan_of_list(inlog.klant_id)
    assert "Index Scan using klantcontact_lijst" in plan
    assert "Sort Key: klantcontact.plaatsgevonden_op" not in plan


def plan_of_list(klant_id: UUID) -> str:
    from accounts.bevoegdheid import evaluate

    inlog = inlog_of(log_in_as(by_digid(ANNA)))
    assert inlog.klant_id == klant_id
    with transaction.atomic():
        wie = evaluate(inlog)
        with statements() as found:
            klantregister().list_klantcontacten(wie, filter=Filter())
        with connection.cursor() as cursor:
            cursor.execute(f"EXPLAIN {found[0]}")
            return "\n".join(line for (line,) in cursor.fetchall())
