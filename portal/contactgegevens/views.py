from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from accounts.toegang import voor_klant
from portal.contactgegevens import actions
from portal.contactgegevens.forms import AdresForm, VoorkeurForm
from portal.registers import klantregister
from portal.registers.entities import Mag
from portal.registers.errors import Conflict, NotFound, Refused
from portal.web.pages import render_page

if TYPE_CHECKING:
    from uuid import UUID

    from django import forms

    from portal.web.request import KlantRequest


@voor_klant("contactgegevens tonen")
@require_GET
def index(request: KlantRequest) -> HttpResponse:
    return _page(request)


@voor_klant("adres toevoegen", mag=Mag.CONTACTGEGEVENS)
@require_POST
def toevoegen(request: KlantRequest) -> HttpResponse:
    form = AdresForm(request.POST)
    if form.is_valid():
        try:
            actions.add_adres(bevoegdheid=request.bevoegdheid, **form.cleaned_data)
        except Conflict as error:
            form.add_error("adres", error.bericht)
        else:
            return _done(request, _("Wij hebben het adres toegevoegd."))
    return _page(request, adres_form=form)


@voor_klant("adres verwijderen", mag=Mag.CONTACTGEGEVENS)
@require_http_methods(["GET", "HEAD", "POST"])
def verwijderen(request: KlantRequest, adres_id: UUID) -> HttpResponse:
    if request.method != "POST":
        gegevens = klantregister().get_contactgegevens(request.bevoegdheid)
        adres = next((adres for adres in gegevens.adressen if adres.id == adres_id), None)
        if adres is None:
            raise NotFound
        return render_page(request, "contactgegevens/verwijderen.html", {"adres": adres})
    try:
        actions.remove_adres(bevoegdheid=request.bevoegdheid, adres_id=adres_id)
    except Refused as error:
        return _page(request, melding=error.bericht)
    return _done(request, _("Wij hebben het adres weggehaald."))


@voor_klant("adres standaard maken", mag=Mag.CONTACTGEGEVENS)
@require_POST
def standaard(request: KlantRequest, adres_id: UUID) -> HttpResponse:
    actions.make_standaard(bevoegdheid=request.bevoegdheid, adres_id=adres_id)
    return _done(request, _("Wij gebruiken voortaan eerst dit adres."))


@voor_klant("voorkeurskanaal kiezen", mag=Mag.CONTACTGEGEVENS)
@require_POST
def voorkeur(request: KlantRequest) -> HttpResponse:
    form = VoorkeurForm(request.POST)
    if form.is_valid():
        try:
            actions.set_voorkeur(bevoegdheid=request.bevoegdheid, **form.cleaned_data)
        except Refused as error:
            form.add_error("kanaal", error.bericht)
        else:
            return _done(request, _("Wij hebben uw keuze bewaard."))
    return _page(request, voorkeur_form=form)


def _page(
    request: KlantRequest,
    *,
    adres_form: AdresForm | None = None,
    voorkeur_form: VoorkeurForm | None = None,
    melding: str = "",
) -> HttpResponse:
    gegevens = klantregister().get_contactgegevens(request.bevoegdheid)
    refused: list[forms.Form | str] = [one for one in (adres_form, voorkeur_form, melding) if one]
    partij = gegevens.partij
    return render_page(
        request,
        "contactgegevens/index.html",
        {
            "gegevens": gegevens,
            "adres_form": adres_form or AdresForm(initial={"soort": "email"}),
            "voorkeur_form": voorkeur_form
            or VoorkeurForm(initial={"kanaal": partij.voorkeurskanaal, "taal": partij.voorkeurstaal}),
            "mag_wijzigen": Mag.CONTACTGEGEVENS in request.bevoegdheid.mag,
            "melding": melding,
        },
        status=422 if refused else 200,
    )


def _done(request: KlantRequest, text: str) -> HttpResponse:
    messages.success(request, text)
    return HttpResponseRedirect(reverse("contactgegevens:index"))
