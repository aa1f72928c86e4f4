"""One bill booked twice: two expenses of one month that tell the same and cost the same."""

from collections.abc import Iterator

from gongkai.base.problem import Problem
from gongkai.check.claims import in_yuan
from gongkai.check.subject import Subject
from gongkai.model.glossary import key_of
from gongkai.model.kinds.accounts import EntryType, Ledger, LedgerEntry

_EXPENSE = frozenset({None, EntryType.EXPENSE})


def check_repeated_entries(subject: Subject) -> Iterator[Problem]:
    """Yield F237 for an expense that another voucher of the month tells in the same words.

    One voucher may pay two people alike, and what was taken back in red was seen already.
    """
    ledger = subject.record
    if not isinstance(ledger, Ledger):
        return
    seen: dict[tuple[str, int], int] = {}
    for index, entry in enumerate(ledger.entries):
        if entry.expense is None or entry.entry_type not in _EXPENSE:
            continue
        first = seen.setdefault((entry.summary, entry.expense.fen), index)
        other = ledger.entries[first]
        if first != index and _is_repeated(entry, other) and not _is_taken_back(ledger, entry):
            facts = {
                "row": str(index + 1),
                "other": str(first + 1),
                "amount": in_yuan(entry.expense.fen),
            }
            yield Problem("F237", subject.where.at(key_of("entries"), index), facts)


def _is_repeated(entry: LedgerEntry, other: LedgerEntry) -> bool:
    if not entry.voucher or not other.voucher or entry.day is None or other.day is None:
        return False
    is_other_voucher = entry.voucher != other.voucher
    in_one_month = (entry.day.year, entry.day.month) == (other.day.year, other.day.month)
    return is_other_voucher and in_one_month and entry.payee == other.payee


def _is_taken_back(ledger: Ledger, entry: LedgerEntry) -> bool:
    """Return whether a line in red takes back as much as the expense."""
    return any(
        one.expense is not None and entry.expense is not None and one.expense == -entry.expense
        for one in ledger.entries
        if one.entry_type is EntryType.REVERSAL
    )
