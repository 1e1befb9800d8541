"""What protects an account is changed only by who showed a factor a moment ago, and never taken away whole."""

from __future__ import annotations

from datetime import timedelta

import pytest
import time_machine
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.mfa.webauthn.internal.auth import WebAuthn
from django.core import mail
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from accounts.models import Account
from tests import auditkit, factorkit
from tests.accounts.emailaccount import adressen

pytestmark = pytest.mark.django_db(transaction=True)

#: Shown without asking again: they change nothing, or are the asking itself.
SHOWN = {"mfa_index", "mfa_list_webauthn", "mfa_reauthenticate", "mfa_reauthenticate_webauthn"}
ASKS_AGAIN = (
    {"mfa_activate_totp", "mfa_add_webauthn"} | adressen.EIGEN - SHOWN - adressen.MET_PK | adressen.ALLEEN_EMAILACCOUNT
)


def test_some_minutes_after_login_every_change_asks_for_a_factor_again() -> None:
    with time_machine.travel(timezone.now(), tick=False) as clock:
        client = factorkit.emailaccount()
        clock.shift(timedelta(minutes=6))
        for name in ASKS_AGAIN:
            answer = client.get(reverse(name))
            assert answer.headers["Location"].startswith(reverse("mfa_reauthenticate")), name


def test_a_change_posted_too_late_is_not_kept_in_the_session() -> None:
    with time_machine.travel(timezone.now(), tick=False) as clock:
        client = factorkit.emailaccount()
        clock.shift(timedelta(minutes=6))
        new = {
            "oldpassword": factorkit.PASSWORD,
            "password1": "een heel nieuwe zin",
            "password2": "een heel nieuwe zin",
        }
        assert client.post(reverse("account_change_password"), new).status_code == 302
        assert "een heel nieuwe zin" not in str(dict(client.session))


def test_a_code_shown_again_leads_back_to_the_change() -> None:
    with time_machine.travel(timezone.now(), tick=False) as clock:
        client = factorkit.emailaccount()
        clock.shift(timedelta(minutes=6))
        asked = client.get(reverse("account_email")).headers["Location"]
        code = {"code": factorkit.code_of(), "next": reverse("account_email")}
        assert client.post(asked, code).headers["Location"] == reverse("account_email")
        assert client.get(reverse("account_email")).status_code == 200


def test_the_password_is_not_enough_for_who_has_a_factor() -> None:
    with time_machine.travel(timezone.now(), tick=False) as clock:
        client = factorkit.emailaccount()
        clock.shift(timedelta(minutes=6))
        answer = client.post(reverse("account_reauthenticate"), {"password": factorkit.PASSWORD})
        assert answer.headers["Location"] == reverse("mfa_reauthenticate")
        assert client.get(reverse("account_email")).status_code == 302


def test_half_way_and_late_the_password_is_asked_again() -> None:
    with time_machine.travel(timezone.now(), tick=False) as clock:
        client = Client()
        factorkit.sign_up(client)
        factorkit.confirm_address(client)
        clock.shift(timedelta(minutes=6))
        asked = client.get(reverse("mfa_activate_totp")).headers["Location"]
        assert asked.startswith(reverse("account_reauthenticate"))
        assert client.get(asked).status_code == 200
        assert client.post(asked, {"password": "verkeerd verkeerd"}).status_code == 200
        assert client.get(reverse("mfa_activate_totp")).status_code == 302
        client.post(asked, {"password": factorkit.PASSWORD})
        assert client.get(reverse("mfa_activate_totp")).status_code == 200


def test_the_only_factor_cannot_be_taken_away() -> None:
    client = factorkit.emailaccount()
    page = client.post(reverse("mfa_deactivate_totp"))
    assert page.status_code == 200
    assert "laatste manier" in page.content.decode()
    assert Authenticator.objects.filter(type="totp").exists()


def test_the_only_passkey_cannot_be_taken_away_but_the_app_beside_it_can() -> None:
    client = factorkit.emailaccount()
    account = Account.objects.get()
    passkey = WebAuthn.add(account, "Telefoon", {}).instance
    client.post(reverse("mfa_deactivate_totp"))
    assert not Authenticator.objects.filter(type="totp").exists()
    address = reverse("mfa_remove_webauthn", args=[passkey.pk])
    assert "laatste manier" in client.get(address).content.decode()
    assert client.post(address).status_code == 302
    assert Authenticator.objects.filter(pk=passkey.pk).exists()


def test_an_app_without_a_password_is_no_way_in_so_the_passkey_stays() -> None:
    client = factorkit.emailaccount()
    account = Account.objects.get()
    passkey = WebAuthn.add(account, "Telefoon", {}).instance
    account.set_unusable_password()
    account.save()
    assert not passkey.user.has_usable_password()
    client.force_login(account)
    client.post(reverse("mfa_remove_webauthn", args=[passkey.pk]))
    assert Authenticator.objects.filter(pk=passkey.pk).exists()


def test_anothers_passkey_is_not_there() -> None:
    factorkit.emailaccount("noor@example.com")
    passkey = WebAuthn.add(Account.objects.get(), "Telefoon", {}).instance
    client = factorkit.emailaccount("eva@example.com")
    for name in adressen.MET_PK:
        assert client.get(reverse(name, args=[passkey.pk])).status_code == 404
        assert client.post(reverse(name, args=[passkey.pk])).status_code == 404
    assert Authenticator.objects.filter(pk=passkey.pk).exists()


def test_a_new_address_counts_only_after_its_code() -> None:
    client = factorkit.emailaccount()
    assert client.post(reverse("account_email"), {"action_add": "", "email": "nieuw@example.com"}).status_code == 302
    assert Account.objects.get().email == "eva@example.com"
    assert mail.outbox[-1].to == ["nieuw@example.com"]
    factorkit.confirm_address(client)
    assert Account.objects.get().email == "nieuw@example.com"
    assert [row.email for row in EmailAddress.objects.all()] == ["nieuw@example.com"]
    assert mail.outbox[-1].to == ["eva@example.com"]


def test_anothers_address_cannot_be_taken_over() -> None:
    factorkit.emailaccount("noor@example.com")
    client = factorkit.emailaccount("eva@example.com")
    client.post(reverse("account_email"), {"action_add": "", "email": "noor@example.com"})
    assert Account.objects.filter(email="eva@example.com").exists()
    assert EmailAddress.objects.filter(email="noor@example.com").count() == 1


def test_a_new_password_ends_the_other_sessions() -> None:
    client, other = factorkit.emailaccount(), Client()
    factorkit.log_in(other)
    factorkit.show_app_code(other)
    new = {"oldpassword": factorkit.PASSWORD, "password1": "een heel nieuwe zin", "password2": "een heel nieuwe zin"}
    assert client.post(reverse("account_change_password"), new).status_code == 302
    assert client.get(reverse("mfa_index")).status_code == 200
    assert other.get(reverse("mfa_index")).status_code == 302
    assert other.get("/overzicht/").status_code == 302
    assert ("factor_veranderd", "wachtwoord", "account") in auditkit.lines()
    assert mail.outbox[-1].subject == "Uw account bij MijnGemeente is veranderd"


def test_a_forgotten_password_is_replaced_by_a_mailed_code_and_the_factor_is_still_asked() -> None:
    factorkit.emailaccount()
    client = Client()
    client.post(reverse("account_reset_password"), {"email": "eva@example.com"})
    client.post(reverse("account_confirm_password_reset_code"), {"code": factorkit.mailed_code()})
    new = {"password1": "een heel nieuwe zin", "password2": "een heel nieuwe zin"}
    done = client.post(reverse("account_complete_password_reset"), new)
    assert done.headers["Location"] == reverse("account_password_reset_completed")
    assert client.get("/overzicht/").status_code == 302
    assert factorkit.log_in(Client()).status_code == 200
    again = factorkit.log_in(Client(), password="een heel nieuwe zin")
    assert again.headers["Location"] == reverse("mfa_authenticate")


def test_new_recovery_codes_replace_the_old() -> None:
    client = factorkit.emailaccount()
    before = Authenticator.objects.get(type="recovery_codes").data["seed"]
    assert client.post(reverse("mfa_generate_recovery_codes")).status_code == 302
    assert Authenticator.objects.get(type="recovery_codes").data["seed"] != before
    assert "<code>" in client.get(reverse("mfa_view_recovery_codes")).content.decode()
