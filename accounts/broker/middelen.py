"""The login means, as brokers deliver them.

The values are written out here, and not taken from `accounts.oidc`: a mistake there must not be repeated here, or the
demo and the tests would agree with it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from accounts.broker.people import PEOPLE
from accounts.oidc.demo import DIENST
from portal.registers.entities import Niveau

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from accounts.broker.people import Persoon

Claims: TypeAlias = "dict[str, str]"


@dataclass(frozen=True, slots=True)
class Trede:
    """One betrouwbaarheidsniveau of a login means."""

    niveau: Niveau
    acr: str
    naam: str
    uitleg: str

    @property
    def sleutel(self) -> str:
        """Stands in forms and usernames."""
        return str(int(self.niveau))


@dataclass(frozen=True, slots=True, kw_only=True)
class Middel:
    naam: str
    """The word in the client id and in the portal's addresses."""
    titel: str
    scope: str
    """What a client must ask, next to openid, to be told who it is."""
    treden: tuple[Trede, ...]
    gewoon: Niveau
    """Chosen beforehand unless the client asks for a higher one: what most people have."""
    personen: Mapping[str, Persoon]
    claims: Callable[[Persoon], Claims]
    namens: Callable[[Persoon], str]
    """For whom this person logs in here; empty for themselves."""

    def trede(self, niveau: Niveau) -> Trede:
        return next(trede for trede in self.treden if trede.niveau == niveau)


def _digid(persoon: Persoon) -> Claims:
    # DigiD gives no name.
    return {"bsn": persoon.bsn or ""}


def _digid_machtigen(persoon: Persoon) -> Claims:
    klant = persoon.vertegenwoordigt
    return {
        "urn:nl-eid-gdi:1.0:LegalSubjectID": (klant and klant.bsn) or "",
        "urn:nl-eid-gdi:1.0:ActingSubjectID": persoon.bsn or "",
        "urn:nl-eid-gdi:1.0:ServiceUUID": DIENST,
    }


def _eherkenning(persoon: Persoon) -> Claims:
    werk = persoon.werk
    assert werk
    claims = {
        "urn:etoegang:core:LegalSubjectID": werk.organisatie.kvk,
        "urn:etoegang:core:ActingSubjectID": werk.pseudoniem,
        "urn:etoegang:1.9:attribute:FirstName": persoon.voornaam,
        "urn:etoegang:1.9:attribute:FamilyName": persoon.achternaam,
        "urn:etoegang:1.11:attribute-represented:CompanyName": werk.organisatie.naam,
    }
    if werk.noemt_soort:
        claims["namequalifier"] = "urn:etoegang:1.9:EntityConcernedID:KvKnr"
    if werk.vestigingsnummer:
        claims["urn:etoegang:1.9:ServiceRestriction:Vestigingsnr"] = werk.vestigingsnummer
    return claims


def _organisatie(persoon: Persoon) -> str:
    werk = persoon.werk
    assert werk
    vestiging = f", alleen vestiging {werk.vestigingsnummer}" if werk.vestigingsnummer else ""
    return f"{werk.organisatie.naam}{vestiging}"


def _who(can: Callable[[Persoon], object]) -> Mapping[str, Persoon]:
    return {persoon.sleutel: persoon for persoon in PEOPLE if can(persoon)}


_SAML = "urn:oasis:names:tc:SAML:2.0:ac:classes:"
_ETOEGANG = "urn:etoegang:core:assurance-class:"
_DIGID = (
    Trede(Niveau.BASIS, f"{_SAML}PasswordProtectedTransport", "Basis", "Gebruikersnaam en wachtwoord"),
    Trede(Niveau.MIDDEN, f"{_SAML}MobileTwoFactorContract", "Midden", "Ook een sms of de app"),
    Trede(Niveau.SUBSTANTIEEL, f"{_SAML}Smartcard", "Substantieel", "App met gecontroleerd identiteitsbewijs"),
    Trede(Niveau.HOOG, f"{_SAML}SmartcardPKI", "Hoog", "Rijbewijs of identiteitskaart"),
)

DIGID = Middel(
    naam="digid",
    titel="DigiD",
    scope="bsn",
    treden=_DIGID,
    gewoon=Niveau.MIDDEN,
    personen=_who(lambda persoon: persoon.bsn),
    claims=_digid,
    namens=lambda _: "",
)
DIGID_MACHTIGEN = Middel(
    naam="digid-machtigen",
    titel="DigiD Machtigen",
    scope="bsn",
    treden=_DIGID,
    gewoon=Niveau.MIDDEN,
    personen=_who(lambda persoon: persoon.vertegenwoordigt),
    claims=_digid_machtigen,
    namens=lambda persoon: persoon.vertegenwoordigt.naam if persoon.vertegenwoordigt else "",
)
EHERKENNING = Middel(
    naam="eherkenning",
    titel="eHerkenning",
    scope="kvk",
    treden=(
        Trede(Niveau.BASIS, f"{_ETOEGANG}loa2", "EH2", "Gebruikersnaam en wachtwoord"),
        Trede(Niveau.MIDDEN, f"{_ETOEGANG}loa2plus", "EH2+", "Ook een sms of de app"),
        Trede(Niveau.SUBSTANTIEEL, f"{_ETOEGANG}loa3", "EH3", "Identiteit is gecontroleerd"),
        Trede(Niveau.HOOG, f"{_ETOEGANG}loa4", "EH4", "Identiteit is aan de balie gecontroleerd"),
    ),
    gewoon=Niveau.SUBSTANTIEEL,
    personen=_who(lambda persoon: persoon.werk),
    claims=_eherkenning,
    namens=_organisatie,
)

MIDDELEN = (DIGID, DIGID_MACHTIGEN, EHERKENNING)
