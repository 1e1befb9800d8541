"""What this provider says of a person, in the hooks that allauth offers for it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal

from allauth.idp.oidc.adapter import DefaultOIDCAdapter
from allauth.idp.oidc.models import PrivateKey
from django.conf import settings

from accounts.broker.keys import signing_key
from accounts.broker.logins import LOGINS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from allauth.idp.oidc.models import Client
    from django.contrib.auth.models import User


class BrokerAdapter(DefaultOIDCAdapter):
    def get_issuer(self) -> str:
        return str(settings.BROKER_URL)

    def list_private_keys(
        self, *, did_activate: Literal[True] | None = None, is_active: Literal[True] | None = None
    ) -> list[PrivateKey]:
        return [PrivateKey(pem=signing_key())]

    def get_claims(
        self,
        purpose: Literal["id_token", "userinfo"],
        user: User,
        client: Client,
        scopes: Iterable[str],
        email: str | None = None,
        **kwargs: Any,
    ) -> dict[str, Any]:
        """Who it is stands in both, as brokers differ in it; how surely stands in the id-token, as in the standard."""
        login = LOGINS[user.username]
        claims: dict[str, Any] = {"sub": self.get_user_sub(client, user)}
        if login.middel.scope in scopes:
            claims |= login.claims
        if purpose == "id_token":
            assert user.last_login
            claims |= {"acr": login.trede.acr, "auth_time": int(user.last_login.timestamp())}
        return claims
