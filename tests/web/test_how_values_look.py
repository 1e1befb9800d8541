from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from django.utils import translation

from portal.web import weergave

if TYPE_CHECKING:
    from collections.abc import Iterator

LAAT_OP_DE_AVOND = datetime(2026, 11, 13, 23, 30, tzinfo=UTC)
"""In Amsterdam it is already the next day."""


@pytest.fixture(autouse=True)
def in_dutch() -> Iterator[None]:
    with translation.override("nl"):
        yield


def test_a_moment_is_shown_on_the_day_it_is_in_amsterdam() -> None:
    assert weergave.datum(LAAT_OP_DE_AVOND) == "14 november 2026"
    assert weergave.datum_tijd(LAAT_OP_DE_AVOND) == "14 november 2026 om 00.30 uur"


def test_dates_follow_the_language() -> None:
    with translation.override("en"):
        assert weergave.datum(date(2026, 5, 1)) == "1 May 2026"


def test_nothing_is_shown_for_no_date() -> None:
    assert weergave.datum(None) == weergave.datum_tijd(None) == weergave.dagen_over(None) == ""


@pytest.mark.parametrize(
    ("dagen", "tekst"), [(0, "vandaag"), (1, "nog 1 dag"), (3, "nog 3 dagen"), (-1, "1 dag geleden")]
)
def test_a_term_is_said_in_days(dagen: int, tekst: str) -> None:
    assert weergave.dagen_over(weergave.vandaag() + timedelta(days=dagen)) == tekst


def test_an_amount_has_the_dutch_signs() -> None:
    assert weergave.bedrag(Decimal("1234.5")) == "€\u00a01.234,50"
    assert weergave.bedrag(None) == ""


def test_a_dutch_number_is_national_and_a_foreign_one_is_not() -> None:
    assert weergave.telefoon("+31612345678") == "06 12345678"
    assert weergave.telefoon("+32470123456").startswith("+32")


def test_masked_text_is_left_as_it_is() -> None:
    assert weergave.telefoon("••• 78") == "••• 78"


def test_paragraphs_keep_the_lines_of_the_writer() -> None:
    assert weergave.alineas("een\r\ntwee\n\n\ndrie").count("<p ") == 2
    assert "een<br>twee" in weergave.alineas("een\r\ntwee")


def test_text_of_people_is_never_markup() -> None:
    shown = weergave.alineas('<script>alert("x")</script> https://evil.example \u202ekcab')
    assert "<script" not in shown
    assert "<a" not in shown
    assert "\u202e" not in shown


def test_the_size_of_a_file_is_rounded() -> None:
    assert [weergave.omvang(size) for size in (0, 12, 340_400, 1_245_000)] == [
        "",
        "1\u00a0kB",
        "340\u00a0kB",
        "1,2\u00a0MB",
    ]
