"""The login means and what is customary for each: claims, scopes, levels. A provider's settings may differ."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from accounts.oidc.levels import DIGID, EHERKENNING, EIDAS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from accounts.oidc.levels import Niveautabel
    from accounts.oidc.paths import Pad


class Middel(StrEnum):
    DIGID = "digid"
    DIGID_MACHTIGEN = "digid-machtigen"
    EHERKENNING = "eherkenning"
    EHERKENNING_BEWINDVOERING = "eherkenning-bewindvoering"
    EIDAS_PERSOON = "eidas-persoon"
    EIDAS_ORGANISATIE = "eidas-organisatie"


class Vorm(StrEnum):
    """How a broker tells who acts for whom."""

    VLAK = "vlak"
    """Each party in a claim of its own, flat or nested."""
    REPRESENTS = "represents"
    """NL GOV OpenID Connect: nested `represents`, the deepest is the klant."""
    SIGNICAT = "signicat"
    """`nin`, and with DigiD Machtigen `acting_nin`."""


VERTEGENWOORDIGING = frozenset({Middel.DIGID_MACHTIGEN, Middel.EHERKENNING_BEWINDVOERING})

_ETOEGANG = "urn:etoegang:1.9:"
_VOORNAAM = f"{_ETOEGANG}attribute:FirstName"
_ACHTERNAAM = f"{_ETOEGANG}attribute:FamilyName"
_BEDRIJF = "urn:etoegang:1.11:attribute-represented:CompanyName"
_GDI = "urn:nl-eid-gdi:1.0:"
_CORE = "urn:etoegang:core:"

_NAMEN: Mapping[str, Pad] = {"voornaam": (_VOORNAAM,), "achternaam": (_ACHTERNAAM,), "bedrijfsnaam": (_BEDRIJF,)}
_EHERKENNING: Mapping[str, Pad] = {
    "organisatie": (f"{_CORE}LegalSubjectID",),
    "organisatie_soort": ("namequalifier",),
    "handelend": (f"{_CORE}ActingSubjectID",),
    **_NAMEN,
}
_EIDAS_PERSOON: Mapping[str, Pad] = {
    "bsn": ("urn:etoegang:1.12:EntityConcernedID:BSN",),
    "pseudoniem": ("urn:etoegang:1.12:EntityConcernedID:PseudoID",),
    **_NAMEN,
}


@dataclass(frozen=True, slots=True)
class Gebruik:
    """What is customary for a login means."""

    scope: str
    niveaus: Niveautabel
    claims: Mapping[str, Pad]
    """Role of the claim -> where it stands. The roles are the names a provider's `claims` may set."""
    verboden: tuple[Pad, ...] = ()
    """Signs that someone acts for another. Here they mean that the broker and these settings disagree."""


_MACHTIGING_TEKENS: tuple[Pad, ...] = (
    ("represents",),
    ("act",),
    ("acting_nin",),
    (f"{_GDI}ActingSubjectID",),
    (f"{_GDI}LegalSubjectID",),
    ("gemachtigde",),
)

GEBRUIK: Mapping[Middel, Gebruik] = {
    Middel.DIGID: Gebruik("openid bsn", DIGID, {"klant": ("bsn",), **_NAMEN}, _MACHTIGING_TEKENS),
    Middel.DIGID_MACHTIGEN: Gebruik(
        "openid bsn",
        DIGID,
        {
            "klant": (f"{_GDI}LegalSubjectID",),
            "handelend": (f"{_GDI}ActingSubjectID",),
            "dienst": (f"{_GDI}ServiceUUID",),
            **_NAMEN,
        },
        (("represents",), ("act",)),
    ),
    Middel.EHERKENNING: Gebruik(
        "openid kvk",
        EHERKENNING,
        {**_EHERKENNING, "vestiging": (f"{_ETOEGANG}ServiceRestriction:Vestigingsnr",)},
        (("represents",), ("act",), ("sel_uid",)),
    ),
    Middel.EHERKENNING_BEWINDVOERING: Gebruik(
        "openid kvk",
        EHERKENNING,
        {
            **_EHERKENNING,
            "klant": ("sel_uid",),
            "dienst": (f"{_CORE}ServiceUUID",),
            "dienst_id": (f"{_CORE}ServiceID",),
        },
        (("represents",), ("act",)),
    ),
    Middel.EIDAS_PERSOON: Gebruik(
        "openid",
        EIDAS,
        _EIDAS_PERSOON,
        (("represents",), ("act",), ("urn:etoegang:1.11:EntityConcernedID:eIDASLegalIdentifier",)),
    ),
    Middel.EIDAS_ORGANISATIE: Gebruik(
        "openid",
        EIDAS,
        {
            **_EIDAS_PERSOON,
            "organisatie": ("urn:etoegang:1.11:EntityConcernedID:eIDASLegalIdentifier",),
            "dienst": (f"{_CORE}ServiceID",),
        },
        (("represents",), ("act",)),
    ),
}
