"""How notices, activities and plans present themselves: what matters first, grids as grids."""

from gongkai.base.light_dataclass import dataclass
from gongkai.base.texts import text
from gongkai.model.blocks import OwnBlock, Presentation
from gongkai.model.face import Projection
from gongkai.model.kinds.information import Activity, Schedule, TimetableCell
from gongkai.model.kinds.notices import Notice
from gongkai.model.parts import NamedFigure
from gongkai.pages.cells import cell_of
from gongkai.pages.kinds.clauses import clause, highlights_of, sentence_of

_MOST = 3


@dataclass(frozen=True, slots=True)
class GridRow:
    """One time of day: for each head the lines that stand there."""

    slot: str
    cells: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Grid:
    """What the template ``blocks/timetable.html`` shows."""

    heads: tuple[str, ...]
    rows: tuple[GridRow, ...]


def present_notice(projection: Projection) -> Presentation:
    """Return the figures that matter in one sentence, and until when to object."""
    notice = projection.record
    assert isinstance(notice, Notice)  # noqa: S101 - the registry pairs kind and presenter
    period = notice.notice_period
    clauses = (
        *figure_clauses(notice.key_figures),
        clause("information.until", day=period.end if period else None),
    )
    return Presentation(
        sentence=sentence_of(notice, clauses),
        highlights=figure_highlights(notice.key_figures),
    )


def present_activity(projection: Projection) -> Presentation:
    """Return when, where, how many came and what was dealt with in one sentence."""
    activity = projection.record
    assert isinstance(activity, Activity)  # noqa: S101 - the registry pairs kind and presenter
    due, came = activity.due_count, activity.attended_count
    clauses = (
        clause("information.on", day=activity.day) or activity.when,
        clause("information.at", place=activity.location),
        clause("information.due_and_came", due=due, came=came)
        or clause("information.came", count=came),
        clause("information.topics", count=len(activity.agenda) or None),
        *figure_clauses(activity.key_figures),
    )
    return Presentation(
        sentence=sentence_of(activity, clauses),
        highlights=(
            *highlights_of(("information.label_came", came)),
            *figure_highlights(activity.key_figures),
        ),
    )


def present_schedule(projection: Projection) -> Presentation:
    """Return how many lines a plan has in one sentence; a timetable stands as a grid."""
    schedule = projection.record
    assert isinstance(schedule, Schedule)  # noqa: S101 - the registry pairs kind and presenter
    lines, cells = schedule.arrangements, schedule.timetable
    places = sum(line.places_open or 0 for line in lines) or None
    clauses = (
        clause("information.arranged", count=len(lines) or None),
        clause("information.places", count=places),
        clause("information.slots", count=len({cell.time_slot for cell in cells}) or None),
        clause("information.ask", phone=schedule.ask_phone),
    )
    return Presentation(
        sentence=sentence_of(schedule, clauses, schedule.applies),
        highlights=highlights_of(("information.label_places", places)),
        replaced=frozenset({"timetable"}),
        before=(_timetable(cells),) if cells else (),
    )


def figure_clauses(figures: tuple[NamedFigure, ...]) -> tuple[str, ...]:
    """Return the first few figures, each as a clause."""
    shown = figures[:_MOST]
    return tuple(clause("information.figure", name=f.name, figure=f.figure) for f in shown)


def figure_highlights(figures: tuple[NamedFigure, ...]) -> tuple[tuple[str, str], ...]:
    """Return the first few figures with their names."""
    return tuple((figure.name, cell_of(figure.figure)) for figure in figures[:_MOST])


def _timetable(cells: tuple[TimetableCell, ...]) -> OwnBlock:
    """Return the cells as a grid; heads and times stand in the order they were written."""
    heads = tuple(dict.fromkeys(cell.grid_head for cell in cells))
    rows = []
    for slot in dict.fromkeys(cell.time_slot for cell in cells):
        own = [cell for cell in cells if cell.time_slot == slot]
        shown = tuple(
            tuple(_cell_line(cell) for cell in own if cell.grid_head == head) for head in heads
        )
        rows.append(GridRow(slot, shown))
    return OwnBlock("timetable", text("information.timetable"), "timetable", Grid(heads, (*rows,)))


def _cell_line(cell: TimetableCell) -> str:
    told = filter(None, (cell.content, cell.location, cell.in_charge))
    return text("record.part_mark").join(told)
