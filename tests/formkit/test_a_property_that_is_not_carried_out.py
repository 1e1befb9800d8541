"""Properties that would change what is asked, allowed or shown, and that the portal does not carry out: refused."""

from __future__ import annotations

from typing import Any

import pytest

from tests.formkit.formulieren import component, form_of, refusal

GEWEIGERD: list[tuple[dict[str, Any], str, str]] = [
    ({"key": ""}, "key", "naam"),
    ({"key": "__proto__"}, "key", "naam"),
    ({"key": "een.0"}, "key", "naam"),
    ({"key": "veld\x00"}, "key", "tekens"),
    ({"key": ["veld"]}, "key", "tekst"),
    ({"label": ""}, "label", "ontbreekt"),
    ({"label": "<b></b>"}, "label", "ontbreekt"),
    ({"label": {"nl": "Naam"}}, "label", "tekst"),
    ({"label": "x" * 301}, "label", "langer dan 300"),
    ({"label": "Hallo {{ data.naam }}"}, "label", "sjablonen"),
    ({"label": "om\u202egekeerd"}, "label", "tekens"),
    ({"label": "half \ud800"}, "label", "tekens"),
    ({"description": "x" * 2001}, "description", "langer"),
    ({"hidden": True}, "hidden", "verborgen"),
    ({"disabled": True}, "disabled", "niet in te vullen"),
    ({"calculateValue": "value = 1"}, "calculateValue", "berekende"),
    ({"customDefaultValue": "value = 1"}, "customDefaultValue", "berekende"),
    ({"customConditional": "show = true"}, "customConditional", "JavaScript"),
    ({"logic": [{"name": "x"}]}, "logic", "logica"),
    ({"unique": True}, "unique", "nagaan"),
    ({"inputMask": "9999 AA"}, "inputMask", "validate.pattern"),
    ({"inputType": "password"}, "inputType", "gewone tekst"),
    ({"multiple": "ja"}, "multiple", "true of false"),
    ({"validate": ["required"]}, "validate", "object"),
    ({"validate": {"required": "ja"}}, "validate.required", "true of false"),
    ({"validate": {"custom": "valid = true"}}, "validate.custom", "deze regel"),
    ({"validate": {"json": {"if": []}}}, "validate.json", "deze regel"),
    ({"validate": {"minWords": 3}}, "validate.minWords", "deze regel"),
    ({"validate": {"min": 3}}, "validate.min", "deze regel"),
    ({"validate": {"minLength": -1}}, "validate.minLength", "heel getal"),
    ({"validate": {"minLength": 1.5}}, "validate.minLength", "heel getal"),
    ({"validate": {"maxLength": "veel"}}, "validate.maxLength", "getal"),
    ({"validate": {"maxLength": float("nan")}}, "validate.maxLength", "getal"),
    ({"validate": {"maxLength": 10**5000}}, "validate.maxLength", "getal"),
    ({"validate": {"maxLength": 5001}}, "validate.maxLength", "5000"),
    ({"validate": {"minLength": 5, "maxLength": 4}}, "validate.minLength", "groter"),
    ({"validate": {"pattern": "("}}, "validate.pattern", "patroon"),
    ({"validate": {"pattern": "(?=a)a"}}, "validate.pattern", "patroon"),
    ({"validate": {"pattern": r"(a)\1"}}, "validate.pattern", "patroon"),
    ({"validate": {"pattern": "(x{1000}){1000}"}}, "validate.pattern", "patroon"),
    ({"validate": {"pattern": "a" * 501}}, "validate.pattern", "langer"),
    ({"validate": {"pattern": "a", "maxLength": 2001}}, "validate.maxLength", "2000"),
    ({"errors": {"required": 3}}, "errors.required", "tekst"),
    ({"defaultValue": "abc", "validate": {"maxLength": 2}}, "defaultValue", "past niet"),
    ({"defaultValue": {"a": 1}}, "defaultValue", "past niet"),
    ({"conditional": {"show": "misschien", "when": "ander", "eq": "x"}}, "conditional.show", "true of false"),
    ({"conditional": {"show": True, "when": "weg", "eq": "x"}}, "conditional.when", "staat niet in"),
    ({"conditional": {"show": True, "when": "veld", "eq": "x"}}, "conditional", "zichzelf"),
    ({"conditional": {"show": True, "when": "ander", "eq": [1]}}, "conditional.eq", "waarde"),
    ({"conditional": {"show": True, "conjunction": "all", "conditions": [{}]}}, "conditional.conjunction", "alleen"),
    ({"conditional": {"json": {"==": [1, 1]}}}, "conditional.json", "alleen"),
    ({"type": "number", "validate": {"min": 2, "max": 1}}, "validate.min", "groter"),
    ({"type": "number", "validate": {"pattern": "1"}}, "validate.pattern", "deze regel"),
    ({"type": "number", "validate": {"step": 5}}, "validate.step", "deze regel"),
    ({"type": "number", "decimalLimit": 11}, "decimalLimit", "10"),
    ({"type": "number", "defaultValue": "veel"}, "defaultValue", "past niet"),
    ({"type": "currency", "currency": "USD"}, "currency", "EUR"),
    ({"type": "currency", "decimalLimit": 3}, "decimalLimit", "2"),
    ({"type": "textarea", "editor": "ckeditor"}, "editor", "opgemaakte"),
    ({"type": "textarea", "multiple": True}, "multiple", "niet meer dan één"),
    ({"type": "checkbox", "multiple": True}, "multiple", "niet meer dan één"),
    ({"type": "checkbox", "inputType": "radio"}, "inputType", "radio"),
    ({"type": "datetime"}, "enableTime", "als datum"),
    ({"type": "datetime", "enableTime": False, "enableDate": False}, "enableTime", "als datum"),
    ({"type": "date", "datePicker": {"minDate": "moment().add(1, 'day')"}}, "datePicker.minDate", "datum"),
    ({"type": "date", "datePicker": {"minDate": "2026-02-30"}}, "datePicker.minDate", "datum"),
    ({"type": "date", "datePicker": {"minDate": "2027-01-01", "maxDate": "2026-01-01"}}, "datePicker.minDate", "na"),
    ({"type": "date", "datePicker": {"disableWeekends": True}}, "datePicker.disableWeekends", "overslaan"),
    ({"type": "radio", "values": []}, "values", "geen keuzes"),
    ({"type": "radio", "values": [{"label": "", "value": ""}]}, "values", "geen keuzes"),
    ({"type": "radio", "values": "ja"}, "values", "lijst"),
    ({"type": "radio", "values": ["ja"]}, "values[0]", "object"),
    ({"type": "radio", "values": [{"label": "Ja", "value": ""}]}, "values[0].value", "waarde"),
    ({"type": "radio", "values": [{"label": "Ja", "value": "j\na"}]}, "values[0].value", "waarde"),
    ({"type": "radio", "values": [{"label": "Ja", "value": " ja"}]}, "values[0].value", "waarde"),
    ({"type": "radio", "values": [{"label": "", "value": "ja"}]}, "values[0].label", "ontbreekt"),
    ({"type": "radio", "values": [{"label": str(i), "value": str(i)} for i in range(501)]}, "values", "500"),
    ({"type": "radio", "values": [{"label": "A", "value": "1"}, {"label": "B", "value": 1}]}, "values", "dezelfde"),
    ({"type": "radio", "values": [{"label": "A", "value": "1"}, {"label": "A", "value": "2"}]}, "values", "dezelfde"),
    ({"type": "radio", "values": [{"label": "A", "value": "1"}], "defaultValue": "2"}, "defaultValue", "past niet"),
    ({"type": "select", "dataSrc": "url", "data": {"url": "https://x"}}, "dataSrc", "vaste keuzes"),
    ({"type": "select", "data": {"values": []}}, "data.values", "geen keuzes"),
    ({"type": "selectboxes", "validate": {"maxSelectedCount": 2}}, "validate.maxSelectedCount", "deze regel"),
]  # fmt: skip


@pytest.mark.parametrize(("anders", "pad", "reden"), GEWEIGERD)
def test_what_the_portal_would_not_carry_out_is_refused_where_it_stands(
    anders: dict[str, Any], pad: str, reden: str
) -> None:
    bron = component(anders.get("type", "textfield"), **anders)
    fout = refusal(component("textfield", "ander"), bron)
    assert fout.pad == f"components[1].{pad}"
    assert reden in fout.reden
    fout.pad.encode()
    fout.component.encode()


def test_an_empty_property_says_nothing_and_is_passed_over() -> None:
    leeg: dict[str, Any] = {"validate": [], "hidden": None, "logic": {}, "inputMask": "", "customConditional": False}
    assert not form_of(component("textfield", **leeg)).velden["veld"].verplicht
