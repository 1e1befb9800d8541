"""Parts that lines are made of, from JSON to what the port takes."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any
from uuid import UUID

from portal.registers.embedded.overdracht.nemen import take
from portal.registers.entities import (
    Actor,
    Authenticatie,
    Betrokkene,
    Identificatienummer,
    Inzending,
    Niveau,
    Rol,
    SoortActor,
    StatusInterneTaak,
    StatusKlanttaak,
)
from portal.registers.overname import OvergenomenInzending, Pseudoniem, Verloop
from portal.registers.ports import Herkomst, NieuweBijlage, NieuweInterneTaak

if TYPE_CHECKING:
    from collections.abc import Mapping

    Deel = Mapping[str, Any]


def to_niveau(naam: str) -> Niveau:
    return Niveau[naam.upper()]


def to_authenticatie(deel: Deel) -> Authenticatie:
    return Authenticatie(deel["middel"], to_niveau(deel["niveau"]), datetime.fromisoformat(deel["moment"]))


def to_herkomst(regel: Deel) -> Herkomst:
    deel = regel.get("herkomst", {})
    return Herkomst(deel.get("bron", ""), deel.get("kenmerk", ""))


def to_identificatie(deel: Deel) -> Identificatienummer | Pseudoniem:
    if "pseudoniem" in deel:
        return Pseudoniem(deel["soort"], deel["pseudoniem"])
    return Identificatienummer(deel["soort"], deel["nummer"])


def to_betrokkene(deel: Deel) -> Betrokkene:
    return Betrokkene(Rol(deel["rol"]), deel.get("naam", ""), UUID(deel["partij"]) if "partij" in deel else None)


def to_actor(deel: Deel) -> Actor:
    return Actor(SoortActor(deel["soort"]), deel["naam"])


def to_bijlage(deel: Deel) -> NieuweBijlage:
    return NieuweBijlage(deel["naam"], deel.get("formaat", ""), deel.get("omvang", 0), UUID(deel["id"]))


def to_interne_taak(deel: Deel) -> NieuweInterneTaak:
    return NieuweInterneTaak(
        **{"handeling": ""}
        | take(
            deel,
            id=UUID,
            status=StatusInterneTaak,
            tekst_voor_klant=str,
            handeling=str,
            eenheid=str,
            meteen_beantwoord=bool,
            aangemaakt_op=datetime.fromisoformat,
            afgehandeld_op=datetime.fromisoformat,
        )
    )


def to_verloop(regel: Deel) -> Verloop:
    return Verloop(
        **take(
            regel,
            status=StatusKlanttaak,
            status_sinds=datetime.fromisoformat,
            aangemaakt_op=datetime.fromisoformat,
            reden_intrekking=str,
            inzending=_to_inzending,
        )
    )


def _to_inzending(deel: Deel) -> OvergenomenInzending:
    inzending = Inzending(
        door_id=UUID(deel["door"]),
        klantcontact_id=UUID(deel["klantcontact"]),
        **take(
            deel,
            id=UUID,
            ontvangstnummer=str,
            ontvangen_op=datetime.fromisoformat,
            antwoorden=dict,
            samenvatting=lambda regels: tuple((vraag, antwoord) for vraag, antwoord in regels),
            sleutel=UUID,
            door_naam=str,
            als_vertegenwoordiger=bool,
        ),
    )
    return OvergenomenInzending(inzending, to_authenticatie(deel["authenticatie"]))
