"""A klantcontact with all its parts in one statement: a page may not cost a query per part."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.db.models.expressions import RawSQL

from portal.registers.entities import (
    Actor,
    Authenticatie,
    Initiatiefnemer,
    KlantcontactRegel,
    KlanttaakRegel,
    Niveau,
    Rol,
    SoortActor,
    SoortKlanttaak,
    StatusInterneTaak,
    StatusKlanttaak,
    Zaak,
)
from portal.registers.entities import Betrokkene as BetrokkeneEntity
from portal.registers.entities import Bijlage as BijlageEntity
from portal.registers.entities import InterneTaak as InterneTaakEntity
from portal.registers.entities import Klantcontact as KlantcontactEntity

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from portal.registers.embedded.models import Klantcontact

# Each part is a query of its own inside the one statement, and written out: built from expressions they cost three
# times as much as the rest of the page (docs/bench.md). A part shows the columns that its entity needs.
_DEEL = "FROM {tabel} AS deel {koppeling} WHERE deel.klantcontact_id = klantcontact.id ORDER BY {volgorde}"


def _part(kolommen: str, tabel: str, koppeling: str = "", *, volgorde: str = "deel.id") -> RawSQL:
    rows = f"SELECT {kolommen} {_DEEL.format(tabel=tabel, koppeling=koppeling, volgorde=volgorde)}"
    return RawSQL(f"(SELECT coalesce(json_agg(part), '[]') FROM ({rows}) AS part)", [])  # noqa: S608, S611 - text of our own


_PARTS = {
    "p_betrokkenen": _part("deel.rol, deel.naam, deel.partij_id AS partij", "betrokkene", volgorde="deel.rol, deel.id"),
    "p_actoren": _part("actor.soort, actor.naam", "klantcontact_actor", "JOIN actor ON actor.id = deel.actor_id"),
    "p_bijlagen": _part("deel.id, deel.naam, deel.formaat, deel.omvang", "bijlage"),
    "p_objecten": _part("deel.omschrijving", "onderwerpobject"),
    "p_interne_taken": _part(
        "deel.id, deel.status, deel.tekst_voor_klant AS tekst, deel.eenheid, deel.meteen_beantwoord AS meteen,"
        " deel.afgehandeld_op",
        "interne_taak",
        volgorde="deel.aangemaakt_op, deel.id",
    ),
    "p_zaken": _part(
        "zaak.id, zaak.nummer, zaak.omschrijving, zaak.toelichting, zaak.status, zaak.status_sinds, zaak.gestart_op,"
        " zaak.beeindigd_op, zaak.thema_id AS thema",
        "klantcontact_zaak",
        "JOIN zaak ON zaak.id = deel.zaak_id",
        volgorde="zaak.gestart_op, zaak.id",
    ),
    "p_klanttaken": _part(
        "taak.id, taak.nummer, taak.titel, taak.soort, taak.status, taak.zaak_id AS zaak, zaak.omschrijving,"
        " taak.deadline, taak.status_sinds AS sinds",
        "klantcontact_zaak",
        "JOIN zaak ON zaak.id = deel.zaak_id JOIN klanttaak AS taak ON taak.zaak_id = zaak.id",
        volgorde="taak.aangemaakt_op, taak.id",
    ),
    "gecorrigeerd_door_een": RawSQL(
        "(SELECT later.id FROM klantcontact AS later WHERE later.corrigeert_id = klantcontact.id"
        " ORDER BY later.id DESC LIMIT 1)",
        [],
    ),
}


def with_parts(rows: QuerySet[Klantcontact]) -> QuerySet[Klantcontact]:
    return rows.select_related("kanaal", "auth_middel").annotate(**_PARTS).defer("zoektekst", "zoekvector")


def _moment(text: str | None) -> datetime | None:
    return datetime.fromisoformat(text) if text else None


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def _to_interne_taak(part: dict[str, Any]) -> InterneTaakEntity:
    return InterneTaakEntity(
        id=UUID(part["id"]),
        status=StatusInterneTaak(part["status"]),
        tekst_voor_klant=part["tekst"],
        eenheid=part["eenheid"],
        meteen_beantwoord=part["meteen"],
        afgehandeld_op=_moment(part["afgehandeld_op"]),
    )


def _to_zaak(part: dict[str, Any]) -> Zaak:
    return Zaak(
        id=UUID(part["id"]),
        nummer=part["nummer"],
        omschrijving=part["omschrijving"],
        status=part["status"],
        toelichting=part["toelichting"],
        thema=part["thema"] or "",
        gestart_op=_day(part["gestart_op"]),
        beeindigd_op=_day(part["beeindigd_op"]),
        status_sinds=_moment(part["status_sinds"]),
    )


def _to_klanttaak_regel(part: dict[str, Any]) -> KlanttaakRegel:
    status = StatusKlanttaak(part["status"])
    return KlanttaakRegel(
        id=UUID(part["id"]),
        nummer=part["nummer"],
        titel=part["titel"],
        soort=SoortKlanttaak(part["soort"]),
        status=status,
        zaak_id=UUID(part["zaak"]),
        zaak_omschrijving=part["omschrijving"],
        deadline=_day(part["deadline"]),
        afgerond_op=None if status == StatusKlanttaak.OPEN else _moment(part["sinds"]),
    )


def to_klantcontact(row: Any, related: tuple[KlantcontactRegel, ...] = ()) -> KlantcontactEntity:
    """`row` comes from `with_parts`; `related` are the contacts it vervolgt and that vervolgen it."""
    return KlantcontactEntity(
        id=row.id,
        nummer=row.nummer,
        onderwerp=row.onderwerp,
        inhoud=row.inhoud,
        kanaal=row.kanaal.naam,
        initiatiefnemer=Initiatiefnemer(row.initiatiefnemer),
        plaatsgevonden_op=row.plaatsgevonden_op,
        geregistreerd_op=row.geregistreerd_op,
        authenticatie=(
            Authenticatie(row.auth_middel.naam, Niveau(row.auth_niveau), row.auth_moment) if row.auth_middel else None
        ),
        vertrouwelijk=row.vertrouwelijk,
        taal=row.taal,
        thema=row.thema_id or "",
        betrokkenen=tuple(
            BetrokkeneEntity(Rol(p["rol"]), p["naam"], UUID(p["partij"]) if p["partij"] else None)
            for p in row.p_betrokkenen
        ),
        actoren=tuple(Actor(SoortActor(p["soort"]), p["naam"]) for p in row.p_actoren),
        bijlagen=tuple(BijlageEntity(UUID(p["id"]), p["naam"], p["formaat"], p["omvang"]) for p in row.p_bijlagen),
        onderwerpobjecten=tuple(p["omschrijving"] for p in row.p_objecten),
        interne_taken=tuple(map(_to_interne_taak, row.p_interne_taken)),
        zaken=tuple(map(_to_zaak, row.p_zaken)),
        klanttaken=tuple(map(_to_klanttaak_regel, row.p_klanttaken)),
        vervolgt=next((regel for regel in related if regel.id == row.vervolgt_id), None),
        vervolgd_door=tuple(regel for regel in related if regel.id != row.vervolgt_id),
        corrigeert_id=row.corrigeert_id,
        gecorrigeerd_door_id=row.gecorrigeerd_door_een,
    )
