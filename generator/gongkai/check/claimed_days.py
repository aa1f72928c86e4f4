"""What a record says has happened cannot have happened on a day that is still to come."""

from collections.abc import Iterator
from datetime import date, timedelta

from gongkai.base.dates import chinese_date
from gongkai.base.problem import Problem, Where
from gongkai.check.clocks import held_day
from gongkai.check.village import Village
from gongkai.model.glossary import key_of
from gongkai.model.kinds.accounts import Ledger
from gongkai.model.kinds.works import Contract, Project
from gongkai.model.lifetime import first_day
from gongkai.model.record import Record
from gongkai.model.steps import Step
from gongkai.model.traces import Head, Posted
from gongkai.model.vocabulary import State

_FAR = timedelta(days=366)
_Claim = tuple[date, tuple[str | int, ...]]
"""A day, and the names of the fields that lead to it."""


def last_claim(record: Record) -> tuple[str, tuple[str | int, ...]]:
    """Return the latest day on which something is said to have happened, and where it stands.

    ISO text, "" where a record tells of none; a draft may tell of what is only planned. What
    came later than the record's first day on a board is left to the checks that say so.
    """
    if record.state is State.DRAFT:
        return "", ()
    last = max(_claims(record), key=lambda claim: claim[0], default=None)
    if last is None:
        return "", ()
    day, names = last
    return day.isoformat(), tuple(
        name if isinstance(name, int) else key_of(name) for name in names
    )


def check_claimed_days(village: Village) -> Iterator[Problem]:
    """Yield T212 for a record that says something happened on a day still to come.

    A sheet may be planned for a day ahead; one that hangs years from now is a slip of the year.
    """
    today = village.as_of.isoformat()
    far = (village.as_of + _FAR).isoformat()
    for record in village.summaries:
        # Every record is asked; the head is its first trace, and only its end is looked at.
        rows = village.traces.get(record.file, ())
        if not rows or rows[0][0] != Head.__name__:
            continue
        # The times on boards come next.
        if len(rows) > 1 and rows[1][0] == Posted.__name__:
            posted = Posted(*rows[1][2])
            if posted.start > far:
                where = Where(record.file, path=tuple(rows[1][1]))
                yield _to_come(village, where, key_of("postings"), posted.start)
        head = Head(*rows[0][2])
        if head.last_claim > today:
            where = Where(record.file, path=tuple(head.claimed_at))
            yield _to_come(village, where, str(head.claimed_at[0]), head.last_claim)


def _to_come(village: Village, where: Where, field: str, day: str) -> Problem:
    facts = {
        "field": field,
        "day": chinese_date(date.fromisoformat(day)),
        "today": chinese_date(village.as_of),
    }
    return Problem("T212", where, facts)


def _claims(record: Record) -> Iterator[_Claim]:
    hung = first_day(record)
    for index, review in enumerate(record.reviews):
        if hung is None or review.day <= hung:
            yield review.day, ("reviews", index, "day")
    approval = record.approval
    if approval and (hung is None or approval.day <= hung):
        yield approval.day, ("approval", "day")
    name, held = held_day(record)
    if held and (hung is None or held <= hung):
        yield held, (name,)
    for index, step in enumerate(record.handling):
        yield step.day, ("handling", index, "day")
    for index, stage in enumerate(record.steps):
        if _is_told(stage):
            yield stage.day, ("steps", index, "day")
    yield from _afterwards(record)
    yield from _done(record)


def _done(record: Record) -> Iterator[_Claim]:
    """Yield the days on which work was done and money moved, as the kind of record tells."""
    if isinstance(record, Project):
        yield from _built(record)
    elif isinstance(record, Contract):
        for index, line in enumerate(record.payment_plan):
            if line.paid_in_on:
                yield line.paid_in_on, ("payment_plan", index, "paid_in_on")
    elif isinstance(record, Ledger) and record.entries:
        # Entries stand in the order of their days; to look at each would cost long books much.
        last = len(record.entries) - 1
        if day := record.entries[last].day:
            yield day, ("entries", last, "day")


def _built(project: Project) -> Iterator[_Claim]:
    for name in ("finished_on", "accepted_on", "audited_on"):
        if day := getattr(project, name):
            yield day, (name,)
    if project.acceptance:
        yield project.acceptance.day, ("acceptance", "day")
    for index, payment in enumerate(project.payments):
        yield payment.day, ("payments", index, "day")


def _afterwards(record: Record) -> Iterator[_Claim]:
    """Yield what happened to a record once it hung."""
    for index, correction in enumerate(record.corrections):
        yield correction.day, ("corrections", index, "day")
    for index, objection in enumerate(record.objections):
        yield objection.received_on, ("objections", index, "received_on")
        if objection.answered_on:
            yield objection.answered_on, ("objections", index, "answered_on")


def _is_told(step: Step) -> bool:
    """Return whether a step tells how it went, so that it is more than planned."""
    return bool(step.opinion) or step.came_count is not None or step.agreed is not None
