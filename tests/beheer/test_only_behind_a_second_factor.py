"""The admin: nothing of it for anybody but a medewerker who showed a second factor in this session."""

from __future__ import annotations

import re
from datetime import timedelta
from io import StringIO
from typing import TYPE_CHECKING

import pytest
import time_machine
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.contrib import admin
from django.core.management import call_command
from django.test import Client
from django.urls import URLPattern, URLResolver, reverse
from django.utils import timezone

from accounts.models import Account
from portal.registers.embedded.models import Thema
from tests import auditkit, factorkit
from tests.login import log_in_as
from tests.people import ANNA, by_digid

if TYPE_CHECKING:
    from collections.abc import Iterator

pytestmark = pytest.mark.django_db(transaction=True)


def addresses(patterns: list[URLPattern | URLResolver], prefix: str = "/beheer/") -> Iterator[str]:
    """Every address of the admin, with something in the place of each argument."""
    for entry in patterns:
        path = prefix + re.sub(r"\(.*\)|<[^>]+>", "1", str(entry.pattern)).replace("^", "").replace("$", "")
        if isinstance(entry, URLResolver):
            yield from addresses(entry.url_patterns, path)
        else:
            yield path


ADDRESSES = [address for address in addresses(admin.site.get_urls()) if address != "/beheer/login/"]


def test_there_is_an_admin_to_protect() -> None:
    assert len(ADDRESSES) > 30


def test_without_login_every_address_leads_to_where_medewerkers_log_in() -> None:
    for address in ADDRESSES:
        answer = Client().get(address, follow=True)
        assert answer.redirect_chain, address
        assert answer.redirect_chain[-1][0].startswith("/beheer/inloggen/"), address


def test_a_klant_reaches_nothing() -> None:
    client = log_in_as(by_digid(ANNA))
    for address in ADDRESSES:
        assert client.get(address, follow=True).status_code in {403, 404}, address


def test_an_emailaccount_reaches_nothing() -> None:
    client = factorkit.emailaccount()
    for address in ADDRESSES:
        assert client.get(address, follow=True).status_code in {403, 404}, address


def test_a_medewerker_without_a_second_factor_can_only_set_one() -> None:
    factorkit.make_medewerker(factor=False)
    client = Client()
    assert factorkit.log_in_medewerker(client).headers["Location"] == reverse("factoren_beveiligen")
    for address in ADDRESSES:
        answer = client.get(address, follow=True)
        assert answer.redirect_chain[-1][0].startswith("/account/beveiligen/"), address
    for name in ("mfa_index", "account_change_password", "mfa_view_recovery_codes"):
        assert client.get(reverse(name)).headers["Location"] == reverse("factoren_beveiligen")


def test_a_medewerker_half_way_is_not_logged_in_at_all() -> None:
    """The password was right; the code was not asked yet."""
    factorkit.make_medewerker()
    client = Client()
    assert factorkit.log_in_medewerker(client).headers["Location"] == reverse("mfa_authenticate")
    assert client.get("/beheer/").status_code == 302
    assert "_auth_user_id" not in client.session


def test_setting_a_factor_completes_the_login_that_waited_for_it() -> None:
    factorkit.make_medewerker(factor=False)
    client = Client()
    factorkit.log_in_medewerker(client)
    before = client.session.session_key
    assert factorkit.set_app(client).headers["Location"] == reverse("mfa_view_recovery_codes")
    assert client.session.session_key != before
    assert client.get("/beheer/").status_code == 200


def test_a_medewerker_with_a_factor_is_let_in() -> None:
    client = factorkit.medewerker()
    for address in ("/beheer/", "/beheer/register/thema/", "/beheer/register/kanaal/", "/beheer/accounts/account/"):
        assert client.get(address).status_code == 200, address


def test_a_wrong_code_lets_nobody_in() -> None:
    factorkit.make_medewerker()
    client = Client()
    factorkit.log_in_medewerker(client)
    assert client.post(reverse("mfa_authenticate"), {"code": "000000"}).status_code == 200
    assert client.get("/beheer/").status_code == 302


def test_a_code_works_once() -> None:
    factorkit.make_medewerker()
    first, second = Client(), Client()
    for client in (first, second):
        factorkit.log_in_medewerker(client)
    code = {"code": factorkit.code_of()}
    assert first.post(reverse("mfa_authenticate"), code).status_code == 302
    assert second.post(reverse("mfa_authenticate"), code).status_code == 200


def test_the_admin_has_no_login_form_of_its_own() -> None:
    factorkit.make_medewerker()
    answer = Client().post("/beheer/login/", {"username": "mila", "password": factorkit.PASSWORD})
    assert (answer.status_code, answer.headers["Location"]) == (302, reverse("medewerker_inloggen"))


def test_after_login_the_page_that_was_asked_is_shown() -> None:
    factorkit.make_medewerker()
    client = Client()
    page = client.get("/beheer/register/thema/", follow=True)
    wanted = {"login": "mila", "password": factorkit.PASSWORD, "next": "/beheer/register/thema/"}
    assert "%2Fbeheer%2Fregister%2Fthema%2F" in page.redirect_chain[-1][0]
    client.post(reverse("medewerker_inloggen"), wanted)
    assert factorkit.show_app_code(client).headers["Location"] == "/beheer/register/thema/"


def test_no_other_site_is_led_to_after_login() -> None:
    answer = Client().get("/beheer/login/?next=https://example.com/")
    assert answer.headers["Location"] == reverse("medewerker_inloggen")


def test_an_emailaccount_does_not_log_in_where_medewerkers_do() -> None:
    factorkit.emailaccount()
    answer = factorkit.log_in_medewerker(Client(), "eva@example.com")
    assert answer.status_code == 200
    assert "Deze gegevens kloppen niet" in answer.content.decode()


def test_a_medewerker_does_not_log_in_where_emailaccounts_do() -> None:
    account = factorkit.make_medewerker("mila@example.com")
    assert factorkit.log_in(Client(), account.naam).status_code == 200
    Account.objects.update(email=account.naam)
    assert factorkit.log_in(Client(), account.naam).status_code == 200


def test_a_session_of_a_medewerker_ends_when_idle() -> None:
    with time_machine.travel(timezone.now(), tick=False) as clock:
        client = factorkit.medewerker()
        clock.shift(timedelta(seconds=settings.BEHEER_IDLE - 1))
        assert client.get("/beheer/").status_code == 200
        clock.shift(timedelta(seconds=settings.BEHEER_IDLE))
        assert client.get("/beheer/").status_code == 302
        assert client.cookies["sessie"].value == ""


def test_a_session_of_a_medewerker_ends_after_eight_hours_however_busy() -> None:
    with time_machine.travel(timezone.now(), tick=False) as clock:
        client = factorkit.medewerker()
        for _ in range(8 * 6 - 1):
            clock.shift(timedelta(minutes=10))
            assert client.get("/beheer/").status_code == 200
        clock.shift(timedelta(minutes=10))
        assert client.get("/beheer/").status_code == 302


def test_a_login_half_way_has_one_idle_time_in_all() -> None:
    factorkit.make_medewerker(factor=False)
    with time_machine.travel(timezone.now(), tick=False) as clock:
        client = Client()
        factorkit.log_in_medewerker(client)
        for _ in range(2):
            clock.shift(timedelta(seconds=settings.BEHEER_IDLE // 2))
            answer = client.get(reverse("factoren_beveiligen"))
        assert answer.status_code == 302


def test_logging_out_is_a_post_and_kills_the_session() -> None:
    client = factorkit.medewerker()
    thief = Client()
    thief.cookies = client.cookies
    assert client.get("/beheer/logout/").status_code == 405
    assert client.post("/beheer/logout/").headers["Location"] == "/?uitgelogd"
    assert thief.get("/beheer/").status_code == 302


def test_a_medewerker_who_was_made_inactive_is_out_at_once() -> None:
    client = factorkit.medewerker()
    Account.objects.update(is_active=False)
    assert client.get("/beheer/").status_code == 302


def test_a_medewerker_is_no_klant() -> None:
    client = factorkit.medewerker()
    for address in ("/overzicht/", "/klantcontacten/", "/account/"):
        assert client.get(address).headers["Location"].startswith("/?next="), address


def test_no_data_of_a_klant_is_registered() -> None:
    names = {model._meta.label for model in admin.site._registry}
    assert names == {
        "register.Thema",
        "register.Kanaal",
        "register.Middel",
        "register.Grondslag",
        "register.Actor",
        "accounts.Account",
    }


def test_the_accounts_of_klanten_are_not_shown() -> None:
    factorkit.emailaccount()
    log_in_as(by_digid(ANNA))
    client = factorkit.medewerker()
    page = client.get("/beheer/accounts/account/").content.decode()
    assert "mila" in page
    assert "partij-" not in page
    assert "eva@example.com" not in page
    klant = Account.objects.get(email="eva@example.com")
    assert client.get(f"/beheer/accounts/account/{klant.pk}/change/").status_code == 302


def test_a_functioneel_beheerder_adds_a_thema() -> None:
    client = factorkit.medewerker()
    client.post("/beheer/register/thema/add/", {"code": "afval", "naam": "Afval", "minimum_niveau": "0"})
    assert Thema.objects.get().naam == "Afval"


def test_what_dossiers_refer_to_cannot_be_taken_away() -> None:
    client = factorkit.medewerker()
    assert client.post("/beheer/register/kanaal/balie/delete/", {"post": "yes"}).status_code == 403


def test_a_new_medewerker_starts_without_a_factor_and_sets_one() -> None:
    client = factorkit.medewerker()
    new = {"naam": "noor", "usable_password": "true", "password1": factorkit.PASSWORD, "password2": factorkit.PASSWORD}
    client.post("/beheer/accounts/account/add/", new)
    noor = Account.objects.get(naam="noor")
    assert (noor.is_staff, noor.is_superuser) == (True, False)
    assert factorkit.log_in_medewerker(Client(), "noor").headers["Location"] == reverse("factoren_beveiligen")


def test_only_who_may_do_everything_manages_medewerkers() -> None:
    client = factorkit.medewerker()
    Account.objects.update(is_superuser=False)
    assert client.get("/beheer/").status_code == 200
    assert client.get("/beheer/accounts/account/").status_code == 403


def test_a_colleague_who_lost_everything_gets_a_new_start_and_is_out() -> None:
    colleague = factorkit.medewerker("noor")
    client = factorkit.medewerker("mila")
    ids = [str(account.pk) for account in Account.objects.all()]
    client.post("/beheer/accounts/account/", {"action": "haal_factoren_weg", "_selected_action": ids})
    assert {factor.user.naam for factor in Authenticator.objects.all()} == {"mila"}
    assert colleague.get("/beheer/").status_code == 302


def test_createsuperuser_makes_a_medewerker() -> None:
    call_command("createsuperuser", "--noinput", "--naam", "beheer", stdout=StringIO())
    account = Account.objects.get()
    assert (account.is_staff, account.is_superuser, account.has_usable_password()) == (True, True, False)


def test_logins_leave_an_audit_line() -> None:
    factorkit.make_medewerker()
    client = Client()
    client.post(reverse("medewerker_inloggen"), {"login": "mila", "password": "verkeerd verkeerd"})
    factorkit.log_in_medewerker(client)
    factorkit.show_app_code(client)
    client.post("/beheer/logout/")
    assert auditkit.lines() == [
        ("inlog_geweigerd", "wachtwoord_onjuist", "medewerker"),
        ("ingelogd", "", "medewerker"),
        ("uitgelogd", "", "medewerker"),
    ]


def test_every_answer_has_a_policy_without_unsafe_words() -> None:
    client = factorkit.medewerker()
    for address in ("/beheer/", "/beheer/register/thema/add/", "/beheer/nergens/", "/beheer/accounts/account/add/"):
        policy = client.get(address).headers["Content-Security-Policy"]
        assert "default-src 'none'" in policy
        assert "unsafe" not in policy
