"""One field, one answer: what is kept of a right one, and what the klant reads about a wrong one."""

from __future__ import annotations

from typing import Any

import pytest

from tests.formkit.formulieren import answer, error

GOED: list[tuple[str, str | list[str], Any, dict[str, Any]]] = [
    ("textfield", "  Anna  ", "Anna", {}),
    ("textfield", "", None, {}),
    ("textfield", "e\u0301e\u0301n", "één", {}),
    ("textfield", "abc", "abc", {"validate": {"minLength": 3, "maxLength": 3}}),
    ("textfield", "1234 ab", "1234 ab", {"validate": {"pattern": "[1-9][0-9]{3} ?[A-Za-z]{2}"}}),
    ("textfield", "Zoë", "Zoë", {"validate": {"pattern": r"^[a-zA-Z\u00C0-\u017F]+$"}}),
    ("textfield", " a \n\n b\r\n", ["a", "b"], {"multiple": True}),
    ("textfield", "", [], {"multiple": True}),
    ("textarea", "een\r\ntwee\rdrie", "een\ntwee\ndrie", {}),
    ("textarea", "👩‍👩‍👧 שלום \u200f مرحبا", "👩‍👩‍👧 שלום \u200f مرحبا", {}),
    ("number", "1.234,56", "1234.56", {}),
    ("number", "1 234,50", "1234.5", {}),
    ("number", "1.234", "1234", {}),
    ("number", "12.5", "12.5", {}),
    ("number", "0.125", "0.125", {}),
    ("number", "-0", "0", {}),
    ("number", "−3", "-3", {}),
    ("number", "007", "7", {}),
    ("number", "12,0", "12", {"validate": {"integer": True}}),
    ("number", "2,5", "2.5", {"validate": {"step": "any"}}),
    ("number", "0", "0", {"validate": {"min": 0, "max": 0, "required": True}}),
    ("number", "1,5\n2", ["1.5", "2"], {"multiple": True}),
    ("currency", "1250", "1250.00", {}),
    ("currency", "€ 1.250,-", "1250.00", {"currency": "EUR"}),
    ("currency", "€1250,5", "1250.50", {}),
    ("currency", "12.50 euro", "12.50", {}),
    ("currency", "-0,00", "0.00", {}),
    ("email", "anna@voorbeeld.nl", "anna@voorbeeld.nl", {}),
    ("email", "a@b.nl\nc@d.nl", ["a@b.nl", "c@d.nl"], {"multiple": True}),
    ("phoneNumber", "06-12345678", "06-12345678", {"inputMask": "(999) 999-9999"}),
    ("phoneNumber", "+32 2 555 12 12", "+32 2 555 12 12", {}),
    ("date", "31-12-2026", "2026-12-31", {}),
    ("date", "2026-12-31", "2026-12-31", {}),
    ("date", "1/2/2026", "2026-02-01", {}),
    ("date", "01022026", "2026-02-01", {}),
    ("date", "3 Maart 2026", "2026-03-03", {}),
    ("date", "29-02-2028", "2028-02-29", {}),
    ("date", "1-1-2026", "2026-01-01", {"datePicker": {"minDate": "2026-01-01T00:00:00+01:00"}}),
    ("datetime", "31-12-2026", "2026-12-31", {"enableTime": False}),
    ("time", "14:30", "14:30", {}),
    ("time", "9.05", "09:05", {}),
    ("time", "14u30", "14:30", {}),
    ("checkbox", "true", True, {}),
    ("checkbox", [], False, {}),
    ("radio", "ja", "ja", {}),
    ("radio", "1", "1", {}),
    ("radio", [], None, {}),
    ("select", "nee", "nee", {}),
    ("select", "", None, {}),
    ("select", ["nee", "ja"], ["ja", "nee"], {"multiple": True}),
    ("selectboxes", ["nee", "nee"], {"ja": False, "nee": True, "1": False}, {}),
    ("selectboxes", [], {"ja": False, "nee": False, "1": False}, {}),
]


@pytest.mark.parametrize(("soort", "invoer", "verwacht", "rest"), GOED)
def test_a_right_answer_is_kept_in_the_stated_form(
    soort: str, invoer: str | list[str], verwacht: object, rest: dict[str, Any]
) -> None:
    assert answer(soort, invoer, **rest) == verwacht


FOUT: list[tuple[str, str | list[str], str, dict[str, Any]]] = [
    ("textfield", " \u200b ", "Vul ‘Veld’ in.", {"validate": {"required": True}}),
    ("textfield", "ab", "‘Veld’ moet minstens 3 tekens lang zijn.", {"validate": {"minLength": 3}}),
    (
        "textfield",
        "abcd",
        "‘Veld’ mag hoogstens 3 tekens lang zijn. U gebruikt er 4.",
        {"validate": {"maxLength": 3}},
    ),
    ("textfield", "x" * 5001, "‘Veld’ mag hoogstens 5000 tekens lang zijn. U gebruikt er 5001.", {}),
    ("textfield", "x" * 200_000, "‘Veld’ mag hoogstens 5000 tekens lang zijn. U gebruikt er 200000.", {}),
    ("textfield", "a\nb", "Zet uw antwoord bij ‘Veld’ op één regel.", {}),
    (
        "textfield",
        "1234 abc",
        "Wat u bij ‘Veld’ hebt ingevuld, heeft niet de juiste vorm. Kijk of u het goed hebt getypt.",
        {"validate": {"pattern": "[0-9]{4} [a-z]{2}"}},
    ),
    ("textfield", "b", "Alleen a’s (100%).", {"validate": {"pattern": "a+", "customMessage": "Alleen a’s (100%)."}}),
    ("textfield", "b", "Typ a.", {"validate": {"pattern": "a"}, "errors": {"pattern": "Typ a.", "required": ""}}),
    ("textfield", "\n".join("x" * 51), "U mag bij ‘Veld’ hoogstens 50 antwoorden geven.", {"multiple": True}),
    ("textarea", "x" * 50_001, "‘Veld’ mag hoogstens 50000 tekens lang zijn. U gebruikt er 50001.", {}),
    ("number", "twaalf", "Vul bij ‘Veld’ een getal in, zoals 1250 of 12,50.", {}),
    ("number", "1,234.56", "Vul bij ‘Veld’ een getal in, zoals 1250 of 12,50.", {}),
    ("number", "1.23.456", "Vul bij ‘Veld’ een getal in, zoals 1250 of 12,50.", {}),
    ("number", "١٢", "Vul bij ‘Veld’ een getal in, zoals 1250 of 12,50.", {}),
    ("number", "1e9", "Vul bij ‘Veld’ een getal in, zoals 1250 of 12,50.", {}),
    ("number", "9" * 5000, "Vul bij ‘Veld’ een getal in, zoals 1250 of 12,50.", {}),
    ("number", "NaN", "Vul bij ‘Veld’ een getal in, zoals 1250 of 12,50.", {}),
    ("number", "1,5", "Vul bij ‘Veld’ een heel getal in, zonder komma.", {"validate": {"integer": True}}),
    ("number", "1,55", "Gebruik bij ‘Veld’ hoogstens 1 cijfers achter de komma.", {"decimalLimit": 1}),
    ("number", "9,99", "‘Veld’ mag niet lager zijn dan 10.", {"validate": {"min": 10}}),
    ("number", "1001", "‘Veld’ mag niet hoger zijn dan 1.000,5.", {"validate": {"max": 1000.5}}),
    ("currency", "1,234", "Gebruik bij ‘Veld’ hoogstens 2 cijfers achter de komma.", {}),
    ("currency", "$ 5", "Vul bij ‘Veld’ een bedrag in, zoals 1250 of 12,50.", {}),
    ("currency", "-0,01", "‘Veld’ mag niet lager zijn dan €\u00a00,00.", {"validate": {"min": 0}}),
    ("email", "anna@", "Vul bij ‘Veld’ een e-mailadres in, zoals naam@voorbeeld.nl.", {}),
    (
        "email",
        "anna@voorbeeld.nl, bram@voorbeeld.nl",
        "Vul bij ‘Veld’ een e-mailadres in, zoals naam@voorbeeld.nl.",
        {},
    ),
    ("email", f"anna@{'voorbeeld.' * 26}nl", "Vul bij ‘Veld’ een e-mailadres in, zoals naam@voorbeeld.nl.", {}),
    ("phoneNumber", "0612", "Vul bij ‘Veld’ een telefoonnummer in, zoals 06 12345678.", {}),
    ("phoneNumber", "bel mij", "Vul bij ‘Veld’ een telefoonnummer in, zoals 06 12345678.", {}),
    ("date", "", "Vul een datum in bij ‘Veld’.", {"validate": {"required": True}}),
    ("date", "30-02-2026", "Vul bij ‘Veld’ een bestaande datum in, zoals 31-12-2026.", {}),
    ("date", "12-31-2026", "Vul bij ‘Veld’ een bestaande datum in, zoals 31-12-2026.", {}),
    ("date", "31-12-26", "Vul bij ‘Veld’ een bestaande datum in, zoals 31-12-2026.", {}),
    ("date", "3 pluk 2026", "Vul bij ‘Veld’ een bestaande datum in, zoals 31-12-2026.", {}),
    (
        "date",
        "31-12-2025",
        "De datum bij ‘Veld’ mag niet voor 1 januari 2026 liggen.",
        {"datePicker": {"minDate": "2026-01-01"}},
    ),
    (
        "date",
        "2-1-2026",
        "De datum bij ‘Veld’ mag niet na 1 januari 2026 liggen.",
        {"datePicker": {"maxDate": "2026-01-01"}},
    ),
    ("time", "25:00", "Vul bij ‘Veld’ een tijd in, zoals 14:30.", {}),
    ("time", "half drie", "Vul bij ‘Veld’ een tijd in, zoals 14:30.", {}),
    ("checkbox", [], "Zet een vinkje bij ‘Veld’.", {"validate": {"required": True}}),
    ("checkbox", "misschien", "Kies bij ‘Veld’ een antwoord dat er staat.", {}),
    ("radio", [], "Kies een antwoord bij ‘Veld’.", {"validate": {"required": True}}),
    ("radio", "anders", "Kies bij ‘Veld’ een antwoord dat er staat.", {}),
    ("select", "Ja", "Kies bij ‘Veld’ een antwoord dat er staat.", {}),
    ("select", ["ja", "weg"], "Kies bij ‘Veld’ een antwoord dat er staat.", {"multiple": True}),
    ("selectboxes", [], "Kies een of meer antwoorden bij ‘Veld’.", {"validate": {"required": True}}),
    ("selectboxes", ["ja", "weg"], "Kies bij ‘Veld’ een antwoord dat er staat.", {}),
]


@pytest.mark.parametrize(("soort", "invoer", "melding", "rest"), FOUT)
def test_a_wrong_answer_is_explained_with_the_label_in_it(
    soort: str, invoer: str | list[str], melding: str, rest: dict[str, Any]
) -> None:
    assert error(soort, invoer, **rest) == melding


@pytest.mark.parametrize(
    "teken", ["\x00", "\x1b", "\x7f", "\u0085", "\u202e", "\u2066", "\u2028", chr(0xD800), "\ufffe", "\ufffd"]
)
@pytest.mark.parametrize(
    "soort", ["textfield", "textarea", "email", "number", "date", "time", "phoneNumber", "currency"]
)
def test_characters_that_cannot_be_read_are_an_error(soort: str, teken: str) -> None:
    assert error(soort, f"12{teken}34") == "Bij ‘Veld’ staan tekens die wij niet kunnen lezen. Typ uw antwoord opnieuw."


@pytest.mark.parametrize("soort", ["radio", "select", "selectboxes", "checkbox"])
def test_characters_that_cannot_be_read_are_no_choice(soort: str) -> None:
    assert error(soort, "ja\x00") == "Kies bij ‘Veld’ een antwoord dat er staat."


def test_a_label_with_a_percent_sign_is_shown_as_it_is() -> None:
    assert (
        error("number", "x", label="Korting in %(s)") == "Vul bij ‘Korting in %(s)’ een getal in, zoals 1250 of 12,50."
    )
