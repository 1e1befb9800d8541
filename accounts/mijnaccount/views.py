from __future__ import annotations

from typing import TYPE_CHECKING, cast

from django.http import HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from accounts.mijnaccount.sessies import end_sessie, list_sessies
from accounts.oidc.providers import providers
from accounts.toegang import voor_klant
from portal import audit
from portal.audit.models import AuditRegel
from portal.registers.errors import NotFound
from portal.web.pages import render_page

if TYPE_CHECKING:
    from django.http import HttpResponse

    from accounts.models import Account
    from portal.web.request import KlantRequest

_INLOGGEN = ("ingelogd", "uitgelogd", "inlog_geweigerd", "sessie_beeindigd")
_AANTAL = 10


@voor_klant("eigen account tonen")
@require_GET
def index(request: KlantRequest) -> HttpResponse:
    account = cast("Account", request.user)
    regels = AuditRegel.objects.filter(persoon_id=request.bevoegdheid.persoon_id, gebeurtenis__in=_INLOGGEN)
    return render_page(
        request,
        "account/index.html",
        {
            "sessies": list_sessies(account, deze=request.session.session_key),
            "inlogregels": list(regels.order_by("-id")[:_AANTAL]),
            "middelen": _middelen(),
            "is_emailaccount": account.is_emailaccount,
        },
    )


@voor_klant("eigen sessie beëindigen")
@require_POST
def sessie_beeindigen(request: KlantRequest, sessie_id: int) -> HttpResponse:
    if not end_sessie(cast("Account", request.user), sessie_id):
        raise NotFound
    audit.record("sessie_beeindigd", request.bevoegdheid, reden="door_persoon")
    return HttpResponseRedirect(reverse("account:index"))


def _middelen() -> dict[str, str]:
    """What people call each middel that audit lines name."""
    return {str(provider.middel): provider.label for provider in providers().values()} | {"account": _("E-mailaccount")}
