"""What is hidden is not asked: no error about it, nothing kept of it, on the server and whatever the browser did."""

from __future__ import annotations

from typing import Any

import pytest

from portal.formkit import make_formulierklasse, summarise
from tests.formkit.formulieren import component, fill_in, form_of, panel, post, when

VERPLICHT: dict[str, Any] = {"validate": {"required": True}}


def test_a_hidden_answer_is_not_kept() -> None:
    definitie = form_of(component("radio", "auto"), component("textfield", "kenteken", **when("auto", "ja")))
    assert fill_in(definitie, auto="ja", kenteken="12-AB").antwoorden == {"auto": "ja", "kenteken": "12-AB"}
    assert fill_in(definitie, auto="nee", kenteken="12-AB").antwoorden == {"auto": "nee"}


def test_a_hidden_question_is_never_required_and_never_wrong() -> None:
    definitie = form_of(component("radio", "auto"), component("number", "jaar", **VERPLICHT, **when("auto", "ja")))
    assert fill_in(definitie, auto="nee", jaar="\x00 geen getal").is_valid()
    assert not fill_in(definitie, auto="ja", jaar="\x00 geen getal").is_valid()
    assert not fill_in(definitie, auto="ja").is_valid()


def test_what_stands_in_a_hidden_group_is_hidden_too() -> None:
    diep = panel("Buiten", panel("Binnen", component("textfield", "diep", **VERPLICHT)), **when("auto", "ja"))
    definitie = form_of(component("radio", "auto"), diep)
    assert fill_in(definitie, auto="nee", diep="x").antwoorden == {"auto": "nee"}
    assert "diep" in fill_in(definitie, auto="ja").errors


@pytest.mark.parametrize(
    "groep",
    [
        {"type": "fieldset", "components": [component("textfield", "diep")]},
        {"type": "columns", "columns": [{"components": [component("textfield", "diep")]}]},
    ],
)
def test_fieldsets_and_columns_hide_what_is_in_them(groep: dict[str, Any]) -> None:
    definitie = form_of(component("radio", "auto"), {**groep, **when("auto", "ja")})
    assert fill_in(definitie, auto="nee", diep="x").antwoorden == {"auto": "nee"}
    assert fill_in(definitie, auto="ja", diep="x").antwoorden == {"auto": "ja", "diep": "x"}


def test_the_answer_to_a_hidden_question_does_not_count_for_the_next() -> None:
    definitie = form_of(
        component("radio", "een"),
        component("radio", "twee", **when("een", "ja")),
        component("textfield", "drie", **when("twee", "ja")),
    )
    assert fill_in(definitie, een="nee", twee="ja", drie="x").antwoorden == {"een": "nee"}
    assert fill_in(definitie, een="ja", twee="ja", drie="x").antwoorden == {"een": "ja", "twee": "ja", "drie": "x"}


def test_a_condition_may_look_at_a_field_further_on() -> None:
    definitie = form_of(component("textfield", "eerst", **when("later", "ja")), component("radio", "later"))
    assert fill_in(definitie, eerst="x", later="nee").antwoorden == {"later": "nee"}
    assert fill_in(definitie, eerst="x", later="ja").antwoorden == {"eerst": "x", "later": "ja"}


@pytest.mark.parametrize(
    ("vraag", "eq", "show", "antwoord", "getoond"),
    [
        (component("checkbox", "vraag"), True, True, "true", True),
        (component("checkbox", "vraag"), "true", "true", [], False),
        (component("checkbox", "vraag"), False, True, [], True),
        (component("checkbox", "vraag"), "false", "false", [], False),
        (component("selectboxes", "vraag"), "ja", True, ["ja", "nee"], True),
        (component("selectboxes", "vraag"), "ja", True, ["nee"], False),
        (component("selectboxes", "vraag"), "", True, [], True),
        (component("select", "vraag", multiple=True), "ja", True, ["ja", "nee"], True),
        (component("select", "vraag", multiple=True), "ja", False, ["ja", "nee"], False),
        (component("radio", "vraag"), 1, True, "1", True),
        (component("radio", "vraag"), "", True, [], True),
        (component("radio", "vraag"), None, True, [], True),
        (component("number", "vraag"), 5, True, "5,0", True),
        (component("number", "vraag"), 5.5, True, "5,5", True),
        (component("currency", "vraag"), 5, True, "€ 5,-", True),
        (component("currency", "vraag"), "5.00", True, "6", False),
        (component("date", "vraag"), "2026-12-31", True, "31 december 2026", True),
        (component("textfield", "vraag"), "Anna ", True, " Anna", True),
        (component("textfield", "vraag", multiple=True), "b", True, "a\nb", True),
        (component("textfield", "vraag", multiple=True), "", False, "a", True),
    ],
)
def test_each_kind_of_field_can_be_looked_at(
    vraag: dict[str, Any], eq: object, show: object, antwoord: str | list[str], getoond: bool
) -> None:
    definitie = form_of(vraag, component("textfield", "gevolg", **when("vraag", eq, show=show)))
    assert ("gevolg" in fill_in(definitie, vraag=antwoord, gevolg="x").antwoorden) is getoond


def test_a_hidden_checkbox_counts_as_not_ticked() -> None:
    definitie = form_of(
        component("radio", "een"),
        component("checkbox", "vinkje", **when("een", "ja")),
        component("textfield", "zonder", **when("vinkje", False)),
    )
    assert "zonder" in fill_in(definitie, een="nee", vinkje="true", zonder="x").antwoorden
    assert "zonder" not in fill_in(definitie, een="ja", vinkje="true", zonder="x").antwoorden


def test_a_wrong_answer_to_what_a_condition_looks_at_counts_as_none() -> None:
    definitie = form_of(
        component("number", "aantal"), component("textfield", "gevolg", **VERPLICHT, **when("aantal", 2))
    )
    assert list(fill_in(definitie, aantal="twee").errors) == ["aantal"]


def test_a_chain_of_conditions_over_a_whole_form_is_followed() -> None:
    keten = [component("radio", "v0")]
    keten += [component("radio", f"v{i}", **when(f"v{i - 1}", "ja")) for i in range(1, 500)]
    definitie = form_of(*reversed(keten))
    alles = {f"v{i}": "ja" for i in range(500)}
    assert len(fill_in(definitie, **alles).antwoorden) == 500
    assert set(fill_in(definitie, **{**alles, "v3": "nee"}).antwoorden) == {"v0", "v1", "v2", "v3"}


def test_a_hidden_question_is_not_in_the_summary_even_when_an_answer_to_it_was_kept() -> None:
    definitie = form_of(component("radio", "auto"), component("textfield", "kenteken", **when("auto", "ja")))
    assert [regel.key for regel in summarise(definitie, {"auto": "nee", "kenteken": "x"}).regels] == ["auto"]
    assert [regel.key for regel in summarise(definitie, {"auto": "ja", "kenteken": "x"}).regels] == ["auto", "kenteken"]


def test_a_form_with_errors_has_no_answers() -> None:
    formulier = make_formulierklasse(form_of(component("textfield", **VERPLICHT)))(post())
    with pytest.raises(ValueError, match="has no answers"):
        _ = formulier.antwoorden
