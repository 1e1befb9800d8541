"""What happened to a klanttaak in the register it is taken over from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils import timezone

from portal.registers.embedded.models import Inzending, Klanttaak
from portal.registers.entities import StatusKlanttaak
from portal.registers.errors import Refused

if TYPE_CHECKING:
    from portal.registers.overname import OvergenomenInzending, Verloop

_DONE = {StatusKlanttaak.AFGEROND, StatusKlanttaak.VERWERKT, StatusKlanttaak.GESLOTEN}


def check_verloop(verloop: Verloop) -> None:
    """The status machine lets a klanttaak be done only by an inzending; so must what is taken over."""
    if (verloop.status in _DONE) != (verloop.inzending is not None):
        raise Refused(
            "verloop", "Bij een klanttaak die gedaan is, en alleen dan, hoort een inzending.", veld="inzending"
        )
    if max(verloop.aangemaakt_op, verloop.status_sinds) > timezone.now():
        raise Refused("toekomst", "De status van een klanttaak ligt niet in de toekomst.", veld="status_sinds")


def take_over(row: Klanttaak, given: OvergenomenInzending) -> Inzending:
    """The inzending as it was, its number for the klant included."""
    klantcontact_id = given.inzending.klantcontact_id
    if klantcontact_id is None:
        raise Refused("verloop", "Een inzending hoort bij een klantcontact.", veld="inzending.klantcontact")
    return Inzending.objects.create(
        id=given.inzending.id,
        klant_id=row.klant_id,
        vestiging=row.vestiging,
        klanttaak=row,
        klantcontact_id=klantcontact_id,
        ontvangstnummer=given.inzending.ontvangstnummer,
        ontvangen_op=given.inzending.ontvangen_op,
        antwoorden=dict(given.inzending.antwoorden),
        samenvatting=[list(line) for line in given.inzending.samenvatting],
        sleutel=given.inzending.sleutel,
        handelend_persoon_id=given.inzending.door_id,
        handelend_persoon_naam=given.inzending.door_naam,
        als_vertegenwoordiger=given.inzending.als_vertegenwoordiger,
        auth_middel_id=given.authenticatie.middel,
        auth_niveau=given.authenticatie.niveau,
        auth_moment=given.authenticatie.moment,
    )
