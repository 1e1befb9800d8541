from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import Q
from django.utils import timezone

from portal import keykit
from portal.registers import scope
from portal.registers.embedded.models import Identificatie, Partij, Vertegenwoordiging
from portal.registers.embedded.models.dossier import new_id
from portal.registers.embedded.nummers import create_with_nummer
from portal.registers.embedded.vertegenwoordigingen import to_vertegenwoordiging
from portal.registers.embedded.weigeringen import translated
from portal.registers.entities import (
    Authenticatie,
    Identificatienummer,
    Inschrijving,
    Niveau,
    SoortPartij,
    VastgesteldVia,
    Voorkeurskanaal,
)
from portal.registers.entities import Partij as PartijEntity
from portal.registers.errors import Conflict, NotFound, Refused
from portal.registers.ports import Feiten

if TYPE_CHECKING:
    from collections.abc import Sequence
    from uuid import UUID

    from portal.registers.entities import Bevoegdheid
    from portal.registers.overname import Pseudoniem
    from portal.registers.ports import Herkomst, NieuwePartij

#: Which numbers can belong to which soort. An eenmanszaak and its owner are two partijen, by rule of the contract.
_SOORTEN = {
    SoortPartij.PERSOON: {"bsn", "eherkenning", "eidas", "pseudoniem", "account"},
    SoortPartij.ORGANISATIE: {"kvk", "rsin", "eidas-organisatie"},
}


def to_partij(row: Partij) -> PartijEntity:
    gekend = None
    if row.gekend_op is not None:
        gekend = Authenticatie(row.gekend_middel_id or "", Niveau(row.gekend_niveau or 0), row.gekend_op)
    return PartijEntity(
        id=row.id,
        nummer=row.nummer,
        soort=SoortPartij(row.soort),
        naam=row.naam,
        inschrijving=Inschrijving(row.inschrijving or Inschrijving.ONBEKEND),
        rechtspersoonlijkheid=row.rechtspersoonlijkheid,
        vastgesteld_via=VastgesteldVia(row.vastgesteld_via),
        gekend=gekend,
        voorkeurskanaal=Voorkeurskanaal(row.voorkeurskanaal) if row.voorkeurskanaal else None,
        voorkeurstaal=row.voorkeurstaal,
        geheimhouding=row.geheimhouding,
    )


class Partijen:
    def get_partij_by(self, identificatie: Identificatienummer) -> PartijEntity:
        known_as = keykit.pseudonyms(identificatie.soort, identificatie.nummer)
        with scope.registratie("zoek_partij", pseudoniemen=known_as):
            found = Identificatie.objects.filter(pseudoniem__in=known_as).values_list("partij_id", flat=True).first()
        if found is None:
            raise NotFound
        with scope.registratie("lees_partij", dossiers=[found]):
            row = Partij.objects.get(id=found)
            if row.samengevoegd_met_id is None:
                return to_partij(row)
            target = row.samengevoegd_met_id
        with scope.registratie("lees_partij", dossiers=[target]):
            return to_partij(Partij.objects.get(id=target))

    def register_partij(
        self, nieuw: NieuwePartij, *, identificaties: Sequence[Identificatienummer | Pseudoniem], herkomst: Herkomst
    ) -> PartijEntity:
        if wrong := {nummer.soort for nummer in identificaties} - _SOORTEN[nieuw.soort]:
            raise Refused("soort", f"Een {nieuw.soort} heeft geen {wrong.pop()}-nummer.", veld="identificaties")
        if nieuw.gekend is None and nieuw.vastgesteld_via == VastgesteldVia.AUTHENTICATIE:
            raise Refused("niet_gekend", "Zonder authenticatie is er geen gekende partij.", veld="gekend")
        partij_id = nieuw.id or new_id()
        known_as = [_known_as(identificatie) for identificatie in identificaties]
        every = [pseudoniem for pseudoniemen in known_as for pseudoniem in pseudoniemen]
        with translated(), scope.registratie("register_partij", dossiers=[partij_id], pseudoniemen=every):
            if nieuw.id and (found := Partij.objects.filter(id=nieuw.id).first()):
                return to_partij(found)
            if Identificatie.objects.filter(pseudoniem__in=every).exists():
                raise Conflict("bestaat_al", "Een van deze nummers hoort al bij een andere partij.")
            row = create_with_nummer(
                lambda nummer: _create(nieuw, partij_id, nummer, herkomst), nieuw.nummer, constraint="partij_nummer"
            )
            Identificatie.objects.bulk_create(
                Identificatie(partij=row, soort=given.soort, pseudoniem=pseudoniemen[0])
                for given, pseudoniemen in zip(identificaties, known_as, strict=True)
            )
            return to_partij(row)

    def register_samenvoeging(self, partij_id: UUID, met_id: UUID) -> PartijEntity:
        if partij_id == met_id:
            raise Refused("zelf", "Een partij gaat niet op in zichzelf.", veld="met")
        with translated(), scope.registratie("register_samenvoeging", dossiers=[partij_id, met_id]):
            rows = {row.id: row for row in Partij.objects.select_for_update().filter(id__in=[partij_id, met_id])}
            if len(rows) != len({partij_id, met_id}):
                raise NotFound
            if rows[partij_id].samengevoegd_met_id != met_id:
                _check_samenvoeging(rows[partij_id], rows[met_id])
                rows[partij_id].samengevoegd_met_id = met_id
                rows[partij_id].save(update_fields=["samengevoegd_met"])
            return to_partij(rows[met_id])

    def register_gekend(self, partij_id: UUID, *, authenticatie: Authenticatie, naam: str = "") -> PartijEntity:
        with scope.registratie("register_gekend", dossiers=[partij_id]):
            row = Partij.objects.filter(id=partij_id).first()
            if row is None:
                raise NotFound
            if row.gekend_op is None:
                row.gekend_op, row.gekend_middel_id = authenticatie.moment, authenticatie.middel
                row.gekend_niveau = authenticatie.niveau
            row.naam = row.naam or naam[:200]
            row.save(update_fields=["gekend_op", "gekend_middel", "gekend_niveau", "naam"])
            return to_partij(row)

    def get_feiten(self, *, persoon_id: UUID, klant_id: UUID, vertegenwoordiging_id: UUID | None) -> Feiten:
        rows = {row.id: row for row in Partij.objects.filter(Q(id__in={persoon_id, klant_id}) | _merged_into(klant_id))}
        if persoon_id not in rows or klant_id not in rows or rows[klant_id].samengevoegd_met_id:
            raise NotFound
        mandate = None
        if vertegenwoordiging_id is not None:
            mandate = (
                Vertegenwoordiging.objects.select_related("grond")
                .filter(id=vertegenwoordiging_id, klant_id=klant_id)
                .first()
            )
            if mandate is None:
                raise NotFound
        merged = tuple(row.id for row in rows.values() if row.samengevoegd_met_id == klant_id)
        return Feiten(
            persoon=to_partij(rows[persoon_id]),
            klant=to_partij(rows[klant_id]),
            dossiers=(klant_id, *merged),
            vertegenwoordiging=to_vertegenwoordiging(mandate) if mandate else None,
        )

    def get_klant(self, bevoegdheid: Bevoegdheid) -> PartijEntity:
        row = Partij.objects.filter(id=bevoegdheid.klant_id).first()
        if row is None:
            raise NotFound
        return to_partij(row)


def _known_as(identificatie: Identificatienummer | Pseudoniem) -> list[str]:
    """Every pseudonym under which it may be here already, the one to keep first."""
    if isinstance(identificatie, Identificatienummer):
        return keykit.pseudonyms(identificatie.soort, identificatie.nummer)
    if not keykit.is_current_pepper(identificatie.waarde):
        raise Refused(
            "pepper",
            "Dit pseudoniem is gemaakt met een andere pepper dan hier staat in PORTAL_PEPPERS.",
            veld="identificaties",
        )
    return [identificatie.waarde]


def _check_samenvoeging(partij: Partij, met: Partij) -> None:
    if partij.soort != met.soort:
        raise Refused("soort", "Een persoon en een organisatie zijn nooit dezelfde partij.", veld="met")
    if partij.samengevoegd_met_id:
        raise Conflict("bestaat_al", "Deze partij is al samengevoegd met een andere.")
    # Whoever is found at login is looked up one step further, not more.
    if met.samengevoegd_met_id or Partij.objects.filter(samengevoegd_met_id=partij.id).exists():
        raise Refused("keten", "Een samengevoegde partij kan niet nog eens opgaan in een andere.", veld="met")


def _merged_into(klant_id: UUID) -> Q:
    return Q(samengevoegd_met_id=klant_id)


def _create(nieuw: NieuwePartij, partij_id: UUID, nummer: str, herkomst: Herkomst) -> Partij:
    is_persoon = nieuw.soort == SoortPartij.PERSOON
    return Partij.objects.create(
        id=partij_id,
        nummer=nummer,
        soort=nieuw.soort,
        naam=nieuw.naam[:200],
        inschrijving=nieuw.inschrijving if is_persoon else None,
        rechtspersoonlijkheid=None if is_persoon else nieuw.rechtspersoonlijkheid,
        vastgesteld_via=nieuw.vastgesteld_via,
        gekend_op=nieuw.gekend.moment if nieuw.gekend else None,
        gekend_middel_id=nieuw.gekend.middel if nieuw.gekend else None,
        gekend_niveau=nieuw.gekend.niveau if nieuw.gekend else None,
        voorkeurskanaal=nieuw.voorkeurskanaal,
        voorkeurstaal=nieuw.voorkeurstaal,
        geheimhouding=nieuw.geheimhouding,
        aangemaakt_op=nieuw.aangemaakt_op or timezone.now(),
        bron=herkomst.bron,
        bronkenmerk=herkomst.kenmerk,
    )
