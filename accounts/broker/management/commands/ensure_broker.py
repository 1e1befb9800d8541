from __future__ import annotations

from typing import TYPE_CHECKING, Any

from allauth.idp.oidc.models import Client, Token
from django.contrib.auth.hashers import make_password
from django.contrib.auth.models import User
from django.core.management import call_command
from django.core.management.base import BaseCommand
from django.db import transaction

from accounts.broker.clients import the_clients
from accounts.broker.logins import LOGINS
from accounts.oidc.demo import CLIENT_SECRET

if TYPE_CHECKING:
    from accounts.broker.clients import Client as OurClient


class Command(BaseCommand):
    help = "Makes the broker's tables, clients and users as far as they are not there yet; running it twice is fine."
    # The checks run with the server; here they would only make the start slower.
    requires_system_checks: list[str] = []

    def handle(self, *args: Any, **options: Any) -> None:
        call_command("migrate", verbosity=0, interactive=False)
        with transaction.atomic():
            for client in the_clients().values():
                _ensure_client(client)
            _ensure_users()
            Token.objects.expired().delete()
        call_command("clearsessions")


def _ensure_client(client: OurClient) -> None:
    values = {
        "name": client.middel.titel,
        "secret": make_password(CLIENT_SECRET),
        "scopes": f"openid\n{client.middel.scope}",
        "type": Client.Type.CONFIDENTIAL,
        "grant_types": Client.GrantType.AUTHORIZATION_CODE,
        "response_types": Client.ResponseType.CODE,
        "redirect_uris": client.callback,
        "data": {"client_metadata": {"post_logout_redirect_uris": [client.after_logout]}},
    }
    Client.objects.update_or_create(id=client.id, defaults=values)


def _ensure_users() -> None:
    User.objects.exclude(username__in=LOGINS).delete()
    users = [User(username=kenmerk, password=make_password(None)) for kenmerk in LOGINS]
    User.objects.bulk_create(users, ignore_conflicts=True)
