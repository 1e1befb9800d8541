"""The relying party of one provider, built for one callback.

mozilla-django-oidc gives the order of the code flow (`authenticate`: token, verify, then what is known of the person);
what it leaves unchecked is replaced here. No user is looked up or made: the outcome is a Vaststelling.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from django.conf import settings
from django.utils.crypto import salted_hmac
from mozilla_django_oidc.auth import OIDCAuthenticationBackend

from accounts.oidc import http
from accounts.oidc.adressen import callback_url
from accounts.oidc.claims import merge, read_dienst, read_rollen
from accounts.oidc.client_auth import authenticate_client
from accounts.oidc.discovery import HTTP_OK, endpoints
from accounts.oidc.id_token import check_at_hash, read_id_token, read_moment
from accounts.oidc.levels import read_niveau
from accounts.oidc.paths import find
from accounts.oidc.userinfo import read_userinfo
from accounts.oidc.vaststelling import Vaststelling
from accounts.oidc.weigering import InlogGeweigerd, Reden
from portal.registers.entities import Niveau

if TYPE_CHECKING:
    from collections.abc import Mapping

    from django.http import HttpRequest

    from accounts.oidc.paths import Claims
    from accounts.oidc.pogingen import Poging
    from accounts.oidc.provider import Provider

FOUT_IN_CODE = {400, 401}


class RelyingParty(OIDCAuthenticationBackend):  # type: ignore[misc]  # the package has no types
    def __init__(self, provider: Provider, poging: Poging) -> None:
        self.provider = provider
        self.poging = poging
        self.endpoints = endpoints(provider)
        super().__init__()

    def establish(self, request: HttpRequest) -> Vaststelling:
        """Who came back with this code. Raises InlogGeweigerd; nothing of the broker's answer is kept."""
        return cast(
            "Vaststelling",
            self.authenticate(request, nonce=self.poging.nonce, code_verifier=self.poging.verifier),
        )

    def get_settings(self, attr: str, *default: object) -> object:
        """The package asks here instead of in Django's settings, where providers could get mixed up."""
        waarden = {
            "OIDC_OP_TOKEN_ENDPOINT": self.endpoints.token,
            "OIDC_OP_USER_ENDPOINT": self.endpoints.userinfo,
            "OIDC_OP_JWKS_ENDPOINT": self.endpoints.jwks,
            "OIDC_RP_CLIENT_ID": self.provider.client.id,
            "OIDC_RP_CLIENT_SECRET": None,
            "OIDC_RP_SIGN_ALGO": self.provider.algoritmes[0],
            # Only has to be a name that exists: get_token sends the address of this provider.
            "OIDC_AUTHENTICATION_CALLBACK_URL": "inloggen:sleutels",
        }
        return waarden[attr] if attr in waarden else default[0]

    def get_token(self, payload: Mapping[str, str]) -> Mapping[str, object]:
        """Hands in the code, once. Raises InlogGeweigerd."""
        bewijs, koppen = authenticate_client(self.provider)
        velden = {naam: payload[naam] for naam in ("grant_type", "code", "code_verifier")}
        velden["redirect_uri"] = callback_url(self.provider)
        antwoord = http.post(self.endpoints.token, {**velden, **bewijs}, timeout=self.provider.timeout, koppen=koppen)
        if antwoord.status in FOUT_IN_CODE and antwoord.json().get("error") == "invalid_grant":
            raise InlogGeweigerd(Reden.CODE_GEWEIGERD)
        if antwoord.status != HTTP_OK:
            raise InlogGeweigerd(Reden.BROKER_ANTWOORD)
        return antwoord.json()

    def verify_token(self, token: object, **kwargs: str) -> Claims:
        return read_id_token(token, self.provider, self.endpoints.jwks, nonce=kwargs["nonce"])

    def store_tokens(self, access_token: object, id_token: object) -> None:
        """No token is stored."""

    def get_or_create_user(self, access_token: object, id_token: object, payload: Claims) -> Vaststelling:
        """Named by the package. Only reached with an id-token that was right."""
        claims = merge(self.provider, payload, self._userinfo(access_token, payload))
        minstens = Niveau(max(self.poging.niveau, self.provider.minimaal_niveau))
        niveau = read_niveau(find(claims, self.provider.niveau_claim), self.provider.niveaus, minstens=minstens)
        rollen = read_rollen(self.provider, claims)
        return Vaststelling(
            provider=self.provider.naam,
            middel=str(self.provider.middel),
            niveau=niveau,
            moment=read_moment(payload, max_age=self.provider.max_age),
            handelend=rollen.handelend,
            klant=rollen.klant,
            is_vertegenwoordiging=rollen.grond is not None,
            grond=rollen.grond,
            dienst=read_dienst(self.provider, rollen),
            vestiging=rollen.vestiging,
            keten=rollen.keten,
            sessie_kenmerken=sessie_kenmerken(self.provider, payload),
        )

    def _userinfo(self, access_token: object, payload: Claims) -> Claims:
        if not isinstance(access_token, str) or not access_token.isascii() or not access_token.isprintable():
            raise InlogGeweigerd(Reden.BROKER_ANTWOORD)
        check_at_hash(payload, access_token)
        return read_userinfo(self.provider, self.endpoints, access_token, sub=payload["sub"])


def sessie_kenmerken(provider: Provider, claims: Claims) -> tuple[str, ...]:
    """Keyed hashes of `sid` and `sub`: enough to find a session by, and nothing that identifies a person."""
    return tuple(
        salted_hmac(f"oidc.{provider.naam}.{naam}", waarde, secret=settings.SECRET_KEY, algorithm="sha256").hexdigest()
        for naam in ("sid", "sub")
        if isinstance(waarde := claims.get(naam), str) and waarde
    )
