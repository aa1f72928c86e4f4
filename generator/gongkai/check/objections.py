"""Objections and their answers, and a notice and its result, which must lead to each other.

An objection is shown with its answer, never with who made it. Names of the record itself are
looked for in its words, those in the village's register of households, and whatever looks like
the name of somebody who objects. The names of other records' lists are not: they belong to private
persons, and nothing of them is ever remembered.
"""

import re
from collections.abc import Iterator, Sequence
from datetime import date

from gongkai.base.privacy.catalogue import PATTERNS
from gongkai.base.problem import Problem, Severity, Where
from gongkai.base.spaces import unspaced
from gongkai.base.words import WORDS
from gongkai.check.clocks import is_own
from gongkai.check.subject import Subject
from gongkai.check.village import Village
from gongkai.model.day_count import earliest_end
from gongkai.model.glossary import key_of
from gongkai.model.kinds.notices import Notice
from gongkai.model.law import DayRole
from gongkai.model.layout import has_names, layout_of
from gongkai.model.marks import Privacy
from gongkai.model.part import Part
from gongkai.model.parts import Objection
from gongkai.model.summary import Summary
from gongkai.model.time_traces import Linked, Objected
from gongkai.model.traces import TraceRow, row_of
from gongkai.model.vocabulary import State

_SHORTEST = 2
_WORDS = WORDS["objectors"]
_NAME = f"[{PATTERNS['surnames']}][\u4e00-\u9fff]{{1,2}}"
_OBJECTOR = f"(?:{_WORDS['before']}){_NAME}|{_NAME}(?:{_WORDS['after']})"


def check_objections(subject: Subject) -> Iterator[Problem]:
    """Yield T111 for an answer before its objection, T112 for half an answer, T113 for a name."""
    objections = subject.record.objections
    if not objections:
        return
    names = tuple(private_names(subject.record))
    for index, one in enumerate(objections):
        where = subject.where.at(key_of("objections"), index)
        if one.answered_on and one.answered_on < one.received_on:
            facts = {"received": one.received_on.isoformat(), "day": one.answered_on.isoformat()}
            yield Problem("T111", where.at(key_of("answered_on")), facts)
        if bool(one.answer) != bool(one.answered_on):
            missing = "answered_on" if one.answer else "answer"
            yield Problem("T112", where, {"missing": key_of(missing)})
        for name in ("summary", "answer"):
            told = getattr(one, name)
            is_certain = names_somebody(told, names) or _names_villager(subject, name, told)
            if is_certain or _may_name(subject, told):
                severity = None if is_certain else Severity.WARNING
                yield Problem("T113", where.at(key_of(name)), {"field": key_of(name)}, severity)


def _names_villager(subject: Subject, field: str, told: str) -> bool:
    """Return whether words of villagers hold a whole name of the register.

    Two characters are often a word as well, and an answer may name the cadre who came: both only
    remind.
    """
    long = [one for one in subject.registered if len(one) > _SHORTEST]
    return field == "summary" and names_somebody(told, long)


def _may_name(subject: Subject, told: str) -> bool:
    is_registered = names_somebody(told, tuple(subject.registered))
    return is_registered or re.search(_OBJECTOR, told) is not None


def names_somebody(told: str, names: Sequence[str]) -> bool:
    """Return whether a text holds one of some names, whatever spaces stand in it."""
    bare = unspaced(told)
    return any(name in bare for name in names)


def private_names(part: Part) -> Iterator[str]:
    """Yield the names of private persons that a part holds, at any depth, without spaces."""
    for field in layout_of(type(part)):
        inner = field.part is not None and has_names(field.part)
        if field.privacy is not Privacy.NAME and not inner:
            continue
        value = getattr(part, field.name)
        for one in (value if field.is_list else (value,)) if value else ():
            if isinstance(one, Part):
                yield from private_names(one)
            elif one and len(bare := unspaced(one)) >= _SHORTEST:
                yield bare


def trace_objections(subject: Subject) -> Iterator[TraceRow]:
    """Yield every objection without an answer, with the day by which it needs one."""
    record = subject.record
    if not record.objections or not is_own(subject):
        return
    notice = record.notice_period
    ends = notice.end.isoformat() if notice and notice.end else ""
    for index, one in enumerate(record.objections):
        if one.answered_on is None and not one.answer:
            due = _answer_due(subject, one)
            trace = Objected(one.received_on.isoformat(), due.isoformat() if due else "", ends)
            yield row_of(trace, key_of("objections"), index)


def answer_day(subject: Subject, asked_on: date) -> tuple[date, bool] | None:
    """Return by when somebody who asked must have an answer, and whether that is certain."""
    if subject.item is None:
        return None
    catalogue = subject.catalogue
    rules = catalogue.day_rules(DayRole.ANSWER, subject.item, subject.record.publisher, asked_on)
    found = [
        (
            earliest_end(asked_on, rule.days, rule.count, catalogue.calendar, counts_first=False),
            rule,
        )
        for rule in rules
    ]
    known = [(day, rule.certainty.binds) for day, rule in found if day]
    return min(known, key=lambda one: (not one[1], one[0]), default=None)


def _answer_due(subject: Subject, objection: Objection) -> date | None:
    ruled = answer_day(subject, objection.received_on)
    days = [day for day in (objection.answer_due, ruled[0] if ruled else None) if day]
    return min(days, default=None)


def trace_links(subject: Subject) -> Iterator[TraceRow]:
    """Yield the result a notice leads to, and the notice a result leads back to."""
    record = subject.record
    start = min((one.start for one in record.postings), default=None)
    notice = record.notice_period
    ends = notice.end.isoformat() if notice and notice.end else ""
    begins = start.isoformat() if start else ""
    if record.result_notice:
        yield row_of(Linked(record.result_notice, "", begins, ends), key_of("result_notice"))
    if isinstance(record, Notice):
        # What carries a matter out may have begun long before: its days say nothing of a result.
        for index, link in enumerate(record.results):
            row = Linked(link.record, "", begins, "")
            yield row_of(row, key_of("results"), index, key_of("record"))
    if record.first_notice:
        yield row_of(Linked("", record.first_notice, begins, ends), key_of("first_notice"))


def check_answers(village: Village) -> Iterator[Problem]:
    """Yield T114 for an answer that is overdue, T115 where a notice ended without one.

    T118 where neither a rule nor the record says by when the answer is due.
    """
    today = village.as_of.isoformat()
    for _, where, trace in village.traced(Objected):
        if trace.due and trace.due < today:
            yield Problem("T114", where, {"received": trace.received, "due": trace.due})
        elif trace.notice_end and trace.notice_end < today:
            facts = {"received": trace.received, "end": trace.notice_end}
            yield Problem("T115", where, facts)
        elif not trace.due and trace.received < today:
            facts = {"received": trace.received, "field": key_of("answer_due")}
            yield Problem("T118", where, facts)


def check_result_links(village: Village) -> Iterator[Problem]:
    """Yield T116 where notice and result do not lead to each other.

    T117 for a result that came out while people could still object.
    """
    rows = list(village.traced(Linked))
    forward = {(row.record.id, row.trace.result) for row in rows if row.trace.result}
    back = {(row.trace.first, row.record.id) for row in rows if row.trace.first}
    ends = {row.record.id: row.trace.notice_end for row in rows if row.trace.notice_end}
    known = {summary.id for summary in village.summaries}
    for record, where, trace in rows:
        other = trace.result or trace.first
        pair = (record.id, trace.result) if trace.result else (trace.first, record.id)
        if other in known and not (pair in forward and pair in back):
            field = key_of("first_notice" if trace.result else "result_notice")
            yield Problem("T116", where, {"other": other, "field": field, "id": record.id})
        end = ends.get(trace.first, "")
        if end and trace.begins and trace.begins <= end:
            yield Problem("T117", where, {"begins": trace.begins, "end": end})
    yield from _early_results(village, frozenset(row.record.id for row in rows if row.trace.first))


def _early_results(village: Village, linked: frozenset[str]) -> Iterator[Problem]:
    """Yield T117 for a result that no link tells: same item, and same matter or period.

    Its title says that it is one; a notice that is itself open for objections is none.
    """
    open_to: dict[tuple[str, str, str], list[Summary]] = {}
    for one in village.summaries:
        if one.notice_end and one.public_date:
            for key in _subjects(one):
                open_to.setdefault(key, []).append(one)
    for one in village.summaries if open_to else ():
        if one.notice_end or one.id in linked or _WORDS["results"] not in one.title:
            continue
        near = (notice for key in _subjects(one) for notice in open_to.get(key, ()))
        ends = [o.notice_end for o in near if o.public_date < one.public_date <= o.notice_end]
        if ends and one.state == State.POSTED.value:
            facts = {"begins": one.public_date, "end": max(ends)}
            yield Problem("T117", Where(one.file).at(key_of("title")), facts)


def _subjects(one: Summary) -> Iterator[tuple[str, str, str]]:
    """Yield what tells that two records are about the same: item with matter, item with period."""
    for name in ("matter", "period_key"):
        value = getattr(one, name)
        if value:
            yield (one.item, name, value)
