from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings

from portal import audit
from portal.idempotentie import use_once
from portal.klantcontacten.onderwerp import of_reply, to_over
from portal.registers import klantregister
from portal.registers.ports import NieuweInterneTaak

if TYPE_CHECKING:
    from uuid import UUID

    from portal.registers.entities import Bevoegdheid


def ask_question(
    *,
    bevoegdheid: Bevoegdheid,
    onderwerp: str,
    inhoud: str,
    sleutel: UUID,
    over: str = "",
    vervolgt: UUID | None = None,
) -> UUID:
    """A question, or a reply to an earlier contact, as klantcontact with the interne taak to answer it. `over` is one
    of `onderwerp.choices_for`.

    The id of the klantcontact; the same one when the sleutel was used before. Raises NotFound when `vervolgt` is not
    this klant's, Refused as the port's `add_klantcontact`.
    """
    about = to_over(over)
    if vervolgt is not None:
        about = of_reply(bevoegdheid, klantregister().get_klantcontact(bevoegdheid, vervolgt))

    def ask() -> UUID:
        klantcontact = klantregister().add_klantcontact(
            bevoegdheid,
            onderwerp=onderwerp,
            inhoud=inhoud,
            interne_taken=[
                NieuweInterneTaak(
                    handeling="Vraag uit MijnGemeente beantwoorden",
                    tekst_voor_klant="Wij beantwoorden uw vraag.",
                    eenheid=settings.PORTAL_EENHEID_VRAGEN,
                )
            ],
            thema=about.thema,
            zaken=about.zaken,
            vervolgt=vervolgt,
        )
        audit.record("vraag_gesteld", bevoegdheid, object_soort="klantcontact", object_id=klantcontact.id)
        return klantcontact.id

    return use_once(bevoegdheid, doel="vraag", sleutel=sleutel, make=ask)
