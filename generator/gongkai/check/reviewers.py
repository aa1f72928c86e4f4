"""Who reviewed must have been allowed to: in the body's roster on that day, and no manager.

The same person may be secretary, chairman and director at once: that is no fault. Whoever
reviews for a supervising body may not sit on the committee or council or keep the books.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from functools import cache
from typing import NamedTuple

from gongkai.base.problem import Problem, Severity
from gongkai.base.spaces import unspaced
from gongkai.check.provisions import provision_of
from gongkai.check.states import ruling_day
from gongkai.check.subject import Subject
from gongkai.check.village import Village
from gongkai.model.bodies import BODY_OF, MANAGING, RosterBody, body_named
from gongkai.model.glossary import key_of
from gongkai.model.kinds.accounts import Ledger
from gongkai.model.kinds.people import Roster
from gongkai.model.lifetime import first_day
from gongkai.model.review import missing_reviews
from gongkai.model.time_traces import OfficeHolder, Reviewed
from gongkai.model.traces import TraceRow, row_of
from gongkai.model.vocabulary import Reviewer, State

_PUBLIC = frozenset({State.POSTED, State.ARCHIVED})
_YEARS = re.compile(r"(\d{4})\D+(\d{4})")
_DAY = timedelta(days=1)
_MANAGING = frozenset(body.value for body in MANAGING)


def check_reviewing_body(subject: Subject) -> Iterator[Problem]:
    """Yield R301 for a record reviewed by other bodies than the one whose task it is."""
    record, item = subject.record, subject.item
    if item is None or not record.reviews:
        return
    day = ruling_day(record)
    for rule in missing_reviews(record, item, subject.catalogue, day):
        facts = {
            "publisher": record.publisher.label,
            "wanted": rule.reviewers[0].label,
            "found": "\u3001".join(one.reviewer.label for one in record.reviews),
            "basis": provision_of(rule, subject.catalogue, day),
        }
        severity = None if rule.certainty.binds else Severity.WARNING
        where = subject.where.at(key_of("reviews"), 0, key_of("reviewer"))
        yield Problem("R301", where, facts, severity)
        return


def check_handlers(subject: Subject) -> Iterator[Problem]:
    """Yield R304 where a reviewer handled the money, R305 where one person handled and agreed."""
    ledger = subject.record
    if not isinstance(ledger, Ledger):
        return
    reviewers = {name for review in ledger.reviews for name in review.members}
    found: dict[tuple[str, str], list[int]] = {}
    for index, entry in enumerate(ledger.entries):
        person = entry.handled_by
        if person and person in reviewers:
            found.setdefault(("R304", person), []).append(index)
        if person and person == entry.approved_by:
            found.setdefault(("R305", person), []).append(index)
    for (code, person), rows in found.items():
        facts = {"person": person, "rows": "\u3001".join(str(row + 1) for row in rows)}
        where = subject.where.at(key_of("entries"), rows[0], key_of("handled_by"))
        yield Problem(code, where, facts)


def trace_office_holders(subject: Subject) -> Iterator[TraceRow]:
    """Yield who sat in which body, from when to when, as a public roster says."""
    roster = subject.record
    if not isinstance(roster, Roster) or roster.state not in _PUBLIC:
        return
    body = roster.roster_body or body_named(roster.organisation)
    if body is None:
        return
    since, until = _served(roster)
    for index, officer in enumerate(roster.officers):
        trace = OfficeHolder(body.value, unspaced(officer.person), since, until)
        yield row_of(trace, key_of("officers"), index)


def trace_reviews(subject: Subject) -> Iterator[TraceRow]:
    """Yield who reviewed for a supervising body, and when."""
    for index, review in enumerate(subject.record.reviews):
        if review.reviewer in BODY_OF and review.members:
            members = tuple(map(unspaced, review.members))
            trace = Reviewed(review.reviewer.value, review.day.isoformat(), members)
            yield row_of(trace, key_of("reviews"), index)


def check_reviewers(village: Village) -> Iterator[Problem]:
    """Yield R302 for a reviewer who was not in the body, R303 for one who managed.

    R306 once for each body whose roster is missing for some of the days since the village began.
    """
    rosters = _rosters(village)

    @cache
    def judged(reviewer: str, day: str, members: Sequence[str]) -> Sequence[tuple[str, str, str]]:
        return tuple(_faults(rosters, reviewer, day, members))

    start = village.settings.enabled_on.isoformat() if village.settings.enabled_on else ""
    gaps: dict[str, Problem] = {}
    for _, where, trace in village.traced(Reviewed):
        members = tuple(dict.fromkeys(trace.members))
        for code, person, body in judged(trace.reviewer, trace.day, members):
            facts = {"body": body, "day": trace.day}
            if code != "R306":
                place = list(trace.members).index(person)
                at = where.at(key_of("members"), place)
                yield Problem(code, at, facts | {"person": person})
            elif body not in gaps and trace.day >= start:
                gaps[body] = Problem(code, where.at(key_of("day")), facts)
    yield from gaps.values()


class _Sitting(NamedTuple):
    """One roster of a body: its members, and the days for which it holds."""

    since: str
    until: str
    people: frozenset[str]

    def holds_on(self, day: str) -> bool:
        return self.since <= day and (not self.until or day <= self.until)


_Rosters = Mapping[str, Sequence[_Sitting]]


def _rosters(village: Village) -> _Rosters:
    """Return the rosters of each body in order; an open one ends where the next begins."""
    people: dict[tuple[str, str, str, str], set[str]] = {}
    for record, _, trace in village.traced(OfficeHolder):
        key = (trace.body, trace.since, trace.until, record.id)
        people.setdefault(key, set()).add(trace.person)
    found: dict[str, list[_Sitting]] = {}
    for (body, since, until, _), names in sorted(people.items()):
        own = found.setdefault(body, [])
        if own and not own[-1].until and own[-1].since < since:
            before = date.fromisoformat(since) - _DAY
            own[-1] = own[-1]._replace(until=before.isoformat())
        own.append(_Sitting(since, until, frozenset(names)))
    return found


def _faults(
    rosters: _Rosters, reviewer: str, day: str, members: Sequence[str]
) -> Iterator[tuple[str, str, str]]:
    """Yield code, person and body of what is wrong with the reviewers of one day."""
    body = BODY_OF[Reviewer(reviewer)]
    sitting = [one for one in rosters.get(body.value, ()) if one.holds_on(day)]
    if not sitting:
        yield "R306", "", body.label
    seated = frozenset[str]().union(*(one.people for one in sitting))
    for person in members:
        managed = [
            other
            for other in _MANAGING
            if any(person in one.people for one in rosters.get(other, ()) if one.holds_on(day))
        ]
        for other in managed:
            yield "R303", person, RosterBody(other).label
        if sitting and person not in seated and not managed:
            yield "R302", person, body.label


def _served(roster: Roster) -> tuple[str, str]:
    """Return first and last day of a roster: as stated, else by the years of its term.

    A roster without either holds from the day it hung or its period began.
    """
    if roster.served:
        end = roster.served.end
        return (roster.served.start.isoformat(), end.isoformat() if end else "")
    years = _YEARS.search(roster.term)
    if years:
        return (f"{years[1]}-01-01", f"{years[2]}-12-31")
    start = roster.period.start if roster.period else first_day(roster)
    return (start.isoformat() if start else "", "")
