"""Reading parties out of claims: the tools the three shapes (`claims`, `represents`, `signicat`) share."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

from accounts.oidc import numbers
from accounts.oidc.paths import find
from accounts.oidc.vaststelling import Identiteit, Soort
from accounts.oidc.weigering import InlogGeweigerd, Reden

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from accounts.oidc.paths import Claims, Pad
    from accounts.oidc.vaststelling import Grond

NAAM_MAX = 200

_CONTROLES: Mapping[Soort, Callable[[object], str]] = {
    Soort.BSN: numbers.bsn,
    Soort.KVK: numbers.kvk,
    Soort.RSIN: numbers.rsin,
    Soort.EHERKENNING: numbers.opaque,
    Soort.EIDAS: numbers.opaque,
    Soort.EIDAS_ORGANISATIE: numbers.opaque,
}


@dataclass(frozen=True, slots=True)
class Rollen:
    """Who is who in one set of claims. With a `grond` the handelend represents the klant."""

    handelend: Identiteit
    klant: Identiteit
    grond: Grond | None = None
    dienst: object = None
    """As the broker said it; not yet held against the provider's `diensten`."""
    vestiging: str | None = None
    keten: tuple[Identiteit, ...] = ()


def identify(soort: Soort, waarde: object, *, ontbreekt: Reden, ongeldig: Reden, naam: str = "") -> Identiteit:
    """A checked identity. Raises InlogGeweigerd with `ontbreekt` or `ongeldig`."""
    if waarde is None:
        raise InlogGeweigerd(ontbreekt)
    try:
        return Identiteit(soort, _CONTROLES[soort](waarde), naam)
    except numbers.OngeldigNummer:
        raise InlogGeweigerd(ongeldig) from None


def clean_naam(*delen: object) -> str:
    """Names joined by a space, without control characters. What is not text, or far too long, is no name: empty."""
    tekst = " ".join(deel for deel in delen if isinstance(deel, str))
    zichtbaar = "".join(c for c in unicodedata.normalize("NFC", tekst) if unicodedata.category(c)[0] != "C" or c == " ")
    naam = " ".join(zichtbaar.split())
    return naam if len(naam) <= NAAM_MAX else ""


@dataclass(frozen=True, slots=True)
class Lezer:
    """Claims, read by the role a claim has in the settings of this provider."""

    claims: Claims
    paden: Mapping[str, Pad]

    def get(self, rol: str) -> object:
        return find(self.claims, self.paden[rol]) if rol in self.paden else None

    def klant(self, soort: Soort, rol: str = "klant", *, naam: str = "") -> Identiteit:
        return identify(
            soort,
            self.get(rol),
            ontbreekt=Reden.IDENTITEIT_ONTBREEKT,
            ongeldig=Reden.IDENTITEIT_ONGELDIG,
            naam=naam,
        )

    def handelend(self, soort: Soort, rol: str = "handelend") -> Identiteit:
        return identify(
            soort,
            self.get(rol),
            ontbreekt=Reden.HANDELEND_ONTBREEKT,
            ongeldig=Reden.HANDELEND_ONGELDIG,
            naam=self.persoonsnaam,
        )

    @property
    def persoonsnaam(self) -> str:
        """The name of the one at the keyboard."""
        return clean_naam(self.get("voornaam"), self.get("achternaam"))

    @property
    def bedrijfsnaam(self) -> str:
        return clean_naam(self.get("bedrijfsnaam"))

    @property
    def vestiging(self) -> str | None:
        """A restriction that cannot be read is refused: taking it for no restriction would show too much."""
        waarde = self.get("vestiging")
        if waarde is None:
            return None
        try:
            return numbers.vestiging(waarde)
        except numbers.OngeldigNummer:
            raise InlogGeweigerd(Reden.VESTIGING_ONGELDIG) from None
