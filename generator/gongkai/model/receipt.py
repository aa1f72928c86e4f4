"""What one household received, as one row of one record tells it."""

from collections.abc import Sequence
from datetime import date
from enum import StrEnum, auto
from typing import NamedTuple

from gongkai.base.light_dataclass import dataclass
from gongkai.base.money import Money
from gongkai.base.period import Period


class ReceiptSort(StrEnum):
    """In what it came."""

    MONEY = auto()
    THINGS = auto()
    POINTS = auto()


class Origin(NamedTuple):
    """Which record tells of it, of whom, and when it was received."""

    day: date
    """The day it was received, or the last of what it is for, or the day it became public."""
    record_id: str
    title: str
    person: str
    period: Period | None = None
    """What it is for, where no day of payment is known."""
    is_pending: bool = False
    """Put up for objections or planned for a later day: not received yet."""


@dataclass(frozen=True, slots=True)
class Receipt:
    """One row that names the household."""

    origin: Origin
    sort: ReceiptSort
    amount: Money | None = None
    value: str = ""
    """The goods, or the points earned."""
    quantity: str = ""
    rate: str = ""
    words: tuple[str, ...] = ()
    """What else the row tells: the honour and for what, or what earned the points."""
    points: tuple[int | None, int | None, int | None] | None = None
    """Points before, points redeemed, points left."""


@dataclass(frozen=True, slots=True)
class Receipts:
    """Everything that was found for one household and year, by day."""

    rows: tuple[Receipt, ...]
    unplaced: Sequence[tuple[str, int]] = ()
    """Records in which rows bear one of the names but no known group, and how many rows."""
