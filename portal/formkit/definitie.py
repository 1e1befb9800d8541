"""A form definition that has been checked: what `read_definitie` makes, and all other modules read.

Nothing here needs checking again. Texts are plain text (never HTML) except `Inhoud.html`, which nh3 has cleaned.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date
    from decimal import Decimal

# An answer as it is kept and delivered. Which form each kind of field has: see `portal.formkit`.
Json: TypeAlias = "bool | int | str | list[Json] | dict[str, Json] | None"
Antwoorden: TypeAlias = "dict[str, Json]"


class Veldtype(StrEnum):
    TEXTFIELD = "textfield"
    TEXTAREA = "textarea"
    NUMBER = "number"
    CURRENCY = "currency"
    EMAIL = "email"
    PHONE = "phoneNumber"
    DATE = "date"
    TIME = "time"
    CHECKBOX = "checkbox"
    RADIO = "radio"
    SELECT = "select"
    SELECTBOXES = "selectboxes"
    FILE = "file"


class Groeptype(StrEnum):
    PAGINA = "pagina"
    PANEL = "panel"
    FIELDSET = "fieldset"
    COLUMNS = "columns"
    COLUMN = "column"


@dataclass(frozen=True, slots=True)
class Voorwaarde:
    """Shown (`toon`) or hidden when the answer to `veld` equals `waarde`; an empty `waarde` means: not answered."""

    veld: str
    waarde: str
    toon: bool


@dataclass(frozen=True, slots=True)
class Keuze:
    waarde: str
    label: str


@dataclass(frozen=True, slots=True)
class Regels:
    """What an answer must satisfy. Lengths in characters, bounds inclusive; None and "" mean no such rule."""

    min_lengte: int = 0
    max_lengte: int = 0
    minimum: Decimal | date | None = None
    maximum: Decimal | date | None = None
    decimalen: int = 0
    patroon: str = ""


@dataclass(frozen=True, slots=True)
class Veld:
    """One question. `meldingen` maps an error code to the maker's own text; the one under "" serves for all."""

    key: str
    type: Veldtype
    label: str
    uitleg: str = ""
    verplicht: bool = False
    meerdere: bool = False
    regels: Regels = Regels()
    keuzes: tuple[Keuze, ...] = ()
    meldingen: Mapping[str, str] = field(default_factory=dict)
    standaard: tuple[str, ...] = ()  # the default as a klant would have typed or chosen it
    voorwaarde: Voorwaarde | None = None
    voorvoegsel: str = ""
    achtervoegsel: str = ""
    autocomplete: str = ""
    rijen: int = 5
    bestandssoorten: str = ""  # Form.io's filePattern, for the upload service to judge


@dataclass(frozen=True, slots=True)
class Inhoud:
    html: str
    voorwaarde: Voorwaarde | None = None


@dataclass(frozen=True, slots=True)
class Groep:
    type: Groeptype
    titel: str
    kinderen: tuple[Onderdeel, ...]
    voorwaarde: Voorwaarde | None = None


Onderdeel: TypeAlias = "Veld | Groep | Inhoud"


@dataclass(frozen=True, slots=True)
class Definitie:
    """`velden` is in reading order. `voorwaarden` holds per field its own and those of every group around it;
    `volgorde` names each field after those that its visibility depends on; `pagina_van` gives a field's page."""

    titel: str
    wizard: bool
    paginas: tuple[Groep, ...]
    velden: Mapping[str, Veld]
    voorwaarden: Mapping[str, tuple[Voorwaarde, ...]]
    volgorde: tuple[str, ...]
    pagina_van: Mapping[str, int]
