"""The people of demo and tests. All are made up; their BSNs are from the test range, and pass the elfproef."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Organisatie:
    naam: str
    kvk: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Werk:
    """What eHerkenning says of a medewerker."""

    organisatie: Organisatie
    pseudoniem: str
    """Opaque, and different for each organisatie one works for."""
    vestigingsnummer: str | None = None
    """Set: this login is only for that vestiging."""
    noemt_soort: bool = True
    """Whether the broker says what kind of number it gives. Without that it is a KvK-nummer."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Persoon:
    sleutel: str
    """Stands in forms and addresses, so that no number has to."""
    voornaam: str
    achternaam: str
    omschrijving: str
    bsn: str | None = None
    vertegenwoordigt: Persoon | None = None
    """For whom this person may act with DigiD Machtigen."""
    werk: Werk | None = None

    @property
    def naam(self) -> str:
        return f"{self.voornaam} {self.achternaam}"

    @property
    def initialen(self) -> str:
        return self.voornaam[0] + self.achternaam.split()[-1][0]


KORENBLOEM = Organisatie("Bakkerij De Korenbloem B.V.", "90001234")
KORENBLOEM_MARKT = "000090001235"
ATELIER_WOUTERS = Organisatie("Atelier Wouters", "90004321")

ANNA = Persoon(
    sleutel="anna",
    voornaam="Anna",
    achternaam="de Vries",
    omschrijving="Inwoner, 71 jaar",
    bsn="999990019",
)
BRAM = Persoon(
    sleutel="bram",
    voornaam="Bram",
    achternaam="Jansen",
    omschrijving="Inwoner, helpt Anna de Vries",
    bsn="999990020",
    vertegenwoordigt=ANNA,
)
CARLA = Persoon(
    sleutel="carla",
    voornaam="Carla",
    achternaam="Smit",
    omschrijving="Medewerker van een bakkerij",
    werk=Werk(organisatie=KORENBLOEM, pseudoniem="A1B2C3D4E5F6@carla.korenbloem"),
)
DIRK = Persoon(
    sleutel="dirk",
    voornaam="Dirk",
    achternaam="Bakker",
    omschrijving="Inwoner, kent de anderen niet",
    bsn="999990032",
)
FATIMA = Persoon(
    sleutel="fatima",
    voornaam="Fatima",
    achternaam="el Amrani",
    omschrijving="Inwoner, werkt in het filiaal Markt van de bakkerij",
    bsn="999990044",
    werk=Werk(
        organisatie=KORENBLOEM,
        pseudoniem="B7C8D9E0F1A2@fatima.korenbloem",
        vestigingsnummer=KORENBLOEM_MARKT,
    ),
)
JAN_WILLEM = Persoon(
    sleutel="jan-willem",
    voornaam="Jan Willem",
    achternaam="Peters",
    omschrijving="Inwoner, laat Mieke Wouters zaken regelen",
    bsn="999990056",
)
MIEKE = Persoon(
    sleutel="mieke",
    voornaam="Mieke",
    achternaam="Wouters",
    omschrijving="Inwoner met een eenmanszaak, helpt Jan Willem Peters",
    bsn="999990068",
    vertegenwoordigt=JAN_WILLEM,
    werk=Werk(organisatie=ATELIER_WOUTERS, pseudoniem="C3D4E5F6A7B8@mieke.wouters", noemt_soort=False),
)

PEOPLE = (ANNA, BRAM, CARLA, DIRK, FATIMA, JAN_WILLEM, MIEKE)
