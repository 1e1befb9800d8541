"""Defaults of the definition, what the gemeente knows already, and what was answered before: in that rising order."""

from __future__ import annotations

from typing import Any

import pytest

from portal.formkit import build_knopen, make_formulierklasse
from tests.formkit.formulieren import component, form_of


def begin(soort: str, prefill: object = None, eerder: dict[str, Any] | None = None, **rest: Any) -> tuple[str, ...]:
    klasse = make_formulierklasse(form_of(component(soort, **rest)))
    formulier = klasse(prefill={} if prefill is None else {"veld": prefill}, eerder=eerder)
    (knoop,) = build_knopen(formulier)
    return getattr(knoop, "waarden", ())


@pytest.mark.parametrize(
    ("soort", "standaard", "verwacht"),
    [
        ("textfield", "Anna", ("Anna",)),
        ("textfield", 12, ("12",)),
        ("textfield", "", ()),
        ("number", 1234.5, ("1234,5",)),
        ("number", 0, ("0",)),
        ("currency", 12.5, ("12,50",)),
        ("date", "2026-12-31T00:00:00+01:00", ("31-12-2026",)),
        ("time", "14:30:00", ("14:30",)),
        ("checkbox", True, ("true",)),
        ("checkbox", False, ()),
        ("radio", "ja", ("ja",)),
        ("radio", 1, ("1",)),
        ("selectboxes", {"ja": True, "nee": False, "1": False}, ("ja",)),
        ("selectboxes", {"": False}, ()),
    ],
)
def test_a_default_stands_there_as_a_klant_would_have_typed_it(
    soort: str, standaard: object, verwacht: tuple[str, ...]
) -> None:
    assert begin(soort, defaultValue=standaard) == verwacht


def test_a_default_of_several_answers() -> None:
    assert begin("email", defaultValue=["a@b.nl", "c@d.nl"], multiple=True) == ("a@b.nl\nc@d.nl",)
    assert begin("select", defaultValue=["nee", "ja"], multiple=True) == ("ja", "nee")
    assert begin("email", defaultValue=[None, ""], multiple=True) == ()


def test_what_is_known_goes_before_the_default_and_what_was_answered_before_both() -> None:
    assert begin("textfield", "bekend", defaultValue="standaard") == ("bekend",)
    assert begin("textfield", "bekend", {"veld": "antwoord"}, defaultValue="standaard") == ("antwoord",)
    assert begin("textfield", None, {"veld": None}, defaultValue="standaard") == ()
    assert begin("checkbox", True, {"veld": False}, defaultValue=True) == ()


@pytest.mark.parametrize(
    "soort",
    ["textfield", "textarea", "number", "currency", "email", "phoneNumber", "date", "time", "checkbox", "radio",
     "select", "selectboxes"],
)  # fmt: skip
@pytest.mark.parametrize(
    "onzin",
    [[], {}, {"a": [{}]}, float("nan"), pytest.param(10**5000, id="huge"), "\ud800\x00", [[1], None], True, -1.5e300],
)
def test_what_cannot_be_used_of_what_is_known_is_passed_over(soort: str, onzin: object) -> None:
    for waarde in begin(soort, onzin):
        waarde.encode()


def test_a_key_with_a_dot_is_found_in_the_object_around_it() -> None:
    klasse = make_formulierklasse(
        form_of(component("textfield", "adres.plaats"), component("textfield", "adres.straat"))
    )
    formulier = klasse(prefill={"adres": {"plaats": "Ons Dorp"}, "adres.straat": "Dorpsstraat"})
    assert [getattr(knoop, "waarde", "") for knoop in build_knopen(formulier)] == ["Ons Dorp", "Dorpsstraat"]
    assert getattr(build_knopen(klasse(prefill={"adres": "Ons Dorp"}))[0], "waarde", "?") == ""
