"""Logins that were begun in this browser session and not yet finished. Each is used once, for one provider."""

from __future__ import annotations

import secrets
import time
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

from django.utils.crypto import constant_time_compare

from accounts.oidc.weigering import InlogGeweigerd, Reden

if TYPE_CHECKING:
    from django.contrib.sessions.backends.base import SessionBase

    from accounts.oidc.provider import Provider
    from portal.registers.entities import Niveau

SLEUTEL = "oidc_pogingen"
MAX_POGINGEN = 8
"""Tabs in which a login can be open at once; the oldest gives way."""
MAX_DUUR = 30 * 60
"""Seconds a person may take at the broker."""
BYTES = 32
"""Of randomness, in each of state, nonce and code verifier."""


@dataclass(frozen=True, slots=True)
class Poging:
    provider: str
    nonce: str
    verifier: str
    next: str
    niveau: int
    """What was asked for, and so the least that may come back."""
    begonnen: int
    """Seconds since the epoch."""
    openbaar: bool = False
    """The person said that others use this computer too."""


def begin(
    session: SessionBase, provider: Provider, *, next_url: str, niveau: Niveau, openbaar: bool = False
) -> tuple[str, Poging]:
    """A new `state` with what belongs to it, kept in the session."""
    poging = Poging(
        provider=provider.naam,
        nonce=secrets.token_urlsafe(BYTES),
        verifier=secrets.token_urlsafe(BYTES),
        next=next_url,
        niveau=int(niveau),
        begonnen=int(time.time()),
        openbaar=openbaar,
    )
    state = secrets.token_urlsafe(BYTES)
    jongste = list(_open(session).items())[-(MAX_POGINGEN - 1) :]
    session[SLEUTEL] = {**dict(jongste), state: asdict(poging)}
    return state, poging


def take(session: SessionBase, state: str, provider: Provider) -> Poging:
    """What was begun under this state, which is from now on unknown. Raises InlogGeweigerd."""
    open_ = _open(session)
    gevonden = next((s for s in open_ if constant_time_compare(s, state)), None)
    if gevonden is None:
        raise InlogGeweigerd(Reden.STATE_ONBEKEND)
    poging = Poging(**open_.pop(gevonden))
    session[SLEUTEL] = open_
    if poging.provider != provider.naam:
        raise InlogGeweigerd(Reden.VERWISSELD)
    if not 0 <= time.time() - poging.begonnen <= MAX_DUUR:
        raise InlogGeweigerd(Reden.STATE_ONBEKEND)
    return poging


def _open(session: SessionBase) -> dict[str, dict[str, Any]]:
    bewaard = session.get(SLEUTEL)
    return dict(bewaard) if isinstance(bewaard, Mapping) else {}
