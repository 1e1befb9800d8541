"""What was answered, to be read by people: on the check page, the receipt, in the klantcontact, by the behandelaar."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _

from portal.formkit.antwoorden import by_key
from portal.formkit.definitie import Groep, Veld
from portal.formkit.soorten import soort_of
from portal.formkit.voorwaarden import find_visible

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from portal.formkit.definitie import Definitie, Onderdeel

_TUSSEN_TITELS = " – "


@dataclass(frozen=True, slots=True)
class Regel:
    """One question with its answers; no answers when it was left open. `pagina` is where it can be changed."""

    key: str
    label: str
    waarden: tuple[str, ...]
    pagina: int

    @property
    def waarde(self) -> str:
        return "\n".join(self.waarden) or _("Niet ingevuld")


@dataclass(frozen=True, slots=True)
class Sectie:
    titel: str
    regels: tuple[Regel, ...]


@dataclass(frozen=True, slots=True)
class Samenvatting:
    """Every question that was shown, in the order of the form."""

    secties: tuple[Sectie, ...]

    @property
    def regels(self) -> tuple[Regel, ...]:
        return tuple(regel for sectie in self.secties for regel in sectie.regels)

    def as_text(self) -> str:
        """Plain text: a title per section, a line per question; further lines of an answer are indented."""
        return "\n\n".join(_section_text(sectie) for sectie in self.secties)


def summarise(definitie: Definitie, antwoorden: Mapping[str, object]) -> Samenvatting:
    """The summary of answers that a valid form gave. Hidden questions are not in it, open ones are."""
    waarden: dict[str, Any] = by_key(definitie, antwoorden)
    zichtbaar = find_visible(definitie, waarden)
    secties: list[tuple[str, list[Regel]]] = []
    for titel, veld in _walk(definitie.paginas):
        if veld.key not in zichtbaar:
            continue
        if not secties or secties[-1][0] != titel:
            secties.append((titel, []))
        teksten = soort_of(veld).describe(veld, waarden.get(veld.key))
        met_eenheid = tuple(_with_unit(veld, tekst) for tekst in teksten)
        secties[-1][1].append(Regel(veld.key, veld.label, met_eenheid, definitie.pagina_van[veld.key]))
    return Samenvatting(tuple(Sectie(titel, tuple(regels)) for titel, regels in secties))


def _walk(onderdelen: tuple[Onderdeel, ...], om: tuple[str, ...] = ()) -> Iterator[tuple[str, Veld]]:
    for onderdeel in onderdelen:
        if isinstance(onderdeel, Veld):
            yield _TUSSEN_TITELS.join(om), onderdeel
        elif isinstance(onderdeel, Groep):
            yield from _walk(onderdeel.kinderen, (*om, onderdeel.titel) if onderdeel.titel else om)


def _with_unit(veld: Veld, tekst: str) -> str:
    return " ".join(deel for deel in (veld.voorvoegsel, tekst, veld.achtervoegsel) if deel)


def _section_text(sectie: Sectie) -> str:
    regels = [f"{regel.label}: {regel.waarde}".replace("\n", "\n    ") for regel in sectie.regels]
    return "\n".join([sectie.titel, *regels] if sectie.titel else regels)
