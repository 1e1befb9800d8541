"""Logging out at the broker too, and a broker that logs someone out here."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlencode, urlsplit

import structlog
from django.conf import settings
from django.db import transaction
from django.http import HttpResponse, JsonResponse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from accounts.oidc import broker_sessies
from accounts.oidc.discovery import endpoints
from accounts.oidc.logout_token import read_logout_token, use_once
from accounts.oidc.providers import get_provider
from accounts.oidc.relying_party import sessie_kenmerken
from accounts.oidc.weigering import InlogGeweigerd
from accounts.toegang import openbaar
from portal import audit

if TYPE_CHECKING:
    from accounts.oidc.paths import Claims
    from accounts.oidc.provider import Provider
    from portal.web.request import PortalRequest

_log = structlog.get_logger("accounts.oidc")

#: What a broker gives back as `state` at the voordeur, so that it can say that logging out is done.
UITGELOGD = "uitgelogd"


def logout_url(provider: Provider) -> str | None:
    """Where to send a person who has logged out here, to log out at the broker as well; None when it offers nothing.

    Holds no id_token_hint: an id-token has a BSN in it, and an address ends up in logs and history. A broker that is
    down does not keep anyone from logging out here.
    """
    try:
        adres = endpoints(provider).end_session
    except InlogGeweigerd:
        return None
    if adres is None:
        return None
    velden = {
        "client_id": provider.client.id,
        "post_logout_redirect_uri": f"{settings.PORTAL_URL}/",
        "state": UITGELOGD,
    }
    return f"{adres}{'&' if urlsplit(adres).query else '?'}{urlencode(velden)}"


@openbaar("uitloggen door de inlogdienst")
@csrf_exempt
@require_POST
def backchannel(request: PortalRequest, naam: str) -> HttpResponse:
    """Called by the broker, without a browser: the signature is what proves who calls."""
    provider = get_provider(naam)
    try:
        claims = read_logout_token(request.POST.get("logout_token"), provider)
        _end_sessions(claims, provider)
    except InlogGeweigerd as weigering:
        _log.info("uitloggen_geweigerd", provider=naam, reden=weigering.reden.value)
        audit.record_anonymous("uitloggen_geweigerd", reden=weigering.reden.value, middel=str(provider.middel))
        return JsonResponse({"error": "invalid_request"}, status=400)
    return HttpResponse(status=200)


@transaction.atomic
def _end_sessions(claims: Claims, provider: Provider) -> None:
    use_once(claims, provider)
    # With a sid only that session. A sub alone, or a sid never heard of, means all sessions of that person.
    if any(broker_sessies.end(kenmerk) for kenmerk in sessie_kenmerken(provider, claims)):
        audit.record_anonymous("uitgelogd_door_broker", middel=str(provider.middel))
