from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods

from accounts.toegang import voor_klant
from portal.klanttaken.actions import check_open, complete_klanttaak, say_not_mine
from portal.klanttaken.agenda import make_agenda
from portal.klanttaken.forms import Invulling, NietVanMijForm, StapForm, begin
from portal.registers import taakregister
from portal.registers.entities import Mag, SoortKlanttaak
from portal.registers.errors import Conflict, NotFound
from portal.web import cursors
from portal.web.pages import render_page
from portal.web.weergave import vandaag

if TYPE_CHECKING:
    from uuid import UUID

    from portal.web.request import KlantRequest

_OPEN_AT_MOST = 50


@voor_klant("klanttaken tonen")
@require_GET
def lijst(request: KlantRequest) -> HttpResponse:
    wie, na = request.bevoegdheid, cursors.from_text(request.GET.get("na", ""))
    gedaan = taakregister().list_klanttaken(wie, open=False, na=na)
    return render_page(
        request,
        "klanttaken/lijst.html",
        {
            "open": taakregister().list_klanttaken(wie, open=True, aantal=_OPEN_AT_MOST),
            "gedaan": gedaan,
            "ouder": f"na={cursors.to_text(gedaan.volgende)}" if gedaan.volgende else "",
            "na": na is not None,
        },
        fragment="resultaten",
    )


@voor_klant("klanttaak tonen")
@require_GET
def detail(request: KlantRequest, klanttaak_id: UUID) -> HttpResponse:
    taak = taakregister().get_klanttaak(request.bevoegdheid, klanttaak_id)
    return render_page(
        request,
        "klanttaken/detail.html",
        {
            "taak": taak,
            "mag_doen": Mag.HANDELEN in request.bevoegdheid.mag,
            "verlopen": taak.is_verlopen(vandaag()),
        },
    )


@voor_klant("klanttaak in agenda zetten")
@require_GET
def agenda(request: KlantRequest, klanttaak_id: UUID) -> HttpResponse:
    taak = taakregister().get_klanttaak(request.bevoegdheid, klanttaak_id)
    adres = request.build_absolute_uri(reverse("klanttaken:detail", args=[klanttaak_id]))
    response = HttpResponse(make_agenda(taak, adres=adres), content_type="text/calendar; charset=utf-8")
    response.headers["Content-Disposition"] = f'attachment; filename="taak-{taak.regel.nummer}.ics"'
    return response


@voor_klant("klanttaak invullen", mag=Mag.HANDELEN)
@require_http_methods(["GET", "HEAD", "POST"])
def invullen(request: KlantRequest, klanttaak_id: UUID) -> HttpResponse:
    taak = taakregister().get_klanttaak(request.bevoegdheid, klanttaak_id)
    if taak.regel.soort != SoortKlanttaak.FORMULIER:
        raise NotFound
    invulling = begin(taak, request.POST if request.method == "POST" else None)
    if invulling.data is None:
        return _form(request, invulling)
    stap = StapForm(request.POST).stap_gekozen
    if not invulling.is_valid or stap == "wijzigen":
        return _form(request, invulling, status=200 if stap == "wijzigen" else 422)
    if stap == "versturen":
        return _send(request, invulling)
    return _check(request, invulling)


@voor_klant("klanttaak is niet van mij", mag=Mag.CONTACT)
@require_http_methods(["GET", "HEAD", "POST"])
def niet_van_mij(request: KlantRequest, klanttaak_id: UUID) -> HttpResponse:
    taak = taakregister().get_klanttaak(request.bevoegdheid, klanttaak_id)
    form = NietVanMijForm(request.POST or None)
    if form.is_valid():
        told = say_not_mine(bevoegdheid=request.bevoegdheid, klanttaak_id=klanttaak_id, **form.cleaned_data)
        return HttpResponseRedirect(reverse("klantcontacten:ontvangst", args=[told]))
    return render_page(
        request,
        "klanttaken/niet_van_mij.html",
        {"taak": taak, "form": form},
        status=422 if form.is_bound else 200,
    )


@voor_klant("ontvangstbevestiging tonen")
@require_GET
def ontvangst(request: KlantRequest, klanttaak_id: UUID) -> HttpResponse:
    taak = taakregister().get_klanttaak(request.bevoegdheid, klanttaak_id)
    if taak.inzending is None:
        raise NotFound
    return render_page(request, "klanttaken/ontvangst.html", {"taak": taak, "inzending": taak.inzending})


def _form(request: KlantRequest, invulling: Invulling, *, status: int = 200) -> HttpResponse:
    try:
        check_open(invulling.taak, request.bevoegdheid)
    except Conflict as conflict:
        return _too_late(request, invulling, conflict)
    return render_page(request, "klanttaken/formulier.html", invulling.context(), status=status)


def _check(request: KlantRequest, invulling: Invulling) -> HttpResponse:
    context = {**invulling.context(), "samenvatting": invulling.samenvatting}
    return render_page(request, "klanttaken/controle.html", context)


def _send(request: KlantRequest, invulling: Invulling) -> HttpResponse:
    try:
        complete_klanttaak(
            bevoegdheid=request.bevoegdheid,
            klanttaak_id=invulling.taak.regel.id,
            antwoorden=invulling.antwoorden,
            samenvatting=invulling.samenvatting,
            sleutel=invulling.sleutel,
        )
    except Conflict as conflict:
        return _too_late(request, invulling, conflict)
    return HttpResponseRedirect(reverse("klanttaken:ontvangst", args=[invulling.taak.regel.id]))


def _too_late(request: KlantRequest, invulling: Invulling, conflict: Conflict) -> HttpResponse:
    """Says what is the case, and shows what was typed, so that nothing is lost."""
    typed = invulling.samenvatting if invulling.data is not None and invulling.is_valid else None
    context = {"taak": invulling.taak, "bericht": conflict.bericht, "samenvatting": typed}
    response = render_page(request, "klanttaken/te_laat.html", context, status=409)
    response.reden = conflict.reden  # type: ignore[attr-defined]
    return response
