"""The sessions of one account that still live."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session
from django.db.models import OuterRef, Subquery
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts import sessie

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from accounts.models import Account

# In this order: Edge and Opera call themselves Chrome as well, and Chrome calls itself Safari.
_BROWSERS = (("Edg", "Edge"), ("OPR", "Opera"), ("Firefox", "Firefox"), ("Chrome", "Chrome"), ("Safari", "Safari"))
_SYSTEMS = (
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Android", "Android"),
    ("Windows", "Windows"),
    ("Mac OS", "Mac"),
    ("Linux", "Linux"),
)


@dataclass(frozen=True, slots=True)
class Sessie:
    id: int
    apparaat: str
    """The browser and the kind of device, as far as the browser tells."""
    begonnen_op: datetime
    is_deze: bool


def list_sessies(account: Account, *, deze: str | None) -> list[Sessie]:
    """Newest first. `deze` is the key of the session that asks."""
    kept = Session.objects.filter(session_key=OuterRef("session_key"), expire_date__gt=timezone.now())
    rows = UserSession.objects.filter(user=account).annotate(session_data=Subquery(kept.values("session_data")))
    return [
        Sessie(row.pk, apparaat(row.user_agent), row.created_at, row.session_key == deze)
        for row in rows.order_by("-created_at")
        if row.session_data and _is_live(Session(session_data=row.session_data).get_decoded())
    ]


def end_sessie(account: Account, sessie_id: int) -> bool:
    """At once. False when this account has no such session."""
    row = UserSession.objects.filter(user=account, pk=sessie_id).first()
    if row is None:
        return False
    row.end()
    return True


def apparaat(user_agent: str) -> str:
    browser = _first(_BROWSERS, user_agent) or _("Onbekende browser")
    system = _first(_SYSTEMS, user_agent)
    return _("%(browser)s op %(systeem)s") % {"browser": browser, "systeem": system} if system else browser


def _first(signs: tuple[tuple[str, str], ...], user_agent: str) -> str:
    return next((name for sign, name in signs if re.search(rf"\b{sign}\b", user_agent)), "")


def _is_live(data: Mapping[str, Any]) -> bool:
    inlog = sessie.parse(data)
    return inlog is not None and timezone.now() < inlog.eindigt_op
