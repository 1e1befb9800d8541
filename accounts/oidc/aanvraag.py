"""The question to the broker: the authorization request, and what is checked of the answer before any code is used."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlencode, urlsplit

from mozilla_django_oidc.utils import generate_code_challenge

from accounts.oidc import pogingen
from accounts.oidc.adressen import callback_url
from accounts.oidc.discovery import endpoints
from accounts.oidc.levels import acr_for
from accounts.oidc.weigering import InlogGeweigerd, Reden
from portal.registers.entities import Niveau

if TYPE_CHECKING:
    from django.contrib.sessions.backends.base import SessionBase
    from django.http import QueryDict

    from accounts.oidc.pogingen import Poging
    from accounts.oidc.provider import Provider

_FOUTEN = {
    "access_denied": Reden.GEANNULEERD,
    "login_required": Reden.GEANNULEERD,
    "interaction_required": Reden.GEANNULEERD,
    "temporarily_unavailable": Reden.BROKER_NIET_BEREIKBAAR,
    "server_error": Reden.BROKER_NIET_BEREIKBAAR,
}


def authorization_url(
    session: SessionBase, provider: Provider, *, next_url: str, niveau: Niveau, openbaar: bool = False
) -> str:
    """Begins a login and says where the browser must go. Raises InlogGeweigerd when the broker cannot be reached."""
    adres = endpoints(provider).authorization
    state, poging = pogingen.begin(session, provider, next_url=next_url, niveau=niveau, openbaar=openbaar)
    velden = {
        "response_type": "code",
        "client_id": provider.client.id,
        "redirect_uri": callback_url(provider),
        "scope": provider.scope,
        "state": state,
        "nonce": poging.nonce,
        "code_challenge": generate_code_challenge(poging.verifier, "S256"),
        "code_challenge_method": "S256",
        "acr_values": provider.acr_values or acr_for(niveau, provider.niveaus) or "",
        "prompt": provider.prompt,
        "max_age": "" if provider.max_age is None else str(provider.max_age),
    }
    vraag = urlencode({naam: waarde for naam, waarde in velden.items() if waarde})
    return f"{adres}{'&' if urlsplit(adres).query else '?'}{vraag}"


def read_niveau_gevraagd(waarde: str | None, provider: Provider) -> Niveau:
    """For a step-up: the level a page asks for, never under the provider's own minimum. Raises InlogGeweigerd."""
    if waarde is None:
        return provider.minimaal_niveau
    mogelijk = {str(niveau.value): niveau for niveau in Niveau}
    if waarde not in mogelijk or acr_for(mogelijk[waarde], provider.niveaus) is None:
        raise InlogGeweigerd(Reden.VERZOEK_ONJUIST)
    return max(mogelijk[waarde], provider.minimaal_niveau)


def check_third_party(params: QueryDict, provider: Provider) -> None:
    """Another site may begin a login (OpenID Connect Core 4), but only at the broker of this provider."""
    if params.get("iss", provider.issuer) != provider.issuer:
        raise InlogGeweigerd(Reden.VERWISSELD)


def check_answer(params: QueryDict, session: SessionBase, provider: Provider) -> Poging:
    """The login that this answer belongs to, used up. Raises InlogGeweigerd unless there is one code for it."""
    poging = pogingen.take(session, _single(params, "state", Reden.STATE_ONBEKEND), provider)
    _check_iss(params, provider)
    if "error" in params:
        raise InlogGeweigerd(_FOUTEN.get(params.get("error", ""), Reden.BROKER_WEIGERT))
    _single(params, "code", Reden.VERZOEK_ONJUIST)
    return poging


def _check_iss(params: QueryDict, provider: Provider) -> None:
    """Who says this (RFC 9207): an answer of another broker, at this callback, is a mix-up."""
    gegeven = params.getlist("iss")
    if gegeven not in ([], [provider.issuer]) or (not gegeven and endpoints(provider).sends_iss):
        raise InlogGeweigerd(Reden.VERWISSELD)


def _single(params: QueryDict, naam: str, reden: Reden) -> str:
    waarden = params.getlist(naam)
    if len(waarden) != 1 or not waarden[0]:
        raise InlogGeweigerd(reden)
    return waarden[0]
