"""A klantcontact with all its parts in one statement: a page may not cost a query per part."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING, Any, NamedTuple
from uuid import UUID

from django.db.models.expressions import RawSQL

from portal.registers.embedded.toegang import zaken_in_scope
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
    from collections.abc import Mapping

    from django.db.models import QuerySet

    from portal.registers.embedded.models import Klantcontact
    from portal.registers.entities import Bevoegdheid


class Verband(NamedTuple):
    """A contact before or after another one, with what it refers to."""

    regel: KlantcontactRegel
    vervolgt_id: UUID | None
    corrigeert_id: UUID | None


# Each part is a query of its own inside the one statement, and written out: built from expressions they cost three
# times as much as the rest of the page (docs/bench.md). A part shows the columns that its entity needs.
_DEEL = "FROM {tabel} AS deel {koppeling} WHERE deel.klantcontact_id = klantcontact.id{binnen} ORDER BY {volgorde}"
_NIET_BEPERKT: tuple[str, list[object]] = ("", [])


def _part(
    kolommen: str,
    tabel: str,
    koppeling: str = "",
    *,
    volgorde: str = "deel.id",
    binnen: tuple[str, list[object]] = _NIET_BEPERKT,
) -> RawSQL:
    where, values = binnen
    rows = f"SELECT {kolommen} {_DEEL.format(tabel=tabel, koppeling=koppeling, binnen=where, volgorde=volgorde)}"
    return RawSQL(f"(SELECT coalesce(json_agg(part), '[]') FROM ({rows}) AS part)", values)  # noqa: S608, S611 - text of our own


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
}


def _zaken(bevoegdheid: Bevoegdheid | None) -> dict[str, RawSQL]:
    """The zaken of the vervolg and their klanttaken, as far as the mandate is about them: one that is not, is not
    there."""
    where, values = zaken_in_scope(bevoegdheid)
    taken = where + (" AND (taak.thema_id = ANY (%s) OR zaak.id = ANY (%s))" if _themas(bevoegdheid) else "")
    return {
        "p_zaken": _part(
            "zaak.id, zaak.nummer, zaak.omschrijving, zaak.toelichting, zaak.status, zaak.status_sinds,"
            " zaak.gestart_op, zaak.beeindigd_op, zaak.thema_id AS thema",
            "klantcontact_zaak",
            "JOIN zaak ON zaak.id = deel.zaak_id",
            volgorde="zaak.gestart_op, zaak.id",
            binnen=(where, values),
        ),
        "p_klanttaken": _part(
            "taak.id, taak.nummer, taak.titel, taak.soort, taak.status, taak.zaak_id AS zaak, zaak.omschrijving,"
            " taak.deadline, taak.status_sinds AS sinds",
            "klantcontact_zaak",
            "JOIN zaak ON zaak.id = deel.zaak_id JOIN klanttaak AS taak ON taak.zaak_id = zaak.id",
            volgorde="taak.aangemaakt_op, taak.id",
            binnen=(taken, values + _themas(bevoegdheid)),
        ),
    }


def _themas(bevoegdheid: Bevoegdheid | None) -> list[object]:
    if bevoegdheid is None or bevoegdheid.themas is None:
        return []
    return [sorted(bevoegdheid.themas), sorted(bevoegdheid.zaken)]


def with_parts(rows: QuerySet[Klantcontact], bevoegdheid: Bevoegdheid | None = None) -> QuerySet[Klantcontact]:
    """`bevoegdheid`: for whom the parts are narrowed; None for the register itself, and for who has the whole scope."""
    parts = _PARTS | _zaken(bevoegdheid)
    return rows.select_related("kanaal", "auth_middel").annotate(**parts).defer("zoektekst", "zoekvector")


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


def to_klantcontact(row: Any, related: Mapping[UUID, Verband] | None = None) -> KlantcontactEntity:
    """`row` comes from `with_parts`; `related` are the contacts around it that may be seen, each with how it is so."""
    around = related or {}
    vervolgt, corrigeert = around.get(row.vervolgt_id), around.get(row.corrigeert_id)
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
        vervolgt=vervolgt.regel if vervolgt else None,
        vervolgd_door=tuple(one.regel for one in around.values() if one.vervolgt_id == row.id),
        corrigeert_id=corrigeert.regel.id if corrigeert else None,
        gecorrigeerd_door_id=max(
            (one.regel.id for one in around.values() if one.corrigeert_id == row.id), default=None
        ),
    )
