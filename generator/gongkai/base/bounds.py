"""What a figure with a hedge can stand for, and to which digit a figure is told.

"Over 80" is 80 or more, "not quite 2700" is less than that, "about" says nothing certain: such a
figure is never called wrong, and one with an end only where no number beyond it would do.
"""

from collections.abc import Iterable
from decimal import ROUND_HALF_UP, Decimal, localcontext
from fractions import Fraction
from functools import reduce
from typing import Final, NamedTuple

from gongkai.base.figure import Figure
from gongkai.base.words import WORDS

_AT_LEAST: Final = frozenset(WORDS["hedges"]["at_least"])
_AT_MOST: Final = frozenset(WORDS["hedges"]["at_most"])
_DIGITS = 200
_HALF = Fraction(1, 2)


class Bounds(NamedTuple):
    """The least and the greatest number a figure can stand for; None where there is no end."""

    low: Fraction | None
    high: Fraction | None

    @property
    def exact(self) -> Fraction | None:
        """Return the one number it stands for; None when it may be another."""
        return self.low if self.low == self.high else None

    @property
    def is_open(self) -> bool:
        """Return whether nothing certain is known."""
        return self.low is None and self.high is None

    def meets(self, other: "Bounds") -> bool:
        """Return whether some number lies within both."""
        return not (_is_above(self.low, other.high) or _is_above(other.low, self.high))


def bounds_of(figure: Figure) -> Bounds:
    """Return what a figure can stand for."""
    number = Fraction(figure.number)
    if figure.is_exact:
        return Bounds(number, number)
    if figure.hedge in _AT_LEAST:
        return Bounds(number, None)
    return Bounds(None, number) if figure.hedge in _AT_MOST else Bounds(None, None)


def exactly(number: Fraction | int) -> Bounds:
    """Return the bounds of a number known for certain."""
    return Bounds(Fraction(number), Fraction(number))


def sum_of(parts: Iterable[Bounds]) -> Bounds:
    """Return what the parts can come to together."""
    return reduce(_added, parts, exactly(0))


def product_of_all(factors: Iterable[Bounds]) -> Bounds:
    """Return what factors of zero or more can come to."""
    return reduce(_multiplied, factors, exactly(1))


def quotient_of(top: Bounds, bottom: Bounds) -> Bounds:
    """Return what a quotient of positive numbers can be; over zero it has no end."""
    low = top.low / bottom.high if top.low is not None and bottom.high else None
    high = top.high / bottom.low if top.high is not None and bottom.low else None
    return Bounds(low, high)


def step_of(figure: Figure) -> Fraction:
    """Return the value of the last digit a figure is told to, 0.1 for 98.2%."""
    exponent = figure.number.as_tuple().exponent
    return Fraction(10) ** exponent if isinstance(exponent, int) else Fraction(1)


def rounded_like(exact: Fraction, figure: Figure) -> Decimal:
    """Return a number rounded half up to the digit that a figure is told to."""
    with localcontext(prec=_DIGITS):
        exponent = figure.number.as_tuple().exponent
        number = Decimal(exact.numerator) / Decimal(exact.denominator)
        return number.quantize(Decimal((0, (1,), int(exponent))), ROUND_HALF_UP)


def agrees(stated: Figure, counted: Bounds) -> bool:
    """Return whether a figure can be what was counted, to the digit it is told to."""
    if counted.is_open or (not stated.is_exact and bounds_of(stated).is_open):
        return True
    if stated.is_exact and counted.exact is not None:
        return rounded_like(counted.exact, stated) == stated.number
    half = step_of(stated) * _HALF
    wide = Bounds(
        None if counted.low is None else counted.low - half,
        None if counted.high is None else counted.high + half,
    )
    return wide.meets(bounds_of(stated))


def _is_above(low: Fraction | None, high: Fraction | None) -> bool:
    return low is not None and high is not None and low > high


def _added(one: Bounds, other: Bounds) -> Bounds:
    return Bounds(
        None if one.low is None or other.low is None else one.low + other.low,
        None if one.high is None or other.high is None else one.high + other.high,
    )


def _multiplied(one: Bounds, other: Bounds) -> Bounds:
    return Bounds(
        None if one.low is None or other.low is None else one.low * other.low,
        None if one.high is None or other.high is None else one.high * other.high,
    )
