"""Choosing for whom to act, switching, and the way back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from accounts.bevoegdheid import own
from accounts.toegang import voor_klant
from portal.registers import klantregister, scope
from portal.vertegenwoordiging import actions
from portal.vertegenwoordiging.forms import ZoekForm
from portal.web import cursors
from portal.web.pages import render_page

if TYPE_CHECKING:
    from uuid import UUID

    from django.http import HttpResponse

    from portal.web.request import KlantRequest


@voor_klant("vertegenwoordiging kiezen")
@require_GET
def kiezen(request: KlantRequest) -> HttpResponse:
    """'Namens wie wilt u iets doen?' The list is the person's own, whomever they act for at this moment."""
    form = ZoekForm(request.GET)
    zoek = form.cleaned_data["zoek"] if form.is_valid() else ""
    eigen = own(request.inlog)
    with scope.for_a_moment(eigen, then=request.bevoegdheid):
        bladzijde = klantregister().list_te_vertegenwoordigen(
            eigen, zoek=zoek, na=cursors.from_text(request.GET.get("na", ""))
        )
    query = request.GET.copy()
    if bladzijde.volgende:
        query["na"] = cursors.to_text(bladzijde.volgende)
    return render_page(
        request,
        "vertegenwoordiging/kiezen.html",
        {
            "form": form,
            "zoek": zoek,
            "bladzijde": bladzijde,
            "verder": query.urlencode() if bladzijde.volgende else "",
            "na": bool(request.GET.get("na")),
        },
        status=200 if form.is_valid() else 422,
    )


@voor_klant("namens een ander gaan handelen")
@require_POST
def wisselen(request: KlantRequest, vertegenwoordiging_id: UUID) -> HttpResponse:
    actions.act_for(
        session=request.session,
        inlog=request.inlog,
        bevoegdheid=request.bevoegdheid,
        vertegenwoordiging_id=vertegenwoordiging_id,
    )
    return HttpResponseRedirect(reverse("overzicht:index"))


@voor_klant("voor uzelf gaan handelen")
@require_POST
def terug(request: KlantRequest) -> HttpResponse:
    actions.act_for_self(session=request.session, inlog=request.inlog, bevoegdheid=request.bevoegdheid)
    return HttpResponseRedirect(reverse("overzicht:index"))
