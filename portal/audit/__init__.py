"""Audit lines: what happened, to whose data, by whom. Append-only; no identity numbers, no typed text.

Write one in the transaction of the change it tells of, so that neither is there without the other. A refusal is rolled
back, so its line is written afterwards, by the edge, in a transaction of its own.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from uuid import UUID

    from portal.registers.entities import Bevoegdheid


def record(
    gebeurtenis: str,
    bevoegdheid: Bevoegdheid,
    *,
    object_soort: str = "",
    object_id: UUID | None = None,
    verwerking: str = "",
    reden: str = "",
) -> None:
    """What a person did or looked at, for whom. `reden` is a code from a closed set."""
    from portal.audit.models import AuditRegel

    AuditRegel(
        gebeurtenis=gebeurtenis,
        verwerking=verwerking,
        klant_id=bevoegdheid.klant_id,
        persoon_id=bevoegdheid.persoon_id,
        als_vertegenwoordiger=bevoegdheid.is_vertegenwoordiger,
        vertegenwoordiging_id=bevoegdheid.vertegenwoordiging_id,
        object_soort=object_soort,
        object_id=object_id,
        reden=reden,
        middel=bevoegdheid.middel,
        niveau=bevoegdheid.niveau,
    ).save(force_insert=True)


def record_anonymous(gebeurtenis: str, *, reden: str = "", middel: str = "") -> None:
    """What nobody in particular did: a refused login, say."""
    from portal.audit.models import AuditRegel

    AuditRegel(gebeurtenis=gebeurtenis, reden=reden, middel=middel).save(force_insert=True)


def record_account(
    gebeurtenis: str, account_id: UUID, *, middel: str, persoon_id: UUID | None = None, reden: str = ""
) -> None:
    """What happened to an account itself: its factors, its password, the login of a medewerker (who is no persoon)."""
    from portal.audit.models import AuditRegel

    AuditRegel(
        gebeurtenis=gebeurtenis,
        klant_id=persoon_id,
        persoon_id=persoon_id,
        object_soort="account",
        object_id=account_id,
        reden=reden,
        middel=middel,
    ).save(force_insert=True)
