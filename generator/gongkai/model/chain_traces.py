"""What is remembered of money, stocks and prices, so that records can be held against each other.

As all traces (`model.traces`) these hold amounts, days, units and subjects, never a private
person. Amounts are fen, quantities ten-thousandths, points whole; days are ISO text.
"""

from typing import NamedTuple


class Carried(NamedTuple):
    """What a period began and ended with, name by name; None where the record does not say.

    ``series`` tells whose it is (publisher, book, fund ...): only equal series are compared.
    """

    chain: str
    series: str
    start: str
    end: str
    names: tuple[str, ...]
    openings: tuple[int | None, ...]
    closings: tuple[int | None, ...]
    list_field: str
    opening_field: str


class Booked(NamedTuple):
    """A ledger: when each line was booked, under which subject and voucher, and its amount.

    Expenses are negative. ``series`` is that of its accounts; ``is_whole`` says that every
    line is there.
    """

    series: str
    book: str
    start: str
    end: str
    days: tuple[str, ...]
    vouchers: tuple[str, ...]
    subjects: tuple[str, ...]
    amounts: tuple[int, ...]
    counts: tuple[bool, ...]
    """Whether a line is income or expense of the village, no transfer or money passed on."""
    reversals: tuple[int, ...]
    """The rows that take back an earlier line."""
    closing: int
    is_whole: bool


class Continued(NamedTuple):
    """The ledger that a ledger says it continues, and its own book; "" when it names none."""

    record: str
    book: str


class Entered(NamedTuple):
    """An amount that a record says stands in a ledger; "" for a day it does not name."""

    ledger: str
    day: str
    amount: int


class Priced(NamedTuple):
    """A price or a sum paid in one matter: whose word it is, for which builder."""

    sort: str
    firm: str
    amount: int
    tender: str


class Executed(NamedTuple):
    """What a budget says was taken in or spent of one subject, at the end or on the way."""

    series: str
    start: str
    end: str
    subject: str
    amount: int
    is_final: bool


class LeftOver(NamedTuple):
    """What a final account says was left at the end of the year."""

    series: str
    end: str
    amount: int


class Accepted(NamedTuple):
    """When a work was accepted; "" for a firm that the record does not name."""

    firm: str
    day: str


class PaidOut(NamedTuple):
    """Payments of a work in order of their days, each with its row; 0 for an unknown price."""

    firm: str
    price: int
    rows: tuple[int, ...]
    days: tuple[str, ...]
    amounts: tuple[int, ...]


class FundGiven(NamedTuple):
    """What a document grants for a fund; what has arrived of it, where that is told."""

    fund: str
    document: str
    amount: int


class FundUsed(NamedTuple):
    """What was paid out of a fund under a document."""

    fund: str
    document: str
    amount: int


class Outstanding(NamedTuple):
    """A payment that a contract owes the village, and how much of it has come."""

    due_on: str
    due: int
    came: int


class Bought(NamedTuple):
    """What a contract buys of a firm, when, and for how much."""

    firm: str
    thing: str
    start: str
    end: str
    amount: int


class PaidList(NamedTuple):
    """What a list of payments is for, whose group it begins with, its rows and its total."""

    fund: str
    told: str
    group: str
    row_count: int
    total: int
