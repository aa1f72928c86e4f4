"""Which lines of the books stand outside the totals of income and expense.

Transfers between own accounts and money passed on are no income or expense. A reversal stands
outside together with what it takes back: where that is among the lines, the two cancel in the
sum; where it was booked in an earlier period, the reversal alone is left out of this one.
"""

from collections.abc import Hashable, Iterable, Sequence
from typing import NamedTuple

from gongkai.base.money import ZERO
from gongkai.model.kinds.accounts import EntryType, LedgerEntry

NEITHER = frozenset({EntryType.TRANSFER, EntryType.PASS_THROUGH})
"""Lines that move an account and are neither income nor expense."""


class Booking(NamedTuple):
    """One line in brief: under what it was booked, income above 0 and expense below."""

    subject: Hashable
    amount: int
    is_reversal: bool


def outside_totals(entries: Sequence[LedgerEntry]) -> frozenset[int]:
    """Return the rows of a ledger that stand outside its totals."""
    neither = {row for row, one in enumerate(entries) if one.entry_type in NEITHER}
    rows = [row for row in range(len(entries)) if row not in neither]
    found = foreign_reversals(
        Booking(
            entries[row].subject,
            (entries[row].income or ZERO).fen - (entries[row].expense or ZERO).fen,
            entries[row].entry_type is EntryType.REVERSAL,
        )
        for row in rows
    )
    return frozenset(neither | {rows[place] for place in found})


def foreign_reversals(bookings: Iterable[Booking]) -> frozenset[int]:
    """Return the places of the reversals that take back more than these lines hold.

    Only lines of the same subject and side can be taken back.
    """
    booked: dict[tuple[Hashable, bool], int] = {}
    reversals = []
    for place, one in enumerate(bookings):
        if one.is_reversal:
            reversals.append((place, one))
        else:
            key = (one.subject, one.amount > 0)
            booked[key] = booked.get(key, 0) + abs(one.amount)
    foreign = set()
    for place, one in reversals:
        # A reversal of income is negative, one of expense positive.
        key = (one.subject, one.amount < 0)
        left = booked.get(key, 0) - abs(one.amount)
        if left < 0:
            foreign.add(place)
        else:
            booked[key] = left
    return frozenset(foreign)
