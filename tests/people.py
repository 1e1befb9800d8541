"""The four people of the tests, as a broker establishes them: dirk is the one who must never see anything."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils import timezone

from accounts.broker.people import ANNA, BRAM, CARLA, DIRK, FATIMA
from accounts.oidc.demo import DIENST
from accounts.oidc.vaststelling import Grond, Identiteit, Soort, Vaststelling
from portal.registers.entities import Niveau

if TYPE_CHECKING:
    from accounts.broker.people import Persoon

__all__ = ["ANNA", "BRAM", "CARLA", "DIRK", "FATIMA", "by_digid", "by_digid_machtigen", "by_eherkenning"]


def by_digid(persoon: Persoon, niveau: Niveau = Niveau.MIDDEN) -> Vaststelling:
    """DigiD tells no name."""
    who = _bsn(persoon)
    return Vaststelling("digid", "digid", niveau, timezone.now(), handelend=who, klant=who)


def by_digid_machtigen(persoon: Persoon, dienst: str = DIENST) -> Vaststelling:
    assert persoon.vertegenwoordigt is not None
    return Vaststelling(
        "digid-machtigen",
        "digid-machtigen",
        Niveau.MIDDEN,
        timezone.now(),
        handelend=_bsn(persoon),
        klant=_bsn(persoon.vertegenwoordigt),
        is_vertegenwoordiging=True,
        grond=Grond.VOLMACHT,
        dienst=dienst,
    )


def by_eherkenning(persoon: Persoon) -> Vaststelling:
    assert persoon.werk is not None
    return Vaststelling(
        "eherkenning",
        "eherkenning",
        Niveau.SUBSTANTIEEL,
        timezone.now(),
        handelend=Identiteit(Soort.EHERKENNING, persoon.werk.pseudoniem, persoon.naam),
        klant=Identiteit(Soort.KVK, persoon.werk.organisatie.kvk, persoon.werk.organisatie.naam),
        vestiging=persoon.werk.vestigingsnummer,
    )


def _bsn(persoon: Persoon) -> Identiteit:
    assert persoon.bsn is not None
    return Identiteit(Soort.BSN, persoon.bsn)
