"""What must have happened before a record may be public, and what is told of it afterwards."""

from collections.abc import Iterator
from datetime import date
from itertools import pairwise

from gongkai.base.problem import Problem, Severity
from gongkai.check.clocks import is_own
from gongkai.check.provisions import provision_of
from gongkai.check.subject import Subject
from gongkai.model.glossary import key_of
from gongkai.model.lifetime import first_day
from gongkai.model.record import Record
from gongkai.model.review import missing_reviews
from gongkai.model.vocabulary import Section, State

_PUBLIC = frozenset({State.POSTED, State.ARCHIVED})
_ORDER = list(State)


def check_approval(subject: Subject) -> Iterator[Problem]:
    """Yield T201 for a public party record that nobody approved (party disclosure rules)."""
    record, item = subject.record, subject.item
    if item is None or item.section is not Section.DANGWU or record.state is not State.POSTED:
        return
    if record.approval is None:
        yield Problem("T201", subject.where.at(key_of("state")), {"title": record.title})


def check_handling(subject: Subject) -> Iterator[Problem]:
    """Yield T202 for steps out of order, T203 where the last step is not the record's state."""
    record = subject.record
    steps = record.handling
    if not steps:
        return
    where = subject.where.at(key_of("handling"))
    pairs = pairwise(steps)
    for index, (one, other) in enumerate(pairs, 1):
        is_backward = _ORDER.index(other.state) < _ORDER.index(one.state)
        if other.day < one.day or is_backward:
            facts = {
                "step": other.state.label,
                "day": other.day.isoformat(),
                "before": one.state.label,
                "day_before": one.day.isoformat(),
            }
            yield Problem("T202", where.at(index), facts)
    if steps[-1].state is not record.state:
        facts = {"step": steps[-1].state.label, "state": record.state.label}
        yield Problem("T203", where.at(len(steps) - 1), facts)


def check_review_done(subject: Subject) -> Iterator[Problem]:
    """Yield T204 for a public record without the review that its rule insists on."""
    record, item = subject.record, subject.item
    if item is None or record.state not in _PUBLIC:
        return
    for rule in missing_reviews(record, item, subject.catalogue, ruling_day(record)):
        if rule.required:
            severity = None if rule.certainty.binds else Severity.WARNING
            facts = {
                "reviewer": rule.reviewers[0].label,
                "publisher": record.publisher.label,
                "basis": provision_of(rule, subject.catalogue, ruling_day(record)),
            }
            yield Problem("T204", subject.where.at(key_of("state")), facts, severity)


def check_review_before(subject: Subject) -> Iterator[Problem]:
    """Yield T205 for a review, T206 for an approval, that came after the record hung."""
    record = subject.record
    hung = first_day(record)
    if hung is None or not is_own(subject):
        return
    for index, review in enumerate(record.reviews):
        if review.day > hung:
            where = subject.where.at(key_of("reviews"), index, key_of("day"))
            facts = {"day": review.day.isoformat(), "hung": hung.isoformat()}
            yield Problem("T205", where, facts)
    if record.approval and record.approval.day > hung:
        where = subject.where.at(key_of("approval"), key_of("day"))
        facts = {"day": record.approval.day.isoformat(), "hung": hung.isoformat()}
        yield Problem("T206", where, facts)


def check_corrections(subject: Subject) -> Iterator[Problem]:
    """Yield T207 for a correction that leaves something out, T208 for one on an odd day."""
    record = subject.record
    hung = first_day(record)
    latest: date | None = None
    for index, one in enumerate(record.corrections):
        where = subject.where.at(key_of("corrections"), index)
        wanted = ("old_value", "new_value", "corrected_by")
        missing = [key_of(name) for name in wanted if not getattr(one, name)]
        if missing:
            yield Problem("T207", where, {"missing": "\u3001".join(missing)})
        before = max((day for day in (hung, latest) if day), default=None)
        if before and one.day < before:
            facts = {"day": one.day.isoformat(), "before": before.isoformat()}
            yield Problem("T208", where.at(key_of("day")), facts)
        latest = one.day


def check_withdrawal(subject: Subject) -> Iterator[Problem]:
    """Yield T209 for a withdrawn record that does not say who took it away and when."""
    record = subject.record
    if record.state is not State.WITHDRAWN:
        return
    if not any(step.state is State.WITHDRAWN and step.handler for step in record.handling):
        yield Problem("T209", subject.where.at(key_of("state")))


def ruling_day(record: Record) -> date:
    """Return the day whose rules hold: the first on a board, else the planned or reviewed one."""
    days = [first_day(record), record.planned_posting, *(one.day for one in record.reviews)]
    period = record.period
    known = [day for day in days if day] or ([period.end] if period else [])
    return known[0] if known else date.max
