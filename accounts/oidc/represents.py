"""NL GOV OpenID Connect, representation: `sub` acts, nested `represents` lead to the klant, who is the deepest.

Each link must carry `sub` and `iss`, and a `sub_id_type` that is known here.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from accounts.oidc import numbers
from accounts.oidc.rollen import Rollen, clean_naam, identify
from accounts.oidc.vaststelling import Grond, Identiteit, Soort
from accounts.oidc.weigering import InlogGeweigerd, Reden

if TYPE_CHECKING:
    from accounts.oidc.paths import Claims
    from accounts.oidc.rollen import Lezer

MAX_SCHAKELS = 8

_ID = "urn:nl-eid-gdi:1.0:id:"
_TYPEN: Mapping[object, Soort] = {
    f"{_ID}legacy-BSN": Soort.BSN,
    f"{_ID}BSN": Soort.BSN,
    f"{_ID}KvKnr": Soort.KVK,
    f"{_ID}RSIN": Soort.RSIN,
    f"{_ID}pseudonym": Soort.PSEUDONIEM,
    f"{_ID}Pseudonym": Soort.PSEUDONIEM,
}


def _soort(schakel: Claims) -> Soort:
    soort = schakel.get("sub_id_type")
    if not isinstance(soort, str) or soort not in _TYPEN:
        raise InlogGeweigerd(Reden.IDENTITEIT_SOORT)
    return _TYPEN[soort]


def _identiteit(schakel: Claims, naam: str) -> Identiteit:
    soort, sub, iss = _soort(schakel), schakel.get("sub"), schakel.get("iss")
    if not isinstance(iss, str) or not iss:
        raise InlogGeweigerd(Reden.VERTEGENWOORDIGING_ONJUIST)
    if soort is Soort.PSEUDONIEM:
        return _pseudoniem(sub, iss, naam)
    return identify(soort, sub, ontbreekt=Reden.IDENTITEIT_ONTBREEKT, ongeldig=Reden.IDENTITEIT_ONGELDIG, naam=naam)


def _pseudoniem(sub: object, iss: str, naam: str) -> Identiteit:
    """A pseudonym is unique under its issuer only."""
    try:
        return Identiteit(Soort.PSEUDONIEM, f"{numbers.opaque(iss)} {numbers.opaque(sub)}", naam)
    except numbers.OngeldigNummer:
        raise InlogGeweigerd(Reden.IDENTITEIT_ONGELDIG) from None


def _schakels(claims: Claims) -> list[Claims]:
    """The links from the one nearest to the acting person to the klant."""
    schakels: list[Claims] = []
    waarde = claims.get("represents")
    while waarde is not None:
        if not isinstance(waarde, Mapping) or len(schakels) == MAX_SCHAKELS:
            raise InlogGeweigerd(Reden.VERTEGENWOORDIGING_ONJUIST)
        schakels.append(waarde)
        waarde = waarde.get("represents")
    return schakels


def read(lezer: Lezer) -> Rollen:
    handelend = _identiteit(lezer.claims, lezer.persoonsnaam)
    keten = [_identiteit(schakel, clean_naam(schakel.get("name"))) for schakel in _schakels(lezer.claims)]
    if not keten:
        return Rollen(handelend=handelend, klant=handelend)
    return Rollen(
        handelend=handelend,
        klant=keten[-1],
        grond=Grond.VOLMACHT,
        dienst=lezer.get("dienst"),
        keten=tuple(keten[:-1]),
    )
