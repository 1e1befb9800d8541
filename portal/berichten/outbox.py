"""The outbox: a row for each person, and the job that delivers it, both in the transaction of the event."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from portal.berichten.jobs import bezorg
from portal.berichten.models import Bericht

if TYPE_CHECKING:
    from collections.abc import Iterable
    from uuid import UUID


def put(ontvangers: Iterable[UUID], **values: Any) -> None:
    """Inside a registratie of the klant. Whoever has this message already gets no other."""
    rows = [Bericht(ontvanger_id=ontvanger, **values) for ontvanger in sorted(ontvangers)]
    Bericht.objects.bulk_create(rows, ignore_conflicts=True)
    made = Bericht.objects.filter(id__in=[row.id for row in rows]).values_list("id", "ontvanger_id")
    for bericht_id, ontvanger_id in made:
        bezorg.defer(bericht_id=str(bericht_id), ontvanger_id=str(ontvanger_id))
