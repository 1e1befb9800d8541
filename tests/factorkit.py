"""Accounts with factors of their own, and logging in with them as a browser without JavaScript does."""

from __future__ import annotations

import re
import time
from typing import TYPE_CHECKING

import pytest
from allauth.mfa import app_settings
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, hotp_value
from allauth.mfa.utils import encrypt
from django.core import mail
from django.core.cache import cache
from django.test import Client
from django.urls import reverse

from accounts.models import Account

if TYPE_CHECKING:
    from django.test.client import _MonkeyPatchedWSGIResponse as Answer
    from pytest_django import Settings

SECRET = "JBSWY3DPEHPK3PXP"
PASSWORD = "drie blauwe fietsen in de regen"


@pytest.fixture(autouse=True)
def quick_passwords(settings: Settings) -> None:
    """Hashing slowly is Django's own and is most of the time of a test."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


def code_of(secret: str = SECRET, *, seconds_ago: int = 0) -> str:
    """What an app shows now, or showed a while ago."""
    period = int(time.time() - seconds_ago) // app_settings.TOTP_PERIOD
    return str(format_hotp_value(hotp_value(secret, period)))


def make_medewerker(naam: str = "mila", *, factor: bool = True) -> Account:
    account = Account.objects.create_superuser(naam, PASSWORD)
    if factor:
        TOTP.activate(account, SECRET)
    return account


def log_in_medewerker(client: Client, naam: str = "mila") -> Answer:
    return client.post(reverse("medewerker_inloggen"), {"login": naam, "password": PASSWORD})


def show_app_code(client: Client) -> Answer:
    # A code works once; tests come twice in the same half minute.
    cache.clear()
    return client.post(reverse("mfa_authenticate"), {"code": code_of()})


def medewerker(naam: str = "mila") -> Client:
    """A client in which a medewerker is logged in completely."""
    make_medewerker(naam)
    client = Client()
    log_in_medewerker(client, naam)
    assert show_app_code(client).status_code == 302
    return client


def mailed_code() -> str:
    """The code in the last mail."""
    found = re.search(r"code is: (\S+)", str(mail.outbox[-1].body))
    assert found
    return found[1]


def sign_up(client: Client, address: str = "eva@example.com") -> Answer:
    """By password, up to where the code that was mailed is asked."""
    # One mail in ten seconds is all that an address gets.
    cache.clear()
    return client.post(reverse("account_signup"), {"email": address, "password1": PASSWORD})


def confirm_address(client: Client) -> Answer:
    return client.post(reverse("account_email_verification_sent"), {"action": "verify", "code": mailed_code()})


def set_app(client: Client) -> Answer:
    """Sets an app with codes, as one does at the end of signing up."""
    page = client.get(reverse("mfa_activate_totp"))
    assert page.status_code == 200, page.headers
    answer = client.post(reverse("mfa_activate_totp"), {"code": code_of(client.session["mfa.totp.secret"])})
    assert answer.status_code == 302
    return answer


def emailaccount(address: str = "eva@example.com") -> Client:
    """A client in which somebody is logged in completely by an e-mail account that was just made."""
    client = Client()
    sign_up(client, address)
    confirm_address(client)
    set_app(client)
    # From here on its app shows what `code_of` says.
    app = Authenticator.objects.get(user__email=address, type=Authenticator.Type.TOTP)
    app.data["secret"] = encrypt(SECRET)
    app.save()
    return client


def log_in(client: Client, address: str = "eva@example.com", password: str = PASSWORD) -> Answer:
    return client.post(reverse("account_login"), {"login": address, "password": password})
