"""Keys a form carries, used once: a double click, a retry and a second tab all get what the first one made."""

from __future__ import annotations

from typing import TYPE_CHECKING

import uuid6
from django.db import transaction

if TYPE_CHECKING:
    from collections.abc import Callable
    from uuid import UUID

    from portal.registers.entities import Bevoegdheid


def new_sleutel() -> UUID:
    """For a form that is shown for the first time."""
    return uuid6.uuid7()


def use_once(bevoegdheid: Bevoegdheid, *, doel: str, sleutel: UUID, make: Callable[[], UUID]) -> UUID:
    """What `make` makes the first time, and its id again every other time. In the caller's transaction.

    Two at once: the second waits for the first, and gets its outcome, or does the work when the first was rolled back.
    """
    from portal.idempotentie.models import Sleutel

    key = Sleutel(klant_id=bevoegdheid.klant_id, persoon_id=bevoegdheid.persoon_id, doel=doel, sleutel=sleutel)
    with transaction.atomic():
        Sleutel.objects.bulk_create([key], ignore_conflicts=True)
        used = Sleutel.objects.select_for_update().get(
            klant_id=bevoegdheid.klant_id, persoon_id=bevoegdheid.persoon_id, doel=doel, sleutel=sleutel
        )
        if used.uitkomst_id is None:
            used.uitkomst_id = make()
            used.save(update_fields=["uitkomst_id"])
        return used.uitkomst_id
