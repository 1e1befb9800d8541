"""From JSON to a checked `Definitie`, or `OngeldigeDefinitie`. Nothing else comes out, whatever goes in."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from graphlib import CycleError
from typing import TYPE_CHECKING, Final

from portal.formkit.component import Component
from portal.formkit.definitie import Definitie, Groep, Groeptype, Inhoud, Veldtype
from portal.formkit.grenzen import MAX_COMPONENTEN, MAX_DIEPTE, MAX_LABEL, MAX_SLEUTEL, MAX_VELDEN
from portal.formkit.inhoud import read_html
from portal.formkit.laden import load_json
from portal.formkit.velden import read_veld
from portal.formkit.voorwaarden import check_voorwaarde, order_velden, read_voorwaarde

if TYPE_CHECKING:
    from portal.formkit.definitie import Onderdeel, Veld, Voorwaarde

# Letters first in every part: no array index, no `__proto__` for a receiver in JavaScript.
_SLEUTEL = re.compile(r"[A-Za-z][A-Za-z0-9_:-]*(\.[A-Za-z][A-Za-z0-9_:-]*)*")
_GROEPEN: Final = {"fieldset": Groeptype.FIELDSET, "panel": Groeptype.PANEL, "columns": Groeptype.COLUMNS}
_NERGENS: Final = {
    "hidden": "wat verborgen is kan de klant niet zien of invullen",
    "disabled": "een veld dat niet in te vullen is hoort in een content-component",
    "logic": "logica wordt niet uitgevoerd",
    "customConditional": "een voorwaarde in JavaScript wordt niet uitgevoerd",
}


def read_definitie(bron: object, *, bestanden: bool = False) -> Definitie:
    """Check a Form.io definition: JSON text or bytes, or what a JSON reader made of it.

    `bestanden`: whether file components may be in it; only for a caller that has an upload service.
    Raises `OngeldigeDefinitie` with path, component and reason.
    """
    return _Lezer(bestanden=bestanden).read(Component(load_json(bron), ""))


@dataclass
class _Lezer:
    """Reads one definition. What it gathers on the way is what `Definitie` offers by key."""

    bestanden: bool
    velden: dict[str, Veld] = field(default_factory=dict)
    voorwaarden: dict[str, tuple[Voorwaarde, ...]] = field(default_factory=dict)
    pagina_van: dict[str, int] = field(default_factory=dict)
    plaatsen: dict[str, Component] = field(default_factory=dict)
    te_controleren: list[tuple[Component, Voorwaarde, int]] = field(default_factory=list)
    aantal: int = 0
    pagina: int = 0

    def read(self, wortel: Component) -> Definitie:
        display = wortel.raw("display")
        if display not in (None, "", "form", "wizard"):
            wortel.refuse("alleen form en wizard kunnen", "display")
        if "controller" in wortel.filled():
            wortel.refuse("JavaScript wordt niet uitgevoerd", "controller")
        titel = wortel.text("title", hoogstens=MAX_LABEL)
        delen = wortel.parts("components", eigen_naam=True)
        paginas = self._read_wizard(delen) if display == "wizard" else self._read_form(delen)
        if not self.velden:
            wortel.refuse("er staat geen enkel veld in", "components")
        self._check_voorwaarden()
        return Definitie(
            titel=titel,
            wizard=display == "wizard",
            paginas=paginas,
            velden=self.velden,
            voorwaarden=self.voorwaarden,
            volgorde=self._order(),
            pagina_van=self.pagina_van,
        )

    def _read_form(self, delen: list[Component]) -> tuple[Groep, ...]:
        return (Groep(Groeptype.PAGINA, "", tuple(self._read(deel, (), 0) for deel in delen)),)

    def _read_wizard(self, delen: list[Component]) -> tuple[Groep, ...]:
        paginas = []
        for nummer, deel in enumerate(delen):
            self.pagina = nummer
            if deel.raw("type") != "panel":
                deel.refuse("in een wizard hoort op het hoogste niveau alleen panel te staan", "type")
            paginas.append(self._read_pagina(deel))
        return tuple(paginas)

    def _read_pagina(self, deel: Component) -> Groep:
        voorwaarde = self._enter(deel)
        om = (voorwaarde,) if voorwaarde else ()
        titel = deel.text("title", hoogstens=MAX_LABEL) or deel.refuse("een pagina heeft een titel nodig", "title")
        kinderen = tuple(self._read(kind, om, 1) for kind in deel.parts("components", eigen_naam=True))
        return Groep(Groeptype.PAGINA, titel, kinderen, voorwaarde)

    def _enter(self, deel: Component) -> Voorwaarde | None:
        """What holds for every component: counted, nothing in it that is not carried out, its condition noted."""
        self.aantal += 1
        if self.aantal > MAX_COMPONENTEN:
            deel.refuse(f"meer dan {MAX_COMPONENTEN} componenten")
        for sleutel in deel.filled():
            if sleutel in _NERGENS:
                deel.refuse(_NERGENS[sleutel], sleutel)
        voorwaarde = read_voorwaarde(deel)
        if voorwaarde:
            self.te_controleren.append((deel, voorwaarde, self.pagina))
        return voorwaarde

    def _read(self, deel: Component, om: tuple[Voorwaarde, ...], diepte: int) -> Onderdeel:
        if diepte > MAX_DIEPTE:
            deel.refuse(f"dieper genest dan {MAX_DIEPTE} lagen")
        voorwaarde = self._enter(deel)
        om = (*om, voorwaarde) if voorwaarde else om
        soort = deel.raw("type")
        if soort == "content":
            return Inhoud(read_html(deel), voorwaarde)
        if isinstance(soort, str) and soort in _GROEPEN:
            return self._read_groep(deel, _GROEPEN[soort], voorwaarde, om, diepte)
        return self._read_veld(deel, voorwaarde, om)

    def _read_groep(
        self, deel: Component, soort: Groeptype, voorwaarde: Voorwaarde | None, om: tuple[Voorwaarde, ...], diepte: int
    ) -> Groep:
        if soort is Groeptype.COLUMNS:
            kolommen = deel.parts("columns")
            kinderen = tuple(Groep(Groeptype.COLUMN, "", self._read_children(kolom, om, diepte)) for kolom in kolommen)
            return Groep(soort, "", kinderen, voorwaarde)
        titel = deel.text("title" if soort is Groeptype.PANEL else "legend", hoogstens=MAX_LABEL)
        return Groep(soort, titel, self._read_children(deel, om, diepte), voorwaarde)

    def _read_children(self, deel: Component, om: tuple[Voorwaarde, ...], diepte: int) -> tuple[Onderdeel, ...]:
        return tuple(self._read(kind, om, diepte + 1) for kind in deel.parts("components", eigen_naam=True))

    def _read_veld(self, deel: Component, voorwaarde: Voorwaarde | None, om: tuple[Voorwaarde, ...]) -> Veld:
        veldtype = _read_type(deel, bestanden=self.bestanden)
        key = self._read_key(deel)
        veld = read_veld(deel, veldtype, key, voorwaarde)
        self.velden[key], self.voorwaarden[key] = veld, om
        self.pagina_van[key], self.plaatsen[key] = self.pagina, deel
        if len(self.velden) > MAX_VELDEN:
            deel.refuse(f"meer dan {MAX_VELDEN} velden")
        return veld

    def _read_key(self, deel: Component) -> str:
        key = deel.verbatim("key", hoogstens=MAX_SLEUTEL)
        if not _SLEUTEL.fullmatch(key):
            deel.refuse("hier hoort een naam: letters, cijfers, - _ : en punten, te beginnen met een letter", "key")
        if key in self.velden:
            deel.refuse("deze naam is al gebruikt", "key")
        return key

    def _check_voorwaarden(self) -> None:
        for deel, voorwaarde, pagina in self.te_controleren:
            check_voorwaarde(deel, voorwaarde, self.velden)
            if self.pagina_van[voorwaarde.veld] > pagina:
                deel.refuse("dit veld staat op een latere pagina", "conditional.when")
        namen = set(self.velden)
        for key, deel in self.plaatsen.items():
            if any(key[:plek] in namen for plek, teken in enumerate(key) if teken == "."):
                deel.refuse("het deel voor de punt is de naam van een ander veld", "key")

    def _order(self) -> tuple[str, ...]:
        try:
            return order_velden(self.voorwaarden)
        except CycleError as fout:
            deel = self.plaatsen[fout.args[1][0]]
            deel.refuse("deze voorwaarde hangt, al dan niet via andere, van zichzelf af", "conditional")


def _read_type(deel: Component, *, bestanden: bool) -> Veldtype:
    soort = deel.raw("type")
    if soort == "datetime":
        if deel.raw("enableTime") is not False or deel.raw("enableDate") is False:
            deel.refuse("datetime kan alleen als datum: met enableTime false", "enableTime")
        return Veldtype.DATE
    if not isinstance(soort, str) or soort not in frozenset(Veldtype):
        deel.refuse("dit type component kan niet in een klanttaak", "type")
    if soort == Veldtype.FILE and not bestanden:
        deel.refuse("bestanden toevoegen kan hier nog niet", "type")
    return Veldtype(soort)
