"""The authorization request: what is asked, and what of it is refused. The protocol is oauthlib's and allauth's."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from allauth.idp.oidc.internal.oauthlib.server import get_server
from django.conf import settings
from django.http import HttpResponseRedirect, QueryDict
from oauthlib.oauth2.rfc6749 import errors
from oauthlib.openid.connect.core.exceptions import LoginRequired, RequestNotSupported, RequestURINotSupported

from accounts.broker.clients import the_clients

if TYPE_CHECKING:
    from django.contrib.auth.models import User
    from oauthlib.common import Request

    from accounts.broker.clients import Client
    from portal.registers.entities import Niveau

# A relying party may send more; what is not known must be ignored (OpenID Connect Core 3.1.2.1).
_FOR_OAUTHLIB = (
    "client_id",
    "redirect_uri",
    "response_type",
    "scope",
    "state",
    "nonce",
    "code_challenge",
    "code_challenge_method",
)
_S256 = re.compile(r"[A-Za-z0-9_-]{43}")


@dataclass(frozen=True, slots=True)
class AuthorizationRequest:
    client: Client
    uri: str
    """The request in the form that oauthlib reads."""
    scopes: list[str]
    prompts: frozenset[str]
    asked: Niveau | None
    """The level asked by acr_values; of several the first that this middel knows."""
    oauthlib: Request

    def error(self, kind: type[errors.OAuth2Error], description: str) -> errors.OAuth2Error:
        return kind(description=description, request=self.oauthlib)


def read_request(query: QueryDict) -> AuthorizationRequest:
    """Raises FatalClientError (show it here) or another OAuth2Error (tell it the client by `refuse`)."""
    client = _known_client(query)
    known = QueryDict(mutable=True)
    for name in _FOR_OAUTHLIB:
        known.setlist(name, query.getlist(name))
    uri = f"{settings.BROKER_URL}/?{known.urlencode()}"
    scopes, details = get_server().validate_authorization_request(uri, "GET", "", {})
    asked = _asked(client, query.get("acr_values", ""))
    prompts = frozenset(query.get("prompt", "").split())
    authorization = AuthorizationRequest(client, uri, scopes, prompts, asked, details["request"])
    _refuse_what_is_weak(authorization, query)
    return authorization


def _known_client(query: QueryDict) -> Client:
    client = the_clients().get(query.get("client_id", ""))
    if not client:
        raise errors.InvalidClientIdError
    # Compared as a whole: allauth lets another port of this machine and an extra query through.
    if query.get("redirect_uri") != client.callback:
        raise errors.MismatchingRedirectURIError
    return client


def _asked(client: Client, acr_values: str) -> Niveau | None:
    levels = {trede.acr: trede.niveau for trede in client.middel.treden}
    return next((levels[acr] for acr in acr_values.split() if acr in levels), None)


def _refuse_what_is_weak(authorization: AuthorizationRequest, query: QueryDict) -> None:
    asked = authorization.oauthlib
    # Without a method oauthlib takes "plain", and without a challenge it asks for no proof at all.
    if asked.code_challenge_method != "S256" or not _S256.fullmatch(asked.code_challenge or ""):
        raise authorization.error(errors.InvalidRequestError, "PKCE with code_challenge_method S256 is required.")
    if "openid" not in authorization.scopes:
        raise authorization.error(errors.InvalidScopeError, "Scope openid is required.")
    if query.get("response_mode", "query") != "query":
        raise authorization.error(errors.InvalidRequestError, "Only response_mode query is supported.")
    if "none" in authorization.prompts and len(authorization.prompts) > 1:
        raise authorization.error(errors.InvalidRequestError, "Prompt none stands alone.")
    for name, kind in (("request", RequestNotSupported), ("request_uri", RequestURINotSupported)):
        if name in query:
            raise authorization.error(kind, f"Parameter {name} is not supported.")


def grant(authorization: AuthorizationRequest, user: User) -> HttpResponseRedirect:
    """Back to the client with a code."""
    headers, _, _ = get_server().create_authorization_response(
        authorization.uri, "GET", "", {}, scopes=authorization.scopes, credentials={"user": user}
    )
    return _redirect(headers["Location"])


def grant_silently(authorization: AuthorizationRequest, user: User | None) -> HttpResponseRedirect:
    """For prompt=none: only who logged in here with the same middel. Raises LoginRequired."""
    if not user or not user.username.startswith(f"{authorization.client.middel.naam}."):
        raise authorization.error(LoginRequired, "Nobody is logged in.")
    return grant(authorization, user)


def cancelled(authorization: AuthorizationRequest) -> errors.OAuth2Error:
    return authorization.error(errors.AccessDeniedError, "The person cancelled.")


def refuse(error: errors.OAuth2Error) -> HttpResponseRedirect:
    """Back to the client with the error. Only for errors that know a checked redirect_uri."""
    return _redirect(error.in_uri(error.redirect_uri))


def _redirect(address: str) -> HttpResponseRedirect:
    # RFC 9207: says whose answer this is, so that a client with several brokers cannot be led to mix them up.
    iss = QueryDict(mutable=True)
    iss["iss"] = settings.BROKER_URL
    return HttpResponseRedirect(f"{address}&{iss.urlencode()}")
