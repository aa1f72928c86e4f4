"""What a village tells its people: what was done, what comes when, which rules hold, how many."""

from typing import Annotated, ClassVar

from gongkai.model.marks import SUMMED, InUnit
from gongkai.model.part import Part
from gongkai.model.parts import NamedFigure
from gongkai.model.record import Record
from gongkai.model.values import (
    Count,
    Day,
    LinkedRecord,
    Markdown,
    OfficePhone,
    OfficerName,
    Quantity,
)
from gongkai.model.vocabulary import Unit, YesNo


class AgendaItem(Part):
    """One point of a meeting or an activity: what it was about and what came of it."""

    topic: str
    conclusion: str = ""


class Activity(Record):
    """A meeting or an activity; who said what, and who took part, has no field."""

    prose_field: ClassVar[str] = "content"

    day: Day | None = None
    when: str = ""
    location: str = ""
    organisation: str = ""
    chaired_by: OfficerName = ""
    lecturer: OfficerName = ""
    due_count: Annotated[Count | None, InUnit(Unit.PEOPLE)] = None
    attended_count: Annotated[Count | None, InUnit(Unit.PEOPLE)] = None
    agenda: tuple[AgendaItem, ...] = ()
    key_figures: tuple[NamedFigure, ...] = ()
    content: Markdown = ""


class Arrangement(Part):
    """One line of a plan: when, what, where, and whose job it is."""

    when: str = ""
    day: Day | None = None
    content: str
    location: str = ""
    places_open: Annotated[Count | None, SUMMED, InUnit(Unit.PEOPLE)] = None
    in_charge: OfficerName = ""
    office_phone: OfficePhone = ""
    remark: str = ""


class TimetableCell(Part):
    """What stands in a timetable under one head, at one time of day."""

    grid_head: str
    time_slot: str
    content: str
    location: str = ""
    in_charge: OfficerName = ""


class Schedule(Record):
    """A plan, line by line, or a timetable."""

    applies: str = ""
    arrangements: tuple[Arrangement, ...] = ()
    timetable: tuple[TimetableCell, ...] = ()
    ask_phone: OfficePhone = ""


class FlowStep(Part):
    """One step of doing an affair."""

    name: str
    done_by: str = ""
    time_limit: str = ""
    remark: str = ""


class Affair(Part):
    """An affair people come with, or a power and how it is used: what to bring, how, how long."""

    name: str
    for_whom: str = ""
    papers: tuple[str, ...] = ()
    time_limit: str = ""
    fee: str = ""
    location: str = ""
    office_phone: OfficePhone = ""
    flow_steps: tuple[FlowStep, ...] = ()
    remark: str = ""


class Rules(Record):
    """A rule as it stands, with the meeting that adopted it, or guides to affairs."""

    prose_field: ClassVar[str] = "body"

    edition: str = ""
    adopted_at: str = ""
    adopted_on: Day | None = None
    adopted_in: LinkedRecord | None = None
    in_force_on: Day | None = None
    filed_with: str = ""
    filed_on: Day | None = None
    replaces: LinkedRecord | None = None
    affairs: tuple[Affair, ...] = ()
    body: Markdown = ""


class FigurePart(Part):
    """A part of a figure."""

    name: str
    figure: Quantity
    remark: str = ""


class Statistic(Part):
    """A figure with its parts, which fill it only where they exclude one another.

    How it came about may stand beside it: quantity, rate and number of times; what was divided
    by what; the figure before, how much was added and taken off, and the growth in per cent.
    """

    name: str
    figure: Quantity
    basis: str = ""
    quantity: Quantity | None = None
    rate: Quantity | None = None
    instalments: Quantity | None = None
    fraction_top: Quantity | None = None
    fraction_bottom: Quantity | None = None
    previous: Quantity | None = None
    increase: Quantity | None = None
    decrease: Quantity | None = None
    growth: Quantity | None = None
    named: tuple[str, ...] = ()
    of_which: tuple[FigurePart, ...] = ()
    are_exclusive: YesNo | None = None
    remark: str = ""


class Statistics(Record):
    """Figures of the village on a day or for a period."""

    measured_on: Day | None = None
    counted_by: str = ""
    statistics: tuple[Statistic, ...] = ()
    conclusion: Markdown = ""
