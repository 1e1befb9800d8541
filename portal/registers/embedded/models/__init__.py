"""The tables of the embedded register; the rules of the deck are their constraints."""

from portal.registers.embedded.models.klantcontacten import (
    Betrokkene,
    Bijlage,
    InterneTaak,
    Klantcontact,
    KlantcontactActor,
    KlantcontactZaak,
    Onderwerpobject,
)
from portal.registers.embedded.models.partijen import DigitaalAdres, Identificatie, Partij
from portal.registers.embedded.models.referentie import Actor, Grondslag, Kanaal, Middel, Thema
from portal.registers.embedded.models.uitnodiging import Uitnodiging
from portal.registers.embedded.models.vertegenwoordiging import Vertegenwoordiging
from portal.registers.embedded.models.zaken import Inzending, Klanttaak, Takenstand, Zaak

__all__ = [
    "Actor",
    "Betrokkene",
    "Bijlage",
    "DigitaalAdres",
    "Grondslag",
    "Identificatie",
    "InterneTaak",
    "Inzending",
    "Kanaal",
    "Klantcontact",
    "KlantcontactActor",
    "KlantcontactZaak",
    "Klanttaak",
    "Middel",
    "Onderwerpobject",
    "Partij",
    "Takenstand",
    "Thema",
    "Uitnodiging",
    "Vertegenwoordiging",
    "Zaak",
]
