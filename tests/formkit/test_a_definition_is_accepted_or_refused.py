"""What the gemeente's systems may register, and what they hear about the rest: path, component and reason."""

from __future__ import annotations

import json
import time
from typing import Any

import pytest

from portal.formkit import OngeldigeDefinitie, read_definitie
from tests.formkit.formulieren import component, fill_in, form_of, panel, refusal, when, wizard_of

SOORTEN = [
    "textfield", "textarea", "number", "currency", "email", "phoneNumber", "date", "time", "checkbox", "radio",
    "select", "selectboxes",
]  # fmt: skip
# What Form.io's builder writes along with every component.
RUIS = {
    "id": "e8a1", "input": True, "tableView": True, "placeholder": "", "customClass": "", "hidden": False,
    "disabled": False, "logic": [], "calculateValue": "", "customDefaultValue": "", "customConditional": "",
    "unique": False,
    "conditional": {"show": None, "when": None, "eq": "", "json": ""}, "defaultValue": "", "errors": "", "tooltip": "",
    "validate": {"required": False, "custom": "", "customPrivate": False, "json": "", "pattern": "", "minLength": ""},
    "properties": {}, "attributes": {}, "overlay": {"style": "", "left": ""}, "widget": {"type": "input"},
}  # fmt: skip


@pytest.mark.parametrize("soort", SOORTEN)
def test_each_component_of_the_set_is_accepted_with_all_that_a_builder_writes_along(soort: str) -> None:
    definitie = form_of({**RUIS, **component(soort)})
    assert definitie.velden["veld"].type == soort


@pytest.mark.parametrize(
    "soort",
    ["button", "password", "hidden", "htmlelement", "table", "tabs", "well", "datagrid", "editgrid", "container", "day",
     "signature", "survey", "tags", "url", "address", "recaptcha", "form", "resource", "bsn", "iban", "", None, 3,
     ["panel"]],
)  # fmt: skip
def test_anything_outside_the_set_is_refused_by_path_and_name(soort: object) -> None:
    fout = refusal(component("textfield", "goed"), panel("Deel", {"type": soort, "key": "fout", "label": "Fout"}))
    assert (fout.pad, fout.component) == ("components[1].components[0].type", "fout")
    assert "kan niet in een klanttaak" in fout.reden


def test_a_file_is_refused_until_there_is_somewhere_to_put_it() -> None:
    bron = {"components": [component("file", "bijlage")]}
    with pytest.raises(OngeldigeDefinitie, match="bestanden toevoegen kan hier nog niet"):
        read_definitie(bron)
    assert "bijlage" in read_definitie(bron, bestanden=True).velden


@pytest.mark.parametrize(
    ("bron", "pad", "reden"),
    [
        (None, "", "object"),
        ([], "", "object"),
        ("{", "", "leesbare JSON"),
        (b"\xff\xfe\x00", "", "leesbare JSON"),
        ("[" * 100_000, "", "leesbare JSON"),
        ('{"a": ' + "9" * 5000 + "}", "", "leesbare JSON"),
        ("x" * 1_000_001, "", "langer"),
        ({"x": "y" * 1_000_001}, "", "te groot"),
        ({"x": [0] * 100_001}, "", "te groot"),
        ({}, "components", "geen enkel veld"),
        ({"components": {}}, "components", "lijst"),
        ({"components": [None]}, "components[0]", "object"),
        ({"display": "pdf", "components": []}, "display", "alleen form en wizard"),
        ({"display": [], "components": []}, "display", "alleen form en wizard"),
        ({"controller": "alert(1)", "components": []}, "controller", "JavaScript"),
        ({"components": [{"type": "content", "html": "{{ instance }}"}]}, "components[0].html", "sjablonen"),
        ({"components": [{"type": "content", "html": "x" * 20_001}]}, "components[0].html", "langer"),
        ({"components": [{"type": "columns", "columns": "x"}]}, "components[0].columns", "lijst"),
    ],
)
def test_what_is_no_form_at_all_is_refused(bron: object, pad: str, reden: str) -> None:
    with pytest.raises(OngeldigeDefinitie) as fout:
        read_definitie(bron)
    assert fout.value.pad == pad
    assert reden in fout.value.reden


def test_the_same_key_twice_is_refused_wherever_it_stands() -> None:
    fout = refusal(component("textfield", "naam"), panel("Deel", component("email", "naam")))
    assert fout.pad == "components[1].components[0].key"
    assert "al gebruikt" in fout.reden


def test_a_key_inside_another_answer_is_refused() -> None:
    assert "naam van een ander veld" in refusal(component("textfield", "a.b.c"), component("textfield", "a.b")).reden
    assert set(form_of(component("textfield", "a.b"), component("textfield", "a.bc")).velden) == {"a.b", "a.bc"}


def test_five_hundred_fields_are_accepted_and_one_more_is_refused() -> None:
    velden = [component("textfield", f"v{i}") for i in range(501)]
    assert len(form_of(*velden[:500]).velden) == 500
    assert "meer dan 500 velden" in refusal(*velden).reden


def test_two_thousand_components_are_enough() -> None:
    assert "componenten" in refusal(*[{"type": "content", "html": ""}] * 2001).reden


def test_ten_groups_within_each_other_are_accepted_and_eleven_are_refused() -> None:
    def nested(diepte: int) -> dict[str, Any]:
        binnenste: dict[str, Any] = component("textfield")
        for _ in range(diepte):
            binnenste = panel("Deel", binnenste)
        return binnenste

    assert form_of(nested(10)).velden
    assert "dieper genest" in refusal(nested(11)).reden
    with pytest.raises(OngeldigeDefinitie, match="te diep genest"):
        read_definitie({"components": [nested(100)]})


def test_a_definition_is_read_from_text_and_bytes_alike() -> None:
    bron = {"components": [component("textfield", label="Straße")]}
    assert read_definitie(json.dumps(bron)) == read_definitie(json.dumps(bron).encode()) == read_definitie(bron)


def test_a_hostile_pattern_gives_its_verdict_at_once() -> None:
    for patroon in ["(a+)+$", "(a|a)*b", "(.*a){20}c", "([ab]*a[ab]{300}){3}", "((a?b?){300}|(b?a?){300})*c"]:
        definitie = form_of(component("textfield", validate={"pattern": patroon}))
        begin = time.process_time()
        fill_in(definitie, veld="ab" * 1000).is_valid()
        assert time.process_time() - begin < 0.5


def test_a_wizard_has_panels_with_titles_at_the_top() -> None:
    assert [pagina.titel for pagina in wizard_of(panel("Een", component("textfield"))).paginas] == ["Een"]
    assert "alleen panel" in refusal(component("textfield"), display="wizard").reden
    assert "titel nodig" in refusal(panel("", component("textfield")), display="wizard").reden


def test_a_condition_may_look_at_an_earlier_page_only() -> None:
    eerste = panel("Een", component("radio", "keuze"))
    tweede = panel("Twee", component("textfield", "gevolg", **when("keuze", "ja")))
    assert len(wizard_of(eerste, tweede).paginas) == 2
    fout = refusal(tweede, eerste, display="wizard")
    assert (fout.pad, fout.component) == ("components[0].components[0].conditional.when", "gevolg")


def test_conditions_in_a_circle_are_refused() -> None:
    fout = refusal(component("radio", "een", **when("twee", "ja")), component("radio", "twee", **when("een", "ja")))
    assert "zichzelf" in fout.reden
    assert "zichzelf" in refusal(panel("Deel", component("radio", "een"), **when("een", "ja"))).reden


@pytest.mark.parametrize(
    ("soort", "eq"),
    [
        ("radio", "anders"),
        ("checkbox", ""),
        ("checkbox", "ja"),
        ("number", "veel"),
        ("date", "31-12-2026"),
        ("email", "x"),
    ],
)
def test_a_condition_that_no_answer_can_meet_is_refused(soort: str, eq: object) -> None:
    fout = refusal(component(soort, "vraag"), component("textfield", "gevolg", **when("vraag", eq)))
    assert (fout.pad, fout.component) == ("components[1].conditional.eq", "gevolg")


def test_a_condition_on_a_file_is_refused() -> None:
    bron = {"components": [component("file", "bijlage"), component("textfield", "gevolg", **when("bijlage", "x"))]}
    with pytest.raises(OngeldigeDefinitie, match="niet over een bestand") as fout:
        read_definitie(bron, bestanden=True)
    assert fout.value.pad == "components[1].conditional.when"


def test_content_keeps_its_text_and_loses_what_could_do_harm() -> None:
    html = '<p onclick="x()">Lees <a href="javascript:x()">dit</a> <script>x()</script><img src=x><b style="a">nu</b>'
    definitie = form_of({"type": "content", "html": html}, component("textfield"))
    (inhoud, _veld) = definitie.paginas[0].kinderen
    assert getattr(inhoud, "html", "") == '<p>Lees <a rel="noopener noreferrer">dit</a> <b>nu</b></p>'


def test_markup_in_a_label_is_read_as_text() -> None:
    assert (
        form_of(component("textfield", label="Naam <b>en</b> &amp; adres < 5")).velden["veld"].label
        == "Naam en & adres < 5"
    )
