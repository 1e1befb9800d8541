"""The clients that may send people here: the portal, once for each middel."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from django.conf import settings

from accounts.broker.middelen import MIDDELEN
from accounts.oidc.demo import client_id

if TYPE_CHECKING:
    from collections.abc import Mapping

    from accounts.broker.middelen import Middel


@dataclass(frozen=True, slots=True)
class Client:
    id: str
    middel: Middel
    callback: str
    after_logout: str


@cache
def the_clients() -> Mapping[str, Client]:
    portal = settings.PORTAL_URL
    clients = (
        Client(client_id(middel.naam), middel, f"{portal}/inloggen/{middel.naam}/terug/", f"{portal}/")
        for middel in MIDDELEN
    )
    return {client.id: client for client in clients}
