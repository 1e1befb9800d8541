from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlencode

from django.conf import settings
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_GET, require_POST
from django.views.i18n import set_language

from accounts.inloggen import log_out
from accounts.oidc.logout import UITGELOGD, logout_url
from accounts.oidc.providers import providers
from accounts.toegang import openbaar
from portal.web.pages import render_page

if TYPE_CHECKING:
    from portal.web.request import PortalRequest


@openbaar("voordeur tonen")
@require_GET
def index(request: PortalRequest) -> HttpResponse:
    if request.bevoegdheid is not None:
        return HttpResponseRedirect(reverse("overzicht:index"))
    wanted = request.GET.get("next", "")
    safe = url_has_allowed_host_and_scheme(wanted, allowed_hosts=None, require_https=request.is_secure())
    return render_page(
        request,
        "voordeur/index.html",
        {
            "providers": list(providers().values()),
            "next": wanted if safe else "",
            "openbaar": request.GET.get("openbaar") == "1",
            "wensen": _wensen(wanted if safe else "", request.GET.get("openbaar") == "1"),
            "idle_openbaar": settings.SESSIE_IDLE_OPENBAAR // 60,
            "uitgelogd": "uitgelogd" in request.GET or request.GET.get("state") == UITGELOGD,
        },
    )


def _wensen(wanted: str, openbaar: bool) -> str:
    """What each link to a login carries along."""
    gezet = {naam: waarde for naam, waarde in (("next", wanted), ("openbaar", "1" if openbaar else "")) if waarde}
    return f"?{urlencode(gezet)}" if gezet else ""


@openbaar("uitloggen", zonder_transactie=True)
@require_POST
def uitloggen(request: PortalRequest) -> HttpResponse:
    """Here, and then at the broker, which sends the person back to the voordeur."""
    provider = providers().get(request.inlog.provider) if request.inlog else None
    log_out(request, request.bevoegdheid)
    at_broker = logout_url(provider) if provider else None
    response = HttpResponseRedirect(at_broker or reverse("voordeur") + "?uitgelogd")
    response["Clear-Site-Data"] = '"cache", "storage"'
    return response


@openbaar("controleren of de website werkt")
@require_GET
def gezond(request: PortalRequest) -> HttpResponse:
    """For load balancers and the demo: 200 when this process answers."""
    return HttpResponse("ok", content_type="text/plain")


@openbaar("taal kiezen")
@require_POST
def taal(request: PortalRequest) -> HttpResponse:
    """Remembers the language in a cookie and goes back to the page."""
    response: HttpResponse = set_language(request)
    return response
