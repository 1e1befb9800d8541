"""Claims in which each party has a claim of its own: one small reader per login means (`broker-contract.md`)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from accounts.oidc.middelen import Middel
from accounts.oidc.rollen import Rollen
from accounts.oidc.vaststelling import Grond, Identiteit, Soort
from accounts.oidc.weigering import InlogGeweigerd, Reden

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from accounts.oidc.rollen import Lezer

_CONCERNED = "urn:etoegang:1.9:EntityConcernedID:"
_SOORT_ORGANISATIE: Mapping[object, Soort] = {
    None: Soort.KVK,
    f"{_CONCERNED}KvKnr": Soort.KVK,
    f"{_CONCERNED}RSIN": Soort.RSIN,
}


def _digid(lezer: Lezer) -> Rollen:
    persoon = lezer.klant(Soort.BSN, naam=lezer.persoonsnaam)
    return Rollen(handelend=persoon, klant=persoon)


def _digid_machtigen(lezer: Lezer) -> Rollen:
    return Rollen(
        handelend=lezer.handelend(Soort.BSN),
        klant=lezer.klant(Soort.BSN),
        grond=Grond.VOLMACHT,
        dienst=lezer.get("dienst"),
    )


def _organisatie(lezer: Lezer) -> Identiteit:
    qualifier = lezer.get("organisatie_soort")
    if not isinstance(qualifier, str | None) or qualifier not in _SOORT_ORGANISATIE:
        raise InlogGeweigerd(Reden.IDENTITEIT_SOORT)
    return lezer.klant(_SOORT_ORGANISATIE[qualifier], "organisatie", naam=lezer.bedrijfsnaam)


def _eherkenning(lezer: Lezer) -> Rollen:
    organisatie, vestiging = _organisatie(lezer), lezer.vestiging
    # A vestigingsnummer means nothing without the KvK-nummer it belongs to.
    if vestiging is not None and organisatie.soort is not Soort.KVK:
        raise InlogGeweigerd(Reden.VESTIGING_ONGELDIG)
    return Rollen(handelend=lezer.handelend(Soort.EHERKENNING), klant=organisatie, vestiging=vestiging)


def _eherkenning_bewindvoering(lezer: Lezer) -> Rollen:
    kantoor = _organisatie(lezer)
    if lezer.get("dienst_id") is None:
        raise InlogGeweigerd(Reden.DIENST_ONTBREEKT)
    return Rollen(
        handelend=lezer.handelend(Soort.EHERKENNING),
        klant=lezer.klant(Soort.BSN),
        grond=Grond.BEWIND,
        dienst=lezer.get("dienst"),
        keten=(kantoor,),
    )


def _eidas(lezer: Lezer) -> tuple[Soort, str]:
    """A BSN says more than the pseudonym beside it: the same person by DigiD and by eIDAS is one Partij."""
    return (Soort.BSN, "bsn") if lezer.get("bsn") is not None else (Soort.EIDAS, "pseudoniem")


def _eidas_persoon(lezer: Lezer) -> Rollen:
    soort, rol = _eidas(lezer)
    persoon = lezer.klant(soort, rol, naam=lezer.persoonsnaam)
    return Rollen(handelend=persoon, klant=persoon)


def _eidas_organisatie(lezer: Lezer) -> Rollen:
    soort, rol = _eidas(lezer)
    organisatie = lezer.klant(Soort.EIDAS_ORGANISATIE, "organisatie", naam=lezer.bedrijfsnaam)
    return Rollen(handelend=lezer.handelend(soort, rol), klant=organisatie)


READERS: Mapping[Middel, Callable[[Lezer], Rollen]] = {
    Middel.DIGID: _digid,
    Middel.DIGID_MACHTIGEN: _digid_machtigen,
    Middel.EHERKENNING: _eherkenning,
    Middel.EHERKENNING_BEWINDVOERING: _eherkenning_bewindvoering,
    Middel.EIDAS_PERSOON: _eidas_persoon,
    Middel.EIDAS_ORGANISATIE: _eidas_organisatie,
}
