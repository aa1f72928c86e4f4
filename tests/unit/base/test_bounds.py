"""A figure stands for a number, or for all numbers on one side of it, or says nothing certain."""

from fractions import Fraction

import pytest

from gongkai.base.bounds import (
    Bounds,
    agrees,
    bounds_of,
    exactly,
    product_of_all,
    quotient_of,
    step_of,
    sum_of,
)
from gongkai.base.figure import Figure


def figure(text: str) -> Figure:
    return Figure.parse(text)


@pytest.mark.parametrize(
    ("text", "bounds"),
    [
        ("80", (80, 80)),
        ("80余个", (80, None)),
        ("不足2700元", (None, 2700)),
        ("约300亩", (None, None)),
        ("约300余亩", (None, None)),
    ],
)
def test_a_hedge_bounds_a_figure(text: str, bounds: tuple[int | None, int | None]) -> None:
    assert bounds_of(figure(text)) == bounds
    assert bounds_of(figure(text)).is_open == (bounds == (None, None))


def test_sums_products_and_quotients_keep_what_is_certain() -> None:
    more, less, known = Bounds(Fraction(4), None), Bounds(None, Fraction(4)), exactly(2)
    six, eight, two = (Fraction(number) for number in (6, 8, 2))
    assert sum_of([more, known]) == Bounds(six, None)
    assert sum_of([less, known]) == Bounds(None, six)
    assert product_of_all([more, known]) == Bounds(eight, None)
    assert product_of_all([less, known]) == Bounds(None, eight)
    assert quotient_of(more, known) == Bounds(two, None)
    assert quotient_of(less, known) == Bounds(None, two)
    assert quotient_of(known, more) == Bounds(None, Fraction(1, 2))
    assert quotient_of(known, exactly(0)) == Bounds(None, None)
    assert more.meets(less)
    assert not exactly(5).meets(less)
    assert known.exact == 2
    assert more.exact is None


@pytest.mark.parametrize(
    ("stated", "counted", "is_right"),
    [
        ("54.81万元", exactly(548_125), True),
        ("54.82万元", exactly(548_125), False),
        ("95%", exactly(Fraction(7500, 79)), True),
        ("80余个", exactly(88), True),
        ("5000元以上", exactly(1589), False),
        ("约3亩", exactly(900), True),
        ("3亩", Bounds(None, None), True),
        ("533元", Bounds(Fraction(1_600_000, 3000), None), True),
        ("530元", Bounds(Fraction(1_600_000, 3000), None), False),
        ("9元", Bounds(None, Fraction(8)), False),
    ],
)
def test_a_figure_agrees_to_the_digit_it_is_told_to(
    stated: str, counted: Bounds, *, is_right: bool
) -> None:
    assert agrees(figure(stated), counted) is is_right


def test_the_last_digit_of_a_figure_has_its_value() -> None:
    assert step_of(figure("54.81万元")) == 100
    assert step_of(figure("98.2%")) == Fraction(1, 10)
