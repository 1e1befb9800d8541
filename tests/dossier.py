"""Anna's dossier, with one of everything a page can show, and the pages that show it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.urls import reverse

from portal.registers import klantregister
from portal.registers.entities import SoortDigitaalAdres, SoortKlanttaak
from tests import builders
from tests.people import ANNA

if TYPE_CHECKING:
    from uuid import UUID

    from portal.registers.entities import DigitaalAdres, Klantcontact, Klanttaak, Partij, Zaak


@dataclass(frozen=True)
class Dossier:
    klant: Partij
    zaak: Zaak
    formulier: Klanttaak
    boete: Klanttaak
    link: Klanttaak
    klantcontact: Klantcontact
    vertrouwelijk: Klantcontact
    adres: DigitaalAdres

    def pages(self) -> dict[str, str]:
        """Every address behind login that can be asked with GET, by the name of its view."""
        contact, taak = [self.klantcontact.id], [self.formulier.regel.id]
        arguments: dict[str, list[UUID]] = {
            "overzicht:index": [],
            "klantcontacten:lijst": [],
            "klantcontacten:nieuw": [],
            "klantcontacten:detail": contact,
            "klantcontacten:ontvangst": contact,
            "klantcontacten:reageren": contact,
            "klanttaken:lijst": [],
            "klanttaken:detail": taak,
            "klanttaken:invullen": taak,
            "klanttaken:niet_van_mij": taak,
            "zaken:lijst": [],
            "zaken:detail": [self.zaak.id],
            "contactgegevens:index": [],
            "contactgegevens:verwijderen": [self.adres.id],
            "vertegenwoordiging:index": [],
            "vertegenwoordiging:kiezen": [],
            "vertegenwoordiging:aannemen": [],
            "account:index": [],
        }
        return {name: reverse(name, args=args) for name, args in arguments.items()}

    def own_pages(self) -> dict[str, str]:
        """Those of `pages` that name a record of this dossier: another's answer is 404."""
        return {name: address for name, address in self.pages().items() if any(char.isdigit() for char in address)}


def make_dossier() -> Dossier:
    klant = builders.partij(ANNA)
    zaak = builders.zaak(klant.id)
    return Dossier(
        klant=klant,
        zaak=zaak,
        formulier=builders.klanttaak(klant.id, zaak.id),
        boete=builders.boete(klant.id, zaak.id),
        link=builders.klanttaak(
            klant.id,
            zaak.id,
            titel="Afspraak maken",
            soort=SoortKlanttaak.URL,
            formulier=None,
            url="https://example.com/afspraak",
        ),
        klantcontact=builders.klantcontact(klant.id, zaken=[zaak.id], onderwerpobjecten=["Boom voor de deur"]),
        vertrouwelijk=builders.klantcontact(klant.id, vertrouwelijk=True, onderwerp="Geheim van Anna"),
        adres=klantregister().register_adres(
            klant.id, soort=SoortDigitaalAdres.EMAIL, adres="anna@example.com", is_standaard=True
        ),
    )
