"""What the registers speak of: frozen values, nouns as in the Klantinteracties standard and the concept deck.

Every moment is aware. Identity numbers occur in `Identificatienummer` only, which lives for one call and never shows
itself in a repr.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import IntEnum, StrEnum
from typing import TYPE_CHECKING

from portal.registers.lijsten import Bladzijde as Bladzijde  # noqa: PLC0414 (said here for who imports it)
from portal.registers.lijsten import Cursor as Cursor  # noqa: PLC0414
from portal.registers.lijsten import Filter as Filter  # noqa: PLC0414
from portal.registers.mandaten import TeVertegenwoordigen as TeVertegenwoordigen  # noqa: PLC0414
from portal.registers.mandaten import Uitnodiging as Uitnodiging  # noqa: PLC0414
from portal.registers.mandaten import Vertegenwoordiging as Vertegenwoordiging  # noqa: PLC0414

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date, datetime
    from decimal import Decimal
    from uuid import UUID


class SoortPartij(StrEnum):
    PERSOON = "persoon"
    ORGANISATIE = "organisatie"


class Inschrijving(StrEnum):
    """Whether a Persoon is ingeschreven; the deck allows all three."""

    INGESCHREVEN = "ingeschreven"
    NIET_INGESCHREVEN = "niet_ingeschreven"
    ONBEKEND = "onbekend"


class VastgesteldVia(StrEnum):
    """Where a Partij comes from. Only `AUTHENTICATIE` makes someone gekend."""

    AUTHENTICATIE = "authenticatie"
    VERTEGENWOORDIGING = "vertegenwoordiging"
    BASISREGISTRATIE = "basisregistratie"


class Initiatiefnemer(StrEnum):
    GEMEENTE = "gemeente"
    KLANT = "klant"
    VERTEGENWOORDIGER = "vertegenwoordiger"


class Rol(StrEnum):
    KLANT = "klant"
    VERTEGENWOORDIGER = "vertegenwoordiger"


class SoortActor(StrEnum):
    MEDEWERKER = "medewerker"
    ORGANISATORISCHE_EENHEID = "organisatorische_eenheid"


class SoortDigitaalAdres(StrEnum):
    EMAIL = "email"
    TELEFOONNUMMER = "telefoonnummer"


class Voorkeurskanaal(StrEnum):
    EMAIL = "email"
    SMS = "sms"
    TELEFOON = "telefoon"
    POST = "post"


class StatusInterneTaak(StrEnum):
    TE_DOEN = "te_doen"
    GEDAAN = "gedaan"


class StatusKlanttaak(StrEnum):
    OPEN = "open"
    AFGEROND = "afgerond"
    VERWERKT = "verwerkt"
    GESLOTEN = "gesloten"
    INGETROKKEN = "ingetrokken"


class SoortKlanttaak(StrEnum):
    FORMULIER = "formulier"
    BETALING = "betaling"
    URL = "url"


class Niveau(IntEnum):
    """Betrouwbaarheidsniveau, normalised over DigiD, eHerkenning and eIDAS (`broker-contract.md`)."""

    GEEN = 0
    BASIS = 10
    MIDDEN = 20
    SUBSTANTIEEL = 25
    HOOG = 30


class Mag(StrEnum):
    """A capability a Bevoegdheid may hold. `VERTROUWELIJK` and `CONTACTGEGEVENS` are never implied by another."""

    LEZEN = "lezen"
    CONTACT = "contact"
    HANDELEN = "handelen"
    CONTACTGEGEVENS = "contactgegevens"
    VERTROUWELIJK = "vertrouwelijk"


@dataclass(frozen=True, slots=True)
class Identificatienummer:
    """A number by which a Partij can be found at login or registration. Never stored: see `portal.keykit`."""

    soort: str
    """bsn, kvk, rsin, eherkenning, eidas or account."""
    nummer: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Authenticatie:
    """How surely someone was known: middel, niveau and moment. Balie and telefoon are middelen too."""

    middel: str
    niveau: Niveau
    moment: datetime


@dataclass(frozen=True, slots=True)
class Bevoegdheid:
    """Who acts, for whom, with what scope: made once a request by `accounts.bevoegdheid`; every port call takes it."""

    persoon_id: UUID
    """The acting Partij: always a Persoon or an e-mail account's holder, the one who logged in."""
    klant_id: UUID
    """The Partij it is done for; the same as `persoon_id` when someone acts for themselves."""
    dossiers: tuple[UUID, ...]
    """The klant and every Partij merged into it."""
    mag: frozenset[Mag]
    niveau: Niveau
    middel: str
    moment: datetime
    """When the person was authenticated."""
    is_vertegenwoordiger: bool = False
    themas: frozenset[str] | None = None
    """Codes of the thema's in scope; None is all of them."""
    zaken: frozenset[UUID] = frozenset()
    """Zaken in scope besides those of the thema's. Of no meaning when all thema's are."""
    vestiging: str = ""
    """Twelve digits when the login was narrowed to one vestiging; else empty."""
    persoon_naam: str = ""
    klant_naam: str = ""
    klant_soort: SoortPartij = SoortPartij.PERSOON
    klant_geheim: bool = True
    """Geheimhouding. Unknown counts as secret."""
    vertegenwoordiging_id: UUID | None = None
    grond: str = ""
    geldig_tot: datetime | None = None

    @property
    def initiatiefnemer(self) -> Initiatiefnemer:
        """Who takes the initiative when this person does something in the portal."""
        return Initiatiefnemer.VERTEGENWOORDIGER if self.is_vertegenwoordiger else Initiatiefnemer.KLANT

    @property
    def is_beperkt(self) -> bool:
        """Whether the mandate covers chosen thema's or zaken only."""
        return self.themas is not None

    def omvat(self, thema: str, zaken: frozenset[UUID] = frozenset()) -> bool:
        """Whether the mandate is about this thema, or about one of these zaken."""
        return self.themas is None or thema in self.themas or bool(zaken & self.zaken)

    @property
    def authenticatie(self) -> Authenticatie:
        return Authenticatie(self.middel, self.niveau, self.moment)

    @property
    def adressen_gemaskeerd(self) -> bool:
        """Addresses of a klant with geheimhouding are never shown to a vertegenwoordiger (`security.md`)."""
        return self.is_vertegenwoordiger and self.klant_geheim


@dataclass(frozen=True, slots=True)
class Partij:
    id: UUID
    nummer: str
    soort: SoortPartij
    naam: str
    """Empty when nobody told it yet: DigiD gives no name."""
    inschrijving: Inschrijving = Inschrijving.ONBEKEND
    rechtspersoonlijkheid: bool | None = None
    """Organisations only; None is unknown."""
    vastgesteld_via: VastgesteldVia = VastgesteldVia.AUTHENTICATIE
    gekend: Authenticatie | None = None
    """How and when first known; None for a belanghebbende whom nobody has met."""
    voorkeurskanaal: Voorkeurskanaal | None = None
    voorkeurstaal: str = "nl"
    geheimhouding: bool | None = None


@dataclass(frozen=True, slots=True)
class DigitaalAdres:
    id: UUID
    soort: SoortDigitaalAdres
    adres: str
    """An e-mail address, or a phone number in E.164."""
    label: str = ""
    is_standaard: bool = False
    geverifieerd_op: datetime | None = None


@dataclass(frozen=True, slots=True)
class Contactgegevens:
    partij: Partij
    adressen: tuple[DigitaalAdres, ...]
    gemaskeerd: bool = False
    """True when addresses were left out because of geheimhouding; `adressen` then holds masked text."""


@dataclass(frozen=True, slots=True)
class Actor:
    soort: SoortActor
    naam: str


@dataclass(frozen=True, slots=True)
class Betrokkene:
    """Who took part. The name is copied at registration, so that showing it needs no look at another's Partij."""

    rol: Rol
    naam: str
    partij_id: UUID | None = None


@dataclass(frozen=True, slots=True)
class Bijlage:
    """An informatieobject of a klantcontact."""

    id: UUID
    naam: str
    formaat: str = ""
    omvang: int = 0
    """Bytes."""


@dataclass(frozen=True, slots=True)
class InterneTaak:
    """What the gemeente does as follow-up. `handeling` is its own text and never reaches a citizen's page."""

    id: UUID
    status: StatusInterneTaak
    tekst_voor_klant: str
    handeling: str = field(repr=False, default="")
    eenheid: str = ""
    meteen_beantwoord: bool = False
    """Born Gedaan: answered at once."""
    afgehandeld_op: datetime | None = None


@dataclass(frozen=True, slots=True)
class Zaak:
    id: UUID
    nummer: str
    omschrijving: str
    status: str
    toelichting: str = ""
    thema: str = ""
    gestart_op: date | None = None
    beeindigd_op: date | None = None
    status_sinds: datetime | None = None

    @property
    def is_open(self) -> bool:
        return self.beeindigd_op is None


@dataclass(frozen=True, slots=True)
class KlanttaakRegel:
    """A klanttaak in a list."""

    id: UUID
    nummer: str
    titel: str
    soort: SoortKlanttaak
    status: StatusKlanttaak
    zaak_id: UUID
    zaak_omschrijving: str
    deadline: date | None = None
    """Inclusive, Europe/Amsterdam: done on this day is in time."""
    afgerond_op: datetime | None = None
    """Since when it has the status it has, once it is no longer open: sent only when that is `AFGEROND`."""


@dataclass(frozen=True, slots=True)
class Inzending:
    id: UUID
    ontvangstnummer: str
    ontvangen_op: datetime
    antwoorden: Mapping[str, object]
    samenvatting: tuple[tuple[str, str], ...]
    """Label and readable answer, in the order of the form, as the person saw it on the check page."""
    sleutel: UUID
    """The idempotency key it was sent with."""
    door_id: UUID
    door_naam: str = ""
    als_vertegenwoordiger: bool = False
    klantcontact_id: UUID | None = None


@dataclass(frozen=True, slots=True)
class Klanttaak:
    regel: KlanttaakRegel
    toelichting: str = ""
    sluit_op_deadline: bool = False
    vereist_niveau: Niveau = Niveau.GEEN
    formulier: Mapping[str, object] | None = None
    """A Form.io definition, checked at registration (`portal.formkit`)."""
    gegevens: Mapping[str, object] = field(default_factory=dict)
    """Prefill."""
    url: str = ""
    bedrag: Decimal | None = None
    """Euros, for a betaling."""
    betalingskenmerk: str = ""
    reden_intrekking: str = ""
    inzending: Inzending | None = None
    thema: str = ""

    def is_verlopen(self, vandaag: date) -> bool:
        """Whether it can no longer be done. `vandaag` is the day in Europe/Amsterdam; the deadline itself still
        counts, and passing it closes only a klanttaak that says so."""
        return self.sluit_op_deadline and self.regel.deadline is not None and vandaag > self.regel.deadline


@dataclass(frozen=True, slots=True)
class KlantcontactRegel:
    """A klantcontact in a list. A vertrouwelijk one carries no onderwerp here."""

    id: UUID
    nummer: str
    onderwerp: str
    kanaal: str
    """The kanaal's name for people."""
    initiatiefnemer: Initiatiefnemer
    plaatsgevonden_op: datetime
    vertrouwelijk: bool = False
    eenheid: str = ""
    interne_taken_te_doen: int = 0
    interne_taken_gedaan: int = 0
    zaken_open: int = 0
    zaken_gesloten: int = 0


@dataclass(frozen=True, slots=True)
class Klantcontact:
    id: UUID
    nummer: str
    onderwerp: str
    inhoud: str
    kanaal: str
    initiatiefnemer: Initiatiefnemer
    plaatsgevonden_op: datetime
    geregistreerd_op: datetime
    authenticatie: Authenticatie | None
    """None for a contact that has no Partij."""
    vertrouwelijk: bool = False
    taal: str = "nl"
    thema: str = ""
    betrokkenen: tuple[Betrokkene, ...] = ()
    actoren: tuple[Actor, ...] = ()
    bijlagen: tuple[Bijlage, ...] = ()
    onderwerpobjecten: tuple[str, ...] = ()
    """What it is about besides zaken ('ander object'): a description for people. A link, never follow-up."""
    interne_taken: tuple[InterneTaak, ...] = ()
    zaken: tuple[Zaak, ...] = ()
    klanttaken: tuple[KlanttaakRegel, ...] = ()
    """The klanttaken of those zaken."""
    vervolgt: KlantcontactRegel | None = None
    vervolgd_door: tuple[KlantcontactRegel, ...] = ()
    corrigeert_id: UUID | None = None
    gecorrigeerd_door_id: UUID | None = None
