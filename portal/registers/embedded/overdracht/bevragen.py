"""What a dump asks of a klantcontact: all of it, and behind how many others it comes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import F, IntegerField, OuterRef
from django.db.models.expressions import RawSQL
from django.db.models.functions import JSONObject

from portal.registers.embedded.models import (
    Betrokkene,
    Bijlage,
    InterneTaak,
    KlantcontactActor,
    KlantcontactZaak,
    Onderwerpobject,
)

if TYPE_CHECKING:
    from django.db.models import Model, QuerySet

    from portal.registers.embedded.models import Klantcontact

#: The longest way back along vervolgt and corrigeert. Moments cannot order them: a register that was taken over may
#: hold a whole conversation under one moment.
DIEPTE = RawSQL(
    """
    CASE WHEN klantcontact.vervolgt_id IS NULL AND klantcontact.corrigeert_id IS NULL THEN 0 ELSE (
        WITH RECURSIVE terug (id, stap) AS (
            SELECT eerder.id, 1
            FROM (VALUES (klantcontact.vervolgt_id), (klantcontact.corrigeert_id)) eerder (id)
            WHERE eerder.id IS NOT NULL
            UNION
            SELECT eerder.id, terug.stap + 1
            FROM terug JOIN klantcontact k ON k.id = terug.id,
                LATERAL (VALUES (k.vervolgt_id), (k.corrigeert_id)) eerder (id)
            WHERE eerder.id IS NOT NULL
        ) SELECT max(stap) FROM terug
    ) END
    """,
    [],
    output_field=IntegerField(),
)


def _parts(rows: QuerySet[Any], order: tuple[str, ...], **columns: str) -> ArraySubquery:
    values = JSONObject(**{name: F(path) for name, path in columns.items()})
    return ArraySubquery(rows.order_by(*order).values(json=values))


def _parts_of(model: type[Model]) -> QuerySet[Any]:
    return model._default_manager.filter(klantcontact_id=OuterRef("id"))  # noqa: SLF001 (Django documents it)


def with_everything(rows: QuerySet[Klantcontact]) -> QuerySet[Klantcontact]:
    """With the parts that `vormen.of_klantcontact` needs, the gemeente's own texts included."""
    return rows.defer("zoektekst", "zoekvector").annotate(
        d_betrokkenen=_parts(_parts_of(Betrokkene), ("rol", "id"), rol="rol", naam="naam", partij="partij_id"),
        d_actoren=_parts(_parts_of(KlantcontactActor), ("id",), soort="actor__soort", naam="actor__naam"),
        d_bijlagen=_parts(_parts_of(Bijlage), ("id",), id="id", naam="naam", formaat="formaat", omvang="omvang"),
        d_objecten=_parts(_parts_of(Onderwerpobject), ("id",), omschrijving="omschrijving"),
        d_zaken=_parts(_parts_of(KlantcontactZaak), ("zaak_id",), id="zaak_id"),
        d_interne_taken=_parts(
            _parts_of(InterneTaak),
            ("aangemaakt_op", "id"),
            **{
                name: name
                for name in (
                    "id", "status", "tekst_voor_klant", "handeling", "eenheid", "meteen_beantwoord", "aangemaakt_op",
                    "afgehandeld_op",
                )
            },
        ),
    )  # fmt: skip
