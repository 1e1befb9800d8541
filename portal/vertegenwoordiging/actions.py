"""Switching and withdrawing, each with its audit line in the same transaction."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.utils import timezone

from accounts import sessie
from accounts.bevoegdheid import evaluate, own
from portal import audit
from portal.registers import klantregister, scope
from portal.registers.bevoegd import judge
from portal.registers.entities import Mag
from portal.registers.errors import Refused
from portal.registers.mandaten import NieuweUitnodiging
from portal.vertegenwoordiging import codes

if TYPE_CHECKING:
    from uuid import UUID

    from django.contrib.sessions.backends.base import SessionBase

    from accounts.sessie import Inlog
    from portal.registers.entities import Bevoegdheid, Uitnodiging, Vertegenwoordiging


def act_for(*, session: SessionBase, inlog: Inlog, bevoegdheid: Bevoegdheid, vertegenwoordiging_id: UUID) -> None:
    """From now on this session acts under this mandate. Raises NotFound when it is not this person's, Refused
    (`vertegenwoordiging_…`) when it does not hold; the session is then as it was."""
    eigen = own(inlog)
    with scope.for_a_moment(eigen, then=bevoegdheid):
        mandaat = klantregister().get_vertegenwoordiging(eigen, vertegenwoordiging_id)
    namens = inlog.namens(mandaat.klant_id, mandaat.id)
    wie = evaluate(namens)
    if judge(wie, Mag.LEZEN):
        # Every page, the way back too, rests on reading.
        raise Refused("niet_bevoegd", "Met deze machtiging kunt u hier niets doen.")
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


def invite(*, bevoegdheid: Bevoegdheid, **offer: Any) -> tuple[Uitnodiging, str]:
    """The offer and its code, which is told here and never again. Raises Refused `niet_zelf`, `onbekend`."""
    code = codes.new_code()
    nieuw = NieuweUitnodiging(
        code_hash=codes.hash_of(code),
        vereist_niveau=settings.PORTAL_MACHTIGING_NIVEAU,
        verloopt_op=timezone.now() + timedelta(days=settings.PORTAL_UITNODIGING_DAGEN),
        **offer,
    )
    uitnodiging = klantregister().add_uitnodiging(bevoegdheid, nieuw)
    audit.record("machtiging_aangeboden", bevoegdheid, object_soort="uitnodiging", object_id=uitnodiging.id)
    return uitnodiging, code


def accept(*, bevoegdheid: Bevoegdheid, code_hash: str) -> Vertegenwoordiging:
    """Raises as the port's `accept_uitnodiging`. Told in the audit of either side."""
    mandaat = klantregister().accept_uitnodiging(bevoegdheid, code_hash)
    namens = replace(
        bevoegdheid, klant_id=mandaat.klant_id, vertegenwoordiging_id=mandaat.id, is_vertegenwoordiger=True
    )
    for side in (bevoegdheid, namens):
        audit.record("machtiging_aangenomen", side, object_soort="vertegenwoordiging", object_id=mandaat.id)
    return mandaat


def withdraw_offer(*, bevoegdheid: Bevoegdheid, uitnodiging_id: UUID) -> None:
    """Raises NotFound, also when it was taken already."""
    klantregister().end_uitnodiging(bevoegdheid, uitnodiging_id)
    audit.record("aanbod_ingetrokken", bevoegdheid, object_soort="uitnodiging", object_id=uitnodiging_id)
