"""What people ask a ledger first: its largest expense, lost work, hospitality, cadres' pay."""

from collections.abc import Iterator, Sequence

from gongkai.base.money import Money, total_of
from gongkai.base.numerals import grouped
from gongkai.base.texts import text
from gongkai.model.blocks import Column, TableBlock
from gongkai.model.kinds.accounts import Ledger, LedgerEntry
from gongkai.model.ledger_totals import outside_totals
from gongkai.model.record import Record

_ASKED = ("lost_work", "hospitality", "cadre_pay")
_FEW = 3
"""The largest of so few lines is seen without being told."""


def asked_blocks(record: Record) -> tuple[TableBlock, ...]:
    """Return the lines that people ask about, as far as a ledger has any; () for other kinds.

    A line is of the sort its subject names; only one without a subject is judged by its summary.
    """
    if not isinstance(record, Ledger):
        return ()
    outside = outside_totals(record.entries)
    spent = [
        entry
        for row, entry in enumerate(record.entries)
        if row not in outside and entry.expense is not None and entry.expense.fen
    ]
    rows = (*_largest(spent), *_asked(spent))
    if not rows:
        return ()
    columns = (
        Column("asked", text("ledger.asked.what")),
        Column("told", text("ledger.asked.told")),
        Column("expense", text("ledger.expense"), is_numeric=True),
    )
    note = text("ledger.asked.note") if len(rows) > len(_largest(spent)) else ""
    return (TableBlock("asked", text("ledger.asked.title"), columns, rows, note=note),)


def _largest(spent: Sequence[LedgerEntry]) -> tuple[tuple[str, ...], ...]:
    if len(spent) <= _FEW:
        return ()
    most = max(spent, key=_fen)
    told = most.summary or most.subject
    return ((text("ledger.asked.largest"), told, str(most.expense)),)


def _fen(entry: LedgerEntry) -> int:
    return (entry.expense or Money(0)).fen


def _asked(spent: Sequence[LedgerEntry]) -> Iterator[tuple[str, ...]]:
    for name in _ASKED:
        words = text(f"ledger.asked.{name}_words").split()
        own = [entry for entry in spent if _is_of(entry, words)]
        if own:
            count = text("ledger.asked.lines", count=grouped(len(own)))
            total = total_of(entry.expense for entry in own)
            yield text(f"ledger.asked.{name}"), count, str(total)


def _is_of(entry: LedgerEntry, words: Sequence[str]) -> bool:
    told = entry.subject or entry.summary
    return any(word in told for word in words)
