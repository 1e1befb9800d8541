"""Mijn account: where a person is logged in, ending that, and the last logins."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from accounts.mijnaccount.sessies import apparaat, list_sessies
from accounts.models import Account
from tests import auditkit
from tests.dossier import make_dossier
from tests.login import inlog_of, log_in_as
from tests.people import ANNA, BRAM, DIRK, by_digid, by_digid_machtigen

if TYPE_CHECKING:
    from django.test import Client

pytestmark = pytest.mark.django_db(transaction=True)


def ids_of(client: Client) -> list[int]:
    """The sessions of who is logged in here, the newest first."""
    account = Account.objects.get(partij_id=inlog_of(client).persoon_id)
    return [sessie.id for sessie in list_sessies(account, deze=client.session.session_key)]


def end(client: Client, sessie_id: int) -> int:
    return client.post(f"/account/sessies/{sessie_id}/beeindigen/").status_code


def test_anna_sees_both_her_sessions_and_ends_the_other() -> None:
    here, there = log_in_as(by_digid(ANNA)), log_in_as(by_digid(ANNA))
    page = here.get("/account/").content.decode()
    assert page.count("Sinds") == 2
    assert page.count("Dit bent u nu") == 1
    newest, _ = ids_of(here)
    assert end(here, newest) == 302
    assert there.get("/overzicht/").status_code == 302
    assert here.get("/overzicht/").status_code == 200
    assert len(ids_of(here)) == 1


def test_dirk_cannot_end_a_session_of_annas() -> None:
    anna, dirk = log_in_as(by_digid(ANNA)), log_in_as(by_digid(DIRK))
    assert end(dirk, ids_of(anna)[0]) == 404
    assert anna.get("/overzicht/").status_code == 200


def test_a_session_is_ended_by_post_only() -> None:
    anna = log_in_as(by_digid(ANNA))
    assert anna.get(f"/account/sessies/{ids_of(anna)[0]}/beeindigen/").status_code == 405


def test_a_session_that_was_left_is_not_shown() -> None:
    here, there = log_in_as(by_digid(ANNA)), log_in_as(by_digid(ANNA))
    there.post("/uitloggen/")
    assert len(ids_of(here)) == 1


def test_the_last_logins_are_ones_own_and_no_elses() -> None:
    log_in_as(by_digid(DIRK))
    anna = log_in_as(by_digid(ANNA))
    page = anna.get("/account/").content.decode()
    assert page.count("Ingelogd</h3>") + page.count("Ingelogd\n") == 1
    assert "DigiD" in page


def test_a_vertegenwoordiger_sees_their_own_sessions_and_not_the_klants() -> None:
    make_dossier()
    log_in_as(by_digid(ANNA))
    bram = log_in_as(by_digid_machtigen(BRAM))
    assert bram.get("/account/").content.decode().count("Sinds") == 1


def test_ending_a_session_leaves_an_audit_line() -> None:
    here, _there = log_in_as(by_digid(ANNA)), log_in_as(by_digid(ANNA))
    end(here, ids_of(here)[0])
    assert ("sessie_beeindigd", "door_persoon", "digid") in auditkit.lines()


@pytest.mark.parametrize(
    ("user_agent", "said"),
    [
        ("Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0", "Firefox op Linux"),
        ("Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/130.0 Safari/537.36 Edg/130.0", "Edge op Windows"),
        ("Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Version/18.0 Safari/604.1", "Safari op iPhone"),
        ("", "Onbekende browser"),
        ("<script>", "Onbekende browser"),
    ],
)
def test_a_device_is_named_in_words(user_agent: str, said: str) -> None:
    assert apparaat(user_agent) == said
