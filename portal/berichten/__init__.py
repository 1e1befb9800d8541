"""What goes out to people: one call that puts a message in the outbox, in the transaction of what it tells of.

A message says that there is news, never what about: no onderwerp, zaak, thema or name, and the site's plain address
(Wmebv; `law.md`). Which address it goes to is looked up when it goes; the outbox holds none.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from portal.berichten.gebeurtenissen import Aard as Aard
from portal.berichten.gebeurtenissen import Gebeurtenis as Gebeurtenis
from portal.berichten.gebeurtenissen import eis
from portal.registers import klantregister, scope
from portal.registers.bevoegd import judge_mandate

if TYPE_CHECKING:
    from datetime import date
    from uuid import UUID

    from portal.registers.entities import Vertegenwoordiging


def meld(
    gebeurtenis: Gebeurtenis,
    klant_id: UUID,
    *,
    kenmerk: UUID,
    aard: Aard = Aard.INFORMATIE,
    actie_verwacht: bool = False,
    laatste_dag: date | None = None,
    thema: str = "",
    zaken: frozenset[UUID] = frozenset(),
    vertrouwelijk: bool = False,
    ook: frozenset[UUID] = frozenset(),
) -> None:
    """One message to the klant and to each vertegenwoordiger in scope. Call it inside the transaction of the event.

    `kenmerk` is the id of what happened: the same event with the same kenmerk reaches each person once, however often
    it is told. `thema`, `zaken` and `vertrouwelijk` decide which mandates reach it, and are not kept. `ook` names
    partijen who hear of it besides: the other side of a machtiging. A mandate of a login lives in that login only, so
    its holder gets none.
    """
    from portal.berichten.outbox import put

    with scope.registratie("berichten", dossiers=[klant_id]):
        reached = {
            mandate.vertegenwoordiger_id
            for mandate in klantregister().list_gemachtigden(klant_id)
            if _reaches(mandate, gebeurtenis, thema, zaken, vertrouwelijk=vertrouwelijk)
        }
        put(
            {klant_id} | reached | ook,
            klant_id=klant_id,
            gebeurtenis=gebeurtenis,
            kenmerk=kenmerk,
            aard=aard,
            actie_verwacht=actie_verwacht or laatste_dag is not None,
            laatste_dag=laatste_dag,
        )


def _reaches(
    mandate: Vertegenwoordiging,
    gebeurtenis: Gebeurtenis,
    thema: str,
    zaken: frozenset[UUID],
    *,
    vertrouwelijk: bool,
) -> bool:
    from django.utils import timezone

    needed = eis(gebeurtenis, vertrouwelijk=vertrouwelijk)
    if needed is None or not needed <= mandate.mag or judge_mandate(mandate, at=timezone.now()) is not None:
        return False
    return mandate.themas is None or thema in mandate.themas or bool(zaken & mandate.zaken)
