"""How a rent grows is read from a contract's words; two growths or none give nothing."""

from fractions import Fraction

import pytest

from gongkai.base.growth import Growth, read_growth


@pytest.mark.parametrize(
    ("text", "growth"),
    [
        ("从第二年起每年递增 3%", Growth(1, Fraction(3, 100), 0)),
        ("每三年递增 5%", Growth(3, Fraction(5, 100), 0)),
        ("每2年上浮 2.5%", Growth(2, Fraction(25, 1000), 0)),
        ("每年比上年多 400 元", Growth(1, Fraction(0), 40_000)),
        ("不递增，每亩每年 600 元", None),
        ("每年递增 3%，每三年递增 5%", None),
        ("每十十年递增 3%", None),
        ("每年比上年多 0.001 元", None),
    ],
)
def test_growth_is_read(text: str, growth: Growth | None) -> None:
    assert read_growth(text) == growth


def test_a_step_of_growth_is_exact() -> None:
    assert Growth(1, Fraction(3, 100), 0).after(2_060_000) == 2_121_800
    assert Growth(1, Fraction(0), 40_000).after(1_500_000) == 1_540_000
