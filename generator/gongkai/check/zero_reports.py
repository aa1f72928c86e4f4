"""A report of nothing must name its period, be true of all of it, and stand alone."""

from collections.abc import Collection, Iterator
from datetime import date
from typing import NamedTuple

from gongkai.base.period import Period, PeriodKind
from gongkai.base.problem import Problem
from gongkai.check.subject import Subject
from gongkai.check.village import Traced, Village
from gongkai.model.duty import period_at
from gongkai.model.glossary import key_of
from gongkai.model.time_traces import Concerned
from gongkai.model.traces import Head, NothingConfirmed
from gongkai.model.vocabulary import Publisher, State

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
    heads = _heads(village, {one.record.item for one in reports})
    zero = {one.record.id for one in reports}
    for report in reports:
        own = heads[report.record.item]
        about = own[report.record.id]
        if not about.head.period_start:
            continue
        for id_, other in own.items():
            if id_ not in zero and _fills(other, about):
                yield _contradiction(village, report, about.head, id_)
                break


class _About(NamedTuple):
    """What a public record is about; ``groups`` where it is of villagers' groups."""

    head: Head
    groups: frozenset[str]


def _heads(village: Village, items: Collection[str]) -> dict[str, dict[str, _About]]:
    """Return what the public records of some items are about, by item and id."""
    found: dict[str, dict[str, _About]] = {item: {} for item in items}
    for record in village.summaries if items else ():
        if record.item in found and record.state in _PUBLIC:
            rows = village.traces.get(record.file, ())
            groups = (values[0] for name, _, values in rows if name == Concerned.__name__)
            for name, _, values in rows:
                if name == Head.__name__:
                    about = _About(Head(*values), frozenset(next(groups, ())))
                    found[record.item][record.id] = about
    return found


def _fills(other: _About, report: _About) -> bool:
    """Return whether a record lies within the period of another of the same publisher."""
    one, period = other.head, report.head
    if one.publisher == Publisher.VILLAGERS_GROUP and other.groups.isdisjoint(report.groups):
        return False  # what one group has to report says nothing of another one
    return (
        (one.publisher, one.level, one.is_reprint)
        == (period.publisher, period.level, period.is_reprint)
        and period.period_start <= one.period_start  # "" comes before every day
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
