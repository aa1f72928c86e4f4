"""A record that names a procedure has taken its stages: all of them, in order, in time.

A procedure that is not finished is judged as far as its last step. What stands on a practice
and no rule is a reminder.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from gongkai.base.problem import Problem, Severity, Where
from gongkai.check.subject import Subject
from gongkai.model.glossary import key_of
from gongkai.model.law import Certainty
from gongkai.model.procedure import Procedure, Stage
from gongkai.model.review import is_passed_on
from gongkai.model.sequence import placed
from gongkai.model.steps import MeetingBody, Step

_NUMBERS = ("due_count", "came_count", "agreed")
_ANYBODY = frozenset({MeetingBody.OTHER, MeetingBody.PUBLICATION})


@dataclass(frozen=True)
class _Course:
    """The steps of a record against the procedure it names."""

    subject: Subject
    procedure: Procedure
    steps: tuple[Step, ...]

    @cached_property
    def places(self) -> tuple[int | None, ...]:
        return placed(self.procedure, self.steps)

    @cached_property
    def told_elsewhere(self) -> int:
        """The position of the last stage that another record tells of: its decision's page."""
        link = getattr(self.subject.record, "decision_published", "")
        if not link or link == self.subject.record.id:
            return -1
        stages = enumerate(self.procedure.stages)
        return next((place for place, stage in stages if stage.is_publication), -1)

    @property
    def last(self) -> int:
        return max((place for place in self.places if place is not None), default=-1)

    def stage(self, place: int) -> Stage:
        return self.procedure.stages[place]

    def where(self, index: int) -> Where:
        return self.subject.where.at(key_of("steps"), index)

    def problem(self, code: str, where: Where, certainty: Certainty, **facts: str) -> Problem:
        told = {"procedure": self.procedure.name, **facts}
        return Problem(code, where, told, None if certainty.binds else Severity.WARNING)


def check_procedure(subject: Subject) -> Iterator[Problem]:
    """Yield T401 for an unknown procedure, T402 to T407 where its stages are not kept to.

    T410 where more is published than its name says, T414 where a stage that counts votes tells
    none.
    """
    record = subject.record
    if not record.procedure or is_passed_on(record):
        return
    book = subject.catalogue.procedures
    procedure = book.by_name(record.procedure)
    if procedure is None:
        nearest = "\u3001".join(book.nearest(record.procedure))
        facts = {"name": record.procedure, "nearest": nearest}
        yield Problem("T401", subject.where.at(key_of("procedure")), facts)
        return
    course = _Course(subject, procedure, record.steps)
    if course.last < 0:
        return
    yield from _out_of_order(course)
    yield from _missing(course)
    yield from _too_few_publications(course)
    yield from _too_many_publications(course)
    yield from _too_soon(course)
    yield from _wrong_body(course)
    yield from _not_counted(course)


def check_dates(subject: Subject) -> Iterator[Problem]:
    """Yield T403 where a step is dated before the one it stands after.

    Where two stages changed places their dates did too: that is told once, as T402.
    """
    record = subject.record
    if len(record.steps) < 2 or is_passed_on(record):  # noqa: PLR2004 - one step has no order
        return
    procedure = subject.catalogue.procedures.by_name(record.procedure)
    swapped = _swapped(placed(procedure, record.steps), procedure) if procedure else set()
    for index in range(1, len(record.steps)):
        before, step = record.steps[index - 1], record.steps[index]
        if step.day < before.day and index not in swapped:
            facts = {
                "step": step.name,
                "day": step.day.isoformat(),
                "before": before.name,
                "before_day": before.day.isoformat(),
            }
            yield Problem("T403", subject.where.at(key_of("steps"), index, key_of("day")), facts)


def _swapped(places: tuple[int | None, ...], procedure: Procedure) -> set[int]:
    """Return the indexes of steps that stand after a step of a later stage."""
    found = set()
    furthest = -1
    for index, place in enumerate(places):
        if place is None or procedure.stages[place].is_free:
            continue
        if place < furthest:
            found.add(index)
        furthest = max(furthest, place)
    return found


def _out_of_order(course: _Course) -> Iterator[Problem]:
    for index in sorted(_swapped(course.places, course.procedure)):
        place = course.places[index]
        ahead = [
            step.name
            for step, other in zip(course.steps[:index], course.places, strict=False)
            if other is not None and place is not None and other > place
        ]
        yield course.problem(
            "T402",
            course.where(index),
            course.procedure.certainty,
            step=course.steps[index].name,
            ahead=ahead[0],
        )


def _missing(course: _Course) -> Iterator[Problem]:
    taken = set(course.places)
    for place, stage in enumerate(course.procedure.stages[: course.last + 1]):
        if stage.is_optional or stage.is_publication or place in taken:
            continue
        if place <= course.told_elsewhere:
            continue
        reached = next(i for i, other in enumerate(course.places) if other == course.last)
        yield course.problem(
            "T404",
            course.subject.where.at(key_of("steps")),
            course.procedure.certainty,
            stage=stage.name,
            last=course.steps[reached].name,
        )


def _too_few_publications(course: _Course) -> Iterator[Problem]:
    wanted = [
        stage.name
        for place, stage in enumerate(course.procedure.stages[: course.last + 1])
        if stage.is_publication and not stage.is_optional and place > course.told_elsewhere
    ]
    found = sum(
        place is not None
        and course.stage(place).is_publication
        and not course.stage(place).is_optional
        and place > course.told_elsewhere
        for place in course.places
    )
    if found < len(wanted):
        yield course.problem(
            "T405",
            course.subject.where.at(key_of("steps")),
            course.procedure.certainty,
            wanted=str(len(wanted)),
            found=str(found),
            gap=str(len(wanted) - found),
            names="\u3001".join(wanted),
        )


def _too_many_publications(course: _Course) -> Iterator[Problem]:
    """Yield T410 where more is published than the procedure has rounds: its name says how many."""
    wanted = [stage.name for stage in course.procedure.stages if stage.is_publication]
    rounds = [
        index
        for index, (step, place) in enumerate(zip(course.steps, course.places, strict=True))
        if step.meeting is MeetingBody.PUBLICATION
        or (place is not None and course.stage(place).is_publication)
    ]
    if wanted and len(rounds) > len(wanted):
        facts = {"wanted": str(len(wanted)), "found": str(len(rounds))}
        names = "\u3001".join(wanted)
        where = course.where(rounds[len(wanted)])
        told = {"procedure": course.procedure.name, "names": names, **facts}
        yield Problem("T410", where, told)


def _too_soon(course: _Course) -> Iterator[Problem]:
    for index, place in enumerate(course.places):
        if place is None or not course.stage(place).days_before:
            continue
        stage, step = course.stage(place), course.steps[index]
        before = [
            other
            for other, earlier in zip(course.steps[:index], course.places, strict=False)
            if earlier is not None and earlier < place
        ]
        days = (step.day - before[-1].day).days if before else stage.days_before
        if 0 <= days < stage.days_before:
            yield course.problem(
                "T406",
                course.where(index).at(key_of("day")),
                stage.days_certainty,
                step=step.name,
                before=before[-1].name,
                days=str(days),
                wanted=str(stage.days_before),
                gap=str(stage.days_before - days),
            )


def _wrong_body(course: _Course) -> Iterator[Problem]:
    for index, place in enumerate(course.places):
        step = course.steps[index]
        if place is None or step.meeting is None or step.meeting in _ANYBODY:
            continue
        bodies = course.stage(place).bodies
        if bodies and step.meeting.value not in bodies:
            yield course.problem(
                "T407",
                course.where(index).at(key_of("meeting")),
                course.procedure.certainty,
                step=step.name,
                meeting=step.meeting.label,
                bodies="\u3001".join(MeetingBody(body).label for body in bodies),
            )


def _not_counted(course: _Course) -> Iterator[Problem]:
    """Yield T414 for a step without a meeting; where one is named its own rule tells it."""
    for index, place in enumerate(course.places):
        step = course.steps[index]
        if place is None or step.meeting is not None or not course.stage(place).is_counted:
            continue
        missing = [key_of(name) for name in _NUMBERS if getattr(step, name) is None]
        if missing:
            facts = {"body": step.name, "missing": "\u3001".join(missing)}
            yield Problem("T414", course.where(index), facts)
