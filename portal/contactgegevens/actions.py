"""Changes to contactgegevens, each with its audit line and its message in the same transaction."""

from __future__ import annotations

from typing import TYPE_CHECKING

import uuid6

from portal import audit
from portal.berichten import Gebeurtenis, meld
from portal.registers import klantregister

if TYPE_CHECKING:
    from uuid import UUID

    from portal.registers.entities import Bevoegdheid, DigitaalAdres, SoortDigitaalAdres, Voorkeurskanaal


def add_adres(*, bevoegdheid: Bevoegdheid, soort: SoortDigitaalAdres, adres: str, label: str) -> DigitaalAdres:
    """Raises Conflict `bestaat_al`."""
    added = klantregister().add_adres(bevoegdheid, soort=soort, adres=adres, label=label)
    _record("adres_toegevoegd", bevoegdheid, added)
    return added


def remove_adres(*, bevoegdheid: Bevoegdheid, adres_id: UUID) -> None:
    """Raises NotFound, Refused `is_voorkeur`."""
    _record("adres_verwijderd", bevoegdheid, klantregister().remove_adres(bevoegdheid, adres_id))


def make_standaard(*, bevoegdheid: Bevoegdheid, adres_id: UUID) -> None:
    """Raises NotFound."""
    _record("adres_standaard", bevoegdheid, klantregister().make_adres_standaard(bevoegdheid, adres_id))


def set_voorkeur(*, bevoegdheid: Bevoegdheid, kanaal: Voorkeurskanaal, taal: str) -> None:
    """Raises Refused `geen_adres`."""
    klantregister().set_voorkeur(bevoegdheid, kanaal=kanaal, taal=taal)
    audit.record("voorkeur_gewijzigd", bevoegdheid, reden=kanaal)
    _meld(bevoegdheid)


def _record(gebeurtenis: str, bevoegdheid: Bevoegdheid, adres: DigitaalAdres) -> None:
    audit.record(gebeurtenis, bevoegdheid, object_soort="digitaal_adres", object_id=adres.id, reden=adres.soort)
    _meld(bevoegdheid)


def _meld(bevoegdheid: Bevoegdheid) -> None:
    """Each change is an event of its own."""
    meld(Gebeurtenis.CONTACTGEGEVENS_GEWIJZIGD, bevoegdheid.klant_id, kenmerk=uuid6.uuid7())
