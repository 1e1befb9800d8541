"""For whom someone may act: found by name, nearest deadline first, however many there are."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from django.db.models import DateField, Q, Value
from django.db.models.expressions import RawSQL
from django.db.models.functions import Coalesce
from django.utils import timezone

from portal.registers.embedded.models import Vertegenwoordiging
from portal.registers.embedded.toegang import require
from portal.registers.embedded.vertegenwoordigingen import to_vertegenwoordiging
from portal.registers.entities import Bladzijde, Cursor, Mag, TeVertegenwoordigen

if TYPE_CHECKING:
    from typing import Any

    from portal.registers.entities import Bevoegdheid

_AMSTERDAM = ZoneInfo("Europe/Amsterdam")
# Who has no deadline comes after all who have one.
_NO_DEADLINE = date.max
_STAND = """
    (SELECT {what} FROM takenstand AS stand WHERE stand.klant_id = vertegenwoordiging.klant_id AND stand.open_taken > 0
     AND (vertegenwoordiging.themas IS NULL OR stand.thema_id = ANY (vertegenwoordiging.themas)
          OR stand.zaak_id = ANY (vertegenwoordiging.zaken)))
"""


class TeVertegenwoordigenLijst:
    def list_te_vertegenwoordigen(
        self, bevoegdheid: Bevoegdheid, *, zoek: str = "", na: Cursor | None = None, aantal: int = 10
    ) -> Bladzijde[TeVertegenwoordigen]:
        require(bevoegdheid, Mag.LEZEN)
        now, sides = timezone.now(), [*bevoegdheid.dossiers, bevoegdheid.persoon_id]
        rows: Any = Vertegenwoordiging.objects.select_related("grond").filter(
            Q(eindigt_op__isnull=True) | Q(eindigt_op__gt=now),
            vertegenwoordiger_id__in=sides,
            ingetrokken_op__isnull=True,
            begint_op__lte=now,
            mag__contains=[Mag.LEZEN],
        )
        rows = rows.exclude(bron="login")
        for word in zoek.split()[:10]:
            rows = rows.filter(klant_naam__icontains=word)
        rows = rows.annotate(
            open_taken=RawSQL(_STAND.format(what="coalesce(sum(stand.open_taken), 0)::int"), []),  # noqa: S611
            deadline=RawSQL(_STAND.format(what="min(stand.eerste_deadline)"), [], output_field=DateField()),  # noqa: S611
            volgorde=Coalesce("deadline", Value(_NO_DEADLINE), output_field=DateField()),
        )
        if na is not None:
            day = na.moment.astimezone(_AMSTERDAM).date()
            rows = rows.filter(Q(volgorde__gt=day) | Q(volgorde=day, id__gt=na.id))
        page = list(rows.order_by("volgorde", "id")[: aantal + 1])
        shown = page[:aantal]
        more = _cursor_of(shown[-1]) if len(page) > aantal else None
        return Bladzijde(
            tuple(TeVertegenwoordigen(to_vertegenwoordiging(row), row.open_taken, row.deadline) for row in shown), more
        )


def _cursor_of(row: Any) -> Cursor:
    return Cursor(datetime.combine(row.volgorde, datetime.min.time(), tzinfo=_AMSTERDAM), row.id)
