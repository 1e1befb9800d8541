"""The first net: what of a dossier this bevoegdheid reaches. Row-level security is the second."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar, cast

from django.db.models import Exists, F, Model, OuterRef, Q, QuerySet
from django.db.models.functions import Greatest

from portal.registers.bevoegd import judge
from portal.registers.embedded.models import KlantcontactZaak
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
    if judge(bevoegdheid, mag):
        raise Refused("niet_bevoegd", "Dit mag u niet doen voor deze klant.")


def require_niveau(bevoegdheid: Bevoegdheid, vereist: int) -> None:
    """Raises NiveauTeLaag: a record, or its thema, may demand a surer login than this session has."""
    if bevoegdheid.niveau < vereist:
        raise NiveauTeLaag(vereist)


def within(
    rows: QuerySet[M], bevoegdheid: Bevoegdheid, *, zaak: str = "id", vertrouwelijk: bool = False
) -> QuerySet[M]:
    """`bevoegd.judge` for many rows: those of the klant, narrowed to what the mandate is about and to the vestiging.

    `zaak` is the way to the zaak that the row is, comes from or is about. `vertrouwelijk` when the rows can be so. Each
    row comes with `niveau_nodig`: what it asks itself, or its thema when that is more.
    """
    require(bevoegdheid, Mag.LEZEN)
    rows = rows.filter(klant_id__in=bevoegdheid.dossiers)
    if bevoegdheid.themas is not None:
        rows = rows.filter(about(bevoegdheid.themas, bevoegdheid.zaken, zaak))
    if bevoegdheid.vestiging:
        rows = rows.filter(vestiging=bevoegdheid.vestiging)
    if vertrouwelijk and bevoegdheid.is_vertegenwoordiger and Mag.VERTROUWELIJK not in bevoegdheid.mag:
        rows = rows.filter(vertrouwelijk=False)
    return rows if "niveau_nodig" in rows.query.annotations else with_niveau(rows)


def about(themas: frozenset[str], zaken: frozenset[UUID], zaak: str) -> Q:
    """Rows of these thema's, or with one of these zaken at the end of `zaak`. Never a row twice."""
    one = Q(thema_id__in=themas)
    if not zaken:
        return one
    if zaak != "zaken":
        return one | Q(**{f"{zaak}__in": zaken})
    links = KlantcontactZaak.objects.filter(klantcontact_id=OuterRef("id"), zaak_id__in=zaken)
    return one | Q(Exists(links))


def zaken_in_scope(bevoegdheid: Bevoegdheid | None) -> tuple[str, list[object]]:
    """What narrows the table `zaak` in SQL written out, with its values. None is the register itself: not narrowed."""
    narrowed, values = "", list[object]()
    if bevoegdheid is not None and bevoegdheid.themas is not None:
        narrowed = " AND (zaak.thema_id = ANY (%s) OR zaak.id = ANY (%s))"
        values += [sorted(bevoegdheid.themas), sorted(bevoegdheid.zaken)]
    if bevoegdheid is not None and bevoegdheid.vestiging:
        narrowed += " AND zaak.vestiging = %s"
        values.append(bevoegdheid.vestiging)
    return narrowed, values


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
