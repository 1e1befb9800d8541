"""What was answered, for people: complete, in order, and readable without the form next to it."""

from __future__ import annotations

from typing import Any

import pytest

from portal.formkit import summarise
from tests.formkit.formulieren import answer, component, form_of, panel


@pytest.mark.parametrize(
    ("soort", "invoer", "tekst", "rest"),
    [
        ("textfield", "Anna", "Anna", {}),
        ("textarea", "een\r\ntwee", "een\ntwee", {}),
        ("number", "1234567,5", "1.234.567,5", {}),
        ("number", "-1000", "-1.000", {}),
        ("number", "12", "12 m²", {"suffix": "m²"}),
        ("currency", "1250", "€\u00a01.250,00", {}),
        ("currency", "-5", "€\u00a0-5,00", {}),
        ("date", "3-3-2026", "3 maart 2026", {}),
        ("time", "9.05", "09:05", {}),
        ("checkbox", "true", "Ja", {}),
        ("checkbox", [], "Nee", {}),
        ("radio", "1", "Misschien", {}),
        ("selectboxes", ["nee", "ja"], "Ja\nNee", {}),
        ("select", ["1", "nee"], "Nee\nMisschien", {"multiple": True}),
        ("email", "a@b.nl\nc@d.nl", "a@b.nl\nc@d.nl", {"multiple": True}),
        ("textfield", "", "Niet ingevuld", {}),
        ("selectboxes", [], "Niet ingevuld", {}),
        ("date", "", "Niet ingevuld", {"multiple": True}),
    ],
)
def test_each_answer_reads_as_people_write_it(
    soort: str, invoer: str | list[str], tekst: str, rest: dict[str, Any]
) -> None:
    (regel,) = summarise(form_of(component(soort, **rest)), {"veld": answer(soort, invoer, **rest)}).regels
    assert (regel.label, regel.waarde) == ("Veld", tekst)


def test_sections_follow_the_groups_of_the_form() -> None:
    definitie = form_of(
        component("textfield", "los"),
        panel("Adres", component("textfield", "straat"), panel("Post", component("textfield", "postbus"))),
        {"type": "fieldset", "legend": "", "components": [component("textfield", "rest")]},
    )
    samenvatting = summarise(definitie, {"los": "a", "straat": "b", "postbus": "c", "rest": "d"})
    assert [(sectie.titel, [regel.key for regel in sectie.regels]) for sectie in samenvatting.secties] == [
        ("", ["los"]), ("Adres", ["straat"]), ("Adres – Post", ["postbus"]), ("", ["rest"]),
    ]  # fmt: skip


def test_as_text_no_answer_can_pass_for_another_question() -> None:
    definitie = form_of(panel("Bezwaar", component("textarea", "reden"), component("checkbox", "akkoord")))
    tekst = summarise(definitie, {"reden": "Omdat\nAkkoord: Ja", "akkoord": False}).as_text()
    assert tekst == "Bezwaar\nReden: Omdat\n    Akkoord: Ja\nAkkoord: Nee"


def test_an_answer_that_does_not_fit_is_shown_as_it_is_rather_than_lost() -> None:
    soorten = ["radio", "number", "currency", "date", "time", "selectboxes"]
    definitie = form_of(*[component(soort, soort) for soort in soorten])
    regels = summarise(
        definitie, {soort: {"weg": True} if soort == "selectboxes" else "weg" for soort in soorten}
    ).regels
    assert [regel.waarde.removeprefix("€\u00a0") for regel in regels] == ["weg"] * 6
