"""Step-up: a record that asks a surer login offers exactly the login that reaches it, and leads back to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from accounts.oidc.adressen import start_url
from accounts.oidc.levels import acr_for
from accounts.oidc.providers import providers
from portal.registers.entities import Niveau
from portal.web.pages import render_page

if TYPE_CHECKING:
    from django.http import HttpResponse

    from accounts.oidc.provider import Provider
    from portal.web.request import PortalRequest


def ask_surer_login(request: PortalRequest, vereist: int) -> HttpResponse:
    """The page that says why, with the way there. Nothing of the record is on it."""
    niveau = Niveau(vereist)
    provider = _provider_of(request, niveau)
    context: dict[str, object] = {
        "kop": _("Log in op een veiligere manier"),
        "uitleg": _("Dit is extra beschermd. Log opnieuw in en kies een veiligere manier. Daarna komt u hier terug."),
    }
    if provider is not None:
        url = start_url(provider, next_url=request.get_full_path(), niveau=niveau)
        context["actie"] = {"tekst": _("Inloggen met %(label)s") % {"label": provider.label}, "url": url}
    else:
        context["uitleg"] = _("Dit is extra beschermd. Met uw manier van inloggen kunt u het niet openen. Bel ons.")
    response = render_page(request, "inloggen/geweigerd.html", context, status=403)
    response.reden = "niveau_te_laag"  # type: ignore[attr-defined]
    return response


def _provider_of(request: PortalRequest, niveau: Niveau) -> Provider | None:
    """The one this session came in by, if it reaches that level. Another middel would be another klant."""
    provider = providers().get(request.inlog.provider) if request.inlog else None
    return provider if provider and acr_for(niveau, provider.niveaus) else None
