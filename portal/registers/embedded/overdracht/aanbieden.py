"""One checked line, offered to the port it belongs to. Does nothing when what it says is there already."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Any
from uuid import UUID

from portal.registers import klantregister, taakregister, zaakregister
from portal.registers.embedded.overdracht.delen import (
    to_actor,
    to_authenticatie,
    to_betrokkene,
    to_bijlage,
    to_herkomst,
    to_identificatie,
    to_interne_taak,
    to_niveau,
    to_verloop,
)
from portal.registers.embedded.overdracht.nemen import each, take
from portal.registers.entities import (
    Initiatiefnemer,
    Inschrijving,
    Mag,
    SoortDigitaalAdres,
    SoortKlanttaak,
    SoortPartij,
    VastgesteldVia,
    Voorkeurskanaal,
)
from portal.registers.overname import Referentie
from portal.registers.ports import (
    NieuweKlanttaak,
    NieuwePartij,
    NieuweVertegenwoordiging,
    NieuweZaak,
    NieuwKlantcontact,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    Regel = Mapping[str, Any]


def offer(regel: Regel) -> None:
    """Raises Refused, Conflict or NotFound, as the port does. `regel` was held against the schema."""
    _OFFERS[regel["soort"]](regel)


def _offer_referentie(regel: Regel) -> None:
    klantregister().register_referentie(
        Referentie(soort=regel["soort"], **take(regel, code=str, naam=str, minimum_niveau=to_niveau))
    )


def _offer_partij(regel: Regel) -> None:
    nieuw = NieuwePartij(
        soort=SoortPartij(regel["soort_partij"]),
        **take(
            regel,
            id=UUID,
            nummer=str,
            naam=str,
            inschrijving=Inschrijving,
            rechtspersoonlijkheid=bool,
            vastgesteld_via=VastgesteldVia,
            gekend=to_authenticatie,
            voorkeurskanaal=Voorkeurskanaal,
            voorkeurstaal=str,
            geheimhouding=bool,
            aangemaakt_op=datetime.fromisoformat,
        ),
    )
    identificaties = [to_identificatie(deel) for deel in regel.get("identificaties", ())]
    klantregister().register_partij(nieuw, identificaties=identificaties, herkomst=to_herkomst(regel))


def _offer_samenvoeging(regel: Regel) -> None:
    klantregister().register_samenvoeging(UUID(regel["partij"]), UUID(regel["met"]))


def _offer_digitaal_adres(regel: Regel) -> None:
    klantregister().register_adres(
        UUID(regel["klant"]),
        soort=SoortDigitaalAdres(regel["soort_adres"]),
        **take(
            regel,
            id=UUID,
            adres=str,
            label=str,
            is_standaard=bool,
            geverifieerd_op=datetime.fromisoformat,
            aangemaakt_op=datetime.fromisoformat,
        ),
    )


def _offer_zaak(regel: Regel) -> None:
    nieuw = NieuweZaak(
        **take(
            regel,
            id=UUID,
            nummer=str,
            vestiging=str,
            omschrijving=str,
            toelichting=str,
            status=str,
            status_sinds=datetime.fromisoformat,
            thema=str,
            vereist_niveau=to_niveau,
            gestart_op=date.fromisoformat,
            beeindigd_op=date.fromisoformat,
        )
    )
    zaakregister().register_zaak(UUID(regel["klant"]), nieuw, herkomst=to_herkomst(regel))


def _offer_klantcontact(regel: Regel) -> None:
    nieuw = NieuwKlantcontact(
        authenticatie=to_authenticatie(regel["authenticatie"]) if "authenticatie" in regel else None,
        vertegenwoordiger_id=UUID(regel["vertegenwoordiger"]) if "vertegenwoordiger" in regel else None,
        handelend_persoon_id=UUID(regel["handelend_persoon"]) if "handelend_persoon" in regel else None,
        **{"inhoud": ""}
        | take(
            regel,
            id=UUID,
            nummer=str,
            vestiging=str,
            onderwerp=str,
            inhoud=str,
            taal=str,
            kanaal=str,
            initiatiefnemer=Initiatiefnemer,
            thema=str,
            vertrouwelijk=bool,
            vereist_niveau=to_niveau,
            vervolgt=UUID,
            corrigeert=UUID,
            plaatsgevonden_op=datetime.fromisoformat,
            geregistreerd_op=datetime.fromisoformat,
            betrokkenen=each(to_betrokkene),
            actoren=each(to_actor),
            bijlagen=each(to_bijlage),
            onderwerpobjecten=each(str),
            zaken=each(UUID),
            interne_taken=each(to_interne_taak),
        ),
    )
    klant = UUID(regel["klant"]) if "klant" in regel else None
    klantregister().register_klantcontact(klant, nieuw, herkomst=to_herkomst(regel))


def _offer_klanttaak(regel: Regel) -> None:
    nieuw = NieuweKlanttaak(
        soort=SoortKlanttaak(regel["soort_taak"]),
        koppeling=("zaak", UUID(regel["zaak"])),
        verloop=to_verloop(regel) if "status" in regel else None,
        **take(
            regel,
            id=UUID,
            nummer=str,
            titel=str,
            toelichting=str,
            deadline=date.fromisoformat,
            sluit_op_deadline=bool,
            vereist_niveau=to_niveau,
            formulier=dict,
            gegevens=dict,
            url=str,
            bedrag=Decimal,
            betalingskenmerk=str,
            thema=str,
        ),
    )
    taakregister().register_klanttaak(UUID(regel["klant"]), nieuw, herkomst=to_herkomst(regel))


def _offer_afscherming(regel: Regel) -> None:
    klantregister().register_afscherming(
        UUID(regel["klant"]),
        UUID(regel["klantcontact"]),
        reden=regel["reden"],
        op=datetime.fromisoformat(regel["op"]),
    )


def _offer_vertegenwoordiging(regel: Regel) -> None:
    nieuw = NieuweVertegenwoordiging(
        klant_id=UUID(regel["klant"]),
        vertegenwoordiger_id=UUID(regel["vertegenwoordiger"]),
        themas=None if regel["themas"] == "alle" else regel["themas"],
        **{"klant_naam": "", "vertegenwoordiger_naam": ""}
        | take(
            regel,
            id=UUID,
            klant_naam=str,
            vertegenwoordiger_naam=str,
            grond=str,
            bron=str,
            dienst=str,
            mag=each(Mag),
            zaken=each(UUID),
            begint_op=datetime.fromisoformat,
            eindigt_op=datetime.fromisoformat,
            ingetrokken_op=datetime.fromisoformat,
            laatst_gebruikt_op=datetime.fromisoformat,
        ),
    )
    klantregister().register_vertegenwoordiging(nieuw)


_OFFERS: dict[str, Callable[[Regel], None]] = {
    "kanaal": _offer_referentie,
    "middel": _offer_referentie,
    "grondslag": _offer_referentie,
    "thema": _offer_referentie,
    "partij": _offer_partij,
    "samenvoeging": _offer_samenvoeging,
    "digitaal_adres": _offer_digitaal_adres,
    "zaak": _offer_zaak,
    "klantcontact": _offer_klantcontact,
    "klanttaak": _offer_klanttaak,
    "afscherming": _offer_afscherming,
    "vertegenwoordiging": _offer_vertegenwoordiging,
}
