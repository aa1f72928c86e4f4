"""Honours between records: what a family shows must come from a published award."""

from collections.abc import Iterator, Sequence

from gongkai.base.problem import Problem
from gongkai.check.subject import Subject
from gongkai.check.village import Traced, Village
from gongkai.model.glossary import key_of
from gongkai.model.honour_traces import FlagClaimed, FlagHeld, Praised
from gongkai.model.kinds.honours import Award, Family, Honoured, Inspection
from gongkai.model.record import Record
from gongkai.model.traces import TraceRow, row_of
from gongkai.model.vocabulary import Kind, State, YesNo

_PUBLIC = frozenset({State.POSTED.value, State.ARCHIVED.value})


def trace_praise(subject: Subject) -> Iterator[TraceRow]:
    """Yield the families a record honours, and who holds the flag after it."""
    record = subject.record
    name, rows = _praised(record)
    start = record.period.start.isoformat() if record.period else ""
    end = record.period.end.isoformat() if record.period else ""
    revoked = _revoked(record)
    for index, row in enumerate(rows):
        if row.family_id and row.family_id not in revoked:
            flag = key_of("red_flag") in row.reward
            trace = Praised(row.family_id, start, end, flag)
            yield row_of(trace, key_of(name), index, key_of("family_id"))
    if isinstance(record, Inspection):
        day = record.day.isoformat() if record.day else ""
        series = f"{record.publisher.value}/{record.item}/{record.inspected}"
        for index, ranked in enumerate(record.ranking):
            if ranked.red_flag is YesNo.YES and start:
                trace_held = FlagHeld(series, start, end, ranked.ranked_unit, day)
                yield row_of(trace_held, key_of("ranking"), index, key_of("red_flag"))


def trace_flags(subject: Subject) -> Iterator[TraceRow]:
    """Yield the periods in which a family says it held the red flag."""
    if not isinstance(subject.record, Family):
        return
    for index, period in enumerate(subject.record.red_flag):
        trace = FlagClaimed(period.start.isoformat(), period.end.isoformat(), str(period))
        yield row_of(trace, key_of("red_flag"), index)


def check_flags(village: Village) -> Iterator[Problem]:
    """Yield R318 where a family shows a red flag that no published record of the time gave it."""
    given = {
        (one.trace.family, one.trace.start, one.trace.end)
        for one in village.traced(Praised)
        if one.trace.has_flag and one.record.state in _PUBLIC
    }
    for one in village.traced(FlagClaimed):
        if (one.record.id, one.trace.start, one.trace.end) not in given:
            yield Problem("R318", one.where, {"period": one.trace.label})


def check_honoured_families(village: Village) -> Iterator[Problem]:
    """Yield R319 where what is honoured as a family is another kind of record."""
    praised = list(village.traced(Praised))
    if not praised:
        return
    kinds = {one.id: one for one in village.summaries}
    for one in praised:
        found = kinds.get(one.trace.family)
        if found and found.kind and found.kind != Kind.FAMILY.value:
            facts = {"other": found.id, "file": found.file, "kind": Kind(found.kind).label}
            yield Problem("R319", one.where, facts)


def check_one_holder(village: Village) -> Iterator[Problem]:
    """Yield R320 where two inspections give the one red flag to different units at one time.

    Who wins it later takes it over on the day of that inspection. Where a day is missing, the
    periods tell: while two overlap nobody knows who holds it.
    """
    holders: dict[str, list[Traced[FlagHeld]]] = {}
    for one in village.traced(FlagHeld):
        if one.record.state not in _PUBLIC:
            continue
        before = holders.setdefault(one.trace.inspection, [])
        first = next((other for other in before if _is_at_once(other, one)), None)
        before.append(one)
        if first:
            facts = {
                "unit": one.trace.unit,
                "holder": first.trace.unit,
                "other": first.record.id,
                "file": first.record.file,
            }
            yield Problem("R320", one.where, facts)


def _is_at_once(one: Traced[FlagHeld], other: Traced[FlagHeld]) -> bool:
    """Return whether two records give the flag to two units at one time."""
    first, second = one.trace, other.trace
    if first.unit == second.unit or one.record.id == other.record.id:
        return False
    if first.day and second.day:
        return first.day == second.day
    return first.start <= second.end and second.start <= first.end


def _praised(record: Record) -> tuple[str, Sequence[Honoured]]:
    if isinstance(record, Award):
        return "award_results", record.award_results
    if isinstance(record, Inspection):
        return "red_list", record.red_list
    return "", ()


def _revoked(record: Record) -> frozenset[str]:
    """Return the families from whom the honour was taken back."""
    taken = record.revocations if isinstance(record, Award) else ()
    return frozenset(one.family_id for one in taken if one.family_id)
