"""Addresses of this portal that a broker is told, and pages a login may lead to."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlencode, urlsplit

from django.conf import settings
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme

if TYPE_CHECKING:
    from accounts.oidc.provider import Provider
    from portal.registers.entities import Niveau

STANDAARD = "/overzicht/"
MAX_NEXT = 500


def start_url(provider: Provider, *, next_url: str = "", niveau: Niveau | None = None) -> str:
    """Where a login begins. With `niveau` it is a step-up: the broker is asked for at least that."""
    wensen = {"next": next_url, "niveau": str(niveau.value) if niveau else ""}
    gezet = urlencode({naam: waarde for naam, waarde in wensen.items() if waarde})
    return reverse("inloggen:start", args=[provider.naam]) + (f"?{gezet}" if gezet else "")


def callback_url(provider: Provider) -> str:
    """From PORTAL_URL, not from the Host header: a broker pins this address to the character."""
    return f"{settings.PORTAL_URL}{reverse('inloggen:terug', args=[provider.naam])}"


def safe_next(waarde: str | None) -> str:
    """A page of this site, else the overzicht. Never a page of the login itself: that would go round."""
    if not waarde or len(waarde) > MAX_NEXT or not waarde.startswith("/") or not waarde.isprintable():
        return STANDAARD
    is_hier = url_has_allowed_host_and_scheme(waarde, allowed_hosts=None)
    return waarde if is_hier and not urlsplit(waarde).path.startswith("/inloggen/") else STANDAARD
