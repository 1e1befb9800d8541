"""Answers in the shape of Form.io's data: a key with a dot is a place in an object within (`adres.straat`)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.datastructures import MultiValueDict

from portal.formkit.soorten import soort_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from portal.formkit.definitie import Antwoorden, Definitie, Json

PREFIX = "veld"  # before every name in the browser, so that no key can collide with one of the page's own


def by_key(definitie: Definitie, antwoorden: Mapping[str, object]) -> dict[str, object]:
    """The answers per key of the definition; keys that have none are left out."""
    gevonden = {key: _find(antwoorden, key) for key in definitie.velden}
    return {key: waarde[0] for key, waarde in gevonden.items() if waarde}


def nest(waarden: Mapping[str, Json]) -> Antwoorden:
    """The reverse of `by_key`."""
    antwoorden: Antwoorden = {}
    for key, waarde in waarden.items():
        *om, laatste = key.split(".")
        plek = antwoorden
        for deel in om:
            binnen = plek.setdefault(deel, {})
            assert isinstance(binnen, dict)  # the definition has no key that is the beginning of another
            plek = binnen
        plek[laatste] = waarde
    return antwoorden


def begin_values(
    definitie: Definitie, eerder: Mapping[str, object], prefill: Mapping[str, object]
) -> dict[str, list[str]]:
    """What stands in each field at first: the answer given before, else what is known and usable, else the default."""
    gegeven, bekend = by_key(definitie, eerder), by_key(definitie, prefill)
    return {
        key: soort_of(veld).as_input(veld, gegeven[key])
        if key in gegeven
        else soort_of(veld).as_input(veld, bekend.get(key)) or list(veld.standaard)
        for key, veld in definitie.velden.items()
    }


def as_post(definitie: Definitie, antwoorden: Mapping[str, object]) -> MultiValueDict[str, str]:
    """Kept answers as a browser would send them, to hold the whole of a form against its definition once more."""
    waarden = by_key(definitie, antwoorden)
    return MultiValueDict(
        {
            f"{PREFIX}-{key}": soort_of(veld).as_input(veld, waarden[key])
            for key, veld in definitie.velden.items()
            if key in waarden
        }
    )


def _find(antwoorden: Mapping[str, object], key: str) -> tuple[object, ...]:
    """The value in a tuple, or an empty tuple: None is a value too."""
    if key in antwoorden:
        return (antwoorden[key],)
    plek: object = antwoorden
    for deel in key.split("."):
        if not isinstance(plek, dict) or deel not in plek:
            return ()
        plek = plek[deel]
    return (plek,)
