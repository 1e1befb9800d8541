"""Each way to log in here is one user of the provider: a person, a middel and a niveau."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from accounts.broker.middelen import MIDDELEN

if TYPE_CHECKING:
    from collections.abc import Mapping

    from accounts.broker.middelen import Claims, Middel, Trede
    from accounts.broker.people import Persoon


@dataclass(frozen=True, slots=True)
class Login:
    middel: Middel
    persoon: Persoon
    trede: Trede

    @property
    def kenmerk(self) -> str:
        """The username of its user."""
        return kenmerk(self.middel, self.persoon.sleutel, self.trede.sleutel)

    @property
    def claims(self) -> Claims:
        return self.middel.claims(self.persoon)


def kenmerk(middel: Middel, persoon: str, niveau: str) -> str:
    return f"{middel.naam}.{persoon}.{niveau}"


_ALL = [
    Login(middel, persoon, trede)
    for middel in MIDDELEN
    for persoon in middel.personen.values()
    for trede in middel.treden
]
LOGINS: Mapping[str, Login] = {login.kenmerk: login for login in _ALL}
