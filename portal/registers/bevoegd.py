"""The one rule of who may do what with which record: allowed, or a reason. Default deny.

`judge` is asked by views and registers of one record; `embedded.toegang.within` and the row-level policies say the same
of many rows at once, and `tests/bevoegdheid` holds all three against the table in `docs/bevoegdheid.md`. No Django.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from portal.registers.entities import Mag

if TYPE_CHECKING:
    from datetime import datetime
    from uuid import UUID

    from portal.registers.entities import Bevoegdheid, Vertegenwoordiging


_ALLES = frozenset(Mag)
#: The most that each ground can give (`law.md`); a ground that is not here gives nothing.
GROOTSTE_SCOPE = {
    "volmacht": _ALLES,
    "gezag": _ALLES,
    "voogdij": _ALLES,
    "curatele": _ALLES,
    "bewind": frozenset({Mag.LEZEN, Mag.CONTACT, Mag.HANDELEN, Mag.CONTACTGEGEVENS}),
    "mentorschap": frozenset({Mag.LEZEN, Mag.CONTACT, Mag.HANDELEN}),
    "nabestaande": frozenset({Mag.LEZEN, Mag.CONTACT}),
}
#: Which grounds end when this happens to the klant (`law.md`).
EINDIGT_BIJ = {
    "overleden": frozenset(GROOTSTE_SCOPE) - {"nabestaande"},
    "curatele": frozenset({"volmacht"}),
    "faillissement": frozenset({"volmacht"}),
    "wsnp": frozenset({"volmacht"}),
    "meerderjarig": frozenset({"gezag", "voogdij"}),
}


class Reden(StrEnum):
    """Why not. A code for tests, logs and audit lines; a screen never tells which one it was of a record."""

    ANDERE_KLANT = "andere_klant"
    NIET_BEVOEGD = "niet_bevoegd"
    BUITEN_SCOPE = "buiten_scope"
    BUITEN_VESTIGING = "buiten_vestiging"
    VERTROUWELIJK = "vertrouwelijk"
    NIVEAU_TE_LAAG = "niveau_te_laag"
    INGETROKKEN = "vertegenwoordiging_ingetrokken"
    NOG_NIET = "vertegenwoordiging_nog_niet"
    VERLOPEN = "vertegenwoordiging_verlopen"
    GROND_ONBEKEND = "vertegenwoordiging_grond_onbekend"


@dataclass(frozen=True, slots=True)
class Record:
    """What of a record decides whether someone reaches it."""

    klant_id: UUID | None
    thema: str = ""
    zaken: frozenset[UUID] = frozenset()
    """The zaak it is, comes from, or is about."""
    vestiging: str = ""
    vertrouwelijk: bool = False
    vereist_niveau: int = 0


def judge(wie: Bevoegdheid, mag: Mag, record: Record | None = None) -> Reden | None:
    """None is allowed. Without a record: whether this capability is held at all."""
    if mag not in wie.mag or Mag.LEZEN not in wie.mag:
        return Reden.NIET_BEVOEGD
    if record is None:
        return None
    against = {
        Reden.ANDERE_KLANT: record.klant_id not in wie.dossiers,
        Reden.BUITEN_VESTIGING: bool(wie.vestiging) and record.vestiging != wie.vestiging,
        Reden.BUITEN_SCOPE: not wie.omvat(record.thema, record.zaken),
        Reden.VERTROUWELIJK: record.vertrouwelijk and wie.is_vertegenwoordiger and Mag.VERTROUWELIJK not in wie.mag,
        Reden.NIVEAU_TE_LAAG: wie.niveau < record.vereist_niveau,
    }
    return next((reden for reden, holds in against.items() if holds), None)


def judge_mandate(mandate: Vertegenwoordiging, *, at: datetime) -> Reden | None:
    """None when it holds at this moment. The last moment itself is past."""
    if mandate.grond_code not in GROOTSTE_SCOPE:
        return Reden.GROND_ONBEKEND
    if mandate.ingetrokken_op is not None and mandate.ingetrokken_op <= at:
        return Reden.INGETROKKEN
    if mandate.begint_op > at:
        return Reden.NOG_NIET
    if mandate.eindigt_op is not None and mandate.eindigt_op <= at:
        return Reden.VERLOPEN
    return None
