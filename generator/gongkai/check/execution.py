"""What a budget says was done against the ledgers of the same time, subject by subject."""

from collections import defaultdict
from collections.abc import Hashable, Iterator, Mapping, Sequence
from datetime import date, timedelta

from gongkai.base.gaps import explain_gap
from gongkai.base.problem import Problem
from gongkai.check.bookings import Confirmed
from gongkai.check.chain_rows import series_of
from gongkai.check.claims import Stated, in_yuan, is_partial, told_slip
from gongkai.check.subject import Subject
from gongkai.check.village import Traced, Village
from gongkai.model.chain_traces import Booked, Executed, LeftOver
from gongkai.model.glossary import key_of
from gongkai.model.kinds.funds import Budget, BudgetForm, Flow
from gongkai.model.ledger_totals import Booking, foreign_reversals
from gongkai.model.traces import TraceRow, row_of

_DAY = timedelta(days=1)
_Ledgers = Sequence[Traced[Booked]]
_Lines = Sequence[Traced[Executed]]


def trace_execution(subject: Subject) -> Iterator[TraceRow]:
    """Yield what a budget says was taken in and spent, and what a final account says is left."""
    budget = subject.record
    if not isinstance(budget, Budget):
        return
    if budget.period is None or budget.reprint or is_partial(budget):
        return
    series = series_of(budget, budget.book, "")
    start, end = budget.period.start.isoformat(), budget.period.end.isoformat()
    is_final = budget.budget_form is BudgetForm.FINAL
    for name, amount, path in _executed(budget):
        yield row_of(Executed(series, start, end, name, amount, is_final), *path)
    if is_final and budget.carried_out is not None:
        yield row_of(LeftOver(series, end, budget.carried_out.fen), key_of("carried_out"))


def _executed(budget: Budget) -> Iterator[tuple[str, int, tuple[str | int, ...]]]:
    """Yield name, signed amount and place of every line, and of every part, that was done."""
    for index, line in enumerate(budget.budget_lines):
        sign = 1 if line.flow is Flow.INCOME else -1
        place = (key_of("budget_lines"), index)
        if line.executed is not None:
            yield line.name, sign * line.executed.fen, (*place, key_of("executed"))
        for number, part in enumerate(line.budget_parts):
            if part.executed is not None:
                path = (*place, key_of("budget_parts"), number, key_of("executed"))
                yield part.name, sign * part.executed.fen, path


def check_execution(village: Village) -> Iterator[Problem]:
    """Yield F225 where a subject of a budget is not what the ledgers of its time add up to.

    Only where ledgers cover every day of that time, and use the same word for the subject. A
    plan that was published before its time was over speaks of a part of it: no verdict.
    """
    for lines, ledgers in _stated_and_booked(village):
        for one, parts in _matched(lines, ledgers):
            if sum(parts) != one.trace.amount:
                yield _unlike(one, parts, ledgers)


def executed_as_booked(village: Village) -> Mapping[str, Sequence[Confirmed]]:
    """Return for each budget's record the ledgers that prove it: their last days and records.

    Only where at least one subject could be compared, and every one that could is the same.
    """
    found = {}
    for lines, ledgers in _stated_and_booked(village):
        matched = list(_matched(lines, ledgers))
        if matched and all(sum(parts) == one.trace.amount for one, parts in matched):
            rows = [Confirmed(ledger.trace.end, ledger.record.id) for ledger in ledgers]
            found[lines[0].record.id] = rows
    return found


def _stated_and_booked(village: Village) -> Iterator[tuple[_Lines, _Ledgers]]:
    """Yield what each budget says was done beside the ledgers that cover its time."""
    stated: dict[tuple[str, str, str, str], list[Traced[Executed]]] = defaultdict(list)
    for one in village.traced(Executed):
        if not one.trace.is_final and one.record.public_date <= one.trace.end:
            continue
        key = (one.record.file, one.trace.series, one.trace.start, one.trace.end)
        stated[key].append(one)
    booked = _by_series(village) if stated else {}
    for (_, series, start, end), lines in stated.items():
        ledgers = _covering(booked.get(series, ()), start, end)
        if ledgers:
            yield lines, ledgers


def check_left_over(village: Village) -> Iterator[Problem]:
    """Yield F226 where what the final account says is left is not what the accounts end with."""
    booked: Mapping[str, _Ledgers] | None = None
    for one in village.traced(LeftOver):
        booked = _by_series(village) if booked is None else booked
        last = [x for x in booked.get(one.trace.series, ()) if x.trace.end == one.trace.end]
        closing = last[0].trace.closing if len(last) == 1 else one.trace.amount
        if closing != one.trace.amount:
            facts = {
                "stated": in_yuan(one.trace.amount),
                "counted": in_yuan(closing),
                "gap": in_yuan(abs(one.trace.amount - closing)),
                "other": last[0].record.id,
                "file": last[0].record.file,
            }
            yield Problem("F226", one.where, facts)


def _by_series(village: Village) -> Mapping[str, _Ledgers]:
    found: dict[str, list[Traced[Booked]]] = defaultdict(list)
    for one in village.traced(Booked):
        found[one.trace.series].append(one)
    return found


def _covering(ledgers: _Ledgers, start: str, end: str) -> _Ledgers:
    """Return the ledgers that cover every day of a year once, whole; else none."""
    own = [one for one in ledgers if start <= one.trace.start and one.trace.end <= end]
    own.sort(key=lambda one: one.trace.start)
    reached = start
    for one in own:
        if one.trace.start != reached or not one.trace.is_whole:
            return ()
        reached = (date.fromisoformat(one.trace.end) + _DAY).isoformat()
    is_done = reached == (date.fromisoformat(end) + _DAY).isoformat()
    return own if is_done else ()


def _matched(lines: _Lines, ledgers: _Ledgers) -> Iterator[tuple[Traced[Executed], Sequence[int]]]:
    """Yield each subject that both sides know by one name, with what the ledgers booked on it."""
    bookings = [booking for ledger in ledgers for booking in _bookings(ledger.trace)]
    # What was reversed in the year cancels; a reversal of an earlier year's line is left out.
    outside = foreign_reversals(bookings)
    amounts: dict[Hashable, list[int]] = defaultdict(list)
    for place, booking in enumerate(bookings):
        if place not in outside:
            amounts[booking.subject].append(booking.amount)
    names = [one.trace.subject for one in lines]
    for one in lines:
        parts = amounts.get(one.trace.subject)
        if parts is None or names.count(one.trace.subject) > 1:
            continue
        yield one, parts


def _bookings(booked: Booked) -> Iterator[Booking]:
    reversals = frozenset(booked.reversals)
    lines = zip(booked.subjects, booked.amounts, booked.counts, strict=True)
    for row, (subject, amount, counts) in enumerate(lines):
        if counts:
            yield Booking(subject, amount, row in reversals)


def _unlike(one: Traced[Executed], parts: Sequence[int], ledgers: _Ledgers) -> Problem:
    sign = -1 if one.trace.amount < 0 else 1
    amount, counted = sign * one.trace.amount, sign * sum(parts)
    stated = Stated("F225", one.where, key_of("executed"), amount, in_yuan)
    found = explain_gap([counted], amount)
    facts = {
        "name": one.trace.subject,
        "stated": in_yuan(amount),
        "counted": in_yuan(counted),
        "gap": in_yuan(abs(amount - counted)),
        "count": str(len(ledgers)),
        "first": ledgers[0].record.id,
        "last": ledgers[-1].record.id,
        "hint": told_slip(found, stated, [stated.name]),
    }
    return Problem("F225", one.where, facts)
