"""From all claims of a login to who is who, for this provider. Everything here is pure: claims in, roles or refusal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from accounts.oidc import represents, signicat, vlak
from accounts.oidc.middelen import GEBRUIK, Vorm
from accounts.oidc.paths import find
from accounts.oidc.rollen import Lezer
from accounts.oidc.weigering import InlogGeweigerd, Reden

if TYPE_CHECKING:
    from accounts.oidc.paths import Claims, Pad
    from accounts.oidc.provider import Provider
    from accounts.oidc.rollen import Rollen
    from accounts.oidc.vaststelling import Identiteit


#: What the shapes `represents` and `signicat` read by name.
_VASTE_CLAIMS = {"represents", "sub_id_type", "nin", "acting_nin", "idp_id"}


def merge(provider: Provider, id_claims: Claims, userinfo: Claims) -> Claims:
    """Both sets as one. A claim that is used here and says two things is refused: neither can be trusted."""
    paden = (*provider.claims.values(), provider.niveau_claim, *_verboden(provider))
    gebruikt = {pad[0] for pad in paden} | _VASTE_CLAIMS
    for sleutel in gebruikt & id_claims.keys() & userinfo.keys():
        if id_claims[sleutel] != userinfo[sleutel]:
            raise InlogGeweigerd(Reden.CLAIMS_TEGENSTRIJDIG)
    return {**userinfo, **id_claims}


def read_rollen(provider: Provider, claims: Claims) -> Rollen:
    """Raises InlogGeweigerd for whatever is missing, wrong, or says more than these settings expect."""
    for pad in _verboden(provider):
        if find(claims, pad) is not None:
            raise InlogGeweigerd(Reden.VERTEGENWOORDIGING_ONVERWACHT)
    rollen = _read(provider, Lezer(claims, provider.claims))
    if rollen.grond is not None and _same(rollen.handelend, rollen.klant):
        raise InlogGeweigerd(Reden.VERTEGENWOORDIGING_ONJUIST)
    return rollen


def _same(een: Identiteit, ander: Identiteit) -> bool:
    return (een.soort, een.nummer) == (ander.soort, ander.nummer)


def _verboden(provider: Provider) -> tuple[Pad, ...]:
    """What would tell of another party, unless these settings read it."""
    eigen = set(provider.claims.values())
    if provider.vorm is Vorm.REPRESENTS:
        eigen.add(("represents",))
    return tuple(pad for pad in GEBRUIK[provider.middel].verboden if pad not in eigen)


def _read(provider: Provider, lezer: Lezer) -> Rollen:
    if provider.vorm is Vorm.REPRESENTS:
        return represents.read(lezer)
    if provider.vorm is Vorm.SIGNICAT:
        return signicat.read(lezer, provider.middel)
    return vlak.READERS[provider.middel](lezer)


def read_dienst(provider: Provider, rollen: Rollen) -> str | None:
    """For which service someone represents another: always one that the settings know, or the login is refused."""
    if rollen.grond is None:
        return None
    if rollen.dienst is None and provider.vaste_dienst is None:
        raise InlogGeweigerd(Reden.DIENST_ONTBREEKT)
    dienst = rollen.dienst if provider.vaste_dienst is None else provider.vaste_dienst
    if not isinstance(dienst, str) or dienst not in provider.diensten or rollen.dienst not in (None, dienst):
        raise InlogGeweigerd(Reden.DIENST_ONBEKEND)
    return dienst
