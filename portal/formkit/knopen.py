"""The nodes that `portal.formkit.rendering` makes of a form; what each is for stands there."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from django.utils.safestring import SafeString


@dataclass(frozen=True, slots=True)
class Keuzeknoop:
    id: str
    waarde: str
    label: str
    gekozen: bool


@dataclass(frozen=True, slots=True)
class Veldknoop:
    key: str
    widget: str
    naam: str
    id: str
    label: str
    uitleg: str
    verplicht: bool
    waarden: tuple[str, ...]
    keuzes: tuple[Keuzeknoop, ...]
    fouten: tuple[str, ...]
    invoertype: str
    inputmode: str
    autocomplete: str
    voorvoegsel: str
    achtervoegsel: str
    rijen: int
    bestandssoorten: str
    toon_als: str
    alleen_als: str
    soort: str = "veld"

    @property
    def waarde(self) -> str:
        return self.waarden[-1] if self.waarden else ""

    @property
    def uitleg_id(self) -> str:
        return f"{self.id}-uitleg"

    @property
    def fout_id(self) -> str:
        return f"{self.id}-fout"

    @property
    def eerste_id(self) -> str:
        """Where a link in the list of errors goes to: the control, or the first of a group."""
        return self.keuzes[0].id if self.widget in ("radio", "checkboxes") else self.id

    @property
    def beschreven_door(self) -> str:
        return " ".join([self.uitleg_id] * bool(self.uitleg) + [self.fout_id] * bool(self.fouten))


@dataclass(frozen=True, slots=True)
class Groepknoop:
    soort: str
    titel: str
    niveau: int
    kinderen: tuple[Knoop, ...]
    toon_als: str
    alleen_als: str


@dataclass(frozen=True, slots=True)
class Inhoudknoop:
    html: SafeString
    toon_als: str
    alleen_als: str
    soort: str = "content"


Knoop: TypeAlias = "Veldknoop | Groepknoop | Inhoudknoop"


@dataclass(frozen=True, slots=True)
class Foutregel:
    """A line of the list of errors above the form: `tekst`, linking to `#id`."""

    id: str
    tekst: str
