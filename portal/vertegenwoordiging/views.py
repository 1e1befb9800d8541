from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from accounts.toegang import voor_klant
from portal.audit.models import AuditRegel
from portal.registers import klantregister
from portal.registers.bevoegd import Reden, judge_mandate
from portal.registers.errors import Refused
from portal.vertegenwoordiging import actions
from portal.web.pages import render_page

if TYPE_CHECKING:
    from datetime import datetime
    from uuid import UUID

    from portal.registers.entities import Bevoegdheid, Vertegenwoordiging
    from portal.web.request import KlantRequest

_MOST_DONE = 50


@voor_klant("vertegenwoordigingen tonen")
@require_GET
def index(request: KlantRequest) -> HttpResponse:
    wie, now = request.bevoegdheid, timezone.now()
    since = now - timedelta(days=settings.PORTAL_MACHTIGING_ZICHTBAAR)
    every = [one for one in klantregister().list_vertegenwoordigingen(wie) if _ended_on(one, now) >= since]
    voorbij = [one for one in every if _is_over(one, now)]
    geldig = [one for one in every if not _is_over(one, now)]
    return render_page(
        request,
        "vertegenwoordiging/index.html",
        {
            "gegeven": [one for one in geldig if one.klant_id in wie.dossiers],
            "ontvangen": [one for one in geldig if one.klant_id not in wie.dossiers],
            "voorbij": voorbij,
            "aangeboden": klantregister().list_uitnodigingen(wie),
            "mag_machtigen": klantregister().mag_machtigen(wie),
            "nu": now,
            "themas": dict(klantregister().list_themas()),
        },
    )


@voor_klant("vertegenwoordiging tonen")
@require_GET
def detail(request: KlantRequest, vertegenwoordiging_id: UUID) -> HttpResponse:
    mandaat = klantregister().get_vertegenwoordiging(request.bevoegdheid, vertegenwoordiging_id)
    gedaan = AuditRegel.objects.filter(vertegenwoordiging_id=mandaat.id).order_by("-id")[:_MOST_DONE]
    return _page(request, mandaat, gedaan=list(gedaan))


@voor_klant("machtiging intrekken")
@require_http_methods(["GET", "HEAD", "POST"])
def intrekken(request: KlantRequest, vertegenwoordiging_id: UUID) -> HttpResponse:
    if request.method != "POST":
        mandaat = klantregister().get_vertegenwoordiging(request.bevoegdheid, vertegenwoordiging_id)
        if not _can_end(mandaat):
            raise Refused("van_de_gemeente", _("Deze machtiging kunt u hier niet intrekken. Bel de gemeente."))
        return render_page(
            request,
            "vertegenwoordiging/intrekken.html",
            {"mandaat": mandaat, "gegeven": _is_given(mandaat, request.bevoegdheid)},
        )
    actions.withdraw(bevoegdheid=request.bevoegdheid, vertegenwoordiging_id=vertegenwoordiging_id)
    actions.act_for_self(session=request.session, inlog=request.inlog, bevoegdheid=request.bevoegdheid)
    messages.success(request, _("De machtiging is ingetrokken. Hij geldt nu niet meer."))
    return HttpResponseRedirect(reverse("vertegenwoordiging:index"))


def _page(request: KlantRequest, mandaat: Vertegenwoordiging, *, gedaan: list[AuditRegel]) -> HttpResponse:
    now = timezone.now()
    return render_page(
        request,
        "vertegenwoordiging/detail.html",
        {
            "mandaat": mandaat,
            "gegeven": _is_given(mandaat, request.bevoegdheid),
            "gedaan": gedaan,
            "nu": now,
            "mag_intrekken": _can_end(mandaat) and not _is_over(mandaat, now),
            "themas": dict(klantregister().list_themas()),
        },
    )


def _is_given(mandaat: Vertegenwoordiging, wie: Bevoegdheid) -> bool:
    return mandaat.klant_id in wie.dossiers


def _can_end(mandaat: Vertegenwoordiging) -> bool:
    """What rests on law or on a decision ends by the gemeente; what a login told ends where it was given."""
    return mandaat.grond_code == "volmacht" and mandaat.bron != "login"


def _is_over(mandaat: Vertegenwoordiging, now: datetime) -> bool:
    return judge_mandate(mandaat, at=now) in {Reden.INGETROKKEN, Reden.VERLOPEN}


def _ended_on(mandaat: Vertegenwoordiging, now: datetime) -> datetime:
    """When it ended; now when it has not."""
    return min(moment for moment in (mandaat.ingetrokken_op, mandaat.eindigt_op, now) if moment is not None)
