"""From what a broker says about the strength of a login to the five levels used here (`broker-contract.md`)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeAlias

from accounts.oidc.weigering import InlogGeweigerd, Reden
from portal.registers.entities import Niveau

Niveautabel: TypeAlias = Mapping[str, Niveau]

_SAML = "urn:oasis:names:tc:SAML:2.0:ac:classes:"
_ETOEGANG = "urn:etoegang:core:assurance-class:"
_EIDAS = "http://eidas.europa.eu/LoA/"

# The first value of a level is the one that is asked for in acr_values.
DIGID: Niveautabel = {
    _SAML + "PasswordProtectedTransport": Niveau.BASIS,
    _SAML + "MobileTwoFactorContract": Niveau.MIDDEN,
    _SAML + "Smartcard": Niveau.SUBSTANTIEEL,
    _SAML + "SmartcardPKI": Niveau.HOOG,
    "10": Niveau.BASIS,
    "20": Niveau.MIDDEN,
    "25": Niveau.SUBSTANTIEEL,
    "30": Niveau.HOOG,
}
EHERKENNING: Niveautabel = {
    _ETOEGANG + "loa2": Niveau.BASIS,
    _ETOEGANG + "loa1": Niveau.BASIS,
    _ETOEGANG + "loa2plus": Niveau.MIDDEN,
    _ETOEGANG + "loa3": Niveau.SUBSTANTIEEL,
    _ETOEGANG + "loa4": Niveau.HOOG,
}
EIDAS: Niveautabel = {
    _EIDAS + "low": Niveau.BASIS,
    _EIDAS + "substantial": Niveau.SUBSTANTIEEL,
    _EIDAS + "high": Niveau.HOOG,
    "low": Niveau.BASIS,
    "substantial": Niveau.SUBSTANTIEEL,
    "high": Niveau.HOOG,
}


def read_niveau(waarde: object, tabel: Niveautabel, *, minstens: Niveau) -> Niveau:
    """The level a claim says. Absent, unknown and too low are refused: never lowered, never passed through."""
    if waarde is None:
        raise InlogGeweigerd(Reden.NIVEAU_ONTBREEKT)
    # The short DigiD levels also come as a JSON number; a boolean is an int too, and no level.
    tekst = str(waarde) if isinstance(waarde, int) and not isinstance(waarde, bool) else waarde
    if not isinstance(tekst, str) or tekst not in tabel:
        raise InlogGeweigerd(Reden.NIVEAU_ONBEKEND)
    if tabel[tekst] < minstens:
        raise InlogGeweigerd(Reden.NIVEAU_TE_LAAG)
    return tabel[tekst]


def acr_for(niveau: Niveau, tabel: Niveautabel) -> str | None:
    """What to ask for to reach this level: the lowest level the login means has that is at least as high.

    None when it cannot reach it: then another login means must be offered.
    """
    genoeg = [bereikt for bereikt in tabel.values() if bereikt >= niveau]
    if not genoeg:
        return None
    doel = min(genoeg)
    return next(waarde for waarde, bereikt in tabel.items() if bereikt == doel)
