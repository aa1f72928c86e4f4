"""Across records: a decision and its result lead to each other, two failures end a post."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date

from gongkai.base.problem import Problem
from gongkai.check.provisions import provision_of
from gongkai.check.subject import Subject
from gongkai.check.village import Traced, Village
from gongkai.model.decision_traces import Appraised, Decided
from gongkai.model.glossary import key_of
from gongkai.model.kinds.decisions import Appraisal, Decision
from gongkai.model.traces import TraceRow, row_of

_BACK = {"decision_published": "result_published", "result_published": "decision_published"}


def trace_decision(subject: Subject) -> Iterator[TraceRow]:
    """Yield which records publish a decision and its result."""
    record = subject.record
    if isinstance(record, Decision) and (record.decision_published or record.result_published):
        yield row_of(Decided(record.decision_published, record.result_published))


def trace_appraisal(subject: Subject) -> Iterator[TraceRow]:
    """Yield how each office holder was graded."""
    record = subject.record
    if not isinstance(record, Appraisal) or record.day is None:
        return
    worst, day = key_of("incompetent"), record.day.isoformat()
    for index, row in enumerate(record.appraised):
        is_worst, was_worst = row.grade == worst, row.previous_grade == worst
        trace = Appraised(row.person, row.post, day, is_worst, was_worst)
        yield row_of(trace, key_of("appraised"), index)


def check_decision_links(village: Village) -> Iterator[Problem]:
    """Yield T409 where a decision and its result do not lead to each other."""
    found = {one.record.id: one for one in village.traced(Decided)}
    kinds = {summary.id: summary.kind for summary in village.summaries}
    for id_, one in found.items():
        links = {"decision_published": one.trace.decision, "result_published": one.trace.result}
        for name, other in links.items():
            # A notice may publish a decision too, and has no field that leads back.
            if not other or other == id_ or kinds.get(other) != "decision":
                continue
            if _leads_back(found.get(other), name) != id_:
                facts = {"other": other, "field": key_of(_BACK[name]), "id": id_}
                yield Problem("T409", one.where.at(key_of(name)), facts)


def check_failed_twice(village: Village) -> Iterator[Problem]:
    """Yield T431 for an office holder who failed in two records as often as ends the post."""
    by_person: dict[tuple[str, str], list[Traced[Appraised]]] = defaultdict(list)
    for one in village.traced(Appraised):
        by_person[one.record.item, one.trace.person].append(one)
    for graded in by_person.values():
        run = 0
        for one in sorted(graded, key=lambda one: one.trace.day):
            run = run + 1 if one.trace.is_worst else 0
            yield from _ended(village, one, run)


def _ended(village: Village, one: Traced[Appraised], run: int) -> Iterator[Problem]:
    day = date.fromisoformat(one.trace.day)
    rule = village.catalogue.number("appraisals_failed", day)
    # The record's own word on the time before is told with the record.
    if rule is None or run < rule.number or one.trace.was_worst:
        return
    facts = {
        "row": str(int(one.where.path[-1]) + 1),
        "times": str(run),
        "grade": key_of("incompetent"),
        "basis": provision_of(rule, village.catalogue, day),
    }
    yield Problem("T431", one.where, facts)


def _leads_back(other: Traced[Decided] | None, name: str) -> str:
    if other is None:
        return ""
    return other.trace.result if name == "decision_published" else other.trace.decision
