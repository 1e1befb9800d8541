"""Dossiers for tests, made through the port as the gemeente's systems make them."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from decimal import Decimal
from itertools import count
from typing import TYPE_CHECKING, Any

from django.utils import timezone

from portal.registers import klantregister, taakregister, zaakregister
from portal.registers.embedded.klantcontacten import _read_themas
from portal.registers.entities import (
    Authenticatie,
    Identificatienummer,
    Initiatiefnemer,
    Niveau,
    SoortKlanttaak,
    SoortPartij,
)
from portal.registers.overname import Referentie
from portal.registers.ports import (
    Herkomst,
    NieuweInterneTaak,
    NieuweKlanttaak,
    NieuwePartij,
    NieuweVertegenwoordiging,
    NieuweZaak,
    NieuwKlantcontact,
)

if TYPE_CHECKING:
    from uuid import UUID

    from accounts.broker.people import Organisatie, Persoon
    from portal.registers.entities import Klantcontact, Klanttaak, Partij, Vertegenwoordiging, Zaak

_kenmerk = count(1)

FORMULIER: dict[str, Any] = {
    "display": "form",
    "components": [
        {"type": "textfield", "key": "kenteken", "label": "Kenteken", "validate": {"required": True, "maxLength": 8}},
        {"type": "number", "key": "aantal", "label": "Aantal bewoners", "validate": {"min": 1, "max": 12}},
        {"type": "datetime", "key": "ingang", "label": "Ingangsdatum", "enableTime": False},
        {
            "type": "radio",
            "key": "soort",
            "label": "Soort vergunning",
            "values": [{"label": "Bewoner", "value": "bewoner"}, {"label": "Bezoeker", "value": "bezoeker"}],
            "validate": {"required": True},
        },
    ],
}


def herkomst() -> Herkomst:
    """A fresh one each time."""
    return Herkomst("test", str(next(_kenmerk)))


def authenticatie(middel: str = "balie", niveau: Niveau = Niveau.SUBSTANTIEEL) -> Authenticatie:
    return Authenticatie(middel, niveau, timezone.now())


def partij(who: Persoon | Organisatie, **values: Any) -> Partij:
    """The Partij of someone who showed themselves at the balie."""
    bsn, kvk = getattr(who, "bsn", None), getattr(who, "kvk", None)
    nieuw = NieuwePartij(
        soort=SoortPartij.PERSOON if bsn else SoortPartij.ORGANISATIE,
        naam=who.naam,
        **{"gekend": authenticatie(), **values},
    )
    nummer = Identificatienummer("bsn", bsn) if bsn else Identificatienummer("kvk", str(kvk))
    return klantregister().register_partij(nieuw, identificaties=[nummer], herkomst=herkomst())


def interne_taak(**values: Any) -> NieuweInterneTaak:
    return NieuweInterneTaak(
        **{"handeling": "Terugbellen", "tekst_voor_klant": "Wij bellen u terug.", "eenheid": "Burgerzaken", **values}
    )


def nieuw_klantcontact(**values: Any) -> NieuwKlantcontact:
    defaults = {
        "onderwerp": "Vraag over afval",
        "inhoud": "Wanneer wordt het papier opgehaald?",
        "kanaal": "telefoon",
        "initiatiefnemer": Initiatiefnemer.KLANT,
        "plaatsgevonden_op": timezone.now() - timedelta(hours=1),
        "authenticatie": authenticatie("telefoon", Niveau.BASIS),
        "interne_taken": [interne_taak()],
    }
    return NieuwKlantcontact(**{**defaults, **values})


def klantcontact(klant_id: UUID, **values: Any) -> Klantcontact:
    return klantregister().register_klantcontact(klant_id, nieuw_klantcontact(**values), herkomst=herkomst())


def zaak(klant_id: UUID, **values: Any) -> Zaak:
    defaults = {
        "nummer": f"Z-{next(_kenmerk)}",
        "omschrijving": "Parkeervergunning aanvragen",
        "status": "In behandeling",
        "gestart_op": date(2026, 10, 1),
        "status_sinds": datetime(2026, 10, 2, 9, 0, tzinfo=timezone.get_current_timezone()),
    }
    return zaakregister().register_zaak(klant_id, NieuweZaak(**{**defaults, **values}), herkomst=herkomst())


def klanttaak(klant_id: UUID, zaak_id: UUID, **values: Any) -> Klanttaak:
    defaults = {
        "titel": "Gegevens aanvullen",
        "soort": SoortKlanttaak.FORMULIER,
        "koppeling": ("zaak", zaak_id),
        "formulier": FORMULIER,
        "deadline": timezone.localdate() + timedelta(days=9),
    }
    nieuw = NieuweKlanttaak(**{**defaults, **values})
    return taakregister().register_klanttaak(klant_id, nieuw, herkomst=herkomst())


def boete(klant_id: UUID, zaak_id: UUID, **values: Any) -> Klanttaak:
    return klanttaak(
        klant_id,
        zaak_id,
        **{
            "titel": "Boete betalen",
            "soort": SoortKlanttaak.BETALING,
            "formulier": None,
            "bedrag": Decimal("120.00"),
            "betalingskenmerk": "4000 1234 5678 9010",
            **values,
        },
    )


def thema(code: str, *, minimum: Niveau = Niveau.GEEN) -> str:
    klantregister().register_referentie(Referentie("thema", code, code.capitalize(), minimum))
    # A process asks them once in some minutes; a test makes its own.
    _read_themas.cache_clear()
    return code


def mandaat(klant: Partij, vertegenwoordiger: Partij, **values: Any) -> Vertegenwoordiging:
    """One that the gemeente registered: read only and about everything, unless said otherwise."""
    defaults = {
        "klant_naam": klant.naam,
        "vertegenwoordiger_naam": vertegenwoordiger.naam,
        "grond": "volmacht",
        "bron": "gemeente",
        "mag": ["lezen"],
        "begint_op": timezone.now() - timedelta(days=1),
    }
    nieuw = NieuweVertegenwoordiging(
        klant_id=klant.id, vertegenwoordiger_id=vertegenwoordiger.id, **{**defaults, **values}
    )
    return klantregister().register_vertegenwoordiging(nieuw)
