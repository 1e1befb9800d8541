from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings
from django.utils.translation import gettext as _

from portal import audit
from portal.berichten import Gebeurtenis, meld
from portal.idempotentie import use_once
from portal.registers import klantregister, taakregister
from portal.registers.entities import StatusKlanttaak
from portal.registers.errors import Conflict
from portal.registers.ports import NieuweInterneTaak, NieuweInzending
from portal.web.weergave import datum, datum_tijd, vandaag

if TYPE_CHECKING:
    from uuid import UUID

    from portal.formkit import Antwoorden, Samenvatting
    from portal.registers.entities import Bevoegdheid, Inzending, Klanttaak


def complete_klanttaak(
    *, bevoegdheid: Bevoegdheid, klanttaak_id: UUID, antwoorden: Antwoorden, samenvatting: Samenvatting, sleutel: UUID
) -> Klanttaak:
    """The inzending, its klantcontact, the status, the audit line and the message, in the caller's transaction.

    The same sleutel again gives the same answer. Raises NotFound; Conflict `niet_open`, `ingetrokken` or `verlopen`
    with a sentence that says what is the case.
    """
    taak = taakregister().get_klanttaak(bevoegdheid, klanttaak_id, lock=True)
    if taak.inzending is not None and taak.inzending.sleutel == sleutel:
        return taak
    check_open(taak, bevoegdheid)
    klantcontact = klantregister().add_klantcontact(
        bevoegdheid,
        onderwerp=f"Taak gedaan: {taak.regel.titel}"[: klantregister().max_onderwerp],
        inhoud=samenvatting.as_text()[: klantregister().max_inhoud],
        zaken=[taak.regel.zaak_id],
        thema=taak.thema,
    )
    done = taakregister().complete_klanttaak(
        bevoegdheid,
        klanttaak_id,
        NieuweInzending(
            antwoorden=antwoorden,
            samenvatting=[(regel.label, regel.waarde) for regel in samenvatting.regels],
            sleutel=sleutel,
        ),
        klantcontact=klantcontact,
    )
    audit.record("klanttaak_afgerond", bevoegdheid, object_soort="klanttaak", object_id=klanttaak_id)
    meld(
        Gebeurtenis.INZENDING_ONTVANGEN,
        bevoegdheid.klant_id,
        kenmerk=klanttaak_id,
        thema=taak.thema,
        zaken=frozenset({taak.regel.zaak_id}),
    )
    return done


def say_not_mine(*, bevoegdheid: Bevoegdheid, klanttaak_id: UUID, toelichting: str, sleutel: UUID) -> UUID:
    """‘Dit is niet van mij’: a klantcontact with the interne taak to look into it. The klanttaak stays as it is.

    The id of the klantcontact; the same one when the sleutel was used before. Raises NotFound.
    """
    taak = taakregister().get_klanttaak(bevoegdheid, klanttaak_id)

    def tell() -> UUID:
        klantcontact = klantregister().add_klantcontact(
            bevoegdheid,
            onderwerp=f"Niet van mij: {taak.regel.titel}"[: klantregister().max_onderwerp],
            inhoud="\n\n".join(filter(None, ["Ik denk dat deze taak niet van mij is.", toelichting])),
            interne_taken=[
                NieuweInterneTaak(
                    handeling=f"Nagaan of klanttaak {taak.regel.nummer} bij deze klant hoort",
                    tekst_voor_klant="Wij kijken of deze taak van u is.",
                    eenheid=settings.PORTAL_EENHEID_VRAGEN,
                )
            ],
            zaken=[taak.regel.zaak_id],
            thema=taak.thema,
        )
        audit.record("niet_van_mij", bevoegdheid, object_soort="klanttaak", object_id=klanttaak_id)
        return klantcontact.id

    return use_once(bevoegdheid, doel="niet_van_mij", sleutel=sleutel, make=tell)


def check_open(taak: Klanttaak, bevoegdheid: Bevoegdheid) -> None:
    """Raises Conflict with the whole story: who did it and when, or why it is gone."""
    if taak.inzending is not None:
        raise Conflict("niet_open", _who_did(taak.inzending, bevoegdheid))
    if taak.regel.status == StatusKlanttaak.INGETROKKEN:
        reden = {"reden": taak.reden_intrekking}
        raise Conflict("ingetrokken", _("De gemeente heeft deze taak ingetrokken: %(reden)s") % reden)
    if taak.is_verlopen(vandaag()):
        laatste = {"datum": datum(taak.regel.deadline)}
        raise Conflict("verlopen", _("De laatste dag was %(datum)s. Wilt u nog iets doen? Bel ons dan.") % laatste)


def _who_did(inzending: Inzending, bevoegdheid: Bevoegdheid) -> str:
    moment = datum_tijd(inzending.ontvangen_op)
    if inzending.door_id == bevoegdheid.persoon_id:
        return _("U hebt deze taak al gedaan op %(moment)s.") % {"moment": moment}
    if inzending.door_naam:
        wie = {"naam": inzending.door_naam, "moment": moment}
        return _("%(naam)s heeft deze taak al gedaan op %(moment)s.") % wie
    return _("Deze taak is al gedaan op %(moment)s.") % {"moment": moment}
