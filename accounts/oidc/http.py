"""Every call to a broker: bounded in time, in size and in number of tries. A broker that is down is left alone a while.

DigiD's outage of March 2023 was made worse by clients that kept trying; so reads are tried twice at most, a code is
handed in once, and after a few failures nothing is sent for a moment.
"""

from __future__ import annotations

import atexit
import json
import random
import threading
import time
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import httpx

from accounts.oidc.weigering import InlogGeweigerd, Reden

if TYPE_CHECKING:
    from collections.abc import Mapping

MAX_BYTES = 256 * 1024
PAUZE = 0.2
"""Seconds before the second try of a read; up to twice this, by chance."""
FOUTEN_VOOR_RUST = 5
RUST = 15.0
"""Seconds a host gets no calls after FOUTEN_VOOR_RUST failures in a row."""


@dataclass(frozen=True, slots=True)
class Antwoord:
    status: int
    content_type: str
    inhoud: bytes = field(repr=False)

    def json(self) -> Mapping[str, object]:
        """The body as a JSON object. Raises InlogGeweigerd when it is anything else."""
        try:
            waarde = json.loads(self.inhoud)
        except (ValueError, RecursionError):
            raise InlogGeweigerd(Reden.BROKER_ANTWOORD) from None
        if not isinstance(waarde, dict):
            raise InlogGeweigerd(Reden.BROKER_ANTWOORD)
        return waarde


class _Onbereikbaar(Exception):
    """No usable answer. `verzonden` tells whether the broker may have seen the request."""

    def __init__(self, *, verzonden: bool) -> None:
        super().__init__()
        self.verzonden = verzonden


@dataclass(slots=True)
class _Zekering:
    """Counts failures in a row of one host, in this process."""

    fouten: int = 0
    rust_tot: float = 0.0

    def check(self) -> None:
        if time.monotonic() < self.rust_tot:
            raise InlogGeweigerd(Reden.BROKER_NIET_BEREIKBAAR)

    def note(self, *, goed: bool) -> None:
        self.fouten = 0 if goed else self.fouten + 1
        if self.fouten >= FOUTEN_VOOR_RUST:
            self.fouten, self.rust_tot = 0, time.monotonic() + RUST


_zekeringen: dict[str, _Zekering] = {}
_slot = threading.Lock()


def get(url: str, *, timeout: float, bearer: str = "") -> Antwoord:
    """Reads an address, at most twice. `timeout` in seconds, per step. Raises InlogGeweigerd."""
    koppen = {"Authorization": f"Bearer {bearer}"} if bearer else {}
    return _call(httpx.Request("GET", url, headers=_ACCEPT | koppen), timeout, opnieuw=True)


def post(url: str, velden: Mapping[str, str], *, timeout: float, koppen: Mapping[str, str]) -> Antwoord:
    """Posts a form, once: tried again only when the broker was never reached. Raises InlogGeweigerd."""
    return _call(httpx.Request("POST", url, data=dict(velden), headers=_ACCEPT | dict(koppen)), timeout, opnieuw=False)


_ACCEPT = {"Accept": "application/json, application/jwt;q=0.9", "User-Agent": "MijnGemeente"}


@cache
def _client() -> httpx.Client:
    """One for the process: connections are kept and shared by its threads."""
    client = httpx.Client(follow_redirects=False, limits=httpx.Limits(max_connections=50, keepalive_expiry=30))
    atexit.register(client.close)
    return client


def _call(request: httpx.Request, timeout: float, *, opnieuw: bool) -> Antwoord:
    zekering = _zekering_of(str(request.url))
    zekering.check()
    try:
        antwoord = _try_twice(request, timeout, opnieuw=opnieuw)
    except _Onbereikbaar:
        zekering.note(goed=False)
        raise InlogGeweigerd(Reden.BROKER_NIET_BEREIKBAAR) from None
    zekering.note(goed=True)
    return antwoord


def _try_twice(request: httpx.Request, timeout: float, *, opnieuw: bool) -> Antwoord:
    try:
        return _send(request, timeout)
    except _Onbereikbaar as fout:
        if fout.verzonden and not opnieuw:
            raise
    time.sleep(PAUZE * random.uniform(1, 2))  # noqa: S311 - spreads clients, protects nothing
    return _send(request, timeout)


def _send(request: httpx.Request, timeout: float) -> Antwoord:
    """One try. The whole of it ends within twice the timeout: a trickle of bytes does not hold a worker."""
    einde = time.monotonic() + 2 * timeout
    request.extensions = {"timeout": httpx.Timeout(timeout).as_dict()}
    try:
        antwoord = _client().send(request, stream=True)
        try:
            inhoud = _read(antwoord, einde)
        finally:
            antwoord.close()
    except (httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout):
        raise _Onbereikbaar(verzonden=False) from None
    except httpx.HTTPError:
        raise _Onbereikbaar(verzonden=True) from None
    if antwoord.status_code >= httpx.codes.INTERNAL_SERVER_ERROR:
        raise _Onbereikbaar(verzonden=True)
    return Antwoord(antwoord.status_code, antwoord.headers.get("content-type", "").lower(), inhoud)


def _read(antwoord: httpx.Response, einde: float) -> bytes:
    inhoud = bytearray()
    for stuk in antwoord.iter_bytes():
        inhoud += stuk
        if len(inhoud) > MAX_BYTES:
            raise InlogGeweigerd(Reden.BROKER_ANTWOORD)
        if time.monotonic() > einde:
            raise _Onbereikbaar(verzonden=True)
    return bytes(inhoud)


def _zekering_of(url: str) -> _Zekering:
    with _slot:
        return _zekeringen.setdefault(urlsplit(url).netloc, _Zekering())
