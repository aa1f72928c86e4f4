"""Sums and shares that several presenters of money show."""

from gongkai.base.money import ZERO, Money
from gongkai.model.face import Withheld
from gongkai.model.record import Record
from gongkai.model.vocabulary import Stage

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


def is_money_moved(record: Record) -> bool:
    """Return whether a record tells what was done, so that its sum may be added to others.

    What is only planned or put up for objections comes again, as its result.
    """
    return record.stage is not Stage.BEFORE and not record.result_notice
