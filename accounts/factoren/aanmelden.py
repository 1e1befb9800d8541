"""From what allauth established to a session of the portal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from allauth.usersessions.models import UserSession
from django.contrib.auth import login, logout
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from accounts import inloggen
from accounts.factoren import is_bevestigd, record_factor, sessie, take_records
from accounts.oidc.vaststelling import Identiteit, Soort, Vaststelling
from portal import audit
from portal.registers.entities import Niveau

if TYPE_CHECKING:
    from django.http import HttpRequest

    from accounts.models import Account

MIDDEL = "account"
_OPENBAAR = "openbaar"
_BACKEND = "accounts.backends.AccountBackend"


def remember_openbaar(request: HttpRequest) -> None:
    """Whether others use this computer too: said with the password or passkey, kept until the second factor."""
    request.session[_OPENBAAR] = "openbaar" in request.POST


def begin(request: HttpRequest, account: Account) -> None:
    """A new session for this account. With a second factor an e-mail account is a klant in it; without one nobody can
    do anything but set one.

    Raises PermissionDenied for the account of a DigiD or eHerkenning login, Unavailable when the register is down.
    """
    if not (account.is_staff or account.is_emailaccount):
        raise PermissionDenied
    openbaar = bool(request.session.get(_OPENBAAR))
    shown, bevestigd = take_records(request), is_bevestigd(request, account)
    if account.is_emailaccount and bevestigd:
        inloggen.begin(request, _vaststelling(account), account=account, openbaar=openbaar)
    else:
        # What another left in this session must not become this account's.
        logout(request)
        login(request, account, backend=_BACKEND)
        sessie.start(request.session)
        if account.is_staff:
            gebeurtenis = "ingelogd" if bevestigd else "ingelogd_zonder_factor"
            audit.record_account(gebeurtenis, account.id, middel="medewerker")
        UserSession.objects.create_from_request(request)
        request.session[_OPENBAAR] = openbaar
    request.session.update(shown)


def complete(request: HttpRequest, account: Account, soort: str) -> None:
    """After a factor was set: when it is the first one, the login that waited for it is complete."""
    if not is_bevestigd(request, account):
        record_factor(request, account, soort)
        begin(request, account)


def _vaststelling(account: Account) -> Vaststelling:
    # Nothing but this account identifies the partij: not the address, and no number of another middel.
    self = Identiteit(Soort.ACCOUNT, str(account.id))
    return Vaststelling(MIDDEL, MIDDEL, Niveau.GEEN, timezone.now(), handelend=self, klant=self)
