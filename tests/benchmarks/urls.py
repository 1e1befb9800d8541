"""The map of the site with the bare view added; never part of the portal's own map."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import HttpResponse
from django.urls import path
from django.views.decorators.http import require_GET

from accounts.toegang import voor_klant
from portal import urls

if TYPE_CHECKING:
    from portal.web.request import KlantRequest

handler400, handler403, handler404, handler500 = urls.handler400, urls.handler403, urls.handler404, urls.handler500


@voor_klant("meten")
@require_GET
def kaal(request: KlantRequest) -> HttpResponse:
    """What session, bevoegdheid, scope and middleware cost when the page itself costs nothing."""
    return HttpResponse("kaal")


urlpatterns = [*urls.urlpatterns, path("kaal/", kaal, name="kaal")]
