from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.db.models import Q
from django.db.models.expressions import RawSQL
from django.utils import timezone

from portal.registers import scope
from portal.registers.embedded.models import DigitaalAdres, Partij
from portal.registers.embedded.models.dossier import new_id
from portal.registers.embedded.partijen import to_partij
from portal.registers.embedded.toegang import require
from portal.registers.embedded.weigeringen import translated
from portal.registers.entities import Contactgegevens, Mag, SoortDigitaalAdres, Voorkeurskanaal
from portal.registers.entities import DigitaalAdres as DigitaalAdresEntity
from portal.registers.errors import NotFound, Refused

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from portal.registers.entities import Bevoegdheid
    from portal.registers.entities import Partij as PartijEntity

#: What a voorkeurskanaal needs to be of use. Post needs nothing the portal holds.
NEEDS = {
    Voorkeurskanaal.EMAIL: SoortDigitaalAdres.EMAIL,
    Voorkeurskanaal.SMS: SoortDigitaalAdres.TELEFOONNUMMER,
    Voorkeurskanaal.TELEFOON: SoortDigitaalAdres.TELEFOONNUMMER,
}


def to_adres(row: DigitaalAdres, *, masked: bool = False) -> DigitaalAdresEntity:
    return DigitaalAdresEntity(
        id=row.id,
        soort=SoortDigitaalAdres(row.soort),
        adres="" if masked else row.adres,
        label=row.label,
        is_standaard=row.is_standaard,
        geverifieerd_op=row.geverifieerd_op,
    )


# In the statement that reads the Partij: overzicht may cost a vertegenwoordiger no statement more.
_ADRESSEN = """
    (SELECT coalesce(json_agg(rij ORDER BY rij.soort, rij.aangemaakt_op, rij.id), '[]')
     FROM digitaal_adres AS rij WHERE rij.klant_id = ANY (%s))
"""


def _from_json(adres: dict[str, Any], *, masked: bool) -> DigitaalAdresEntity:
    verified = adres["geverifieerd_op"]
    return DigitaalAdresEntity(
        id=UUID(adres["id"]),
        soort=SoortDigitaalAdres(adres["soort"]),
        adres="" if masked else adres["adres"],
        label=adres["label"],
        is_standaard=adres["is_standaard"],
        geverifieerd_op=datetime.fromisoformat(verified) if verified else None,
    )


def _contactgegevens(partij_id: UUID, dossiers: tuple[UUID, ...], *, masked: bool) -> Contactgegevens:
    adressen = RawSQL(_ADRESSEN, [list(dossiers)])  # noqa: S611 - text of our own
    partij = Partij.objects.annotate(adressen=adressen).filter(id=partij_id).first()
    if partij is None:
        raise NotFound
    return Contactgegevens(
        partij=to_partij(partij),
        adressen=tuple(_from_json(adres, masked=masked) for adres in partij.adressen),
        gemaskeerd=masked,
    )


def _own(bevoegdheid: Bevoegdheid) -> QuerySet[DigitaalAdres]:
    return DigitaalAdres.objects.filter(klant_id__in=bevoegdheid.dossiers)


def _locked(bevoegdheid: Bevoegdheid, adres_id: UUID) -> DigitaalAdres:
    """The address, with every other one of the klant held too: two changes at once must see each other."""
    rows = list(_own(bevoegdheid).select_for_update().order_by("id"))
    for row in rows:
        if row.id == adres_id:
            return row
    raise NotFound


class Adressen:
    def register_adres(
        self,
        klant_id: UUID,
        *,
        soort: SoortDigitaalAdres,
        adres: str,
        label: str = "",
        is_standaard: bool = False,
        geverifieerd_op: datetime | None = None,
        aangemaakt_op: datetime | None = None,
        id: UUID | None = None,
    ) -> DigitaalAdresEntity:
        with translated(), scope.registratie("register_adres", dossiers=[klant_id]):
            same = Q(klant_id=klant_id, soort=soort, adres=adres) | Q(id__in=[id] if id else [])
            if found := DigitaalAdres.objects.filter(same).first():
                return to_adres(found)
            row = DigitaalAdres.objects.create(
                id=id or new_id(),
                klant_id=klant_id,
                soort=soort,
                adres=adres,
                label=label,
                is_standaard=is_standaard,
                geverifieerd_op=geverifieerd_op,
                aangemaakt_op=aangemaakt_op or timezone.now(),
            )
            return to_adres(row)

    def get_contactgegevens(self, bevoegdheid: Bevoegdheid) -> Contactgegevens:
        require(bevoegdheid, Mag.LEZEN)
        return _contactgegevens(bevoegdheid.klant_id, bevoegdheid.dossiers, masked=bevoegdheid.adressen_gemaskeerd)

    def get_bereikbaarheid(self, partij_id: UUID) -> Contactgegevens:
        return _contactgegevens(partij_id, (partij_id,), masked=False)

    def add_adres(
        self, bevoegdheid: Bevoegdheid, *, soort: SoortDigitaalAdres, adres: str, label: str
    ) -> DigitaalAdresEntity:
        require(bevoegdheid, Mag.CONTACTGEGEVENS)
        Partij.objects.select_for_update().filter(id=bevoegdheid.klant_id).first()
        if bevoegdheid.adressen_gemaskeerd and (known := _own(bevoegdheid).filter(soort=soort, adres=adres).first()):
            # 'This address is there already' would tell what may not be read.
            return to_adres(known)
        is_first = not _own(bevoegdheid).filter(soort=soort).exists()
        with translated():
            row = DigitaalAdres.objects.create(
                klant_id=bevoegdheid.klant_id, soort=soort, adres=adres, label=label, is_standaard=is_first
            )
        return to_adres(row)

    def remove_adres(self, bevoegdheid: Bevoegdheid, adres_id: UUID) -> DigitaalAdresEntity:
        require(bevoegdheid, Mag.CONTACTGEGEVENS)
        row = _locked(bevoegdheid, adres_id)
        others = _own(bevoegdheid).filter(soort=row.soort).exclude(id=row.id)
        voorkeur = Partij.objects.values_list("voorkeurskanaal", flat=True).get(id=bevoegdheid.klant_id)
        if voorkeur and NEEDS.get(Voorkeurskanaal(voorkeur)) == row.soort and not others.exists():
            raise Refused(
                "is_voorkeur",
                "U wilt bericht krijgen op dit adres. Kies eerst een andere manier, daarna kunt u het weghalen.",
            )
        removed = to_adres(row)
        row.delete()
        if removed.is_standaard and (heir := others.first()):
            heir.is_standaard = True
            heir.save(update_fields=["is_standaard"])
        return removed

    def make_adres_standaard(self, bevoegdheid: Bevoegdheid, adres_id: UUID) -> DigitaalAdresEntity:
        require(bevoegdheid, Mag.CONTACTGEGEVENS)
        row = _locked(bevoegdheid, adres_id)
        _own(bevoegdheid).filter(soort=row.soort, is_standaard=True).update(is_standaard=False)
        row.is_standaard = True
        row.save(update_fields=["is_standaard"])
        return to_adres(row, masked=bevoegdheid.adressen_gemaskeerd)

    def set_voorkeur(self, bevoegdheid: Bevoegdheid, *, kanaal: Voorkeurskanaal, taal: str) -> PartijEntity:
        require(bevoegdheid, Mag.CONTACTGEGEVENS)
        partij = Partij.objects.select_for_update().filter(id=bevoegdheid.klant_id).first()
        if partij is None:
            raise NotFound
        needed = NEEDS.get(kanaal)
        if needed and not _own(bevoegdheid).filter(soort=needed).exists():
            bericht = (
                "Voeg eerst een e-mailadres toe."
                if needed == SoortDigitaalAdres.EMAIL
                else "Voeg eerst een telefoonnummer toe."
            )
            raise Refused("geen_adres", bericht, veld="kanaal")
        partij.voorkeurskanaal, partij.voorkeurstaal = kanaal, taal
        partij.save(update_fields=["voorkeurskanaal", "voorkeurstaal"])
        return to_partij(partij)
