"""From period to period: what one record ends with, the next one begins with.

Only what both sides say is compared: equal publisher, book, fund and name, and a period that
begins on the day after another ended.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from gongkai.base.dates import chinese_date
from gongkai.base.gaps import explain_number
from gongkai.base.problem import Problem, Where
from gongkai.check.chain_rows import SCALE, book_of, series_of
from gongkai.check.claims import Show, Stated, counted_in, in_yuan, is_partial, told_slip
from gongkai.check.subject import Subject
from gongkai.check.village import Traced, Village
from gongkai.model.chain_traces import Booked, Carried, Continued
from gongkai.model.glossary import key_of
from gongkai.model.kinds.accounts import EntryType, Ledger
from gongkai.model.ledger_totals import NEITHER
from gongkai.model.summary import Summary
from gongkai.model.traces import TraceRow, row_of
from gongkai.model.vocabulary import State, Unit

_DAY = timedelta(days=1)


def _in_quantity(number: int) -> str:
    return f"{(Decimal(number) / SCALE).normalize():f}"


class _Chain(NamedTuple):
    code: str
    show: Show
    is_kept: bool
    """Whether what is left over must be named again in the next period."""
    is_whole: bool = False
    """Whether every period must have its record."""


_CHAINS: Mapping[str, _Chain] = {
    "account": _Chain("F201", in_yuan, is_kept=True, is_whole=True),
    "statement": _Chain("F202", in_yuan, is_kept=False),
    "debts": _Chain("F203", in_yuan, is_kept=True),
    "assets": _Chain("F204", _in_quantity, is_kept=False),
    "goods": _Chain("F205", counted_in(""), is_kept=False),
    "points": _Chain("F206", counted_in(Unit.POINTS.label), is_kept=False),
    "budget": _Chain("F207", in_yuan, is_kept=False),
}

_Rows = Sequence[Traced[Carried]]


def trace_ledgers(subject: Subject) -> Iterator[TraceRow]:
    """Yield the lines of a ledger without words and people, and the ledger it continues."""
    ledger = subject.record
    if not isinstance(ledger, Ledger) or ledger.period is None or ledger.reprint:
        return
    lines = ledger.entries
    yield row_of(
        Booked(
            series=series_of(ledger, ledger.book, ledger.fund),
            book=book_of(ledger),
            start=ledger.period.start.isoformat(),
            end=ledger.period.end.isoformat(),
            days=tuple(one.day.isoformat() if one.day else "" for one in lines),
            vouchers=tuple(one.voucher for one in lines),
            subjects=tuple(one.subject for one in lines),
            amounts=tuple(
                (one.income.fen if one.income else 0) - (one.expense.fen if one.expense else 0)
                for one in lines
            ),
            counts=tuple(one.entry_type not in NEITHER for one in lines),
            reversals=tuple(
                row for row, one in enumerate(lines) if one.entry_type is EntryType.REVERSAL
            ),
            closing=sum(one.closing.fen for one in ledger.balances),
            is_whole=not is_partial(ledger) and bool(lines),
        )
    )
    if ledger.continues:
        yield row_of(Continued(ledger.continues, book_of(ledger)), key_of("continues"))


def check_carried(village: Village) -> Iterator[Problem]:
    """Yield F201-F207 where a period does not begin with what the one before ended with.

    F208 where months are missing between two ledgers of one book; F209 where something that was
    left over is not named again.
    """
    for rows in _by_series(village).values():
        chain = _CHAINS[rows[0].trace.chain]
        ended: dict[str, list[Traced[Carried]]] = {}
        for row in rows:
            ended.setdefault(_next_day(row.trace.end), []).append(row)
        for row in rows:
            before = _before(row, ended)
            if before:
                yield from _compared(row, before, chain)
        if chain.is_whole:
            yield from _missing(rows)


def _missing(rows: _Rows) -> Iterator[Problem]:
    reached = rows[0]
    for row in rows[1:]:
        first = _next_day(reached.trace.end)
        if row.trace.start > first:
            last = date.fromisoformat(row.trace.start) - _DAY
            facts = {
                "first": chinese_date(date.fromisoformat(first)),
                "last": chinese_date(last),
                "other": reached.record.id,
                "file": reached.record.file,
            }
            yield Problem("F208", row.where.at(key_of("period")), facts)
        if row.trace.end > reached.trace.end:
            reached = row


def check_continued(village: Village) -> Iterator[Problem]:
    """Yield F210 where the ledger named as the one before is not the one before."""
    continued = list(village.traced(Continued))
    ledgers = {one.record.id: one for one in village.traced(Booked)} if continued else {}
    for one in continued:
        own, before = ledgers.get(one.record.id), ledgers.get(one.trace.record)
        if own is None or before is None or own.record.id == before.record.id:
            continue
        books = {one.trace.book, before.trace.book} - {""}
        if _next_day(before.trace.end) != own.trace.start or len(books) > 1:
            facts = {
                "other": before.record.id,
                "file": before.record.file,
                "end": chinese_date(date.fromisoformat(before.trace.end)),
                "start": chinese_date(date.fromisoformat(own.trace.start)),
            }
            yield Problem("F210", one.where, facts)


def _by_series(village: Village) -> Mapping[tuple[str, str], _Rows]:
    found: dict[tuple[str, str], list[Traced[Carried]]] = {}
    for row in village.traced(Carried):
        if _counts(row.record):
            found.setdefault((row.trace.chain, row.trace.series), []).append(row)
    for rows in found.values():
        rows.sort(key=lambda row: (row.trace.start, row.trace.end, row.record.file))
    return found


def _counts(record: Summary) -> bool:
    """Return whether a record still stands: what was withdrawn proves nothing."""
    return record.state != State.WITHDRAWN.value


def _before(
    row: Traced[Carried], ended: Mapping[str, Sequence[Traced[Carried]]]
) -> Traced[Carried] | None:
    """Return the period before: the shortest one that ended the day before; None when two do."""
    found = [one for one in ended.get(row.trace.start, ()) if any_known(one.trace.closings)]
    if not found:
        return None
    latest = max(one.trace.start for one in found)
    nearest = [one for one in found if one.trace.start == latest]
    return nearest[0] if len(nearest) == 1 else None


def any_known(numbers: Iterable[int | None]) -> bool:
    """Return whether any number is known."""
    return any(number is not None for number in numbers)


def _compared(row: Traced[Carried], before: Traced[Carried], chain: _Chain) -> Iterator[Problem]:
    closings = dict(_known(before.trace.names, before.trace.closings))
    for place, (name, opening) in enumerate(zip(row.trace.names, row.trace.openings, strict=True)):
        closing = closings.pop(name, None)
        if opening is None or closing is None or opening == closing:
            continue
        where = _place(row, place)
        yield Problem(
            chain.code, where, _facts(before.record, name, (opening, closing), chain.show, where)
        )
    if chain.is_kept:
        # What is still here was named by the period before and not by this one.
        for name, closing in closings.items():
            if closing:
                facts = _left(before.record, name, chain.show(closing))
                yield Problem("F209", row.where.at(key_of(row.trace.list_field)), facts)


def _known(names: Iterable[str], numbers: Iterable[int | None]) -> Iterator[tuple[str, int]]:
    for name, number in zip(names, numbers, strict=True):
        if number is not None:
            yield name, number


def _place(row: Traced[Carried], place: int) -> Where:
    trace = row.trace
    if not trace.list_field:
        return row.where.at(key_of(trace.opening_field))
    return row.where.at(key_of(trace.list_field), place, key_of(trace.opening_field))


def _facts(
    other: Summary, name: str, numbers: tuple[int, int], show: Show, where: Where
) -> dict[str, str]:
    opening, closing = numbers
    stated = Stated("", where, name, opening, show)
    return {
        "name": name,
        "opening": show(opening),
        "closing": show(closing),
        "gap": show(abs(opening - closing)),
        "other": other.id,
        "file": other.file,
        "hint": told_slip(explain_number(opening, closing), stated, ()),
    }


def _left(other: Summary, name: str, closing: str) -> dict[str, str]:
    return {"name": name, "closing": closing, "other": other.id, "file": other.file}


@lru_cache(4096)
def _next_day(day: str) -> str:
    return (date.fromisoformat(day) + _DAY).isoformat()
