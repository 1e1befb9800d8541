"""A wizard: asked page by page, looked at as a whole before it is sent."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from portal.formkit import build_knopen, check_again, find_paginas, list_fouten, make_formulierklasse, summarise
from tests.formkit.formulieren import component, panel, post, when, wizard_of

if TYPE_CHECKING:
    from portal.formkit import Formulier

VERPLICHT = {"validate": {"required": True}}
WIZARD = wizard_of(
    panel("Auto", component("radio", "auto", **VERPLICHT)),
    panel(
        "Kenteken",
        component("textfield", "kenteken", **VERPLICHT),
        component("checkbox", "lease"),
        **when("auto", "ja"),
    ),
    panel(
        "Slot",
        component("textfield", "maatschappij", **VERPLICHT, **when("lease", True)),
        component("textarea", "rest"),
    ),
)


def page(nummer: int, eerder: dict[str, Any] | None = None, **antwoorden: str) -> Formulier:
    return make_formulierklasse(WIZARD, pagina=nummer)(post(**antwoorden), eerder=eerder)


def test_a_page_asks_its_own_questions_only() -> None:
    assert list(page(1).fields) == ["kenteken", "lease"]
    assert page(0, auto="nee", kenteken="x").antwoorden == {"auto": "nee"}
    assert not page(0).is_valid()


def test_answers_of_earlier_pages_stay_and_conditions_look_at_them() -> None:
    eerste = page(0, auto="ja").antwoorden
    tweede = page(1, eerste, kenteken="12-AB", lease="true").antwoorden
    derde = page(2, tweede, maatschappij="Wielen BV")
    assert derde.antwoorden == {
        "auto": "ja", "kenteken": "12-AB", "lease": True, "maatschappij": "Wielen BV", "rest": None,
    }  # fmt: skip
    assert "maatschappij" in page(2, tweede).errors
    assert page(2, {"auto": "ja", "kenteken": "x", "lease": False}).is_valid()


def test_changing_an_earlier_page_drops_what_it_hides_on_the_later_ones() -> None:
    alles = {"auto": "ja", "kenteken": "12-AB", "lease": True, "maatschappij": "Wielen BV", "rest": None}
    assert page(0, alles, auto="nee").antwoorden == {"auto": "nee", "rest": None}


def test_a_hidden_page_is_passed_over() -> None:
    assert find_paginas(WIZARD, {"auto": "ja"}) == (0, 1, 2)
    assert find_paginas(WIZARD, {"auto": "nee"}) == find_paginas(WIZARD, {}) == (0, 2)


def test_a_question_hidden_by_another_page_is_not_shown_at_all() -> None:
    assert [knoop.soort for knoop in build_knopen(page(2, {"auto": "nee"}))] == ["veld"]
    maatschappij, _rest = build_knopen(page(2, {"auto": "ja", "kenteken": "x", "lease": True}))
    assert (maatschappij.toon_als, maatschappij.alleen_als) == ("", "")


def test_an_answer_on_a_hidden_page_shows_nothing_on_the_next() -> None:
    assert len(build_knopen(page(2, {"auto": "nee", "lease": True}))) == 1


def test_all_pages_are_checked_once_more_before_sending() -> None:
    goed = {"auto": "ja", "kenteken": "12-AB", "lease": False, "rest": "één\ntwee"}
    assert check_again(WIZARD, goed).antwoorden == goed
    nog_niet = check_again(WIZARD, {"auto": "ja"})
    assert list(nog_niet.errors) == ["kenteken"]
    assert [fout.id for fout in list_fouten(build_knopen(nog_niet))] == ["veld-kenteken"]


def test_the_summary_says_on_which_page_each_answer_can_be_changed() -> None:
    regels = summarise(WIZARD, {"auto": "ja", "kenteken": "x", "lease": False}).regels
    assert [(regel.key, regel.pagina) for regel in regels] == [("auto", 0), ("kenteken", 1), ("lease", 1), ("rest", 2)]


def test_what_was_answered_before_stands_in_the_page_again() -> None:
    formulier = make_formulierklasse(WIZARD, pagina=1)(eerder={"auto": "ja", "kenteken": "12-AB", "lease": True})
    assert [getattr(knoop, "waarde", "") for knoop in build_knopen(formulier)] == ["12-AB", "true"]
