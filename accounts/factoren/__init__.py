"""What a person shows to log in by themselves: e-mail accounts and medewerkers, on django-allauth.

Nobody is let in on a password alone. The first time one proves a second factor (or a passkey, which is two in one) the
login is complete; until then there is a session that can do nothing but set a factor.
"""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Any

from allauth.account.internal.flows.login import (
    AUTHENTICATION_METHODS_SESSION_KEY,
    get_authentication_records,
    record_authentication,
)
from django.conf import settings

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser
    from django.http import HttpRequest

    from accounts.models import Account

_KEYS = (AUTHENTICATION_METHODS_SESSION_KEY, f"{AUTHENTICATION_METHODS_SESSION_KEY}_user")


def is_bevestigd(request: HttpRequest, account: Account | AnonymousUser) -> bool:
    """Whether this account showed a factor besides a password in this very session."""
    return any(record["method"] == "mfa" for record in get_authentication_records(request, account))


def is_vers(request: HttpRequest, account: Account | AnonymousUser) -> bool:
    """Whether a factor was shown a few minutes ago at most; while there is none yet, the password."""
    records = get_authentication_records(request, account)
    if is_bevestigd(request, account):
        records = [record for record in records if record["method"] == "mfa"]
    return bool(records) and time.time() - records[-1]["at"] < settings.FACTOR_VERS


def has_records(request: HttpRequest, account: Account) -> bool:
    """Whether this account showed anything at all in this session."""
    return bool(get_authentication_records(request, account))


def record_factor(request: HttpRequest, account: Account, soort: str) -> None:
    """A factor that was just set was shown by that."""
    record_authentication(request, account, "mfa", type=soort)


def take_records(request: HttpRequest) -> dict[str, Any]:
    """What was shown so far, to be put in the new session that a login makes."""
    return {key: request.session[key] for key in _KEYS if key in request.session}
