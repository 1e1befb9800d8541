"""Giving a mandate by a code, withdrawing the offer, and taking one."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from accounts.toegang import voor_klant
from portal.audit.models import AuditRegel
from portal.registers import klantregister, zaakregister
from portal.registers.errors import NotFound, Refused
from portal.vertegenwoordiging import actions, codes
from portal.vertegenwoordiging.forms import CodeForm, UitnodigingForm
from portal.web.fouten import error_page
from portal.web.pages import render_page

if TYPE_CHECKING:
    from uuid import UUID

    from portal.registers.entities import Bevoegdheid
    from portal.web.request import KlantRequest

_MOST_ZAKEN = 50
_WRONG_AN_HOUR = 5


@voor_klant("machtiging geven")
@require_http_methods(["GET", "HEAD", "POST"])
def geven(request: KlantRequest) -> HttpResponse:
    """The code is shown once, on the answer itself: it is kept nowhere."""
    wie = request.bevoegdheid
    if not klantregister().mag_machtigen(wie):
        raise Refused("niet_zelf", _("U kunt hier zelf geen machtiging geven. Bel de gemeente."))
    form = UitnodigingForm(request.POST or None, keuzes=_choices(wie))
    if form.is_valid():
        uitnodiging, code = actions.invite(bevoegdheid=wie, **form.offer())
        themas = dict(klantregister().list_themas())
        context = {"uitnodiging": uitnodiging, "code": code, "themas": themas}
        return render_page(request, "vertegenwoordiging/code.html", context)
    context = {"form": form, "gekozen": form["keuze"].value() or []}
    return render_page(request, "vertegenwoordiging/geven.html", context, status=422 if form.is_bound else 200)


@voor_klant("machtiging aannemen")
@require_http_methods(["GET", "HEAD", "POST"])
def aannemen(request: KlantRequest) -> HttpResponse:
    """First the code, then what it offers, then yes. A wrong code is counted: its audit line outlives the roll-back."""
    wie = request.bevoegdheid
    form = CodeForm(request.POST or None)
    if not form.is_valid():
        return _code_page(request, form)
    if _wrong_codes(wie) >= _WRONG_AN_HOUR:
        return error_page(request, 429, reden="te_vaak")
    hashed = codes.hash_of(form.cleaned_data["code"])
    try:
        if "akkoord" not in request.POST:
            uitnodiging = klantregister().get_uitnodiging(wie, hashed)
            themas = dict(klantregister().list_themas())
            context = {"uitnodiging": uitnodiging, "code": form.cleaned_data["code"], "themas": themas}
            return render_page(request, "vertegenwoordiging/akkoord.html", context)
        mandaat = actions.accept(bevoegdheid=wie, code_hash=hashed)
    except NotFound:
        form.add_error("code", _("Deze code klopt niet, is al gebruikt of is te oud. Vraag om een nieuwe."))
        return _code_page(request, form, reden="code_onbekend")
    except Refused as error:
        if error.reden not in {"zelf", "niet_namens_een_ander"}:
            raise
        form.add_error("code", error.bericht)
        return _code_page(request, form, reden=error.reden)
    messages.success(request, _("U hebt de machtiging aangenomen."))
    return HttpResponseRedirect(reverse("vertegenwoordiging:detail", args=[mandaat.id]))


@voor_klant("uitnodiging intrekken")
@require_POST
def annuleren(request: KlantRequest, uitnodiging_id: UUID) -> HttpResponse:
    actions.withdraw_offer(bevoegdheid=request.bevoegdheid, uitnodiging_id=uitnodiging_id)
    messages.success(request, _("De code werkt nu niet meer."))
    return HttpResponseRedirect(reverse("vertegenwoordiging:index"))


def _code_page(request: KlantRequest, form: CodeForm, *, reden: str = "") -> HttpResponse:
    status = 422 if form.is_bound else 200
    response = render_page(request, "vertegenwoordiging/aannemen.html", {"form": form}, status=status)
    if reden:
        response.reden = reden  # type: ignore[attr-defined]
    return response


def _wrong_codes(wie: Bevoegdheid) -> int:
    """In the last hour, by this person."""
    since = timezone.now() - timedelta(hours=1)
    lines = AuditRegel.objects.filter(persoon_id=wie.persoon_id, gebeurtenis="geweigerd", reden="code_onbekend")
    return lines.filter(moment__gt=since).count()


def _choices(wie: Bevoegdheid) -> list[tuple[str, str]]:
    themas = [(f"thema:{code}", naam) for code, naam in klantregister().list_themas()]
    zaken = zaakregister().list_zaken(wie, aantal=_MOST_ZAKEN).regels
    return themas + [
        (f"zaak:{zaak.id}", _("Zaak: %(naam)s (%(nummer)s)") % {"naam": zaak.omschrijving, "nummer": zaak.nummer})
        for zaak in zaken
    ]
