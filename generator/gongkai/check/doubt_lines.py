"""The lines of the books as the list of doubts reads them: no name ever leaves this program."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import NamedTuple

from gongkai.base.spaces import unspaced
from gongkai.check.chain_rows import series_of
from gongkai.model.kinds.accounts import EntryType, Ledger
from gongkai.model.record import Record

_TIMES = "\u00d7"
_COUNTED = frozenset({None, EntryType.EXPENSE})


class BookLine(NamedTuple):
    """One expense of the books; the payee is only compared, never told."""

    record: str
    file: str
    row: int
    series: str
    day: date | None
    voucher: str
    subject: str
    amount: int
    payee: str
    is_counted: bool
    """Whether the summary shows how the amount was worked out."""


class Read(NamedTuple):
    """A record and its file."""

    record: Record
    file: str


def expense_lines(records: Iterable[Read]) -> Iterator[BookLine]:
    """Yield every expense of all ledgers; transfers and money passed on are none."""
    for record, file in records:
        if not isinstance(record, Ledger) or record.reprint:
            continue
        series = series_of(record, record.book, record.fund)
        for index, entry in enumerate(record.entries):
            if entry.expense is None or entry.expense.fen <= 0:
                continue
            if entry.entry_type in _COUNTED:
                yield BookLine(
                    record=record.id,
                    file=file,
                    row=index + 1,
                    series=series,
                    day=entry.day,
                    voucher=entry.voucher,
                    subject=entry.subject,
                    amount=entry.expense.fen,
                    payee=unspaced(entry.payee),
                    is_counted=_TIMES in entry.summary,
                )
