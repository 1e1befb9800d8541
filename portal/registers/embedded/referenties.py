from __future__ import annotations

from typing import TYPE_CHECKING, Any

from portal.registers.embedded.models import Grondslag, Kanaal, Middel, Thema
from portal.registers.entities import Niveau
from portal.registers.overname import Referentie

if TYPE_CHECKING:
    from django.db.models import Manager

TABLES: dict[str, Manager[Any]] = {
    "kanaal": Kanaal.objects,
    "middel": Middel.objects,
    "grondslag": Grondslag.objects,
    "thema": Thema.objects,
}


class Referenties:
    def register_referentie(self, nieuw: Referentie) -> Referentie:
        values: dict[str, object] = {"naam": nieuw.naam}
        if nieuw.soort == "thema":
            values["minimum_niveau"] = nieuw.minimum_niveau
        row, _ = TABLES[nieuw.soort].get_or_create(code=nieuw.code, defaults=values)
        return Referentie(nieuw.soort, row.code, row.naam, Niveau(getattr(row, "minimum_niveau", 0)))
