"""Mandates: who may act for whom, and the part of the port that tells it. No Django, no HTTP, as `entities`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from datetime import date, datetime
    from uuid import UUID

    from portal.registers.entities import Bevoegdheid, Mag
    from portal.registers.lijsten import Bladzijde, Cursor


@dataclass(frozen=True, slots=True)
class Vertegenwoordiging:
    id: UUID
    klant_id: UUID
    vertegenwoordiger_id: UUID
    klant_naam: str
    vertegenwoordiger_naam: str
    grond: str
    """The ground's name for people."""
    mag: frozenset[Mag]
    themas: frozenset[str] | None
    """Codes; None is all of them."""
    bron: str
    """login, portaal or gemeente."""
    begint_op: datetime
    eindigt_op: datetime | None = None
    ingetrokken_op: datetime | None = None
    laatst_gebruikt_op: datetime | None = None
    zaken: frozenset[UUID] = frozenset()
    """In scope besides the thema's."""
    grond_code: str = ""


@dataclass(frozen=True, slots=True)
class TeVertegenwoordigen:
    """A mandate to choose, with what asks attention first. The figures are those within its scope."""

    mandaat: Vertegenwoordiging
    open_taken: int = 0
    eerste_deadline: date | None = None


class MandaatRegister(Protocol):
    def list_vertegenwoordigingen(self, bevoegdheid: Bevoegdheid) -> tuple[Vertegenwoordiging, ...]:
        """Given and received ones of the klant; for a vertegenwoordiger only the one acted under."""
        ...

    def get_vertegenwoordiging(self, bevoegdheid: Bevoegdheid, vertegenwoordiging_id: UUID) -> Vertegenwoordiging:
        """One that the klant gave or received, or that is acted under. Raises NotFound."""
        ...

    def list_te_vertegenwoordigen(
        self, bevoegdheid: Bevoegdheid, *, zoek: str = "", na: Cursor | None = None, aantal: int = 10
    ) -> Bladzijde[TeVertegenwoordigen]:
        """For whom this person (or the organisatie they logged in for) may act at this moment: received mandates that
        hold now, those of a login left out. Nearest deadline first."""
        ...

    def end_vertegenwoordiging(self, bevoegdheid: Bevoegdheid, vertegenwoordiging_id: UUID) -> Vertegenwoordiging:
        """Withdrawn by either side, from now on. Raises NotFound; Refused `van_de_gemeente` for one that rests on law
        or on a decision; Conflict `voorbij` when it had ended."""
        ...

    def record_gebruik(self, bevoegdheid: Bevoegdheid) -> bool:
        """The mandate that is acted under is used now. True the first time."""
        ...
