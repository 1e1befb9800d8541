from __future__ import annotations

from typing import TYPE_CHECKING

from django.views.decorators.http import require_GET

from accounts.toegang import voor_klant
from portal.registers import klantregister, taakregister, zaakregister
from portal.registers.entities import Filter
from portal.web import cursors
from portal.web.bronnen import Bronnen
from portal.web.pages import render_page

if TYPE_CHECKING:
    from uuid import UUID

    from django.http import HttpResponse

    from portal.web.request import KlantRequest


@voor_klant("zaken tonen")
@require_GET
def lijst(request: KlantRequest) -> HttpResponse:
    bladzijde = zaakregister().list_zaken(request.bevoegdheid, na=cursors.from_text(request.GET.get("na", "")))
    ouder = f"na={cursors.to_text(bladzijde.volgende)}" if bladzijde.volgende else ""
    return render_page(
        request,
        "zaken/lijst.html",
        {"bladzijde": bladzijde, "ouder": ouder, "na": bool(request.GET.get("na"))},
        fragment="resultaten",
    )


@voor_klant("zaak tonen")
@require_GET
def detail(request: KlantRequest, zaak_id: UUID) -> HttpResponse:
    wie, bronnen = request.bevoegdheid, Bronnen()
    zaak = zaakregister().get_zaak(wie, zaak_id)
    return render_page(
        request,
        "zaken/detail.html",
        {
            "zaak": zaak,
            "klanttaken": bronnen.ask(lambda: taakregister().list_klanttaken_of(wie, zaak_id)),
            "klantcontacten": bronnen.ask(
                lambda: klantregister().list_klantcontacten(wie, filter=Filter(zaak_id=zaak_id))
            ),
            "bronnen_weg": bronnen.missing,
        },
    )
