"""How a list is asked and answered, a page at a time."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from datetime import date, datetime
    from uuid import UUID

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Filter:
    """What a list of klantcontacten is narrowed to. Empty is not narrowed."""

    zoek: str = ""
    kanaal: str = ""
    initiatiefnemer: str = ""
    vanaf: date | None = None
    tot_en_met: date | None = None
    """Inclusive, Europe/Amsterdam."""
    zaak_id: UUID | None = None


@dataclass(frozen=True, slots=True)
class Cursor:
    """Where a page begins: after this item in the list's order. Opaque to pages."""

    moment: datetime
    id: UUID


@dataclass(frozen=True, slots=True)
class Bladzijde(Generic[T]):
    """One page of a list."""

    regels: tuple[T, ...]
    volgende: Cursor | None = None
    """None on the last page."""
