"""Whatever is registered is accepted or refused, whatever is posted is right or wrong: nothing ever breaks."""

from __future__ import annotations

import json
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from portal.formkit import (
    Definitie,
    OngeldigeDefinitie,
    build_knopen,
    check_again,
    find_paginas,
    make_formulierklasse,
    read_definitie,
    summarise,
)
from tests.formkit.antwoordkit import DEFINITIES
from tests.formkit.formulieren import component, form_of

VEEL = settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.too_slow])
TEKST = st.one_of(
    st.text(max_size=20),
    st.sampled_from(
        ["", "\x00", "\u202e", "\ud800", "1e999", "NaN", "-", "€", "{{x}}", "__proto__", "x" * 6000, "\r\n", "1.234,56"]
    ),
)
ATOOM = st.one_of(st.none(), st.booleans(), st.integers(), st.just(10**400), st.floats(), TEKST)
JSON = st.recursive(
    ATOOM, lambda binnen: st.one_of(st.lists(binnen, max_size=4), st.dictionaries(TEKST, binnen, max_size=4))
)
SLEUTELS = st.sampled_from(["v0", "v1", "v2.a", "v2.b", "v3", "v4"])
ENKEL = ["textfield", "textarea", "number", "currency", "email", "phoneNumber", "date", "time", "checkbox", "radio"]
MEER = ["textfield", "number", "currency", "email", "phoneNumber", "date", "time", "select"]
TEKSTREGELS = {
    "minLength": st.integers(0, 3),
    "maxLength": st.integers(3, 9),
    "pattern": st.sampled_from(["[a-z]+", ".*", "[0-9]*"]),
}
GETALREGELS = {"min": st.integers(-9, 0), "max": st.floats(0, 99), "integer": st.booleans()}
ALTIJD = {"required": st.booleans(), "customMessage": st.just("100% fout.")}
KEUZES = [{"label": "Ja", "value": "ja"}, {"label": "Eén", "value": 1}, {"label": "Aan", "value": True}]


@st.composite
def fields(draw: st.DrawFn, key: str, eerder: list[str]) -> dict[str, Any]:
    """One field that looks like those of a form builder, perhaps depending on one before it."""
    soort = draw(st.sampled_from([*ENKEL, "select", "selectboxes", "datetime", "file"]))
    regels: dict[str, st.SearchStrategy[Any]] = (
        TEKSTREGELS if soort in ("textfield", "textarea", "email", "phoneNumber") else {}
    )
    regels = GETALREGELS if soort in ("number", "currency") else regels
    veld: dict[str, Any] = {
        "type": soort,
        "key": key,
        "label": draw(st.sampled_from(["Naam", "<b>x</b>", "50%", "x" * 300])),
    }
    veld["validate"] = draw(st.fixed_dictionaries({}, optional={**regels, **ALTIJD}))
    veld |= {
        "values": KEUZES,
        "data": {"values": KEUZES},
        "enableTime": False,
        "suffix": draw(st.sampled_from(["", "m²"])),
    }
    if soort in MEER:
        veld["multiple"] = draw(st.booleans())
    afhankelijk: bool = draw(st.booleans())
    if eerder and afhankelijk:
        eq: object = draw(st.sampled_from(["", "ja", 1, True, 2.5, "x", None]))
        show: bool = draw(st.booleans())
        veld["conditional"] = {"show": show, "when": draw(st.sampled_from(eerder)), "eq": eq}
    return veld


@st.composite
def forms(draw: st.DrawFn) -> dict[str, Any]:
    """A form or wizard of a few fields in and out of groups."""
    keys = draw(st.lists(SLEUTELS, unique=True, min_size=1, max_size=5))
    delen: list[dict[str, Any]] = []
    for i, key in enumerate(keys):
        veld = draw(fields(key, keys[:i]))
        groepen = [
            {"type": "panel", "title": "Deel", "components": [veld]},
            {"type": "fieldset", "components": [veld, {"type": "content", "html": "<p>Let op</p>"}]},
            {"type": "columns", "columns": [{"components": [veld]}, {"components": []}]},
        ]
        delen.append(draw(st.sampled_from([veld, *groepen])))
    if draw(st.booleans()):
        return {
            "display": "wizard",
            "components": [{"type": "panel", "title": "Deel", "components": [een]} for een in delen],
        }
    return {"display": "form", "components": delen}


@st.composite
def spoiled(draw: st.DrawFn, bron: Any) -> Any:
    """The same with anything at all in one place somewhere."""
    bron = plek = json.loads(json.dumps(bron))
    for _ in range(draw(st.integers(0, 6))):
        binnen = [een for een in _places(plek) if isinstance(plek[een], dict | list) and plek[een]]
        plek = plek[draw(st.sampled_from(binnen))] if binnen else plek
    plek[draw(st.sampled_from(_places(plek)))] = draw(JSON)
    return bron


def _places(plek: Any) -> list[Any]:
    return list(plek) if isinstance(plek, dict) else list(range(len(plek)))


POSTED = st.dictionaries(
    SLEUTELS.map(lambda key: f"veld-{key}"),
    st.one_of(
        TEKST, st.sampled_from(["ja", "1", "true", "5", "a@b.nl", "1-1-2026"]), st.lists(TEKST, max_size=3), JSON
    ),
    max_size=6,
)


def read_or_refuse(bron: object) -> Definitie | None:
    """The definition, or None when it was refused in a way that can be told to whoever sent it."""
    try:
        return read_definitie(bron, bestanden=True)
    except OngeldigeDefinitie as fout:
        for tekst in (fout.pad, fout.component, fout.reden):
            assert "\x00" not in tekst
            tekst.encode()
        return None


def walk_through(definitie: Definitie, gestuurd: Any, bekend: dict[str, Any]) -> None:
    """All that a page does with a form."""
    for pagina in (None, *range(len(definitie.paginas))):
        klasse = make_formulierklasse(definitie, pagina=pagina)
        build_knopen(klasse(prefill=bekend, eerder=bekend))
        formulier = klasse(gestuurd, eerder=bekend)
        build_knopen(formulier)
        if formulier.is_valid() and pagina is None:
            antwoorden = formulier.antwoorden
            json.dumps(antwoorden).encode()
            summarise(definitie, antwoorden).as_text().encode()
            assert check_again(definitie, antwoorden).antwoorden == antwoorden
    find_paginas(definitie, bekend)
    summarise(definitie, bekend)


@VEEL
@given(bron=JSON)
def test_any_json_is_accepted_or_refused(bron: object) -> None:
    assert read_or_refuse(bron) is None
    assert read_or_refuse({"components": bron}) is None or isinstance(bron, list)


@VEEL
@given(bron=st.one_of(st.text(), st.binary()))
def test_any_text_is_accepted_or_refused(bron: str | bytes) -> None:
    assert read_or_refuse(bron) is None


@VEEL
@given(data=st.data(), gestuurd=POSTED, bekend=st.dictionaries(SLEUTELS, JSON, max_size=4))
def test_what_looks_like_a_form_is_refused_or_works(data: st.DataObject, gestuurd: Any, bekend: dict[str, Any]) -> None:
    definitie = read_or_refuse(data.draw(forms()))
    if definitie is not None:
        walk_through(definitie, gestuurd, bekend)


@VEEL
@given(data=st.data(), gestuurd=POSTED)
def test_a_form_with_one_thing_spoiled_is_refused_or_works(data: st.DataObject, gestuurd: Any) -> None:
    bron = data.draw(st.one_of(forms(), st.sampled_from(list(DEFINITIES.values()))))
    definitie = read_or_refuse(data.draw(spoiled(bron)))
    if definitie is not None:
        walk_through(definitie, gestuurd, {})


ALLES = form_of(
    *[component(soort, f"een-{soort}") for soort in [*ENKEL, "select", "selectboxes"]],
    *[component(soort, f"meer-{soort}", multiple=True) for soort in MEER],
)


@VEEL
@given(data=st.data())
def test_anything_posted_is_right_or_wrong(data: st.DataObject) -> None:
    namen = st.sampled_from([f"veld-{key}" for key in ALLES.velden])
    gestuurd = data.draw(st.dictionaries(namen, st.one_of(TEKST, st.lists(TEKST, max_size=3), JSON), max_size=8))
    walk_through(ALLES, gestuurd, {})
