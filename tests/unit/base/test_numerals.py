"""Plain numbers are read exactly and never guessed."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai.base.numerals import count_of, exact_number, grouped, refuse_full_width
from gongkai.base.problem import ValueFault


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("0", "0"),
        ("-12", "-12"),
        ("1,200.50", "1200.50"),
        ("012", "12"),
        ("1234567", "1234567"),
        ("1,2", None),
        ("12,345,67", None),
        ("+1", None),
        ("1 2", None),
        ("", None),
        ("٣", None),
        ("１", None),
    ],
)
def test_number_is_exact_or_none(text: str, number: str | None) -> None:
    assert exact_number(text) == (None if number is None else Decimal(number))


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("三", "V204"),
        ("1.5", "V204"),
        ("", "V204"),
        ("-1", "V205"),
        ("9" * 5000, "V205"),  # Python prints no number of that length
        ("３", "V203"),
    ],
)
def test_what_is_no_count_is_told(text: str, code: str) -> None:
    with pytest.raises(ValueFault) as found:
        count_of(text)
    assert found.value.code == code


def test_full_width_form_is_told_with_the_right_one() -> None:
    with pytest.raises(ValueFault) as found:
        refuse_full_width("１，２００．５")
    assert found.value.facts["half"] == "1,200.5"


@pytest.mark.parametrize("text", ["12", "一，二", "甲－乙", ""])
def test_full_width_signs_between_words_are_no_digits(text: str) -> None:
    refuse_full_width(text)


@given(st.integers(0, 10**12))
def test_a_count_is_read_back_with_or_without_commas(number: int) -> None:
    assert count_of(str(number)) == count_of(grouped(number)) == count_of(f" {number}.0 ")
