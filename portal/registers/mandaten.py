"""Mandates: who may act for whom, and the part of the port that tells it. No Django, no HTTP, as `entities`."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Sequence
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


@dataclass(frozen=True, slots=True)
class Uitnodiging:
    """A mandate that is offered, and not yet taken."""

    id: UUID
    klant_naam: str
    mag: frozenset[Mag]
    themas: frozenset[str] | None
    zaken: frozenset[UUID]
    begint_op: datetime
    eindigt_op: datetime
    verloopt_op: datetime
    """After this the code is worth nothing."""


@dataclass(frozen=True, slots=True)
class NieuweUitnodiging:
    sleutel: UUID
    """Idempotency key: the same one again gives the same invitation another code."""
    code_hash: str = field(repr=False)
    mag: frozenset[Mag]
    begint_op: datetime
    eindigt_op: datetime
    vereist_niveau: int
    verloopt_op: datetime
    themas: frozenset[str] | None = None
    zaken: Sequence[UUID] = ()


class MandaatRegister(Protocol):
    def register_levensgebeurtenis(self, klant_id: UUID, *, gebeurtenis: str, op: datetime) -> int:
        """What happened to the klant ends mandates by law: overleden, curatele, faillissement, wsnp, meerderjarig
        (`bevoegd.EINDIGT_BIJ`). How many it ended; again ends no more. Raises Refused `onbekend`, `toekomst`."""
        ...

    def mag_machtigen(self, bevoegdheid: Bevoegdheid) -> bool:
        """Whether this person may give mandates here: a Persoon, for themselves, and nobody's ward (`law.md`)."""
        ...

    def add_uitnodiging(self, bevoegdheid: Bevoegdheid, nieuw: NieuweUitnodiging) -> Uitnodiging:
        """Raises Refused `niet_zelf` as `mag_machtigen`."""
        ...

    def list_uitnodigingen(self, bevoegdheid: Bevoegdheid) -> tuple[Uitnodiging, ...]:
        """Those of the klant that can still be taken."""
        ...

    def end_uitnodiging(self, bevoegdheid: Bevoegdheid, uitnodiging_id: UUID) -> None:
        """Raises NotFound, also when it was taken."""
        ...

    def get_uitnodiging(self, bevoegdheid: Bevoegdheid, code_hash: str) -> Uitnodiging:
        """What this code offers to who hands it in. Raises NotFound for a code that is unknown, used, withdrawn or too
        old; Refused `zelf`, `niet_namens_een_ander`; NiveauTeLaag."""
        ...

    def accept_uitnodiging(self, bevoegdheid: Bevoegdheid, code_hash: str) -> Vertegenwoordiging:
        """Taken once, by one. Raises as `get_uitnodiging`."""
        ...

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

    def list_gemachtigden(self, klant_id: UUID) -> tuple[Vertegenwoordiging, ...]:
        """Who was given a mandate by this klant or by the gemeente, none of them withdrawn; not those of a login.
        Inside `scope.registratie` of the klant."""
        ...

    def record_gebruik(self, bevoegdheid: Bevoegdheid) -> bool:
        """The mandate that is acted under is used now. True the first time."""
        ...
