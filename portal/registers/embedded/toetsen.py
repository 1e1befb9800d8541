"""What a new klantcontact is held against before it is written."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from django.utils import timezone

from portal.registers.embedded.models import Kanaal, Klantcontact, Middel, Thema, Zaak
from portal.registers.errors import Refused

if TYPE_CHECKING:
    from uuid import UUID

    from django.db import models

    from portal.registers.ports import NieuwKlantcontact

MAX_ONDERWERP = 200
MAX_INHOUD = 20_000
_CLOCKS_DIFFER = timedelta(minutes=5)


def check_nieuw(klant_id: UUID | None, nieuw: NieuwKlantcontact) -> None:
    """What can be refused without asking the database."""
    if not nieuw.interne_taken and not nieuw.zaken:
        raise Refused(
            "geen_vervolg",
            "Een klantcontact heeft minstens een interne taak of zaak als vervolg.",
            veld="interne_taken",
        )
    _check_authenticatie(klant_id, nieuw)
    for veld, text, most in (("onderwerp", nieuw.onderwerp, MAX_ONDERWERP), ("inhoud", nieuw.inhoud, MAX_INHOUD)):
        if len(text) > most:
            raise Refused("te_lang", f"{veld} is langer dan {most} tekens.", veld=veld)
    if not nieuw.onderwerp.strip():
        raise Refused("leeg", "Een klantcontact heeft een onderwerp.", veld="onderwerp")
    if nieuw.geregistreerd_op and nieuw.geregistreerd_op > timezone.now() + _CLOCKS_DIFFER:
        raise Refused("toekomst", "geregistreerd_op ligt in de toekomst.", veld="geregistreerd_op")


def _check_authenticatie(klant_id: UUID | None, nieuw: NieuwKlantcontact) -> None:
    if klant_id and nieuw.authenticatie is None:
        raise Refused(
            "geen_authenticatie",
            "Zeg hoe deze persoon voor dit contact is geauthenticeerd (middel, niveau, moment), of noem geen partij.",
            veld="authenticatie",
        )
    partijen = [nieuw.vertegenwoordiger_id, nieuw.handelend_persoon_id, *(b.partij_id for b in nieuw.betrokkenen)]
    if klant_id is None and (nieuw.authenticatie or any(partijen)):
        raise Refused(
            "geen_klant",
            "Dit contact heeft geen klant; dan heeft het ook geen andere partij of authenticatie.",
            veld="klant",
        )


def check_known(klant_id: UUID | None, nieuw: NieuwKlantcontact) -> None:
    """Everything it refers to is there, and of this klant."""
    middel = nieuw.authenticatie.middel if nieuw.authenticatie else ""
    lookups: list[tuple[str, models.QuerySet[models.Model], object]] = [
        ("kanaal", Kanaal.objects.filter(code=nieuw.kanaal), nieuw.kanaal),
        ("middel", Middel.objects.filter(code=middel), middel),
        ("thema", Thema.objects.filter(code=nieuw.thema), nieuw.thema),
        ("vervolgt", Klantcontact.objects.filter(id__in=[nieuw.vervolgt], klant_id=klant_id), nieuw.vervolgt),
        ("corrigeert", Klantcontact.objects.filter(id__in=[nieuw.corrigeert], klant_id=klant_id), nieuw.corrigeert),
    ]
    for veld, rows, value in lookups:
        if value and not rows.exists():
            raise Refused("onbekend", f"{veld} '{value}' is niet bekend.", veld=veld)
    if Zaak.objects.filter(id__in=nieuw.zaken, klant_id=klant_id).count() != len(set(nieuw.zaken)):
        raise Refused("onbekend", "Een van de zaken is niet bekend bij deze klant.", veld="zaken")
