from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import Q
from django.utils import timezone

from portal.registers import scope
from portal.registers.bevoegd import EINDIGT_BIJ, Reden, judge_mandate
from portal.registers.embedded.models import Uitnodiging, Vertegenwoordiging
from portal.registers.embedded.models.dossier import new_id
from portal.registers.embedded.toegang import require
from portal.registers.embedded.weigeringen import translated
from portal.registers.entities import Mag
from portal.registers.entities import Vertegenwoordiging as VertegenwoordigingEntity
from portal.registers.errors import Conflict, NotFound, Refused

if TYPE_CHECKING:
    from datetime import datetime
    from uuid import UUID

    from django.db.models import QuerySet

    from portal.registers.entities import Bevoegdheid
    from portal.registers.ports import NieuweVertegenwoordiging

_MOST_SHOWN = 100


def to_vertegenwoordiging(row: Vertegenwoordiging) -> VertegenwoordigingEntity:
    return VertegenwoordigingEntity(
        id=row.id,
        klant_id=row.klant_id,
        vertegenwoordiger_id=row.vertegenwoordiger_id,
        klant_naam=row.klant_naam,
        vertegenwoordiger_naam=row.vertegenwoordiger_naam,
        grond=row.grond.naam,
        mag=frozenset(Mag(mag) for mag in row.mag),
        themas=None if row.themas is None else frozenset(row.themas),
        bron=row.bron,
        begint_op=row.begint_op,
        eindigt_op=row.eindigt_op,
        ingetrokken_op=row.ingetrokken_op,
        laatst_gebruikt_op=row.laatst_gebruikt_op,
        zaken=frozenset(row.zaken),
        grond_code=row.grond_id,
    )


def _find(nieuw: NieuweVertegenwoordiging) -> Vertegenwoordiging | None:
    return Vertegenwoordiging.objects.select_related("grond").filter(id__in=[nieuw.id], klant_id=nieuw.klant_id).first()


class Vertegenwoordigingen:
    def register_vertegenwoordiging(self, nieuw: NieuweVertegenwoordiging) -> VertegenwoordigingEntity:
        """One from a login is the same row each time: its scope and last use follow the latest login."""
        with translated(), scope.registratie("register_vertegenwoordiging", dossiers=[nieuw.klant_id]):
            if nieuw.id and (found := _find(nieuw)):
                return to_vertegenwoordiging(found)
            values = {
                "klant_naam": nieuw.klant_naam[:200],
                "vertegenwoordiger_naam": nieuw.vertegenwoordiger_naam[:200],
                "grond_id": nieuw.grond,
                "mag": list(nieuw.mag),
                "themas": None if nieuw.themas is None else list(nieuw.themas),
                "zaken": list(nieuw.zaken),
                "eindigt_op": nieuw.eindigt_op,
            }
            who = {"klant_id": nieuw.klant_id, "vertegenwoordiger_id": nieuw.vertegenwoordiger_id}
            if nieuw.bron == "login" and nieuw.id is None:
                row, _ = Vertegenwoordiging.objects.update_or_create(
                    **who,
                    bron=nieuw.bron,
                    dienst=nieuw.dienst,
                    defaults=values | {"laatst_gebruikt_op": timezone.now()},
                    create_defaults=values | {"begint_op": nieuw.begint_op, "laatst_gebruikt_op": timezone.now()},
                )
            else:
                row = Vertegenwoordiging.objects.create(
                    **who,
                    **values,
                    id=nieuw.id or new_id(),
                    bron=nieuw.bron,
                    dienst=nieuw.dienst,
                    begint_op=nieuw.begint_op,
                    ingetrokken_op=nieuw.ingetrokken_op,
                    laatst_gebruikt_op=nieuw.laatst_gebruikt_op,
                )
            return to_vertegenwoordiging(row)

    def register_levensgebeurtenis(self, klant_id: UUID, *, gebeurtenis: str, op: datetime) -> int:
        if gebeurtenis not in EINDIGT_BIJ:
            raise Refused("onbekend", f"gebeurtenis '{gebeurtenis}' is niet bekend.", veld="gebeurtenis")
        if op > timezone.now():
            raise Refused("toekomst", "De gebeurtenis ligt in de toekomst.", veld="op")
        with scope.registratie("register_levensgebeurtenis", dossiers=[klant_id]):
            rows = Vertegenwoordiging.objects.filter(
                klant_id=klant_id, grond_id__in=EINDIGT_BIJ[gebeurtenis], ingetrokken_op__isnull=True
            )
            offers = Uitnodiging.objects.filter(klant_id=klant_id, gebruikt_op__isnull=True)
            if "volmacht" in EINDIGT_BIJ[gebeurtenis]:
                offers.filter(ingetrokken_op__isnull=True).update(ingetrokken_op=op)
            return rows.exclude(eindigt_op__lte=op).update(ingetrokken_op=op)

    def list_vertegenwoordigingen(self, bevoegdheid: Bevoegdheid) -> tuple[VertegenwoordigingEntity, ...]:
        require(bevoegdheid, Mag.LEZEN)
        rows = _reached(bevoegdheid).order_by("-begint_op", "-id")
        return tuple(to_vertegenwoordiging(row) for row in rows[:_MOST_SHOWN])

    def get_vertegenwoordiging(self, bevoegdheid: Bevoegdheid, vertegenwoordiging_id: UUID) -> VertegenwoordigingEntity:
        require(bevoegdheid, Mag.LEZEN)
        return to_vertegenwoordiging(_get(_reached(bevoegdheid), vertegenwoordiging_id))

    def end_vertegenwoordiging(self, bevoegdheid: Bevoegdheid, vertegenwoordiging_id: UUID) -> VertegenwoordigingEntity:
        require(bevoegdheid, Mag.LEZEN)
        row = _get(_reached(bevoegdheid).select_for_update(of=("self",)), vertegenwoordiging_id)
        if row.grond_id != "volmacht" or row.bron == "login":
            raise Refused("van_de_gemeente", "Deze machtiging kunt u hier niet intrekken. Bel de gemeente.")
        if judge_mandate(to_vertegenwoordiging(row), at=timezone.now()) in {Reden.INGETROKKEN, Reden.VERLOPEN}:
            raise Conflict("voorbij", "Deze machtiging was al voorbij.")
        row.ingetrokken_op = timezone.now()
        row.save(update_fields=["ingetrokken_op"])
        return to_vertegenwoordiging(row)

    def list_gemachtigden(self, klant_id: UUID) -> tuple[VertegenwoordigingEntity, ...]:
        rows = Vertegenwoordiging.objects.select_related("grond").filter(klant_id=klant_id, ingetrokken_op__isnull=True)
        return tuple(to_vertegenwoordiging(row) for row in rows.exclude(bron="login"))

    def record_gebruik(self, bevoegdheid: Bevoegdheid) -> bool:
        row = _get(_reached(bevoegdheid).select_for_update(of=("self",)), bevoegdheid.vertegenwoordiging_id)
        is_first, row.laatst_gebruikt_op = row.laatst_gebruikt_op is None, timezone.now()
        row.save(update_fields=["laatst_gebruikt_op"])
        return is_first


def _reached(bevoegdheid: Bevoegdheid) -> QuerySet[Vertegenwoordiging]:
    rows = Vertegenwoordiging.objects.select_related("grond")
    if bevoegdheid.is_vertegenwoordiger:
        return rows.filter(id__in=[bevoegdheid.vertegenwoordiging_id])
    sides = [*bevoegdheid.dossiers, bevoegdheid.persoon_id]
    return rows.filter(Q(klant_id__in=bevoegdheid.dossiers) | Q(vertegenwoordiger_id__in=sides))


def _get(rows: QuerySet[Vertegenwoordiging], vertegenwoordiging_id: UUID | None) -> Vertegenwoordiging:
    row = rows.filter(id__in=[vertegenwoordiging_id]).first()
    if row is None:
        raise NotFound
    return row
