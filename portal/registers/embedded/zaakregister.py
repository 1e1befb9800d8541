from __future__ import annotations

from typing import TYPE_CHECKING

from portal.registers import scope
from portal.registers.embedded.models import Zaak
from portal.registers.embedded.models.dossier import new_id
from portal.registers.embedded.toegang import after, require_niveau, same_as, within
from portal.registers.embedded.weigeringen import translated
from portal.registers.entities import Bladzijde, Cursor
from portal.registers.entities import Zaak as ZaakEntity
from portal.registers.errors import NotFound
from portal.registers.ports import ZaakRegister

if TYPE_CHECKING:
    from uuid import UUID

    from portal.registers.entities import Bevoegdheid
    from portal.registers.ports import Herkomst, NieuweZaak


def to_zaak(row: Zaak) -> ZaakEntity:
    return ZaakEntity(
        id=row.id,
        nummer=row.nummer,
        omschrijving=row.omschrijving,
        status=row.status,
        toelichting=row.toelichting,
        thema=row.thema_id or "",
        gestart_op=row.gestart_op,
        beeindigd_op=row.beeindigd_op,
        status_sinds=row.status_sinds,
    )


class EmbeddedZaakRegister(ZaakRegister):
    def register_zaak(self, klant_id: UUID, nieuw: NieuweZaak, *, herkomst: Herkomst) -> ZaakEntity:
        with translated(), scope.registratie("register_zaak", dossiers=[klant_id]):
            if found := Zaak.objects.filter(same_as(nieuw.id, herkomst)).first():
                return to_zaak(found)
            row = Zaak.objects.create(
                id=nieuw.id or new_id(),
                klant_id=klant_id,
                vestiging=nieuw.vestiging,
                nummer=nieuw.nummer,
                omschrijving=nieuw.omschrijving,
                toelichting=nieuw.toelichting,
                status=nieuw.status,
                status_sinds=nieuw.status_sinds,
                thema_id=nieuw.thema or None,
                vereist_niveau=nieuw.vereist_niveau,
                gestart_op=nieuw.gestart_op,
                beeindigd_op=nieuw.beeindigd_op,
                bron=herkomst.bron,
                bronkenmerk=herkomst.kenmerk,
            )
            scope.check_constraints()
            return to_zaak(row)

    def list_zaken(
        self, bevoegdheid: Bevoegdheid, *, na: Cursor | None = None, aantal: int = 10
    ) -> Bladzijde[ZaakEntity]:
        rows = within(Zaak.objects.all(), bevoegdheid)
        if na is not None:
            rows = rows.filter(after("status_sinds", na.moment, na.id))
        page = list(rows.order_by("-status_sinds", "-id")[: aantal + 1])
        shown = page[:aantal]
        more = Cursor(shown[-1].status_sinds, shown[-1].id) if len(page) > aantal else None
        return Bladzijde(tuple(map(to_zaak, shown)), more)

    def get_zaak(self, bevoegdheid: Bevoegdheid, zaak_id: UUID) -> ZaakEntity:
        row = within(Zaak.objects.all(), bevoegdheid).filter(id=zaak_id).first()
        if row is None:
            raise NotFound
        require_niveau(bevoegdheid, row.niveau_nodig)
        return to_zaak(row)
