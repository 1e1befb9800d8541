"""What a register takes over from another one besides what is new: how things were found and done there.

No Django, no HTTP, as `entities`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from portal.registers.entities import Niveau

if TYPE_CHECKING:
    from datetime import datetime

    from portal.registers.entities import Authenticatie, Inzending, StatusKlanttaak


@dataclass(frozen=True, slots=True)
class Pseudoniem:
    """A number as another register of this gemeente kept it, instead of the number: `<version of the pepper>:<hex>`."""

    soort: str
    waarde: str


@dataclass(frozen=True, slots=True)
class Referentie:
    """A row of what the gemeente may extend: `soort` is kanaal, middel, grondslag or thema."""

    soort: str
    code: str
    naam: str
    minimum_niveau: Niveau = Niveau.GEEN
    """Of a thema only."""


@dataclass(frozen=True, slots=True)
class OvergenomenInzending:
    """What the klant sent in another register, with how surely that person was known."""

    inzending: Inzending
    authenticatie: Authenticatie


@dataclass(frozen=True, slots=True)
class Verloop:
    """What happened to a klanttaak in the register that is taken over. Whatever was ever done has its inzending."""

    status: StatusKlanttaak
    aangemaakt_op: datetime
    status_sinds: datetime
    reden_intrekking: str = ""
    inzending: OvergenomenInzending | None = None
