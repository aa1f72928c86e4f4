"""What was promised and how far it has come: lists of tasks, and targets with their figures."""

from typing import Annotated

from gongkai.model.marks import SUMMED, InUnit
from gongkai.model.part import Part
from gongkai.model.parts import NamedFigure
from gongkai.model.record import Record
from gongkai.model.values import (
    Amount,
    Count,
    Day,
    Markdown,
    OfficerName,
    PersonName,
    Quantity,
)
from gongkai.model.vocabulary import Unit, Vocabulary, YesNo


class TaskStatus(Vocabulary):
    """How far a task has come: the words for problems, then those for works."""

    OPEN = "open"
    MENDING = "mending"
    CLOSED = "closed"
    STANDING = "standing"
    REFERRED = "referred"
    NOT_STARTED = "not_started"
    UNDERWAY = "underway"
    DONE = "done"


class Comparison(Vocabulary):
    """How the actual figure must stand to the goal."""

    AT_LEAST = "at_least"
    AT_MOST = "at_most"
    ABOVE = "above"
    BELOW = "below"
    EQUAL = "equal"


class Task(Part):
    """One task or problem; who raised it has no field."""

    number: str = ""
    task: str
    task_class: str = ""
    raised_by: str = ""
    received_on: Day | None = None
    plot: str = ""
    promised_by: PersonName = ""
    measure: str = ""
    responsible_unit: str = ""
    responsible: OfficerName = ""
    amount: Annotated[Amount | None, SUMMED] = None
    percent: Annotated[Count | None, InUnit(Unit.PERCENT)] = None
    deadline: Day | None = None
    task_status: TaskStatus
    mended_on: Day | None = None
    merged_note: str = ""
    remark: str = ""


class StatusTotal(Part):
    """How many tasks stand at a status."""

    task_status: TaskStatus
    unit_count: Annotated[Count, SUMMED]


class Tracker(Record):
    """A list of tasks with their status: task by task, or totals only."""

    round: Count | None = None
    task_count: Count | None = None
    done_count: Count | None = None
    key_figures: tuple[NamedFigure, ...] = ()
    status_totals: tuple[StatusTotal, ...] = ()
    tasks: tuple[Task, ...] = ()
    conclusion: Markdown = ""


class Indicator(Part):
    """One figure to be reached, and the one that was reached; a rate names its base."""

    name: str
    comparison: Comparison | None = None
    goal: Quantity | None = None
    actual: Quantity | None = None
    numerator: Count | None = None
    denominator: Count | None = None
    completion_rate: Quantity | None = None
    is_met: YesNo | None = None
    responsible_unit: str = ""
    deadline: Day | None = None
    remark: str = ""


class Targets(Record):
    """Targets of a period and how far they were reached."""

    document: str = ""
    indicators: tuple[Indicator, ...] = ()
    conclusion: Markdown = ""
