"""The first net: what of a dossier this bevoegdheid reaches. Row-level security is the second."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar, cast

from django.db.models import F, Model, Q, QuerySet
from django.db.models.functions import Greatest

from portal.registers.entities import Mag
from portal.registers.errors import NiveauTeLaag, Refused

if TYPE_CHECKING:
    from uuid import UUID

    from portal.registers.entities import Bevoegdheid
    from portal.registers.ports import Herkomst

M = TypeVar("M", bound=Model)

# PostgreSQL leaves a NULL (no thema) out of GREATEST.
_NIVEAU_NODIG = Greatest(F("vereist_niveau"), F("thema__minimum_niveau"))


def require(bevoegdheid: Bevoegdheid, mag: Mag) -> None:
    if mag not in bevoegdheid.mag:
        raise Refused("niet_bevoegd", "Dit mag u niet doen voor deze klant.")


def require_niveau(bevoegdheid: Bevoegdheid, vereist: int) -> None:
    """Raises NiveauTeLaag: a record, or its thema, may demand a surer login than this session has."""
    if bevoegdheid.niveau < vereist:
        raise NiveauTeLaag(vereist)


def within(rows: QuerySet[M], bevoegdheid: Bevoegdheid, *, vertrouwelijk: bool = False) -> QuerySet[M]:
    """Rows of the klant, narrowed to the scope's thema's and vestiging; `vertrouwelijk` when the rows can be so.

    Each row comes with `niveau_nodig`: what it asks itself, or its thema when that is more.
    """
    require(bevoegdheid, Mag.LEZEN)
    rows = rows.filter(klant_id__in=bevoegdheid.dossiers)
    if bevoegdheid.themas is not None:
        rows = rows.filter(thema_id__in=bevoegdheid.themas)
    if bevoegdheid.vestiging:
        rows = rows.filter(vestiging=bevoegdheid.vestiging)
    if vertrouwelijk and bevoegdheid.is_vertegenwoordiger and Mag.VERTROUWELIJK not in bevoegdheid.mag:
        rows = rows.filter(vertrouwelijk=False)
    return rows if "niveau_nodig" in rows.query.annotations else with_niveau(rows)


def with_niveau(rows: QuerySet[M]) -> QuerySet[M]:
    """With `niveau_nodig`; for a queryset that is kept and asked again and again (`within` adds it where it lacks)."""
    return cast("QuerySet[M]", rows.annotate(niveau_nodig=_NIVEAU_NODIG))


def same_as(id: UUID | None, herkomst: Herkomst) -> Q:
    """Rows that are this very record: of this id, or registered before under this herkomst."""
    same = Q(id__in=[id] if id else [])
    return same | Q(bron=herkomst.bron, bronkenmerk=herkomst.kenmerk) if herkomst.kenmerk else same


def after(descending: str, moment: object, row_id: object) -> Q:
    """Keyset: the rows behind this one when the newest come first."""
    return Q(**{f"{descending}__lt": moment}) | Q(**{descending: moment, "id__lt": row_id})
