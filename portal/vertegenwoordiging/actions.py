"""Switching and withdrawing, each with its audit line in the same transaction."""

from __future__ import annotations

from typing import TYPE_CHECKING

from accounts import sessie
from accounts.bevoegdheid import evaluate, own
from portal import audit
from portal.registers import klantregister, scope

if TYPE_CHECKING:
    from uuid import UUID

    from django.contrib.sessions.backends.base import SessionBase

    from accounts.sessie import Inlog
    from portal.registers.entities import Bevoegdheid, Vertegenwoordiging


def act_for(*, session: SessionBase, inlog: Inlog, bevoegdheid: Bevoegdheid, vertegenwoordiging_id: UUID) -> None:
    """From now on this session acts under this mandate. Raises NotFound when it is not this person's, Refused
    (`vertegenwoordiging_…`) when it does not hold; the session is then as it was."""
    eigen = own(inlog)
    with scope.for_a_moment(eigen, then=bevoegdheid):
        mandaat = klantregister().get_vertegenwoordiging(eigen, vertegenwoordiging_id)
    namens = inlog.namens(mandaat.klant_id, mandaat.id)
    wie = evaluate(namens)
    is_first = klantregister().record_gebruik(wie)
    audit.record("namens_begonnen", wie, reden="eerste_keer" if is_first else "")
    sessie.keep(session, namens)


def act_for_self(*, session: SessionBase, inlog: Inlog, bevoegdheid: Bevoegdheid) -> None:
    """Back to who logged in. Does nothing when that is who acts."""
    if inlog.is_gewisseld:
        audit.record("namens_gestopt", bevoegdheid)
        sessie.keep(session, inlog.eigen)


def withdraw(*, bevoegdheid: Bevoegdheid, vertegenwoordiging_id: UUID) -> Vertegenwoordiging:
    """By either side, at once. Raises NotFound, Refused `van_de_gemeente`, Conflict `voorbij`."""
    ended = klantregister().end_vertegenwoordiging(bevoegdheid, vertegenwoordiging_id)
    audit.record(
        "machtiging_ingetrokken", bevoegdheid, object_soort="vertegenwoordiging", object_id=vertegenwoordiging_id
    )
    return ended
