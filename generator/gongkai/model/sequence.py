"""Which stage of a procedure each step of a record is.

Pages show it and checks judge it, so it stands here once.
"""

from collections.abc import Iterator, Sequence

from gongkai.model.procedure import Procedure, Stage
from gongkai.model.record import Record
from gongkai.model.steps import MeetingBody, Step

_BY_BODY = 1
"""How well a step fits that only its meeting tells; a word in its name always fits better."""


def placed(procedure: Procedure, steps: Sequence[Step]) -> tuple[int | None, ...]:
    """Return for each step the position of its stage, None for a step beside the procedure."""
    taken: set[int] = set()
    position = 0
    found: list[int | None] = []
    for step in steps:
        place = _place(procedure, step, position, taken)
        found.append(place)
        if place is not None:
            taken.add(place)
            position = place
    return tuple(found)


def last_reached(procedure: Procedure, steps: Sequence[Step]) -> int:
    """Return the position of the furthest stage that is reached, -1 when none is."""
    places = placed(procedure, steps)
    return max((place for place in places if place is not None), default=-1)


def topic_of(record: Record) -> str:
    """Return what a record is about in its own words: title and topic."""
    return f"{record.title}\n{getattr(record, 'topic', '')}"


def is_publication(step: Step) -> bool:
    """Return whether a step is a publication by its own word."""
    return step.meeting is MeetingBody.PUBLICATION


def _place(procedure: Procedure, step: Step, position: int, taken: set[int]) -> int | None:
    fits = list(_fits(procedure.stages, step))
    if not fits:
        return None
    best = max(fit for fit, _ in fits)
    equal = [place for fit, place in fits if fit == best]
    open_ = [place for place in equal if place not in taken]
    ahead = [place for place in open_ if place >= position]
    return (ahead or open_ or equal[-1:])[0]


def _fits(stages: Sequence[Stage], step: Step) -> Iterator[tuple[int, int]]:
    for place, stage in enumerate(stages):
        if is_publication(step) and not stage.is_publication:
            continue
        words = (stage.name, *stage.words)
        named = max((len(word) for word in words if word in step.name), default=0)
        if named:
            yield named + _BY_BODY, place
        elif _is_body_of(stage, step):
            yield _BY_BODY, place


def _is_body_of(stage: Stage, step: Step) -> bool:
    if stage.is_publication:
        return is_publication(step)
    return step.meeting is not None and step.meeting.value in stage.bodies
