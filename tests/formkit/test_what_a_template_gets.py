"""The nodes for the macro: everything it needs to show, nothing it has to find out."""

from __future__ import annotations

import json
from typing import Any

import pytest

from portal.formkit import build_knopen, list_fouten, make_formulierklasse, read_definitie
from portal.formkit.knopen import Groepknoop, Inhoudknoop, Veldknoop
from tests.formkit.formulieren import component, fill_in, form_of, panel, when


def node_of(soort: str, invoer: str | list[str] = "", **rest: Any) -> Veldknoop:
    (knoop,) = build_knopen(fill_in(form_of(component(soort, **rest)), veld=invoer))
    assert isinstance(knoop, Veldknoop)
    return knoop


@pytest.mark.parametrize(
    ("soort", "rest", "widget", "invoertype", "inputmode", "autocomplete"),
    [
        ("textfield", {}, "text", "text", "", "off"),
        ("textfield", {"autocomplete": "postal-code"}, "text", "text", "", "postal-code"),
        ("textfield", {"autocomplete": 'x" onfocus="y'}, "text", "text", "", "off"),
        ("textfield", {"multiple": True}, "textarea", "text", "", "off"),
        ("textarea", {"rows": 9}, "textarea", "text", "", "off"),
        ("email", {}, "text", "email", "", "email"),
        ("phoneNumber", {}, "text", "tel", "", "tel"),
        ("number", {}, "text", "text", "decimal", "off"),
        ("currency", {}, "text", "text", "decimal", "off"),
        ("date", {}, "text", "text", "", "off"),
        ("checkbox", {}, "checkbox", "text", "", "off"),
        ("radio", {}, "radio", "text", "", "off"),
        ("select", {}, "select", "text", "", "off"),
        ("select", {"multiple": True}, "checkboxes", "text", "", "off"),
        ("selectboxes", {}, "checkboxes", "text", "", "off"),
    ],
)
def test_each_field_says_which_control_shows_it(
    soort: str, rest: dict[str, Any], widget: str, invoertype: str, inputmode: str, autocomplete: str
) -> None:
    knoop = node_of(soort, **rest)
    assert (knoop.widget, knoop.invoertype, knoop.inputmode, knoop.autocomplete) == (
        widget, invoertype, inputmode, autocomplete,
    )  # fmt: skip
    assert (knoop.soort, knoop.naam, knoop.id, knoop.label) == ("veld", "veld-veld", "veld-veld", "Veld")
    assert knoop.rijen == rest.get("rows", 5)


def test_a_wrong_answer_is_shown_again_with_its_error() -> None:
    knoop = node_of("number", "tw\x00aalf", description="In hele meters.")
    assert knoop.waarde == "twaalf"
    assert knoop.fouten == ("Bij ‘Veld’ staan tekens die wij niet kunnen lezen. Typ uw antwoord opnieuw.",)
    assert knoop.beschreven_door == f"{knoop.uitleg_id} {knoop.fout_id}" == "veld-veld-uitleg veld-veld-fout"
    assert node_of("number", "12").beschreven_door == ""


def test_choices_say_which_of_them_were_chosen() -> None:
    knoop = node_of("selectboxes", ["nee", "1"])
    assert [(keuze.id, keuze.waarde, keuze.gekozen) for keuze in knoop.keuzes] == [
        ("veld-veld-0", "ja", False), ("veld-veld-1", "nee", True), ("veld-veld-2", "1", True),
    ]  # fmt: skip


def test_the_list_of_errors_leads_to_a_control_in_the_order_of_the_page() -> None:
    verplicht = {"validate": {"required": True}}
    definitie = form_of(
        panel("Deel", component("radio", "keuze", **verplicht)),
        component("select", "lijst", **verplicht),
        component("textfield", "goed"),
        component("date", "dag", **verplicht),
    )
    fouten = list_fouten(build_knopen(fill_in(definitie)))
    assert [fout.id for fout in fouten] == ["veld-keuze-0", "veld-lijst", "veld-dag"]
    assert fouten[2].tekst == "Vul een datum in bij ‘Dag’."


def test_groups_keep_their_shape_and_headings_their_order() -> None:
    kolommen = {"type": "columns", "columns": [{"components": [component("textfield", "a")]}, {"components": []}]}
    binnen = panel("Binnen", kolommen, {"type": "content", "html": "<p>Let op</p>"})
    (knoop,) = build_knopen(
        fill_in(form_of(panel("Buiten", {"type": "fieldset", "legend": "Kader", "components": [binnen]})))
    )
    assert isinstance(knoop, Groepknoop)
    assert (knoop.soort, knoop.titel, knoop.niveau) == ("panel", "Buiten", 2)
    (kader,) = knoop.kinderen
    assert isinstance(kader, Groepknoop)
    assert (kader.soort, kader.titel) == ("fieldset", "Kader")
    (paneel,) = kader.kinderen
    assert isinstance(paneel, Groepknoop)
    assert (paneel.soort, paneel.niveau) == ("panel", 3)
    rij, tekst = paneel.kinderen
    assert isinstance(rij, Groepknoop)
    assert [kolom.soort for kolom in rij.kinderen] == ["column", "column"]
    assert isinstance(tekst, Inhoudknoop)
    assert tekst.html.__html__() == "<p>Let op</p>"


def condition_of(vraag: dict[str, Any], eq: object, *, show: bool = True) -> tuple[dict[str, Any] | None, str]:
    definitie = form_of(vraag, component("textfield", "gevolg", **when("vraag", eq, show=show)))
    knoop = build_knopen(make_formulierklasse(definitie)())[1]
    return (json.loads(knoop.toon_als) if knoop.toon_als else None), knoop.alleen_als


def test_a_condition_on_a_choice_is_given_to_the_script_and_to_people() -> None:
    assert condition_of(component("radio", "vraag"), "ja") == (
        {"naam": "veld-vraag", "waarde": "ja", "toon": True},
        "Alleen nodig als uw antwoord op ‘Vraag’ is: Ja.",
    )
    assert condition_of(component("select", "vraag"), "1", show=False) == (
        {"naam": "veld-vraag", "waarde": "1", "toon": False},
        "Niet nodig als uw antwoord op ‘Vraag’ is: Misschien.",
    )
    assert condition_of(component("checkbox", "vraag"), False) == (
        {"naam": "veld-vraag", "waarde": "true", "toon": False},
        "Alleen nodig als uw antwoord op ‘Vraag’ is: Nee.",
    )


def test_a_condition_on_what_is_typed_is_only_for_people_and_for_the_server() -> None:
    assert condition_of(component("number", "vraag"), 1250) == (
        None,
        "Alleen nodig als uw antwoord op ‘Vraag’ is: 1.250.",
    )
    assert condition_of(component("textfield", "vraag"), "") == (None, "Alleen nodig als u ‘Vraag’ niet hebt ingevuld.")
    assert (
        condition_of(component("textfield", "vraag"), "", show=False)[1] == "Alleen nodig als u ‘Vraag’ hebt ingevuld."
    )


def test_hints_tell_how_to_write_what_is_easily_written_wrong() -> None:
    assert node_of("date", description="Zie uw paspoort.", tooltip="<b>Echt</b>").uitleg == (
        "Zie uw paspoort.\nEcht\nBijvoorbeeld: 31-12-2026."
    )
    assert node_of("time").uitleg == "Bijvoorbeeld: 14:30."
    assert "eigen regel" in node_of("email", multiple=True).uitleg


def test_units_stand_with_the_field() -> None:
    assert (node_of("currency").voorvoegsel, node_of("number", suffix="m²").achtervoegsel) == ("€", "m²")


def test_a_file_field_shows_the_uploads_that_were_accepted() -> None:
    bron = {"components": [component("file", "bijlage", filePattern=".pdf", multiple=True)]}
    definitie = read_definitie(bron, bestanden=True)
    bestand = {"id": "u1", "naam": "plattegrond.pdf", "grootte": 1200}
    (knoop,) = build_knopen(make_formulierklasse(definitie)(eerder={"bijlage": [bestand]}))
    assert isinstance(knoop, Veldknoop)
    assert (knoop.widget, knoop.waarden, knoop.bestandssoorten) == ("file", ("u1",), ".pdf")
