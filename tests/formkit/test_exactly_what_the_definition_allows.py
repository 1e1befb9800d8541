"""Property: the server accepts what the rules of a field allow and nothing else, and what it keeps can be read back."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from portal.formkit import Definitie, check_again, make_formulierklasse, summarise
from tests.formkit.formulieren import component, fill_in, form_of

RUSTIG = settings(deadline=None, max_examples=100)
LETTERS = st.text(st.characters(codec="utf-8", exclude_categories=["C", "Zl", "Zp"]), max_size=12)
PATRONEN = ["[a-z]+", "a|bc", r"\d{2,3}", ".*x", "(ab)*", "[^a]?b"]


def accepts(definitie: Definitie, invoer: str | list[str]) -> bool:
    return fill_in(definitie, veld=invoer).is_valid()


@RUSTIG
@given(tekst=LETTERS, minste=st.integers(0, 6), extra=st.integers(0, 6), verplicht=st.booleans())
def test_the_length_of_a_text(tekst: str, minste: int, extra: int, verplicht: bool) -> None:
    regels = {"minLength": minste, "maxLength": minste + extra, "required": verplicht}
    definitie = form_of(component("textfield", validate=regels))
    formulier = fill_in(definitie, veld=tekst)
    gehouden = formulier.antwoorden["veld"] if formulier.is_valid() else None
    if not tekst.strip():
        assert formulier.is_valid() is not verplicht
        assert gehouden is None
    elif isinstance(gehouden, str):
        assert minste <= len(gehouden) <= (minste + extra or 5000)
        assert check_again(definitie, {"veld": gehouden}).antwoorden == {"veld": gehouden}
    elif tekst.isascii():
        assert not minste <= len(tekst.strip()) <= (minste + extra or 5000)


@RUSTIG
@given(tekst=st.text("abcx12", max_size=6), patroon=st.sampled_from(PATRONEN))
def test_a_pattern_is_about_the_whole_text(tekst: str, patroon: str) -> None:
    definitie = form_of(component("textfield", validate={"pattern": patroon}))
    assert accepts(definitie, tekst) is (not tekst or re.fullmatch(patroon, tekst) is not None)


@RUSTIG
@given(
    getal=st.decimals(-2000, 2000, places=3),
    laagste=st.integers(-1000, 0),
    hoogste=st.integers(0, 1000),
    plaatsen=st.integers(0, 3),
    soort=st.sampled_from(["number", "currency"]),
)
def test_the_bounds_and_decimals_of_a_number(
    getal: Decimal, laagste: int, hoogste: int, plaatsen: int, soort: str
) -> None:
    plaatsen = min(plaatsen, 2) if soort == "currency" else plaatsen
    regels = {"min": laagste, "max": hoogste}
    formulier = fill_in(
        form_of(component(soort, validate=regels, decimalLimit=plaatsen)), veld=f"{getal:f}".replace(".", ",")
    )
    assert formulier.is_valid() is (laagste <= getal <= hoogste and getal == round(getal, plaatsen))
    if formulier.is_valid():
        assert Decimal(str(formulier.antwoorden["veld"])) == getal


@RUSTIG
@given(
    gekozen=st.lists(st.sampled_from(["ja", "nee", "1", "weg", "Ja", ""]), max_size=4),
    soort=st.sampled_from(["selectboxes", "select"]),
)
def test_only_what_is_offered_can_be_chosen(gekozen: list[str], soort: str) -> None:
    definitie = form_of(component(soort, multiple=soort == "select"))
    assert accepts(definitie, gekozen) is (set(gekozen) <= {"ja", "nee", "1", ""})


@RUSTIG
@given(
    data=st.data(),
    soort=st.sampled_from(["number", "currency", "date", "time", "textarea", "selectboxes", "textfield"]),
)
def test_two_different_answers_never_read_the_same(data: st.DataObject, soort: str) -> None:
    definitie = form_of(component(soort, multiple=soort == "textfield"))
    een, ander = (_kept(definitie, data, soort) for _ in range(2))
    lees = [summarise(definitie, antwoorden).regels[0].waarden for antwoorden in (een, ander)]
    assert (lees[0] == lees[1]) is (een == ander)


def _kept(definitie: Definitie, data: st.DataObject, soort: str) -> dict[str, Any]:
    invoer: st.SearchStrategy[Any] = {
        "number": st.decimals(-999999, 999999, places=2).map(lambda d: f"{d:f}".replace(".", ",")),
        "currency": st.decimals(-999999, 999999, places=2).map(lambda d: f"{d:f}".replace(".", ",")),
        "date": st.dates().filter(lambda d: d.year >= 1000).map(lambda d: d.isoformat()),
        "time": st.times().map(lambda t: f"{t:%H:%M}"),
        "selectboxes": st.lists(st.sampled_from(["ja", "nee", "1"])),
    }.get(soort, st.lists(st.text("ab ", max_size=4), max_size=3).map("\n".join))
    formulier = make_formulierklasse(definitie)({"veld-veld": data.draw(invoer)})
    assert formulier.is_valid(), formulier.errors
    return formulier.antwoorden
