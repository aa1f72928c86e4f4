"""Matters that villagers or their representatives asked to see: one duty more for each.

Who asked is never written down, only how many of how many. Which share is enough is a number of
the rule packs; where it is not certain, a demand reminds and is never late.
"""

from collections.abc import Iterator
from datetime import date

from gongkai.base.problem import Problem
from gongkai.check.objections import answer_day
from gongkai.check.references import check_item_name
from gongkai.check.subject import Subject
from gongkai.check.village import Traced, Village
from gongkai.model.glossary import key_of
from gongkai.model.handling import DemandedBy, PublicationDemand
from gongkai.model.kinds.notices import Notice
from gongkai.model.rule import NumberRule
from gongkai.model.time_traces import Demanded
from gongkai.model.traces import Head, Posted, TraceRow, row_of
from gongkai.model.vocabulary import State

_SHARES = {
    DemandedBy.VILLAGERS: "demand_share_villagers",
    DemandedBy.REPRESENTATIVES: "demand_share_representatives",
}
_POSTED = frozenset({State.POSTED.value, State.ARCHIVED.value})


def check_demands(subject: Subject) -> Iterator[Problem]:
    """Yield T141 for more askers than there are people, R201 for an item nobody knows."""
    notice = subject.record
    if not isinstance(notice, Notice):
        return
    for index, one in enumerate(notice.demands):
        where = subject.where.at(key_of("demands"), index)
        if one.askers > one.entitled:
            facts = {"askers": str(one.askers), "entitled": str(one.entitled)}
            yield Problem("T141", where.at(key_of("askers")), facts)
        for problem in check_item_name(one.demanded_item, where, subject.catalogue):
            at = where.at(key_of("demanded_item"))
            yield Problem(problem.code, at, problem.facts)


def trace_demands(subject: Subject) -> Iterator[TraceRow]:
    """Yield every demand that reaches the share, with the day by which it must be met."""
    notice = subject.record
    if not isinstance(notice, Notice) or notice.state is State.WITHDRAWN:
        return
    for index, one in enumerate(notice.demands):
        rule = subject.catalogue.number(_SHARES[one.demanded_by], one.asked_on)
        item = subject.catalogue.by_name(one.demanded_item)
        if rule is None or item is None or not reaches(one, rule):
            continue
        due, binds = _due_of(subject, one, rule)
        trace = Demanded(
            item=item.id,
            publisher=notice.publisher.value,
            asked_on=one.asked_on.isoformat(),
            due=due.isoformat() if due else "",
            binds=binds,
        )
        yield row_of(trace, key_of("demands"), index)


def _due_of(
    subject: Subject, demand: PublicationDemand, rule: NumberRule
) -> tuple[date | None, bool]:
    """Return by when a demand must be met, and whether that binds.

    A day that the village typed is its own promise and binds; a rule's earlier day comes first.
    """
    ruled = answer_day(subject, demand.asked_on)
    if ruled is None or (demand.answer_due and demand.answer_due < ruled[0]):
        return demand.answer_due, demand.answer_due is not None
    return ruled[0], ruled[1] and rule.certainty.binds


def reaches(demand: PublicationDemand, rule: NumberRule) -> bool:
    """Return whether enough people ask, in exact numbers."""
    return demand.askers >= rule.value * demand.entitled


def check_met_demands(village: Village) -> Iterator[Problem]:
    """Yield T142 for a demand whose day has passed with nothing public, T143 for one without."""
    today = village.as_of.isoformat()
    demanded = list(village.traced(Demanded))
    if not demanded:
        return
    hung = _first_days(village)
    for one in demanded:
        trace = one.trace
        days = hung.get((trace.item, trace.publisher), ())
        if any(trace.asked_on <= day <= today for day in days):
            continue
        facts = {"item": village.catalogue.items[trace.item].name, "asked": trace.asked_on}
        if trace.due and trace.due < today:
            yield Problem("T142", one.where, facts | {"due": trace.due})
        elif not trace.due and trace.asked_on < today:
            yield Problem("T143", one.where, facts)


def _first_days(village: Village) -> dict[tuple[str, str], list[str]]:
    """Return the days on which records of an item by a publisher came to a board."""
    publishers = {one.record.id: one.trace.publisher for one in village.traced(Head)}
    found: dict[tuple[str, str], list[str]] = {}
    posted: Iterator[Traced[Posted]] = village.traced(Posted)
    for record, _, trace in posted:
        if record.state in _POSTED:
            key = (record.item, publishers.get(record.id, ""))
            found.setdefault(key, []).append(trace.start)
    return found
