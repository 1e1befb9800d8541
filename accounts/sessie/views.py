"""How long the session still lasts, and making it last longer: for the warning that sessie.js shows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import JsonResponse
from django.views.decorators.http import require_GET, require_POST

from accounts import sessie
from accounts.toegang import openbaar, voor_klant
from portal.web.weergave import tijd

if TYPE_CHECKING:
    from django.http import HttpResponse

    from accounts.sessie import Inlog
    from portal.web.request import KlantRequest, PortalRequest


@openbaar("sessie bewaken", achtergrond=True)
@require_GET
def stand(request: PortalRequest) -> HttpResponse:
    """Asked by a page that may have been left; another tab may have made the session last longer in the meantime."""
    return _answer(request.inlog)


@voor_klant("sessie verlengen")
@require_POST
def verlengen(request: KlantRequest) -> HttpResponse:
    return _answer(sessie.touch(request.session, request.inlog, at_once=True))


def _answer(inlog: Inlog | None) -> HttpResponse:
    if inlog is None:
        return JsonResponse({"over": 0})
    over = {"over": inlog.seconden_over, "verlengbaar": inlog.is_verlengbaar, "om": tijd(inlog.eindigt_op)}
    return JsonResponse(over)
