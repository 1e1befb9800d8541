from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from accounts.oidc import numbers
from accounts.oidc.numbers import OngeldigNummer


@pytest.mark.parametrize("nummer", ["999990019", "999990020", "123456782", "010464554"])
def test_nine_digits_that_pass_the_elfproef_are_a_bsn(nummer: str) -> None:
    assert numbers.bsn(nummer) == nummer


@pytest.mark.parametrize(
    "waarde",
    [
        "999990018",
        "000000000",
        "99999001",
        "9999900199",
        " 999990019",
        "999990019\n",
        "9999.90.019",
        "٩٩٩٩٩٠٠١٩",
        "s00000000:999990019",
        999990019,
        ["999990019"],
        {"waarde": "999990019"},
        "",
        None,
        True,
    ],
)
def test_anything_else_is_no_bsn_and_is_not_repaired(waarde: object) -> None:
    with pytest.raises(OngeldigNummer) as fout:
        numbers.bsn(waarde)
    assert str(fout.value) == "bsn"


def test_a_kvk_nummer_is_eight_digits() -> None:
    assert numbers.kvk("90001234") == "90001234"
    for waarde in ("9000123", "900012345", "9000123a", 90001234):
        with pytest.raises(OngeldigNummer):
            numbers.kvk(waarde)


def test_an_rsin_passes_the_elfproef() -> None:
    assert numbers.rsin("999990019") == "999990019"
    with pytest.raises(OngeldigNummer):
        numbers.rsin("999990010")


def test_a_vestigingsnummer_is_twelve_digits() -> None:
    assert numbers.vestiging("000012345678") == "000012345678"
    for waarde in ("12345678901", "1234567890123", "", 123456789012):
        with pytest.raises(OngeldigNummer):
            numbers.vestiging(waarde)


def test_a_pseudonym_is_printable_text_of_a_bounded_length() -> None:
    assert numbers.opaque("A1B2C3D4E5F6@carla.korenbloem") == "A1B2C3D4E5F6@carla.korenbloem"
    for waarde in ("", "a b", "a\x00b", "é", "x" * 513, 12, None):
        with pytest.raises(OngeldigNummer):
            numbers.opaque(waarde)


@settings(deadline=None)
@given(st.one_of(st.text(), st.integers(), st.floats(), st.binary(), st.lists(st.text())))
def test_no_value_whatever_makes_a_check_fail_in_another_way(waarde: object) -> None:
    for controle in (numbers.bsn, numbers.rsin, numbers.kvk, numbers.vestiging, numbers.opaque):
        try:
            assert controle(waarde) == waarde
        except OngeldigNummer:
            continue
