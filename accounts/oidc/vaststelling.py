"""The outcome of a login: who acts, for whom, how surely. Lives for one request; nothing here may reach a log."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime

    from portal.registers.entities import Niveau


class Soort(StrEnum):
    """What kind of number identifies a partij. Two kinds never meet: the pseudonym is made of soort and number."""

    BSN = "bsn"
    KVK = "kvk"
    RSIN = "rsin"
    EHERKENNING = "eherkenning"
    """The opaque pseudonym of an eHerkenning medewerker."""
    EIDAS = "eidas"
    EIDAS_ORGANISATIE = "eidas-organisatie"
    ACCOUNT = "account"
    """The id of an e-mail account: who has nothing but that is known by nothing but that."""
    PSEUDONIEM = "pseudoniem"
    """A `sub` of NL GOV type pseudonym, made unique by the issuer it stands under."""


ORGANISATIES = frozenset({Soort.KVK, Soort.RSIN, Soort.EIDAS_ORGANISATIE})


class Grond(StrEnum):
    """Why someone may act for another, as far as the login means tells it."""

    VOLMACHT = "volmacht"
    BEWIND = "bewind"


@dataclass(frozen=True, slots=True)
class Identiteit:
    """A number that was checked, its kind, and the name the broker gave with it (empty when it gave none)."""

    soort: Soort
    nummer: str = field(repr=False)
    naam: str = field(default="", repr=False)

    @property
    def is_organisatie(self) -> bool:
        return self.soort in ORGANISATIES


@dataclass(frozen=True, slots=True)
class Vaststelling:
    """What a broker established, after every check of `broker-contract.md`."""

    provider: str
    middel: str
    niveau: Niveau
    moment: datetime
    """Aware: when the broker authenticated the person (`auth_time`), else when it issued the token."""
    handelend: Identiteit
    """The one at the keyboard."""
    klant: Identiteit
    """The one it is about; equal to `handelend` when someone acts for themselves."""
    is_vertegenwoordiging: bool = False
    """False for eHerkenning: there a medewerker acts for their own organisatie (`broker-contract.md`)."""
    grond: Grond | None = None
    dienst: str | None = None
    """Which service the mandate is for: a key of the provider's `diensten`. Always set with a vertegenwoordiging."""
    vestiging: str | None = None
    """Twelve digits when the login is narrowed to one vestiging of the klant."""
    keten: tuple[Identiteit, ...] = ()
    """Who stands between handelend and klant, nearest to handelend first: a bewindvoerderskantoor, an intermediary."""
    sessie_kenmerken: tuple[str, ...] = ()
    """Keyed hashes of the broker's `sid` and `sub`: by these a back-channel logout finds the session."""
