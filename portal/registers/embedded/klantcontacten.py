"""Klantcontacten as klant and vertegenwoordiger read them."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from functools import cache, lru_cache
from time import monotonic
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from django.db.models import F, Q, QuerySet
from django.db.models.expressions import RawSQL

from portal.registers.embedded import delen
from portal.registers.embedded.models import Kanaal, Klantcontact, Thema, Zaak
from portal.registers.embedded.toegang import after, require_niveau, with_niveau, within, zaken_in_scope
from portal.registers.embedded.zoeken import matches
from portal.registers.entities import (
    Bladzijde,
    Cursor,
    Initiatiefnemer,
    KlantcontactRegel,
    StatusInterneTaak,
)
from portal.registers.entities import Klantcontact as KlantcontactEntity
from portal.registers.errors import NotFound

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date
    from uuid import UUID

    from portal.registers.entities import Bevoegdheid, Filter

_KANALEN_SECONDS = 300
_AMSTERDAM = ZoneInfo("Europe/Amsterdam")


def _start_of(day: date) -> datetime:
    return datetime.combine(day, time.min, tzinfo=_AMSTERDAM)


def _narrowed(rows: QuerySet[Klantcontact], filter: Filter, bevoegdheid: Bevoegdheid) -> QuerySet[Klantcontact]:
    if filter.zoek:
        # What is vertrouwelijk shows nothing before it is opened, so a search must not give it away either.
        rows = rows.filter(matches(filter.zoek), vertrouwelijk=False)
    if filter.kanaal:
        rows = rows.filter(kanaal_id=filter.kanaal)
    if filter.initiatiefnemer:
        rows = rows.filter(initiatiefnemer=filter.initiatiefnemer)
    if filter.vanaf:
        rows = rows.filter(plaatsgevonden_op__gte=_start_of(filter.vanaf))
    if filter.tot_en_met:
        rows = rows.filter(plaatsgevonden_op__lt=_start_of(filter.tot_en_met + timedelta(days=1)))
    if filter.zaak_id:
        # A zaak out of scope finds nothing: not even which contacts are about it.
        rows = rows.filter(
            zaken__zaak__in=within(Zaak.objects.all(), bevoegdheid).filter(id=filter.zaak_id).values("id")
        )
    return rows


# Written out: built from expressions these three cost more than all the rest of a list page (docs/bench.md).
_EENHEID = """
    (SELECT actor.naam FROM klantcontact_actor AS deel JOIN actor ON actor.id = deel.actor_id
     WHERE deel.klantcontact_id = klantcontact.id AND actor.soort = 'organisatorische_eenheid' LIMIT 1)
"""
_INTERNE_TAKEN = (
    "(SELECT array_agg(deel.status) FROM interne_taak AS deel WHERE deel.klantcontact_id = klantcontact.id)"
)
_ZAKEN_OPEN = """
    (SELECT array_agg(zaak.beeindigd_op IS NULL) FROM klantcontact_zaak AS deel JOIN zaak ON zaak.id = deel.zaak_id
     WHERE deel.klantcontact_id = klantcontact.id{binnen})
"""


def with_summary(rows: QuerySet[Klantcontact], bevoegdheid: Bevoegdheid | None = None) -> QuerySet[Klantcontact]:
    """Adds what a list shows of the vervolg, in the same statement; of zaken those that `bevoegdheid` reaches."""
    where, values = zaken_in_scope(bevoegdheid)
    return rows.annotate(
        kanaal_naam=F("kanaal__naam"),
        eenheid=RawSQL(_EENHEID, []),  # noqa: S611 - text of our own
        s_interne_taken=RawSQL(_INTERNE_TAKEN, []),  # noqa: S611
        s_zaken_open=RawSQL(_ZAKEN_OPEN.format(binnen=where), values),  # noqa: S611
    ).only("nummer", "onderwerp", "initiatiefnemer", "plaatsgevonden_op", "vertrouwelijk", "vervolgt", "corrigeert")


# Building these costs more than asking them, and nothing in them changes: once a process, narrowed at each call.
@cache
def _summaries() -> QuerySet[Klantcontact]:
    return with_summary(_all_summaries())


@cache
def _wholes() -> QuerySet[Klantcontact]:
    return delen.with_parts(with_niveau(Klantcontact.objects.all()))


def _all_summaries() -> QuerySet[Klantcontact]:
    return with_niveau(Klantcontact.objects.order_by("-plaatsgevonden_op", "-id"))


def _is_narrowed(bevoegdheid: Bevoegdheid) -> bool:
    return bevoegdheid.is_beperkt or bool(bevoegdheid.vestiging)


def _summaries_for(bevoegdheid: Bevoegdheid) -> QuerySet[Klantcontact]:
    rows = with_summary(_all_summaries(), bevoegdheid) if _is_narrowed(bevoegdheid) else _summaries()
    return within(rows, bevoegdheid, zaak="zaken", vertrouwelijk=True)


def _wholes_for(bevoegdheid: Bevoegdheid) -> QuerySet[Klantcontact]:
    rows = _wholes()
    if _is_narrowed(bevoegdheid):
        rows = delen.with_parts(with_niveau(Klantcontact.objects.all()), bevoegdheid)
    return within(rows, bevoegdheid, zaak="zaken", vertrouwelijk=True)


def to_regel(row: Any, bevoegdheid: Bevoegdheid) -> KlantcontactRegel:
    """`row` comes from `with_summary`. No onderwerp of what is vertrouwelijk or needs a surer login."""
    taken, zaken_open = row.s_interne_taken or [], row.s_zaken_open or []
    hidden = row.vertrouwelijk or row.niveau_nodig > bevoegdheid.niveau
    return KlantcontactRegel(
        id=row.id,
        nummer=row.nummer,
        onderwerp="" if hidden else row.onderwerp,
        kanaal=row.kanaal_naam,
        initiatiefnemer=Initiatiefnemer(row.initiatiefnemer),
        plaatsgevonden_op=row.plaatsgevonden_op,
        vertrouwelijk=hidden,
        eenheid=row.eenheid or "",
        interne_taken_te_doen=taken.count(StatusInterneTaak.TE_DOEN),
        interne_taken_gedaan=taken.count(StatusInterneTaak.GEDAAN),
        zaken_open=zaken_open.count(True),
        zaken_gesloten=zaken_open.count(False),
    )


@lru_cache(maxsize=1)
def _read_kanalen(period: int) -> list[tuple[str, str]]:
    """Once in each period and process: the shared cache is a table too, so asking that would win nothing."""
    return list(Kanaal.objects.order_by("naam").values_list("code", "naam"))


@lru_cache(maxsize=1)
def _read_themas(period: int) -> list[tuple[str, str]]:
    return list(Thema.objects.order_by("naam").values_list("code", "naam"))


class Klantcontacten:
    def list_kanalen(self) -> Sequence[tuple[str, str]]:
        return _read_kanalen(int(monotonic() // _KANALEN_SECONDS))

    def list_themas(self) -> Sequence[tuple[str, str]]:
        return _read_themas(int(monotonic() // _KANALEN_SECONDS))

    def list_klantcontacten(
        self, bevoegdheid: Bevoegdheid, *, filter: Filter, na: Cursor | None = None, aantal: int = 10
    ) -> Bladzijde[KlantcontactRegel]:
        rows = _narrowed(_summaries_for(bevoegdheid), filter, bevoegdheid)
        if na is not None:
            rows = rows.filter(after("plaatsgevonden_op", na.moment, na.id), plaatsgevonden_op__lte=na.moment)
        # One row more than asked tells whether there is a next page.
        page = list(rows[: aantal + 1])
        shown = page[:aantal]
        more = Cursor(shown[-1].plaatsgevonden_op, shown[-1].id) if len(page) > aantal else None
        return Bladzijde(tuple(to_regel(row, bevoegdheid) for row in shown), more)

    def get_klantcontact(self, bevoegdheid: Bevoegdheid, klantcontact_id: UUID) -> KlantcontactEntity:
        row = _wholes_for(bevoegdheid).filter(id=klantcontact_id).first()
        if row is None:
            raise NotFound
        require_niveau(bevoegdheid, row.niveau_nodig)
        around = Q(id__in=[row.vervolgt_id, row.corrigeert_id]) | Q(vervolgt_id=row.id) | Q(corrigeert_id=row.id)
        related = {
            other.id: delen.Verband(to_regel(other, bevoegdheid), other.vervolgt_id, other.corrigeert_id)
            for other in _summaries_for(bevoegdheid).filter(around).order_by("plaatsgevonden_op", "id")
        }
        return delen.to_klantcontact(row, related)
