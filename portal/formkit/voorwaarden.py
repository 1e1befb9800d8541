"""`conditional`: when something is shown.

What is hidden has no answer: a field that looks at a hidden field sees an unanswered one, and a checkbox without an
answer is one that is not ticked. Whatever stands in a hidden group is hidden with it. Only Form.io's simple form (show,
when, eq) is carried out.
"""

from __future__ import annotations

from graphlib import TopologicalSorter
from typing import TYPE_CHECKING, Any, Final

from django.core.exceptions import ValidationError

from portal.formkit.antwoorden import by_key
from portal.formkit.definitie import Veldtype, Voorwaarde
from portal.formkit.grenzen import MAX_KEUZEWAARDE, MAX_SLEUTEL
from portal.formkit.soorten import soort_of
from portal.formkit.soorten.getal import is_same_number, read_plain, write_plain
from portal.formkit.soorten.keuze import as_option
from portal.formkit.tekens import normalise

if TYPE_CHECKING:
    from collections.abc import Mapping

    from portal.formkit.component import Component
    from portal.formkit.definitie import Definitie, Json, Veld

_KEUZES: Final = frozenset({Veldtype.RADIO, Veldtype.SELECT, Veldtype.SELECTBOXES})
_JA_NEE: Final = {True: True, False: False, "true": True, "false": False}


def read_voorwaarde(component: Component) -> Voorwaarde | None:
    """The component's own condition, not yet held against the field it looks at. Raises `OngeldigeDefinitie`."""
    conditional = component.part("conditional")
    for sleutel in conditional.filled():
        if sleutel not in ("show", "when", "eq"):
            conditional.refuse("alleen de voorwaarden show, when en eq worden uitgevoerd", sleutel)
    veld = conditional.verbatim("when", hoogstens=MAX_SLEUTEL)
    if not veld:
        return None
    toon = conditional.raw("show")
    if not isinstance(toon, bool | str) or toon not in _JA_NEE:
        conditional.refuse("hier hoort true of false te staan", "show")
    return Voorwaarde(veld=veld, waarde=_read_eq(conditional), toon=_JA_NEE[toon])


def _read_eq(conditional: Component) -> str:
    eq = conditional.raw("eq")
    if eq is None:
        return ""
    getal = read_plain(eq) if isinstance(eq, float) else None
    tekst = normalise(write_plain(getal) if getal is not None else as_option(eq))
    if (not tekst and eq != "") or len(tekst) > MAX_KEUZEWAARDE:
        conditional.refuse(f"hier hoort een waarde van hoogstens {MAX_KEUZEWAARDE} tekens te staan", "eq")
    return tekst


def check_voorwaarde(component: Component, voorwaarde: Voorwaarde, velden: Mapping[str, Veld]) -> None:
    """Refuse a condition on a field that is not there, or on an answer that the field cannot have."""
    veld = velden.get(voorwaarde.veld)
    if veld is None:
        component.refuse("dit veld staat niet in het formulier", "conditional.when")
    if veld.type is Veldtype.FILE:
        component.refuse("een voorwaarde kan niet over een bestand gaan", "conditional.when")
    if veld.type is Veldtype.CHECKBOX and voorwaarde.waarde not in ("true", "false"):
        component.refuse("hier hoort true of false te staan", "conditional.eq")
    if voorwaarde.waarde and not _can_be_answered(veld, voorwaarde.waarde):
        component.refuse("dit antwoord kan het veld niet hebben", "conditional.eq")


def _can_be_answered(veld: Veld, waarde: str) -> bool:
    if veld.type in _KEUZES:
        return waarde in {keuze.waarde for keuze in veld.keuzes}
    soort = soort_of(veld)
    try:
        gehouden = soort.parse(veld, soort.as_input(veld, waarde))
    except ValidationError:
        return False
    return equals(veld, gehouden, waarde)


def equals(veld: Veld, antwoord: Json, waarde: str) -> bool:
    """Whether a kept answer (None when there is none) is what a condition looks for; of several, whether one is."""
    if antwoord is None:
        return waarde == ("false" if veld.type is Veldtype.CHECKBOX else "")
    if isinstance(antwoord, dict):
        return antwoord.get(waarde) is True if waarde else not any(antwoord.values())
    if isinstance(antwoord, list):
        return any(equals(veld, een, waarde) for een in antwoord) if waarde else not antwoord
    return waarde == as_option(antwoord) or is_same_number(veld, as_option(antwoord), waarde)


def is_met(voorwaarde: Voorwaarde, veld: Veld, antwoord: Json) -> bool:
    """Whether what stands under `voorwaarde` is shown, given the kept answer to the field it looks at."""
    return equals(veld, antwoord, voorwaarde.waarde) is voorwaarde.toon


def order_velden(voorwaarden: Mapping[str, tuple[Voorwaarde, ...]]) -> tuple[str, ...]:
    """Every field after those it depends on. Raises `graphlib.CycleError` when that cannot be."""
    graaf = {key: {voorwaarde.veld for voorwaarde in eigen} for key, eigen in voorwaarden.items()}
    return tuple(TopologicalSorter(graaf).static_order())


def find_visible(definitie: Definitie, antwoorden: Mapping[str, Json]) -> frozenset[str]:
    """The keys of the fields that are shown, given answers by key. Answers of hidden fields among them do not count."""
    zichtbaar: dict[str, Json] = {}
    for key in definitie.volgorde:
        if all(
            is_met(voorwaarde, definitie.velden[voorwaarde.veld], zichtbaar.get(voorwaarde.veld))
            for voorwaarde in definitie.voorwaarden[key]
        ):
            zichtbaar[key] = antwoorden.get(key)
    return frozenset(zichtbaar)


def find_paginas(definitie: Definitie, antwoorden: Mapping[str, object]) -> tuple[int, ...]:
    """The numbers (from 0) of the pages that are shown, given nested answers so far."""
    waarden: dict[str, Any] = by_key(definitie, antwoorden)
    getoond = {key: waarden.get(key) for key in find_visible(definitie, waarden)}
    return tuple(
        nummer for nummer, pagina in enumerate(definitie.paginas) if is_shown(definitie, pagina.voorwaarde, getoond)
    )


def is_shown(definitie: Definitie, voorwaarde: Voorwaarde | None, antwoorden: Mapping[str, Json]) -> bool:
    """The same for one group or content by itself; `antwoorden` holds those of shown fields only."""
    if voorwaarde is None:
        return True
    return is_met(voorwaarde, definitie.velden[voorwaarde.veld], antwoorden.get(voorwaarde.veld))
