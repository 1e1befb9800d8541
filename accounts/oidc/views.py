"""Going to a broker, coming back, and the keys by which brokers know us. One start and one callback per provider."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib.sessions.backends.base import UpdateError
from django.http import HttpResponseRedirect, JsonResponse
from django.views.decorators.http import require_GET

from accounts import inloggen
from accounts.oidc import broker_sessies
from accounts.oidc.aanvraag import authorization_url, check_answer, check_third_party, read_niveau_gevraagd
from accounts.oidc.adressen import safe_next
from accounts.oidc.pagina import refuse
from accounts.oidc.providers import get_provider, providers
from accounts.oidc.relying_party import RelyingParty
from accounts.oidc.weigering import InlogGeweigerd, Reden
from accounts.toegang import openbaar

if TYPE_CHECKING:
    from django.http import HttpResponse

    from accounts.oidc.pogingen import Poging
    from accounts.oidc.provider import Provider
    from portal.web.request import PortalRequest


@openbaar("inloggen", zonder_transactie=True)
@require_GET
def start(request: PortalRequest, naam: str) -> HttpResponse:
    """To the broker. `next` is a page of this site, `niveau` the level a step-up needs, `openbaar` says that others use
    this computer too; who said so once need not say it again for a step-up."""
    provider = get_provider(naam)
    try:
        check_third_party(request.GET, provider)
        niveau = read_niveau_gevraagd(request.GET.get("niveau"), provider)
        next_url = safe_next(request.GET.get("next"))
        is_openbaar = request.GET.get("openbaar") == "1" or (request.inlog is not None and request.inlog.openbaar)
        address = authorization_url(request.session, provider, next_url=next_url, niveau=niveau, openbaar=is_openbaar)
        return HttpResponseRedirect(address)
    except InlogGeweigerd as weigering:
        return refuse(request, provider, weigering.reden)


@openbaar("inloggen", zonder_transactie=True)
@require_GET
def terug(request: PortalRequest, naam: str) -> HttpResponse:
    """Back from the broker of this provider, and of no other."""
    provider = get_provider(naam)
    try:
        poging = _use_up(request, provider)
        vaststelling = RelyingParty(provider, poging).establish(request)
    except InlogGeweigerd as weigering:
        return refuse(request, provider, weigering.reden)
    response = inloggen.log_in(request, vaststelling, poging.next, openbaar=poging.openbaar)
    broker_sessies.remember(request.session.session_key, vaststelling.sessie_kenmerken)
    return response


@openbaar("eigen sleutels tonen")
@require_GET
def sleutels(request: PortalRequest) -> HttpResponse:
    """The public half of our own keys, for brokers that verify private_key_jwt or encrypt id-tokens."""
    gevonden: dict[str, object] = {}
    for provider in providers().values():
        for use, groep in (("sig", provider.client.sleutels), ("enc", provider.ontsleutelsleutels)):
            gevonden |= {f"{use} {sleutel.kid}": {**sleutel.as_dict(private=False), "use": use} for sleutel in groep}
    return JsonResponse({"keys": list(gevonden.values())}, headers={"Cache-Control": "public, max-age=300"})


def _use_up(request: PortalRequest, provider: Provider) -> Poging:
    """Saved at once, also when the answer is refused: talking to the broker takes long enough for a second try."""
    try:
        return check_answer(request.GET, request.session, provider)
    finally:
        if request.session.modified:
            _save(request)


def _save(request: PortalRequest) -> None:
    try:
        request.session.save()
    except UpdateError:
        # The session was ended in another tab in the meantime. Without flush it would be saved, and fail, once more.
        request.session.flush()
        raise InlogGeweigerd(Reden.STATE_ONBEKEND) from None
