"""The three ports. An adapter subclasses them, so that mypy sees drift; one contract suite runs over every adapter.

Common to all methods: entities in and out; `get_…` raises `NotFound`, also for what is another's or out of scope;
every method raises `Unavailable` when its source cannot answer. A method that takes a `Bevoegdheid` serves the
citizen's side and refuses, with `Refused("niet_bevoegd")`, what the bevoegdheid does not hold, and with `NiveauTeLaag`
a record that asks a surer login. The `register_…` verbs serve the gemeente's own systems: they take a `Herkomst`, are
called inside `portal.registers.scope.registratie`, and do nothing twice for the same herkomst.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol

from portal.registers.entities import (
    Actor,
    Betrokkene,
    Inschrijving,
    Niveau,
    SoortKlanttaak,
    StatusInterneTaak,
    VastgesteldVia,
)
from portal.registers.mandaten import MandaatRegister

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date, datetime
    from decimal import Decimal
    from uuid import UUID

    from portal.registers.entities import (
        Authenticatie,
        Bevoegdheid,
        Bladzijde,
        Contactgegevens,
        Cursor,
        DigitaalAdres,
        Filter,
        Identificatienummer,
        Initiatiefnemer,
        Klantcontact,
        KlantcontactRegel,
        Klanttaak,
        KlanttaakRegel,
        Partij,
        SoortDigitaalAdres,
        SoortPartij,
        StatusKlanttaak,
        Vertegenwoordiging,
        Voorkeurskanaal,
        Zaak,
    )
    from portal.registers.overname import Pseudoniem, Referentie, Verloop


@dataclass(frozen=True, slots=True)
class Herkomst:
    """Which system registers, and what the record is called there. The pair is unique."""

    bron: str
    kenmerk: str


@dataclass(frozen=True, slots=True)
class NieuwePartij:
    soort: SoortPartij
    naam: str = ""
    inschrijving: Inschrijving = Inschrijving.ONBEKEND
    rechtspersoonlijkheid: bool | None = None
    gekend: Authenticatie | None = None
    """Required unless `vastgesteld_via` says where an unmet belanghebbende comes from."""
    vastgesteld_via: VastgesteldVia = VastgesteldVia.AUTHENTICATIE
    voorkeurskanaal: Voorkeurskanaal | None = None
    voorkeurstaal: str = "nl"
    geheimhouding: bool | None = None
    aangemaakt_op: datetime | None = None
    """Only for what another register made before; else now."""
    id: UUID | None = None
    nummer: str = ""


@dataclass(frozen=True, slots=True)
class NieuweInterneTaak:
    handeling: str
    tekst_voor_klant: str
    status: StatusInterneTaak = StatusInterneTaak.TE_DOEN
    eenheid: str = ""
    afgehandeld_op: datetime | None = None
    """For one that is born Gedaan; defaults to the moment of registration."""
    meteen_beantwoord: bool | None = None
    """None: yes when it is Gedaan without another moment. Said outright only by who takes over another register."""
    aangemaakt_op: datetime | None = None
    id: UUID | None = None


@dataclass(frozen=True, slots=True)
class NieuweBijlage:
    naam: str
    formaat: str
    omvang: int
    id: UUID | None = None


@dataclass(frozen=True, slots=True)
class NieuwKlantcontact:
    onderwerp: str
    inhoud: str
    kanaal: str
    initiatiefnemer: Initiatiefnemer
    plaatsgevonden_op: datetime
    authenticatie: Authenticatie | None
    """How the person was authenticated for this contact; required, unless the contact has no Partij."""
    interne_taken: Sequence[NieuweInterneTaak] = ()
    zaken: Sequence[UUID] = ()
    """Follow-up: at least one interne taak or zaak, else it is refused (deck: 'samen met tenminste één')."""
    betrokkenen: Sequence[Betrokkene] = ()
    """Empty: the klant alone, by name."""
    actoren: Sequence[Actor] = ()
    bijlagen: Sequence[NieuweBijlage] = ()
    onderwerpobjecten: Sequence[str] = ()
    vertrouwelijk: bool = False
    taal: str = "nl"
    thema: str = ""
    vestiging: str = ""
    vereist_niveau: Niveau = Niveau.GEEN
    vervolgt: UUID | None = None
    corrigeert: UUID | None = None
    vertegenwoordiger_id: UUID | None = None
    handelend_persoon_id: UUID | None = None
    geregistreerd_op: datetime | None = None
    """Only for what another register registered before; else now."""
    id: UUID | None = None
    nummer: str = ""


@dataclass(frozen=True, slots=True)
class NieuweZaak:
    nummer: str
    omschrijving: str
    status: str
    gestart_op: date
    status_sinds: datetime
    toelichting: str = ""
    beeindigd_op: date | None = None
    thema: str = ""
    vestiging: str = ""
    vereist_niveau: Niveau = Niveau.GEEN
    id: UUID | None = None


@dataclass(frozen=True, slots=True)
class NieuweKlanttaak:
    titel: str
    soort: SoortKlanttaak
    koppeling: tuple[str, UUID]
    """(registratie, id). Anything but a zaak of this klant is refused: a klanttaak komt voort uit een zaak."""
    toelichting: str = ""
    deadline: date | None = None
    sluit_op_deadline: bool = False
    formulier: Mapping[str, object] | None = None
    gegevens: Mapping[str, object] = field(default_factory=dict)
    url: str = ""
    bedrag: Decimal | None = None
    betalingskenmerk: str = ""
    thema: str = ""
    vereist_niveau: Niveau = Niveau.GEEN
    verloop: Verloop | None = None
    """None: it is new, and open."""
    id: UUID | None = None
    nummer: str = ""


@dataclass(frozen=True, slots=True)
class NieuweInzending:
    antwoorden: Mapping[str, object]
    samenvatting: Sequence[tuple[str, str]]
    sleutel: UUID
    """Idempotency key: made when the form was first shown."""


@dataclass(frozen=True, slots=True)
class NieuweVertegenwoordiging:
    klant_id: UUID
    vertegenwoordiger_id: UUID
    klant_naam: str
    vertegenwoordiger_naam: str
    grond: str
    bron: str
    mag: Sequence[str]
    begint_op: datetime
    eindigt_op: datetime | None = None
    themas: Sequence[str] | None = None
    """None is all of them."""
    zaken: Sequence[UUID] = ()
    """In scope besides the thema's."""
    dienst: str = ""
    ingetrokken_op: datetime | None = None
    laatst_gebruikt_op: datetime | None = None
    id: UUID | None = None
    """Set: this very one, taken over as it is; nothing happens when it is there."""


@dataclass(frozen=True, slots=True)
class Feiten:
    """What the register knows now of who acts and for whom."""

    persoon: Partij
    klant: Partij
    dossiers: tuple[UUID, ...]
    """The klant and every Partij merged into it."""
    vertegenwoordiging: Vertegenwoordiging | None = None


class KlantRegister(MandaatRegister, Protocol):
    """Partijen, digitale adressen, klantcontacten with interne taken, vertegenwoordigingen."""

    max_onderwerp: int
    max_inhoud: int

    # At login, and for the gemeente's systems
    def get_partij_by(self, identificatie: Identificatienummer) -> Partij:
        """The Partij that is found by this number. Raises NotFound."""
        ...

    def register_partij(
        self, nieuw: NieuwePartij, *, identificaties: Sequence[Identificatienummer | Pseudoniem], herkomst: Herkomst
    ) -> Partij:
        """Does nothing when the Partij of this `id` is there. Raises Refused: `niet_gekend` (no authentication and no
        other origin), `soort` (a number that cannot belong to this soort), `pepper` (a pseudonym under a pepper that
        is not set here: nobody could be found by it), Conflict `bestaat_al` when one of the numbers is another
        Partij's."""
        ...

    def register_samenvoeging(self, partij_id: UUID, met_id: UUID) -> Partij:
        """Two partijen turn out to be one: who logs in as `partij_id` is `met_id` from now on, and sees both dossiers.
        No row moves. Returns the Partij that remains. Raises NotFound; Refused `zelf`, `soort`, `keten` (one of them
        was merged before, or has others merged into it), Conflict `bestaat_al` when merged with another."""
        ...

    def register_referentie(self, nieuw: Referentie) -> Referentie:
        """Does nothing when the code is there: what the gemeente calls it now, stays. Returns what is there."""
        ...

    def register_gekend(self, partij_id: UUID, *, authenticatie: Authenticatie, naam: str = "") -> Partij:
        """A belanghebbende nobody had met has now logged in. Keeps the first authentication of one already gekend;
        takes `naam` only where the register has none."""
        ...

    def get_feiten(self, *, persoon_id: UUID, klant_id: UUID, vertegenwoordiging_id: UUID | None) -> Feiten:
        """What `accounts.bevoegdheid` decides on, at every request. Called inside the scope of the klant. Raises
        NotFound when a Partij, or the named vertegenwoordiging, is not there (any more)."""
        ...

    def register_klantcontact(
        self, klant_id: UUID | None, nieuw: NieuwKlantcontact, *, herkomst: Herkomst
    ) -> Klantcontact:
        """One transaction with its follow-up. Without a klant it is of someone who did not authenticate, in nobody's
        dossier. Does nothing when this herkomst, or this `id` of this klant, is there. Raises Refused: `geen_vervolg`,
        `geen_authenticatie`, `onbekend` (a kanaal, middel, thema or zaak that is not there; `veld` names it),
        `te_lang`, `toekomst`; Conflict `afgeschermd` when it is there but hidden."""
        ...

    def register_afscherming(
        self, klant_id: UUID, klantcontact_id: UUID, *, reden: str, op: datetime | None = None
    ) -> None:
        """Hide a klantcontact, with all that hangs on it, from everyone. `op` only for what another register hid
        before; else now. Does nothing when it is hidden already. Raises NotFound, Refused `toekomst`."""
        ...

    def register_adres(
        self,
        klant_id: UUID,
        *,
        soort: SoortDigitaalAdres,
        adres: str,
        label: str = "",
        is_standaard: bool = False,
        geverifieerd_op: datetime | None = None,
        aangemaakt_op: datetime | None = None,
        id: UUID | None = None,
    ) -> DigitaalAdres:
        """Does nothing when the klant has this address, or one of this `id`, already."""
        ...

    def register_vertegenwoordiging(self, nieuw: NieuweVertegenwoordiging) -> Vertegenwoordiging:
        """Raises Refused `zelf` when klant and vertegenwoordiger are one."""
        ...

    # The citizen's side
    def get_klant(self, bevoegdheid: Bevoegdheid) -> Partij: ...

    def list_kanalen(self) -> Sequence[tuple[str, str]]:
        """Code and name of every kanaal, for a filter. May be some minutes old."""
        ...

    def list_themas(self) -> Sequence[tuple[str, str]]:
        """Code and name of every thema. May be some minutes old."""
        ...

    def list_klantcontacten(
        self, bevoegdheid: Bevoegdheid, *, filter: Filter, na: Cursor | None = None, aantal: int = 10
    ) -> Bladzijde[KlantcontactRegel]:
        """Newest first by `plaatsgevonden_op`."""
        ...

    def get_klantcontact(self, bevoegdheid: Bevoegdheid, klantcontact_id: UUID) -> Klantcontact: ...

    def add_klantcontact(
        self,
        bevoegdheid: Bevoegdheid,
        *,
        onderwerp: str,
        inhoud: str,
        interne_taken: Sequence[NieuweInterneTaak] = (),
        zaken: Sequence[UUID] = (),
        thema: str = "",
        vervolgt: UUID | None = None,
    ) -> Klantcontact:
        """What someone does in the portal, as klantcontact over the kanaal portaal. Initiatiefnemer, acting person
        and authentication come from the bevoegdheid. Raises Refused as `register_klantcontact` does."""
        ...

    def get_contactgegevens(self, bevoegdheid: Bevoegdheid) -> Contactgegevens: ...

    def get_bereikbaarheid(self, partij_id: UUID) -> Contactgegevens:
        """To send a message; inside `scope.registratie` of this Partij. Raises NotFound."""
        ...

    def add_adres(
        self, bevoegdheid: Bevoegdheid, *, soort: SoortDigitaalAdres, adres: str, label: str
    ) -> DigitaalAdres:
        """Unverified. The first of its soort becomes the standard one. Raises Conflict `bestaat_al`."""
        ...

    def remove_adres(self, bevoegdheid: Bevoegdheid, adres_id: UUID) -> DigitaalAdres:
        """Raises Refused `is_voorkeur` while the voorkeurskanaal rests on it."""
        ...

    def make_adres_standaard(self, bevoegdheid: Bevoegdheid, adres_id: UUID) -> DigitaalAdres: ...

    def set_voorkeur(self, bevoegdheid: Bevoegdheid, *, kanaal: Voorkeurskanaal, taal: str) -> Partij:
        """Raises Refused `geen_adres` when the kanaal needs an address that the klant has not given."""
        ...


class ZaakRegister(Protocol):
    def register_zaak(self, klant_id: UUID, nieuw: NieuweZaak, *, herkomst: Herkomst) -> Zaak: ...

    def list_zaken(self, bevoegdheid: Bevoegdheid, *, na: Cursor | None = None, aantal: int = 10) -> Bladzijde[Zaak]:
        """Latest change of status first."""
        ...

    def get_zaak(self, bevoegdheid: Bevoegdheid, zaak_id: UUID) -> Zaak: ...


class TaakRegister(Protocol):
    def register_klanttaak(self, klant_id: UUID, nieuw: NieuweKlanttaak, *, herkomst: Herkomst) -> Klanttaak:
        """Raises Refused: `geen_zaak` (a koppeling to anything but a zaak of this klant), `formulier` (the definition
        is outside what the portal renders; `veld` is its path), `soort` (what this kind needs is missing), `verloop`
        (done without an inzending, or not done with one)."""
        ...

    def list_klanttaken(
        self, bevoegdheid: Bevoegdheid, *, open: bool, na: Cursor | None = None, aantal: int = 10
    ) -> Bladzijde[KlanttaakRegel]:
        """Open ones by deadline, none last; the others by when they were done, newest first."""
        ...

    def list_klanttaken_of(self, bevoegdheid: Bevoegdheid, zaak_id: UUID) -> tuple[KlanttaakRegel, ...]: ...

    def get_klanttaak(self, bevoegdheid: Bevoegdheid, klanttaak_id: UUID, *, lock: bool = False) -> Klanttaak:
        """`lock` holds the klanttaak until the transaction ends, for who is about to complete it."""
        ...

    def complete_klanttaak(
        self, bevoegdheid: Bevoegdheid, klanttaak_id: UUID, nieuw: NieuweInzending, *, klantcontact: Klantcontact
    ) -> Klanttaak:
        """Open → afgerond with its inzending. Raises Conflict `niet_open` when someone was first."""
        ...

    def set_status(self, klant_id: UUID, klanttaak_id: UUID, *, status: StatusKlanttaak, reden: str = "") -> Klanttaak:
        """A step the gemeente takes (verwerkt, gesloten, ingetrokken). Raises Conflict `status` when the machine has
        no such step."""
        ...
