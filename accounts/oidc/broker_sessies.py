"""Sessions by what the broker calls them: remembered at login, ended when the broker says so."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from django.conf import settings
from django.contrib.sessions.backends.db import SessionStore
from django.db import transaction
from django.utils import timezone

from accounts.oidc.models import BrokerSessie

if TYPE_CHECKING:
    from collections.abc import Sequence


def remember(session_key: str | None, kenmerken: Sequence[str]) -> None:
    """After a login; forgets on the way those whose session is long over."""
    verlopen = timezone.now() - timedelta(seconds=settings.SESSIE_ABSOLUUT)
    BrokerSessie.objects.filter(aangemaakt_op__lt=verlopen).delete()
    if session_key is not None:
        regels = [BrokerSessie(kenmerk=kenmerk, session_key=session_key) for kenmerk in kenmerken]
        BrokerSessie.objects.bulk_create(regels, ignore_conflicts=True)


@transaction.atomic
def end(kenmerk: str) -> int:
    """Ends every session of this kenmerk, in whatever browser. Returns how many."""
    regels = BrokerSessie.objects.filter(kenmerk=kenmerk)
    sleutels = set(regels.values_list("session_key", flat=True))
    for sleutel in sleutels:
        SessionStore(sleutel).delete()
    BrokerSessie.objects.filter(session_key__in=sleutels).delete()
    return len(sleutels)
