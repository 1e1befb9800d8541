from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods

from accounts.toegang import voor_klant
from portal.klantcontacten.actions import ask_question
from portal.klantcontacten.forms import FilterForm, VraagForm
from portal.klantcontacten.onderwerp import choices_for
from portal.registers import klantregister
from portal.registers.entities import Bladzijde, KlantcontactRegel, Mag
from portal.web import cursors
from portal.web.pages import render_page

if TYPE_CHECKING:
    from uuid import UUID

    from portal.web.request import KlantRequest


@voor_klant("klantcontacten tonen")
@require_GET
def lijst(request: KlantRequest) -> HttpResponse:
    form = FilterForm(request.GET)
    bladzijde: Bladzijde[KlantcontactRegel] = Bladzijde(())
    if form.is_valid():
        bladzijde = klantregister().list_klantcontacten(
            request.bevoegdheid, filter=form.to_filter(), na=cursors.from_text(request.GET.get("na", ""))
        )
    return render_page(
        request,
        "klantcontacten/lijst.html",
        {
            "form": form,
            "bladzijde": bladzijde,
            "gefilterd": any(form.data.get(name) for name in form.fields),
            "ouder": _with_cursor(request, bladzijde),
            "na": bool(request.GET.get("na")),
        },
        fragment="resultaten",
        status=200 if form.is_valid() else 422,
    )


def _with_cursor(request: KlantRequest, bladzijde: Bladzijde[KlantcontactRegel]) -> str:
    """The query string of the next page, with the filter kept; empty on the last page."""
    if bladzijde.volgende is None:
        return ""
    query = request.GET.copy()
    query["na"] = cursors.to_text(bladzijde.volgende)
    return query.urlencode()


@voor_klant("klantcontact tonen")
@require_GET
def detail(request: KlantRequest, klantcontact_id: UUID) -> HttpResponse:
    klantcontact = klantregister().get_klantcontact(request.bevoegdheid, klantcontact_id)
    return render_page(request, "klantcontacten/detail.html", {"klantcontact": klantcontact})


@voor_klant("ontvangstbevestiging tonen")
@require_GET
def ontvangst(request: KlantRequest, klantcontact_id: UUID) -> HttpResponse:
    klantcontact = klantregister().get_klantcontact(request.bevoegdheid, klantcontact_id)
    return render_page(request, "klantcontacten/ontvangst.html", {"klantcontact": klantcontact})


@voor_klant("vraag stellen", mag=Mag.CONTACT)
@require_http_methods(["GET", "HEAD", "POST"])
def nieuw(request: KlantRequest) -> HttpResponse:
    return _ask(request, vervolgt=None)


@voor_klant("antwoorden op een klantcontact", mag=Mag.CONTACT)
@require_http_methods(["GET", "HEAD", "POST"])
def reageren(request: KlantRequest, klantcontact_id: UUID) -> HttpResponse:
    return _ask(request, vervolgt=klantcontact_id)


def _ask(request: KlantRequest, *, vervolgt: UUID | None) -> HttpResponse:
    onderwerpen = [] if vervolgt else choices_for(request.bevoegdheid)
    form = VraagForm(request.POST or None, onderwerpen=onderwerpen)
    if form.is_valid():
        made = ask_question(bevoegdheid=request.bevoegdheid, vervolgt=vervolgt, **form.cleaned_data)
        return HttpResponseRedirect(reverse("klantcontacten:ontvangst", args=[made]))
    eerder = klantregister().get_klantcontact(request.bevoegdheid, vervolgt) if vervolgt else None
    if eerder is not None and not form.is_bound:
        form.initial["onderwerp"] = f"Re: {eerder.onderwerp}"[:200]
    return render_page(
        request, "klantcontacten/nieuw.html", {"form": form, "eerder": eerder}, status=422 if form.is_bound else 200
    )
