"""Signing up: nobody is a klant before the address is confirmed and a second factor is set."""

from __future__ import annotations

import time
from statistics import median
from typing import TYPE_CHECKING

import pytest
from allauth.mfa.models import Authenticator
from django.conf import global_settings
from django.core import mail
from django.core.cache import cache
from django.test import Client
from django.urls import reverse

from accounts.models import Account
from portal.registers import klantregister
from portal.registers.entities import Identificatienummer, Niveau, SoortPartij
from tests import auditkit, factorkit
from tests.login import inlog_of

if TYPE_CHECKING:
    from pytest_django import Settings

pytestmark = pytest.mark.django_db(transaction=True)


def test_address_code_and_app_make_a_gekende_persoon_of_level_0() -> None:
    client = factorkit.emailaccount()
    account = Account.objects.get()
    persoon = klantregister().get_partij_by(Identificatienummer("account", str(account.id)))
    assert persoon.soort == SoortPartij.PERSOON
    assert persoon.gekend is not None
    assert (persoon.gekend.middel, persoon.gekend.niveau) == ("account", Niveau.GEEN)
    inlog = inlog_of(client)
    assert (inlog.persoon_id, inlog.klant_id, inlog.niveau) == (persoon.id, persoon.id, Niveau.GEEN)
    assert client.get("/overzicht/").status_code == 200


def test_before_the_address_is_confirmed_nobody_is_logged_in() -> None:
    client = Client()
    assert factorkit.sign_up(client).headers["Location"] == reverse("account_email_verification_sent")
    assert "_auth_user_id" not in client.session
    assert client.get("/overzicht/").status_code == 302
    cache.clear()
    assert factorkit.log_in(Client()).headers["Location"] == reverse("account_email_verification_sent")


def test_a_wrong_code_confirms_nothing_and_three_end_it() -> None:
    client = Client()
    factorkit.sign_up(client)
    for _ in range(3):
        answer = client.post(reverse("account_email_verification_sent"), {"action": "verify", "code": "XXXXXX"})
    assert answer.status_code == 302
    right = factorkit.confirm_address(client)
    assert right.headers["Location"] == reverse("account_login")
    assert "_auth_user_id" not in client.session


def test_before_a_second_factor_is_set_there_is_no_klant() -> None:
    client = Client()
    factorkit.sign_up(client)
    assert factorkit.confirm_address(client).headers["Location"] == reverse("factoren_beveiligen")
    for address in ("/overzicht/", "/klantcontacten/", "/account/"):
        assert client.get(address).headers["Location"].startswith("/?next="), address
    for name in ("mfa_index", "account_email", "account_change_password"):
        assert client.get(reverse(name)).headers["Location"] == reverse("factoren_beveiligen")
    assert Account.objects.get().partij_id is None


def test_the_recovery_codes_are_shown_once() -> None:
    client = factorkit.emailaccount()
    address = reverse("mfa_view_recovery_codes")
    assert "één keer" in client.get(address).content.decode()
    second = client.get(address).content.decode()
    assert "<code>" not in second
    assert "****" not in second


def test_a_secret_is_not_readable_at_rest() -> None:
    factorkit.emailaccount()
    totp, codes = (Authenticator.objects.get(type=soort).data for soort in ("totp", "recovery_codes"))
    assert (totp["secret"][:2], codes["seed"][:2]) == ("1:", "1:")


def test_the_name_of_an_account_does_not_tell_the_address() -> None:
    factorkit.emailaccount("eva.de.boer@example.com")
    assert "eva" not in Account.objects.get().naam


def test_a_short_password_is_refused_and_what_was_typed_is_shown_again_but_for_the_password() -> None:
    answer = Client().post(reverse("account_signup"), {"email": "eva@example.com", "password1": "kort"})
    page = answer.content.decode()
    assert answer.status_code == 200
    assert 'value="eva@example.com"' in page
    assert 'value="kort"' not in page
    assert not Account.objects.exists()


def answer_to(address: str) -> tuple[int, str, bytes]:
    client = Client()
    first = factorkit.sign_up(client, address)
    second = client.get(first.headers["Location"])
    shown = second.content.replace(address.encode(), b"").partition(b"<main")[2].partition(b"</main>")[0]
    return first.status_code, first.headers["Location"], _without_tokens(shown)


def _without_tokens(page: bytes) -> bytes:
    lines = page.split(b"\n")
    return b"\n".join(line for line in lines if b"csrfmiddlewaretoken" not in line)


def test_signing_up_does_not_tell_whether_somebody_has_this_address() -> None:
    factorkit.emailaccount("eva@example.com")
    assert answer_to("eva@example.com") == answer_to("nieuw@example.com")


def test_who_has_an_account_is_told_so_by_mail_only() -> None:
    factorkit.emailaccount("eva@example.com")
    factorkit.sign_up(Client(), "eva@example.com")
    assert mail.outbox[-1].subject == "U hebt al een account bij MijnGemeente"
    assert Account.objects.count() == 1


def seconds_of(address: str, password: str) -> float:
    cache.clear()
    begin = time.perf_counter()
    assert factorkit.log_in(Client(), address, password).status_code == 200
    return time.perf_counter() - begin


def test_a_wrong_password_and_an_unknown_address_look_and_last_the_same(settings: Settings) -> None:
    settings.PASSWORD_HASHERS = global_settings.PASSWORD_HASHERS
    factorkit.emailaccount("eva@example.com")
    known, unknown = (
        median(seconds_of(address, "verkeerd verkeerd verkeerd") for _ in range(5))
        for address in ("eva@example.com", "nieuw@example.com")
    )
    # One hash of a password is most of both; without it an unknown address would answer in a tenth of the time.
    assert 0.5 < known / unknown < 2
    pages = [
        _without_tokens(factorkit.log_in(Client(), address, "verkeerd verkeerd").content).replace(address.encode(), b"")
        for address in ("eva@example.com", "nieuw@example.com")
    ]
    assert pages[0] == pages[1]


def test_forgetting_a_password_does_not_tell_whether_somebody_has_this_address() -> None:
    factorkit.emailaccount("eva@example.com")
    answers = []
    for address in ("eva@example.com", "nieuw@example.com"):
        client = Client()
        answer = client.post(reverse("account_reset_password"), {"email": address})
        answers.append((answer.status_code, answer.headers["Location"]))
        assert client.get(answer.headers["Location"]).status_code == 200
    assert answers[0] == answers[1]


def test_making_an_account_leaves_audit_lines() -> None:
    factorkit.emailaccount()
    assert set(auditkit.lines()) == {
        ("factor_toegevoegd", "totp", "account"),
        ("factor_toegevoegd", "recovery_codes", "account"),
        ("ingelogd", "", "account"),
    }
