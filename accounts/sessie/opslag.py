"""Django's sessions in the database, each read together with whether its account may still be used: no query more."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from allauth.usersessions.models import UserSession
from django.contrib.sessions.backends import db
from django.core.exceptions import SuspiciousOperation
from django.db.models import Exists, OuterRef
from django.utils import timezone

if TYPE_CHECKING:
    from django.contrib.sessions.models import Session


class SessionStore(db.SessionStore):
    account_actief = True
    """False when the account of this session was closed, or the session is no longer on its list."""

    def _get_session_from_db(self) -> Session | None:
        actief = UserSession.objects.filter(session_key=OuterRef("session_key"), user__is_active=True)
        try:
            row = self.model.objects.annotate(actief=Exists(actief)).get(
                session_key=self.session_key, expire_date__gt=timezone.now()
            )
        except (self.model.DoesNotExist, SuspiciousOperation):
            self._session_key = None
            return None
        self.account_actief = row.actief
        return cast("Session", row)
