"""Short ways to make a definition, fill it in and see what comes of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.http import QueryDict

from portal.formkit import Definitie, OngeldigeDefinitie, make_formulierklasse, read_definitie

if TYPE_CHECKING:
    from portal.formkit import Formulier


def form_of(*components: dict[str, Any], **rest: Any) -> Definitie:
    return read_definitie({"display": "form", "components": list(components), **rest})


def wizard_of(*panels: dict[str, Any]) -> Definitie:
    return read_definitie({"display": "wizard", "components": list(panels)})


def component(soort: str, key: str = "veld", **rest: Any) -> dict[str, Any]:
    extra: dict[str, Any] = {}
    keuzes = [{"label": "Ja", "value": "ja"}, {"label": "Nee", "value": "nee"}, {"label": "Misschien", "value": "1"}]
    if soort in ("radio", "selectboxes"):
        extra["values"] = keuzes
    if soort == "select":
        extra["data"] = {"values": keuzes}
    return {"type": soort, "key": key, "label": str(key).capitalize(), **extra, **rest}


def panel(titel: str, *kinderen: dict[str, Any], **rest: Any) -> dict[str, Any]:
    return {"type": "panel", "key": "paneel", "title": titel, "components": list(kinderen), **rest}


def when(veld: str, eq: object, *, show: object = True) -> dict[str, Any]:
    return {"conditional": {"show": show, "when": veld, "eq": eq}}


def post(**antwoorden: str | list[str]) -> QueryDict:
    """As a browser sends it."""
    data = QueryDict(mutable=True)
    for key, waarde in antwoorden.items():
        data.setlist(f"veld-{key}", [waarde] if isinstance(waarde, str) else waarde)
    return data


def fill_in(definitie: Definitie, **antwoorden: str | list[str]) -> Formulier:
    return make_formulierklasse(definitie)(post(**antwoorden))


def answer(soort: str, invoer: str | list[str], **rest: Any) -> Any:
    """What is kept of one answer to one field."""
    formulier = fill_in(form_of(component(soort, **rest)), veld=invoer)
    assert formulier.is_valid(), formulier.errors
    return formulier.antwoorden["veld"]


def error(soort: str, invoer: str | list[str], **rest: Any) -> str:
    """What the klant reads about one answer to one field."""
    formulier = fill_in(form_of(component(soort, **rest)), veld=invoer)
    assert not formulier.is_valid()
    (melding,) = formulier.errors["veld"]
    return str(melding)


def refusal(*components: object, display: object = "form") -> OngeldigeDefinitie:
    try:
        read_definitie({"display": display, "components": list(components)})
    except OngeldigeDefinitie as fout:
        return fout
    raise AssertionError("the definition was accepted")
