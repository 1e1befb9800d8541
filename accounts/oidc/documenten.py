"""A document of a broker (discovery, keys), kept in this process: one fetch at a time, none while it is fresh."""

from __future__ import annotations

import threading
import time
from collections import deque
from typing import TYPE_CHECKING, Generic, TypeVar

from accounts.oidc.weigering import InlogGeweigerd, Reden

if TYPE_CHECKING:
    from collections.abc import Callable

T = TypeVar("T")

VERS = 3600.0
"""Seconds a document is used without looking again."""
RUST = 5.0
"""Seconds in which a failure is repeated without asking the broker."""
VERVERSINGEN, VENSTER = 3, 60.0
"""At most so many forced refreshes in so many seconds: unknown key ids must not become a flood of fetches."""


class Document(Generic[T]):
    """`fetch` gets it, and raises InlogGeweigerd when it cannot."""

    def __init__(self, fetch: Callable[[], T]) -> None:
        self._fetch = fetch
        self._slot = threading.Lock()
        self._waarde: T | None = None
        self._vers_tot = 0.0
        self._rust_tot = 0.0
        self._reden = Reden.BROKER_NIET_BEREIKBAAR
        self._ververst: deque[float] = deque(maxlen=VERVERSINGEN)

    def get(self) -> T:
        with self._slot:
            if self._waarde is not None and time.monotonic() < self._vers_tot:
                return self._waarde
            return self._load()

    def refresh(self, oud: T) -> T:
        """A newer one than `oud`, if allowed: another request may have fetched it, or it was asked too often."""
        with self._slot:
            nu = time.monotonic()
            if self._waarde is not None and self._waarde is not oud:
                return self._waarde
            if len(self._ververst) == VERVERSINGEN and nu < self._ververst[0] + VENSTER:
                return oud
            self._ververst.append(nu)
            return self._load()

    def _load(self) -> T:
        if time.monotonic() < self._rust_tot:
            raise InlogGeweigerd(self._reden)
        try:
            waarde = self._fetch()
        except InlogGeweigerd as fout:
            self._reden, self._rust_tot = fout.reden, time.monotonic() + RUST
            raise
        self._waarde, self._vers_tot, self._rust_tot = waarde, time.monotonic() + VERS, 0.0
        return waarde
