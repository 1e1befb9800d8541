"""A mandate offered by a one-time code that the klant hands over: nobody is looked up, by number or by name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils import timezone

from portal.registers import scope
from portal.registers.embedded.models import Thema, Uitnodiging, Vertegenwoordiging, Zaak
from portal.registers.embedded.models.dossier import new_id
from portal.registers.embedded.toegang import require, within
from portal.registers.embedded.vertegenwoordigingen import to_vertegenwoordiging
from portal.registers.embedded.weigeringen import translated
from portal.registers.entities import Mag, Niveau, SoortPartij
from portal.registers.entities import Uitnodiging as UitnodigingEntity
from portal.registers.errors import NiveauTeLaag, NotFound, Refused

if TYPE_CHECKING:
    from datetime import datetime
    from uuid import UUID

    from portal.registers.entities import Bevoegdheid
    from portal.registers.entities import Vertegenwoordiging as VertegenwoordigingEntity
    from portal.registers.mandaten import NieuweUitnodiging

#: Someone of whom one of these holds gives no mandate by themselves (`law.md`).
NIET_ZELF = ("gezag", "voogdij", "bewind", "curatele")


def to_uitnodiging(row: Uitnodiging) -> UitnodigingEntity:
    return UitnodigingEntity(
        id=row.id,
        klant_naam=row.klant_naam,
        mag=frozenset(Mag(mag) for mag in row.mag),
        themas=None if row.themas is None else frozenset(row.themas),
        zaken=frozenset(row.zaken),
        begint_op=row.begint_op,
        eindigt_op=row.eindigt_op,
        verloopt_op=row.verloopt_op,
    )


class Uitnodigingen:
    def mag_machtigen(self, bevoegdheid: Bevoegdheid) -> bool:
        if bevoegdheid.is_vertegenwoordiger or bevoegdheid.klant_soort != SoortPartij.PERSOON:
            return False
        now = timezone.now()
        bound = Vertegenwoordiging.objects.filter(
            klant_id__in=bevoegdheid.dossiers, grond_id__in=NIET_ZELF, ingetrokken_op__isnull=True
        )
        return not bound.exclude(eindigt_op__lte=now).exists()

    def add_uitnodiging(self, bevoegdheid: Bevoegdheid, nieuw: NieuweUitnodiging) -> UitnodigingEntity:
        if not self.mag_machtigen(bevoegdheid):
            raise Refused("niet_zelf", "U kunt hier zelf geen machtiging geven. Bel de gemeente.")
        with translated():
            row, _ = Uitnodiging.objects.update_or_create(
                klant_id=bevoegdheid.klant_id,
                sleutel=nieuw.sleutel,
                defaults={"code_hash": nieuw.code_hash},
                create_defaults={
                    "klant_naam": bevoegdheid.klant_naam,
                    "code_hash": nieuw.code_hash,
                    "mag": sorted(nieuw.mag),
                    "themas": None if nieuw.themas is None else sorted(nieuw.themas),
                    "zaken": list(nieuw.zaken),
                    "begint_op": nieuw.begint_op,
                    "eindigt_op": nieuw.eindigt_op,
                    "vereist_niveau": _niveau(bevoegdheid, nieuw),
                    "verloopt_op": nieuw.verloopt_op,
                },
            )
        return to_uitnodiging(row)

    def list_uitnodigingen(self, bevoegdheid: Bevoegdheid) -> tuple[UitnodigingEntity, ...]:
        require(bevoegdheid, Mag.LEZEN)
        if bevoegdheid.is_vertegenwoordiger:
            return ()
        rows = Uitnodiging.objects.filter(klant_id__in=bevoegdheid.dossiers, **_open(timezone.now()))
        return tuple(to_uitnodiging(row) for row in rows.order_by("-id")[:20])

    def end_uitnodiging(self, bevoegdheid: Bevoegdheid, uitnodiging_id: UUID) -> None:
        require(bevoegdheid, Mag.LEZEN)
        rows = Uitnodiging.objects.filter(klant_id__in=bevoegdheid.dossiers, **_open(timezone.now()))
        if bevoegdheid.is_vertegenwoordiger or not rows.filter(id=uitnodiging_id).update(ingetrokken_op=timezone.now()):
            raise NotFound

    def get_uitnodiging(self, bevoegdheid: Bevoegdheid, code_hash: str) -> UitnodigingEntity:
        with scope.registratie("zoek_uitnodiging", pseudoniemen=[code_hash]):
            return to_uitnodiging(_find(bevoegdheid, code_hash))

    def accept_uitnodiging(self, bevoegdheid: Bevoegdheid, code_hash: str) -> VertegenwoordigingEntity:
        with scope.registratie("zoek_uitnodiging", pseudoniemen=[code_hash]):
            klant_id = _find(bevoegdheid, code_hash).klant_id
        with (
            translated(),
            scope.registratie(
                "neem_uitnodiging_aan", dossiers=[klant_id, bevoegdheid.klant_id], pseudoniemen=[code_hash]
            ),
        ):
            # Two who hand in the same code at once: the second finds it used.
            row = _find(bevoegdheid, code_hash, lock=True)
            now = timezone.now()
            mandaat = Vertegenwoordiging.objects.create(
                id=new_id(),
                klant_id=row.klant_id,
                vertegenwoordiger_id=bevoegdheid.klant_id,
                klant_naam=row.klant_naam,
                vertegenwoordiger_naam=bevoegdheid.klant_naam,
                grond_id="volmacht",
                bron="portaal",
                mag=row.mag,
                themas=row.themas,
                zaken=row.zaken,
                begint_op=max(row.begint_op, now),
                eindigt_op=row.eindigt_op,
            )
            row.gebruikt_op = now
            row.save(update_fields=["gebruikt_op"])
            return to_vertegenwoordiging(mandaat)


def _niveau(bevoegdheid: Bevoegdheid, nieuw: NieuweUitnodiging) -> int:
    """The surest login that anything in scope asks. Raises Refused `onbekend` for a zaak that is not the klant's."""
    themas = Thema.objects.all() if nieuw.themas is None else Thema.objects.filter(code__in=nieuw.themas)
    zaken = list(within(Zaak.objects.all(), bevoegdheid).filter(id__in=nieuw.zaken))
    if len(zaken) != len(set(nieuw.zaken)):
        raise Refused("onbekend", "Een van de zaken is niet bekend.", veld="zaken")
    minima = themas.values_list("minimum_niveau", flat=True)
    return max([nieuw.vereist_niveau, *minima, *(zaak.niveau_nodig for zaak in zaken)])


def _open(now: datetime) -> dict[str, object]:
    return {
        "gebruikt_op__isnull": True,
        "ingetrokken_op__isnull": True,
        "verloopt_op__gt": now,
        "eindigt_op__gt": now,
    }


def _find(bevoegdheid: Bevoegdheid, code_hash: str, *, lock: bool = False) -> Uitnodiging:
    """By its code, for who may take it."""
    if bevoegdheid.is_vertegenwoordiger or bevoegdheid.vestiging:
        raise Refused("niet_namens_een_ander", "Neem een machtiging aan als uzelf, niet namens een ander.")
    rows = Uitnodiging.objects.filter(code_hash=code_hash, **_open(timezone.now()))
    row = (rows.select_for_update() if lock else rows).first()
    if row is None:
        raise NotFound
    if row.klant_id in bevoegdheid.dossiers:
        raise Refused("zelf", "Deze code is van uzelf. Geef hem aan wie u wilt machtigen.", veld="code")
    if bevoegdheid.niveau < row.vereist_niveau:
        raise NiveauTeLaag(Niveau(row.vereist_niveau))
    return row
