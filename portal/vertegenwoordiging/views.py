from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils import timezone
from django.views.decorators.http import require_GET

from accounts.toegang import voor_klant
from portal.registers import klantregister
from portal.web.pages import render_page

if TYPE_CHECKING:
    from django.http import HttpResponse

    from portal.web.request import KlantRequest


@voor_klant("vertegenwoordigingen tonen")
@require_GET
def index(request: KlantRequest) -> HttpResponse:
    wie = request.bevoegdheid
    every = klantregister().list_vertegenwoordigingen(wie)
    return render_page(
        request,
        "vertegenwoordiging/index.html",
        {
            "gegeven": [one for one in every if one.klant_id in wie.dossiers],
            "ontvangen": [one for one in every if one.klant_id not in wie.dossiers],
            "nu": timezone.now(),
        },
    )
