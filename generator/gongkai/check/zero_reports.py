"""A report of nothing must name its period, be true of all of it, and stand alone."""

from collections.abc import Iterator
from datetime import date

from gongkai.base.period import Period, PeriodKind
from gongkai.base.problem import Problem
from gongkai.check.subject import Subject
from gongkai.check.village import Traced, Village
from gongkai.model.duty import period_at
from gongkai.model.glossary import key_of
from gongkai.model.traces import Head, NothingConfirmed
from gongkai.model.vocabulary import State

_PUBLIC = frozenset({State.POSTED.value, State.ARCHIVED.value})


def check_nothing(subject: Subject) -> Iterator[Problem]:
    """Yield T303 for a report of nothing without a period, T302 for one before its end."""
    record, nothing = subject.record, subject.record.nothing
    if nothing is None:
        return
    where = subject.where.at(key_of("nothing"))
    if record.period is None:
        yield Problem("T303", where)
    elif nothing.day < record.period.end:
        facts = {
            "day": nothing.day.isoformat(),
            "end": record.period.end.isoformat(),
            "days": str((record.period.end - nothing.day).days),
        }
        yield Problem("T302", where.at(key_of("day")), facts)


def check_contradicted_nothing(village: Village) -> Iterator[Problem]:
    """Yield T301 for a report of nothing whose period another public record fills."""
    reports = [one for one in village.traced(NothingConfirmed) if one.record.state in _PUBLIC]
    if not reports:
        return
    items = {one.record.item for one in reports}
    zero = {one.record.id for one in reports}
    heads = [
        one
        for one in village.traced(Head)
        if one.record.item in items and one.record.state in _PUBLIC and one.trace.period_start
    ]
    own = {one.record.id: one.trace for one in heads}
    for report in reports:
        head = own.get(report.record.id)
        others = (one for one in heads if one.record.id not in zero)
        other = next((one for one in others if head and _fills(one.trace, head)), None)
        if head and other:
            yield _contradiction(village, report, head, other.record.id)


def _fills(one: Head, period: Head) -> bool:
    """Return whether a record lies within the period of another of the same publisher."""
    return (
        (one.publisher, one.level, one.is_reprint)
        == (period.publisher, period.level, period.is_reprint)
        and period.period_start <= one.period_start
        and one.period_end <= period.period_end
    )


def _contradiction(
    village: Village, report: Traced[NothingConfirmed], head: Head, other: str
) -> Problem:
    item = village.catalogue.items[report.record.item]
    kind, start = PeriodKind(head.period_kind), date.fromisoformat(head.period_start)
    end = date.fromisoformat(head.period_end)
    period = Period(start, end, kind) if kind is PeriodKind.SPAN else period_at(kind, start)
    facts = {"period": str(period), "item": item.name, "other": other}
    return Problem("T301", report.where, facts)
