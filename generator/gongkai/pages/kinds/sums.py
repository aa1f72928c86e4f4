"""Sums and shares that several presenters of money show."""

from gongkai.base.money import ZERO, Money
from gongkai.model.face import Withheld

_WHOLE = 1000
_TENTHS = 10


def withheld_sum(withheld: Withheld, column: str) -> Money:
    """Return the sum of a money column whose rows are withheld; zero when there is none."""
    found = dict(withheld.sums).get(column)
    return found if isinstance(found, Money) else ZERO


def share_of(part: Money, whole: Money) -> str:
    """Return a share in percent with one decimal, rounded half up; empty without a whole."""
    if whole.fen <= 0:
        return ""
    tenths = (part.fen * _WHOLE * 2 + whole.fen) // (whole.fen * 2)
    return f"{tenths // _TENTHS}.{tenths % _TENTHS}" if tenths >= 0 else ""
