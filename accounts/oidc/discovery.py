"""Where the broker's endpoints are: from the settings, or from its discovery document."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from accounts.oidc import http
from accounts.oidc.documenten import Document
from accounts.oidc.provider import Endpoints
from accounts.oidc.weigering import InlogGeweigerd, Reden

if TYPE_CHECKING:
    from collections.abc import Mapping

    from accounts.oidc.provider import Provider

HTTP_OK = 200

_documenten: dict[str, Document[Endpoints]] = {}


def endpoints(provider: Provider) -> Endpoints:
    """Raises InlogGeweigerd when the broker cannot be reached, or its document names another issuer."""
    if provider.endpoints is not None:
        return provider.endpoints
    document = _documenten.get(provider.issuer)
    if document is None:
        document = _documenten.setdefault(provider.issuer, Document(lambda: _fetch(provider)))
    return document.get()


def read_metadata(provider: Provider) -> Mapping[str, object]:
    """The discovery document itself, fetched now. Its issuer is the configured one, to the character."""
    url = provider.issuer.rstrip("/") + "/.well-known/openid-configuration"
    antwoord = http.get(url, timeout=provider.timeout)
    if antwoord.status != HTTP_OK:
        raise InlogGeweigerd(Reden.BROKER_ANTWOORD)
    metadata = antwoord.json()
    if metadata.get("issuer") != provider.issuer:
        raise InlogGeweigerd(Reden.BROKER_ISSUER)
    return metadata


def _fetch(provider: Provider) -> Endpoints:
    metadata = read_metadata(provider)
    return Endpoints(
        authorization=_adres(provider, metadata.get("authorization_endpoint")),
        token=_adres(provider, metadata.get("token_endpoint")),
        jwks=_adres(provider, metadata.get("jwks_uri")),
        userinfo=_optional(provider, metadata.get("userinfo_endpoint")),
        end_session=_optional(provider, metadata.get("end_session_endpoint")),
        sends_iss=metadata.get("authorization_response_iss_parameter_supported") is True,
    )


def _optional(provider: Provider, waarde: object) -> str | None:
    return None if waarde is None else _adres(provider, waarde)


def _adres(provider: Provider, waarde: object) -> str:
    """An https address; http only when the issuer itself is (demo and tests)."""
    toegestaan = {"https", urlsplit(provider.issuer).scheme}
    if not isinstance(waarde, str) or urlsplit(waarde).scheme not in toegestaan or not urlsplit(waarde).hostname:
        raise InlogGeweigerd(Reden.BROKER_ANTWOORD)
    return waarde
