from __future__ import annotations

from typing import TYPE_CHECKING

from django.views.decorators.http import require_GET

from accounts.toegang import voor_klant
from portal.registers import klantregister, taakregister
from portal.registers.entities import Filter
from portal.web.bronnen import Bronnen
from portal.web.pages import render_page

if TYPE_CHECKING:
    from django.http import HttpResponse

    from portal.web.request import KlantRequest

_MOST = 5


@voor_klant("overzicht tonen")
@require_GET
def index(request: KlantRequest) -> HttpResponse:
    wie, bronnen = request.bevoegdheid, Bronnen()
    return render_page(
        request,
        "overzicht/index.html",
        {
            "klanttaken": bronnen.ask(lambda: taakregister().list_klanttaken(wie, open=True, aantal=_MOST)),
            "klantcontacten": bronnen.ask(
                lambda: klantregister().list_klantcontacten(wie, filter=Filter(), aantal=_MOST)
            ),
            "contactgegevens": bronnen.ask(lambda: klantregister().get_contactgegevens(wie)),
            "bronnen_weg": bronnen.missing,
        },
    )
