"""Every address × who asks. An address that is not in the table of `tests.dossier` fails the first test."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from portal.audit.models import AuditRegel
from portal.registers import scope
from tests.accounts.emailaccount import adressen
from tests.dossier import Dossier, make_dossier
from tests.login import inlog_of, log_in_as
from tests.people import ANNA, BRAM, DIRK, by_digid, by_digid_machtigen

if TYPE_CHECKING:
    from collections.abc import Iterator

pytestmark = pytest.mark.django_db(transaction=True)

#: For everybody, logged in or not.
PUBLIC = {
    "voordeur",
    "gezond",
    "uitloggen",
    "taal",
    "inloggen:start",
    "sessie:stand",
    "inloggen:terug",
    "inloggen:sleutels",
    "inloggen:uitloggen",
}
#: Behind login, POST only.
POST_ONLY = {
    "contactgegevens:toevoegen",
    "contactgegevens:voorkeur",
    "contactgegevens:standaard",
    "account:sessie_beeindigen",
    "sessie:verlengen",
    "vertegenwoordiging:annuleren",
    "vertegenwoordiging:terug",
    "vertegenwoordiging:wisselen",
}
#: Shown only after a klanttaak is done, when there is a mandate, or to who may give one; have tests of their own.
AFTERWARDS = {
    "klanttaken:ontvangst",
    "vertegenwoordiging:geven",
    "vertegenwoordiging:detail",
    "vertegenwoordiging:intrekken",
}
#: Files to download, not pages; have tests of their own.
FILES = {"klanttaken:agenda"}


def patterns(resolver: Any = None, namespace: str = "") -> Iterator[tuple[str, URLPattern]]:
    for entry in (resolver or get_resolver()).url_patterns:
        if isinstance(entry, URLResolver):
            yield from patterns(entry, f"{entry.namespace}:" if entry.namespace else namespace)
        else:
            yield f"{namespace}{entry.name}", entry


@pytest.fixture
def dossier() -> Dossier:
    return make_dossier()


def test_the_table_holds_every_address(dossier: Dossier) -> None:
    # The admin's are walked in tests/beheer, whichever they are.
    names = {name for name, _ in patterns() if not name.startswith("admin:")}
    assert names == PUBLIC | POST_ONLY | AFTERWARDS | FILES | adressen.ALLES | set(dossier.pages())


def test_every_view_names_its_verwerking() -> None:
    without = [name for name, entry in patterns() if not getattr(entry.callback, "verwerking", "")]
    assert without == []


def test_anna_sees_every_page_of_her_own(dossier: Dossier) -> None:
    client = log_in_as(by_digid(ANNA))
    assert {name: client.get(address).status_code for name, address in dossier.pages().items()} == dict.fromkeys(
        dossier.pages(), 200
    )


def test_anonymous_is_sent_to_the_front_door_and_back_after_login(dossier: Dossier) -> None:
    for address in dossier.pages().values():
        answer = Client().get(address)
        assert (answer.status_code, answer.headers["Location"].split("?")[0]) == (302, "/")


def test_a_stranger_gets_404_on_everything_of_annas(dossier: Dossier) -> None:
    client = log_in_as(by_digid(DIRK))
    for address in dossier.own_pages().values():
        assert client.get(address).status_code == 404, address
        assert client.post(address).status_code in {404, 405}, address


def test_a_refusal_does_not_tell_whether_the_thing_exists(dossier: Dossier) -> None:
    client = log_in_as(by_digid(DIRK))
    unknown = reverse("klantcontacten:detail", args=["00000000-0000-7000-8000-000000000000"])
    foreign = reverse("klantcontacten:detail", args=[dossier.klantcontact.id])
    answers = [client.get(address) for address in (unknown, foreign)]
    assert [answer.status_code for answer in answers] == [404, 404]
    first, second = (
        re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", answer.content.decode()).replace(address, "")
        for answer, address in zip(answers, (unknown, foreign), strict=True)
    )
    assert first == second


def test_a_stranger_sees_nothing_of_annas_in_any_list(dossier: Dossier) -> None:
    client = log_in_as(by_digid(DIRK))
    for name in set(dossier.pages()) - set(dossier.own_pages()):
        page = client.get(dossier.pages()[name]).content.decode()
        for word in ("papier", "Vraag over afval", "Parkeervergunning", "anna@example.com", "Anna de Vries"):
            assert word not in page, name


def test_a_refusal_leaves_an_audit_line_though_it_is_rolled_back(dossier: Dossier) -> None:
    client = log_in_as(by_digid(DIRK))
    client.get(reverse("zaken:detail", args=[dossier.zaak.id]))
    with scope.registratie("test", dossiers=[inlog_of(client).klant_id]):
        assert AuditRegel.objects.filter(gebeurtenis="geweigerd", reden="niet_gevonden").count() == 1


def test_a_stranger_cannot_change_annas_address(dossier: Dossier) -> None:
    client = log_in_as(by_digid(DIRK))
    assert client.post(reverse("contactgegevens:standaard", args=[dossier.adres.id])).status_code == 404
    assert client.post(reverse("contactgegevens:verwijderen", args=[dossier.adres.id])).status_code == 404


def test_a_vertegenwoordiger_in_scope_sees_annas_pages_under_a_banner(dossier: Dossier) -> None:
    client = log_in_as(by_digid_machtigen(BRAM))
    for name, address in dossier.pages().items():
        answer = client.get(address)
        assert answer.status_code == 200, name
        assert "U handelt namens" in answer.content.decode(), name


def test_a_vertegenwoordiger_without_that_scope_reads_nothing_vertrouwelijk(dossier: Dossier) -> None:
    client = log_in_as(by_digid_machtigen(BRAM))
    address = reverse("klantcontacten:detail", args=[dossier.vertrouwelijk.id])
    assert client.get(address).status_code == 404
    assert str(dossier.vertrouwelijk.id) not in client.get("/klantcontacten/").content.decode()
    assert log_in_as(by_digid(ANNA)).get(address).status_code == 200


def test_annas_addresses_are_not_readable_for_a_vertegenwoordiger(dossier: Dossier) -> None:
    """Geheimhouding is unknown here, and unknown counts as secret."""
    assert "anna@example.com" in log_in_as(by_digid(ANNA)).get("/contactgegevens/").content.decode()
    assert "anna@example.com" not in log_in_as(by_digid_machtigen(BRAM)).get("/contactgegevens/").content.decode()


def test_a_look_by_a_vertegenwoordiger_is_audited(dossier: Dossier) -> None:
    client = log_in_as(by_digid_machtigen(BRAM))
    client.get("/klantcontacten/")
    with scope.registratie("test", dossiers=[dossier.klant.id]):
        line = AuditRegel.objects.get(gebeurtenis="ingezien")
    assert (line.verwerking, line.persoon_id) == ("klantcontacten tonen", inlog_of(client).persoon_id)


def test_no_page_in_a_list_tells_the_onderwerp_of_what_is_vertrouwelijk(dossier: Dossier) -> None:
    client = log_in_as(by_digid(ANNA))
    for address in ("/klantcontacten/", "/overzicht/", "/klantcontacten/?zoek=geheim"):
        assert "Geheim van Anna" not in client.get(address).content.decode()
