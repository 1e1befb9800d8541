"""The session of an account that is nobody's klant: a medewerker, or who has not shown a second factor yet.

A klant's session is another: `accounts.sessie`.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from allauth.account.internal.flows.login import AUTHENTICATION_METHODS_SESSION_KEY
from django.conf import settings
from django.utils import timezone

if TYPE_CHECKING:
    from django.contrib.sessions.backends.base import SessionBase

_KEY = "aanmelding"
_TOUCH_EVERY = timedelta(seconds=60)


def start(session: SessionBase) -> None:
    now = str(timezone.now())
    session[_KEY] = {"begonnen_op": now, "laatst_actief": now}


def keep(session: SessionBase) -> bool:
    """False when the session has ended; it is emptied then. One that is no aanmelding always goes on."""
    kept = session.get(_KEY)
    if kept is None:
        return True
    now = timezone.now()
    idle, absoluut = _limits(session)
    actief = datetime.fromisoformat(kept["laatst_actief"])
    if now >= min(actief + idle, datetime.fromisoformat(kept["begonnen_op"]) + absoluut):
        session.flush()
        return False
    if now - actief >= _TOUCH_EVERY:
        session[_KEY] = {**kept, "laatst_actief": str(now)}
    return True


def is_aanmelding(session: SessionBase) -> bool:
    return _KEY in session


def _limits(session: SessionBase) -> tuple[timedelta, timedelta]:
    """Idle and absolute. Who has shown no second factor has one idle time, once, to set it."""
    records = session.get(AUTHENTICATION_METHODS_SESSION_KEY, [])
    idle = timedelta(seconds=settings.BEHEER_IDLE)
    is_bevestigd = any(record["method"] == "mfa" for record in records)
    return idle, timedelta(seconds=settings.BEHEER_ABSOLUUT) if is_bevestigd else idle
