"""The document by which a relying party finds its way. Says no more than is served."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings
from django.http import JsonResponse
from django.urls import reverse

from accounts.broker.middelen import MIDDELEN

if TYPE_CHECKING:
    from collections.abc import Mapping

    from django.http import HttpRequest


def configuration(request: HttpRequest) -> JsonResponse:
    return JsonResponse({**_endpoints(), **_abilities()})


def _endpoints() -> Mapping[str, object]:
    names = {
        "authorization_endpoint": "authorize",
        "token_endpoint": "token",
        "userinfo_endpoint": "userinfo",
        "jwks_uri": "jwks",
        "end_session_endpoint": "logout",
    }
    return {"issuer": settings.BROKER_URL} | {key: settings.BROKER_URL + reverse(name) for key, name in names.items()}


def _abilities() -> Mapping[str, object]:
    treden = [trede.acr for middel in MIDDELEN for trede in middel.treden]
    return {
        "scopes_supported": ["openid", *dict.fromkeys(middel.scope for middel in MIDDELEN)],
        "response_types_supported": ["code"],
        "response_modes_supported": ["query"],
        "grant_types_supported": ["authorization_code"],
        "code_challenge_methods_supported": ["S256"],
        "token_endpoint_auth_methods_supported": settings.IDP_OIDC_AUTH_METHODS,
        "id_token_signing_alg_values_supported": ["RS256"],
        "subject_types_supported": ["public"],
        "prompt_values_supported": ["none", "login"],
        "acr_values_supported": list(dict.fromkeys(treden)),
        "claims_parameter_supported": False,
        "request_parameter_supported": False,
        "request_uri_parameter_supported": False,
        "authorization_response_iss_parameter_supported": True,
    }
