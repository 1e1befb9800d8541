from __future__ import annotations

from portal.registers.embedded.adressen import Adressen
from portal.registers.embedded.afschermen import Afschermen
from portal.registers.embedded.klantcontacten import Klantcontacten
from portal.registers.embedded.partijen import Partijen
from portal.registers.embedded.referenties import Referenties
from portal.registers.embedded.registreren import Registreren
from portal.registers.embedded.te_vertegenwoordigen import TeVertegenwoordigenLijst
from portal.registers.embedded.uitnodigingen import Uitnodigingen
from portal.registers.embedded.vertegenwoordigingen import Vertegenwoordigingen
from portal.registers.ports import KlantRegister


class EmbeddedKlantRegister(
    Partijen,
    Klantcontacten,
    Registreren,
    Afschermen,
    Adressen,
    Vertegenwoordigingen,
    TeVertegenwoordigenLijst,
    Uitnodigingen,
    Referenties,
    KlantRegister,
):
    """The klantregister in the portal's own PostgreSQL."""
