"""Signicat's DigiD: `nin` is the klant. With DigiD Machtigen `acting_nin` is the one who acts; overlooking it would log
in the wrong person."""

from __future__ import annotations

from typing import TYPE_CHECKING

from accounts.oidc.middelen import Middel
from accounts.oidc.rollen import Rollen, identify
from accounts.oidc.vaststelling import Grond, Identiteit, Soort
from accounts.oidc.weigering import InlogGeweigerd, Reden

if TYPE_CHECKING:
    from accounts.oidc.rollen import Lezer

SECTOR_BSN = "s00000000"


def _klant(lezer: Lezer) -> Identiteit:
    return identify(
        Soort.BSN,
        lezer.claims.get("nin"),
        ontbreekt=Reden.IDENTITEIT_ONTBREEKT,
        ongeldig=Reden.IDENTITEIT_ONGELDIG,
    )


def _check_sector(lezer: Lezer, *nummers: str) -> None:
    """Another sector code than BSN means that `nin` is another kind of number that only looks like one."""
    idp_id = lezer.claims.get("idp_id")
    if not isinstance(idp_id, str):
        raise InlogGeweigerd(Reden.IDENTITEIT_SOORT)
    sector, _, nummer = idp_id.partition(":")
    if sector.lower() != SECTOR_BSN:
        raise InlogGeweigerd(Reden.IDENTITEIT_SOORT)
    if nummer not in nummers:
        raise InlogGeweigerd(Reden.CLAIMS_TEGENSTRIJDIG)


def read(lezer: Lezer, middel: Middel) -> Rollen:
    klant = _klant(lezer)
    if middel is Middel.DIGID:
        _check_sector(lezer, klant.nummer)
        return Rollen(handelend=klant, klant=klant)
    handelend = identify(
        Soort.BSN,
        lezer.claims.get("acting_nin"),
        ontbreekt=Reden.HANDELEND_ONTBREEKT,
        ongeldig=Reden.HANDELEND_ONGELDIG,
    )
    _check_sector(lezer, klant.nummer, handelend.nummer)
    return Rollen(handelend=handelend, klant=klant, grond=Grond.VOLMACHT, dienst=lezer.get("dienst"))
