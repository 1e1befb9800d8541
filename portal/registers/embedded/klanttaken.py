from __future__ import annotations

from typing import TYPE_CHECKING

from portal.registers.entities import Inzending as InzendingEntity
from portal.registers.entities import Klanttaak as KlanttaakEntity
from portal.registers.entities import KlanttaakRegel, Niveau, SoortKlanttaak, StatusKlanttaak

if TYPE_CHECKING:
    from portal.registers.embedded.models import Inzending, Klanttaak


def to_regel(row: Klanttaak) -> KlanttaakRegel:
    """`row` comes with its zaak."""
    status = StatusKlanttaak(row.status)
    return KlanttaakRegel(
        id=row.id,
        nummer=row.nummer,
        titel=row.titel,
        soort=SoortKlanttaak(row.soort),
        status=status,
        zaak_id=row.zaak_id,
        zaak_omschrijving=row.zaak.omschrijving,
        deadline=row.deadline,
        afgerond_op=None if status == StatusKlanttaak.OPEN else row.status_sinds,
    )


def to_klanttaak(row: Klanttaak, inzending: Inzending | None = None) -> KlanttaakEntity:
    return KlanttaakEntity(
        regel=to_regel(row),
        toelichting=row.toelichting,
        sluit_op_deadline=row.sluit_op_deadline,
        vereist_niveau=Niveau(row.vereist_niveau),
        formulier=row.formulier,
        gegevens=row.gegevens,
        url=row.url,
        bedrag=row.bedrag,
        betalingskenmerk=row.betalingskenmerk,
        reden_intrekking=row.reden_intrekking,
        inzending=_to_inzending(inzending) if inzending else None,
        thema=row.thema_id or "",
    )


def _to_inzending(row: Inzending) -> InzendingEntity:
    return InzendingEntity(
        id=row.id,
        ontvangstnummer=row.ontvangstnummer,
        ontvangen_op=row.ontvangen_op,
        antwoorden=row.antwoorden,
        samenvatting=tuple((label, answer) for label, answer in row.samenvatting),
        sleutel=row.sleutel,
        door_id=row.handelend_persoon_id,
        door_naam=row.handelend_persoon_naam,
        als_vertegenwoordiger=row.als_vertegenwoordiger,
        klantcontact_id=row.klantcontact_id,
    )
