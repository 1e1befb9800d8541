"""The page for a refused login, and the one place where a refusal is recorded."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import structlog
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from accounts.oidc.adressen import STANDAARD, start_url
from accounts.oidc.weigering import Reden
from portal import audit
from portal.web.pages import render_page

if TYPE_CHECKING:
    from collections.abc import Mapping

    from django.http import HttpRequest, HttpResponse

    from accounts.oidc.provider import Provider

_log = structlog.get_logger("accounts.oidc")


@dataclass(frozen=True, slots=True)
class _Tekst:
    status: int
    kop: str
    uitleg: str


_VERLOPEN = _Tekst(
    400,
    gettext_noop("Deze inlogpagina is verlopen"),
    gettext_noop("Dat kan gebeuren als u lang wacht, of teruggaat naar een vorige pagina. Begin opnieuw met inloggen."),
)
_AL_INGELOGD = _Tekst(
    400,
    gettext_noop("U bent al ingelogd"),
    gettext_noop("Deze inlogpagina is al gebruikt. U kunt verder met uw overzicht."),
)
_GESTOPT = _Tekst(
    400,
    gettext_noop("U hebt het inloggen gestopt"),
    gettext_noop("Er is niets veranderd. Wilt u toch inloggen? Probeer het dan opnieuw."),
)
_STORING = _Tekst(
    503,
    gettext_noop("Inloggen met %(label)s lukt nu niet"),
    gettext_noop(
        "%(label)s antwoordt niet, of niet goed. U kunt hier zelf niets aan doen. Probeer het over een paar minuten "
        "opnieuw. Hebt u haast? Bel ons of kom naar de balie."
    ),
)
_NIVEAU = _Tekst(
    403,
    gettext_noop("Log in op een veiligere manier"),
    gettext_noop(
        "U hebt ingelogd met %(label)s, maar op een manier die hier niet veilig genoeg is. Log opnieuw in en kies een "
        "veiligere manier."
    ),
)
_MACHTIGING = _Tekst(
    403,
    gettext_noop("Deze machtiging kunnen wij niet gebruiken"),
    gettext_noop(
        "Wij kunnen niet vaststellen voor wie en waarvoor u gemachtigd bent. Kies bij %(label)s een andere machtiging. "
        "Komt u er niet uit? Bel ons."
    ),
)
_MISLUKT = _Tekst(
    403,
    gettext_noop("Inloggen met %(label)s is niet gelukt"),
    gettext_noop(
        "Wij konden niet zeker weten wie u bent. Daarom hebben wij u niet ingelogd. Probeer het opnieuw. Lukt het weer "
        "niet? Bel ons dan."
    ),
)
_TEKSTEN: Mapping[Reden, _Tekst] = {
    Reden.STATE_ONBEKEND: _VERLOPEN,
    Reden.VERZOEK_ONJUIST: _VERLOPEN,
    Reden.CODE_GEWEIGERD: _VERLOPEN,
    Reden.GEANNULEERD: _GESTOPT,
    Reden.BROKER_NIET_BEREIKBAAR: _STORING,
    Reden.BROKER_ANTWOORD: _STORING,
    Reden.BROKER_ISSUER: _STORING,
    Reden.USERINFO: _STORING,
    Reden.NIVEAU_TE_LAAG: _NIVEAU,
    Reden.VERTEGENWOORDIGING_ONVERWACHT: _MACHTIGING,
    Reden.VERTEGENWOORDIGING_ONJUIST: _MACHTIGING,
    Reden.DIENST_ONTBREEKT: _MACHTIGING,
    Reden.DIENST_ONBEKEND: _MACHTIGING,
}


def refuse(request: HttpRequest, provider: Provider, reden: Reden) -> HttpResponse:
    """The page, after an audit line. Who is already logged in stays so: a refused login is no logout."""
    _log.info("inlog_geweigerd", provider=provider.naam, reden=reden.value)
    # With a session the line is rolled back with the rest, and the session middleware writes one from `reden`.
    audit.record_anonymous("inlog_geweigerd", reden=reden.value, middel=str(provider.middel))
    is_ingelogd = getattr(request, "bevoegdheid", None) is not None
    tekst = _TEKSTEN.get(reden, _MISLUKT)
    if is_ingelogd and tekst is _VERLOPEN:
        tekst = _AL_INGELOGD
    actie = (
        {"tekst": _("Naar uw overzicht"), "url": STANDAARD}
        if tekst is _AL_INGELOGD
        else {"tekst": _("Opnieuw inloggen met %(label)s") % {"label": provider.label}, "url": start_url(provider)}
    )
    waarden = {"label": provider.label}
    context = {
        "kop": _(tekst.kop) % waarden,
        "uitleg": _(tekst.uitleg) % waarden,
        "actie": actie,
        # Not this address: what a broker put into it has no place on a page, and works only once.
        "taal_terug": reverse("voordeur"),
    }
    response = render_page(request, "inloggen/geweigerd.html", context, status=tekst.status)
    response.reden = f"inlog:{reden.value}"  # type: ignore[attr-defined]
    return response
