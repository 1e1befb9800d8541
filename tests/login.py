"""Logging a test client in through the portal's own `log_in`, without the broker in between."""

from __future__ import annotations

from datetime import datetime, timedelta
from importlib import import_module
from typing import TYPE_CHECKING

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.test import Client, RequestFactory

from accounts import sessie
from accounts.inloggen import log_in

if TYPE_CHECKING:
    from accounts.oidc.vaststelling import Vaststelling
    from accounts.sessie import Inlog
    from portal.registers.entities import Vertegenwoordiging


def log_in_as(vaststelling: Vaststelling, client: Client | None = None, *, openbaar: bool = False) -> Client:
    """A client with the session this login makes."""
    client = client or Client()
    request = RequestFactory().get("/")
    request.session = import_module(settings.SESSION_ENGINE).SessionStore()
    request.user = AnonymousUser()
    log_in(request, vaststelling, "/overzicht/", openbaar=openbaar)
    request.session.save()
    assert request.session.session_key
    client.cookies[settings.SESSION_COOKIE_NAME] = request.session.session_key
    return client


def let_time_pass(session_key: str, **passed: float) -> None:
    """As if this session began, and was last used, so long ago (`minutes=13`)."""
    session = import_module(settings.SESSION_ENGINE).SessionStore(session_key)
    inlog = session["inlog"]
    for name in ("begonnen_op", "laatst_actief"):
        inlog[name] = str(datetime.fromisoformat(inlog[name]) - timedelta(**passed))
    session["inlog"] = inlog
    session.save()


def inlog_of(client: Client) -> Inlog:
    inlog = sessie.read(client.session)
    assert inlog is not None
    return inlog


def act_for(client: Client, mandate: Vertegenwoordiging) -> Client:
    """The same login, now for the klant of this mandate."""
    session = client.session
    sessie.keep(session, inlog_of(client).namens(mandate.klant_id, mandate.id))
    session.save()
    return client
