"""Standards, numbers of times and products are read as factors; what is unclear gives none."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai.base.rates import (
    Factor,
    Rate,
    formula_in,
    is_a_mix,
    is_cut_off,
    is_rounded,
    nearest_fen,
    product_factors,
    product_of,
    read_standard,
    read_times,
)

PEOPLE, MONTHS, MU = (Factor(Fraction(3), unit) for unit in ("人", "月", "亩"))


def one(fen: int, *units: str) -> tuple[Rate, ...]:
    return (Rate(Fraction(fen), units),)


@pytest.mark.parametrize(
    ("text", "rates"),
    [
        ("每人每月 915 元", one(91_500, "人", "月")),
        ("86.50元/亩", one(8650, "亩")),
        ("800元/人/月", one(80_000, "人", "月")),
        ("每户 4 万元", one(4_000_000, "户")),
        ("每月 6200 元的 60%", one(372_000, "月")),
        ("80", one(8000)),
        ("每人50元、100元", (*one(5000, "人"), *one(10_000, "人"))),
        ("加固", ()),
        ("旋耕机 1 台", ()),
        ("每月 6200 元，考核 96 分", ()),
        ("每人0.001元", ()),
        ("3个月，6个月", ()),
    ],
)
def test_a_standard_is_read_or_left_to_people(text: str, rates: tuple[Rate, ...]) -> None:
    assert read_standard(text).rates == rates


def test_a_number_of_times_may_stand_in_the_standard() -> None:
    assert read_standard("每月80元，3个月") == (one(8000, "月"), MONTHS)
    assert read_times("2.5 个月") == Factor(Fraction("2.5"), "月")
    assert read_times("半年") is None


@pytest.mark.parametrize(
    ("units", "counts", "times", "factors"),
    [
        (("人", "月"), (PEOPLE,), MONTHS, (PEOPLE, MONTHS)),
        (("亩",), (MU, PEOPLE), None, (MU,)),
        ((), (MU,), None, (MU,)),
        ((), (MU, PEOPLE), None, None),
        (("月",), (PEOPLE,), MONTHS, (PEOPLE, MONTHS)),
        (("月",), (MONTHS,), MONTHS, (MONTHS,)),
        (("人",), (PEOPLE,), MONTHS, (PEOPLE, MONTHS)),
        (("户",), (PEOPLE,), None, None),
        (("月",), (), MONTHS, None),
        (("户",), (Factor(Fraction(2), ""),), None, (Factor(Fraction(2), ""),)),
    ],
)
def test_each_unit_of_a_rate_finds_its_number(
    units: tuple[str, ...],
    counts: tuple[Factor, ...],
    times: Factor | None,
    factors: tuple[Factor, ...] | None,
) -> None:
    assert product_factors(Rate(Fraction(1), units), counts, times) == factors


@pytest.mark.parametrize(
    ("text", "fen"),
    [
        ("误工 14人×1天×100元", 140_000),
        ("工作餐，6人 x 25.5 元", 15_300),
        ("3×2米", None),
        ("米 3袋×2元，油 2桶×9元", None),
        ("电费 120 元", None),
    ],
)
def test_a_product_in_words_is_read_when_it_is_the_only_one(text: str, fen: int | None) -> None:
    formula = formula_in(text)
    assert (formula.fen if formula else None) == fen


@given(fen=st.integers(1, 10**9), count=st.integers(0, 10**4), numerator=st.integers(1, 999))
def test_a_product_rounded_half_up_is_right_and_one_cut_off_is_seen(
    fen: int, count: int, numerator: int
) -> None:
    exact = product_of(one(fen, "亩")[0], [Factor(count + Fraction(numerator, 1000), "亩")])
    assert is_rounded(nearest_fen(exact), exact)
    cut = int(exact)
    assert is_rounded(cut, exact) or is_cut_off(cut, exact)


@given(first=st.integers(1, 500), other=st.integers(1, 500), count=st.integers(1, 200))
def test_any_split_between_two_standards_is_a_mix(first: int, other: int, count: int) -> None:
    low, high = Rate(Fraction(first), ()), Rate(Fraction(other), ())
    factors = (Factor(Fraction(count), "人"), Factor(Fraction(2), "月"))
    at_first = count // 3
    total = 2 * (at_first * first + (count - at_first) * other)
    assert is_a_mix(total, low, high, factors) == (first != other)
    assert not is_a_mix(2 * count * max(first, other) + 1, low, high, factors)


def test_a_mix_wants_whole_heads_and_some_time() -> None:
    low, high = Rate(Fraction(1), ()), Rate(Fraction(2), ())
    assert not is_a_mix(3, low, high, [Factor(Fraction("1.5"), "亩")])
    assert is_a_mix(0, low, high, [PEOPLE, Factor(Fraction(0), "月")])
