"""How promises present themselves: tasks with their status, targets beside what was reached."""

from collections import Counter
from collections.abc import Iterator
from decimal import ROUND_HALF_UP, Decimal
from operator import eq, ge, gt, le, lt

from gongkai.base.light_dataclass import dataclass
from gongkai.base.texts import text
from gongkai.model.blocks import Block, Column, OwnBlock, Presentation
from gongkai.model.face import Projection
from gongkai.model.kinds.followup import (
    Comparison,
    Indicator,
    StatusTotal,
    Targets,
    Task,
    TaskStatus,
    Tracker,
)
from gongkai.model.vocabulary import YesNo
from gongkai.pages.blocks import table_of
from gongkai.pages.kinds.bars import Bar, Bars, full, share_of
from gongkai.pages.kinds.clauses import clause, highlights_of, sentence_of

_DONE = frozenset({TaskStatus.CLOSED, TaskStatus.DONE})
_OPEN = frozenset({TaskStatus.OPEN, TaskStatus.NOT_STARTED})
_STATUS = "task_status"
_COMPARE = {
    None: ge,
    Comparison.AT_LEAST: ge,
    Comparison.AT_MOST: le,
    Comparison.ABOVE: gt,
    Comparison.BELOW: lt,
    Comparison.EQUAL: eq,
}
_ONE_DECIMAL = Decimal("0.1")


@dataclass(frozen=True, slots=True)
class TaskRow:
    """One task: its cells, its status, and the status' tone (done, underway or open)."""

    cells: tuple[str, ...]
    status: str
    tone: str


@dataclass(frozen=True, slots=True)
class TaskTable:
    """What the template ``blocks/task_table.html`` shows."""

    columns: tuple[Column, ...]
    rows: tuple[TaskRow, ...]


@dataclass(frozen=True, slots=True)
class IndicatorRow:
    """One target: goal and actual in words, the rate with its base, how full the bar is."""

    name: str
    goal: str
    actual: str
    rate: str
    fill: int | None
    verdict: str
    tone: str
    remark: str


@dataclass(frozen=True, slots=True)
class IndicatorTable:
    """What the template ``blocks/indicator_table.html`` shows."""

    rows: tuple[IndicatorRow, ...]
    has_rates: bool
    has_remarks: bool


def present_tracker(projection: Projection) -> Presentation:
    """Return how many tasks there are and how many are done, then each with its status."""
    tracker = projection.record
    assert isinstance(tracker, Tracker)  # noqa: S101 - the registry pairs kind and presenter
    withheld = projection.withheld_rows("tasks")
    totals = _status_totals(tracker)
    counted = sum(totals.values()) or (withheld.count if withheld else 0) or None
    count = tracker.task_count or counted
    done = tracker.done_count
    if done is None and totals:
        done = sum(number for status, number in totals.items() if status in _DONE)
    left = count - done if count is not None and done is not None and count > done else None
    clauses = (
        clause("followup.in_all", count=count),
        clause("followup.done", count=done),
        clause("followup.left", count=left),
    )
    blocks: list[Block] = [*_done_bar(count, done)]
    if tracker.tasks:
        blocks.append(_task_table(tracker.tasks))
    return Presentation(
        sentence=sentence_of(tracker, clauses),
        highlights=highlights_of(("followup.label_count", count), ("followup.label_done", done)),
        replaced=frozenset({"tasks"}) if tracker.tasks else frozenset(),
        before=tuple(blocks),
    )


def present_targets(projection: Projection) -> Presentation:
    """Return how many targets were reached in one sentence, and each beside its goal."""
    targets = projection.record
    assert isinstance(targets, Targets)  # noqa: S101 - the registry pairs kind and presenter
    verdicts = [is_met(one) for one in targets.indicators]
    met = verdicts.count(True) or None
    missed = verdicts.count(False) or None
    clauses = (
        clause("followup.indicators", count=len(verdicts) or None),
        clause("followup.met", count=met),
        clause("followup.missed", count=missed),
    )
    rows = tuple(map(_indicator_row, targets.indicators))
    data = IndicatorTable(
        rows=rows,
        has_rates=any(row.rate for row in rows),
        has_remarks=any(row.remark for row in rows),
    )
    block = OwnBlock("indicators", text("followup.indicator_title"), "indicator_table", data)
    return Presentation(
        sentence=sentence_of(targets, clauses),
        highlights=highlights_of(("followup.label_met", met), ("followup.label_missed", missed)),
        replaced=frozenset({"indicators"}),
        before=(block,) if rows else (),
    )


def is_met(indicator: Indicator) -> bool | None:
    """Return whether a target was reached: as stated, else by its figures; None when unknown."""
    if indicator.is_met is not None:
        return indicator.is_met is YesNo.YES
    goal, actual = indicator.goal, indicator.actual
    if goal is None or actual is None or goal.unit != actual.unit:
        return None
    if not (goal.is_exact and actual.is_exact):
        return None
    return bool(_COMPARE[indicator.comparison](actual.number, goal.number))


def _status_totals(tracker: Tracker) -> Counter[TaskStatus]:
    if tracker.tasks:
        return Counter(task.task_status for task in tracker.tasks)
    return _added_up(tracker.status_totals)


def _added_up(totals: tuple[StatusTotal, ...]) -> Counter[TaskStatus]:
    found: Counter[TaskStatus] = Counter()
    for total in totals:
        found[total.task_status] += total.unit_count
    return found


def _done_bar(count: int | None, done: int | None) -> Iterator[OwnBlock]:
    share = share_of(done, count) if count and done is not None else None
    if share is not None:
        value = clause("followup.done_share", done=done, count=count, share=share)
        bar = Bar(text("followup.label_done_bar"), value, full(share))
        yield OwnBlock("done", text("followup.progress"), "bars", Bars((bar,)))


def _task_table(tasks: tuple[Task, ...]) -> OwnBlock:
    table = table_of("tasks", text("followup.tasks"), tasks)
    keep = [index for index, column in enumerate(table.columns) if column.name != _STATUS]
    rows = tuple(
        TaskRow(
            cells=tuple(cells[index] for index in keep),
            status=task.task_status.label,
            tone=_tone(task.task_status),
        )
        for task, cells in zip(tasks, table.rows, strict=True)
    )
    data = TaskTable(tuple(table.columns[index] for index in keep), rows)
    return OwnBlock("tasks", table.title, "task_table", data)


def _tone(status: TaskStatus) -> str:
    if status in _DONE:
        return "done"
    return "open" if status in _OPEN else "underway"


def _indicator_row(indicator: Indicator) -> IndicatorRow:
    goal = str(indicator.goal or "")
    if goal and indicator.comparison:
        goal = text("followup.goal", comparison=indicator.comparison.label, goal=goal)
    rate, fill = _rate(indicator)
    met = is_met(indicator)
    return IndicatorRow(
        name=indicator.name,
        goal=goal,
        actual=str(indicator.actual or ""),
        rate=rate,
        fill=fill,
        verdict="" if met is None else text(f"followup.{'is_met' if met else 'is_missed'}"),
        tone="done" if met else "open",
        remark=_note(indicator),
    )


def _note(indicator: Indicator) -> str:
    notes = (
        indicator.remark,
        clause("followup.by_unit", unit=indicator.responsible_unit),
        clause("followup.by_day", day=indicator.deadline),
    )
    return text("record.part_mark").join(filter(None, notes))


def _rate(indicator: Indicator) -> tuple[str, int | None]:
    """Return the rate in words, with its base where known, and how full its bar is."""
    numerator, denominator = indicator.numerator, indicator.denominator
    stated = indicator.completion_rate
    if numerator is None or not denominator:
        return (str(stated), full(int(stated.number))) if stated else ("", None)
    exact = Decimal(100 * numerator) / Decimal(denominator)
    shown = str(stated) if stated else f"{exact.quantize(_ONE_DECIMAL, ROUND_HALF_UP)}%"
    told = clause("followup.rate", rate=shown, numerator=numerator, denominator=denominator)
    return told, full(int(exact))
