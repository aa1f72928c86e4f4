from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai.base.money import Money
from gongkai.base.spoken import (
    small_count,
    spoken_count,
    spoken_decimal,
    spoken_digits,
    spoken_money,
)
from tests.unit.base.heard import heard_decimal, heard_digits, heard_money, heard_number

_MOST_FEN = 10**14


@pytest.mark.parametrize(
    ("number", "told"),
    [
        (0, "零"),
        (2, "二"),
        (10, "十"),
        (12, "十二"),
        (110, "一百一十"),
        (202, "二百零二"),
        (2_200, "两千二百"),
        (10_010, "一万零一十"),
        (20_000, "两万"),
        (22_000, "两万二千"),
        (101_000, "十万一千"),
        (308_400, "三十万八千四百"),
        (1_001_000, "一百万一千"),
        (100_000_001, "一亿零一"),
        (120_000_000, "一亿二千万"),
        (200_000_000, "两亿"),
        (70_900_008_485, "七百零九亿零八千四百八十五"),
        (10**12, "一万亿"),
        (-3, "负三"),
    ],
)
def test_numbers_are_spoken_as_people_say_them(number: int, told: str) -> None:
    assert spoken_count(number) == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("308400.00", "三十万八千四百元"),
        ("823.20", "八百二十三元二角"),
        ("12.05", "十二元零五分"),
        ("0.05", "五分"),
        ("0.20", "两角"),
        ("2.00", "两元"),
        ("2.22", "两元二角二分"),
        ("0.00", "零元"),
        ("-300.00", "负三百元"),
    ],
)
def test_money_is_spoken_to_the_fen(text: str, told: str) -> None:
    assert spoken_money(Money.parse(text)) == told


@given(st.integers(-(10**16), 10**16))
def test_a_spoken_number_is_heard_as_the_same(number: int) -> None:
    assert heard_number(spoken_count(number)) == number


@given(st.integers(-_MOST_FEN, _MOST_FEN))
def test_a_spoken_amount_is_heard_as_the_same(fen: int) -> None:
    assert heard_money(spoken_money(Money(fen))) == fen


@given(st.decimals(-(10**9), 10**9, places=4))
def test_a_spoken_decimal_is_heard_as_the_same(number: Decimal) -> None:
    shown = f"{number:f}"
    expected = Decimal(shown)
    assert heard_decimal(spoken_decimal(shown)) == (expected or Decimal(0))


@pytest.mark.parametrize("how", ["plain", "year", "code"])
@given(digits=st.text("0123456789", min_size=1))
def test_spoken_digits_are_heard_as_the_same(how: str, digits: str) -> None:
    assert heard_digits(spoken_digits(digits, how)) == digits


@given(st.dates())
def test_the_year_of_any_day_is_spoken_digit_by_digit(day: date) -> None:
    assert len(spoken_digits(str(day.year), "year")) == len(str(day.year))


def test_two_before_what_is_counted_is_another_word() -> None:
    assert [small_count(number) for number in (1, 2, 12)] == ["一", "两", "十二"]
