"""How one duty is told: its sign, its words, its days, the boards it hangs on."""

from dataclasses import replace
from datetime import date

from gongkai.base.dates import chinese_date
from gongkai.base.period import Period, PeriodKind
from gongkai.base.texts import text
from gongkai.model.blocks import Fact
from gongkai.model.catalogue import Catalogue
from gongkai.model.duty import Duty, DutyState
from gongkai.pages.board import Board
from gongkai.pages.cells import list_line
from gongkai.pages.contexts import Ref
from gongkai.pages.duty_contexts import DutyEntry, DutyMark


def mark_of(duty: Duty, board: Board, up: str = "../") -> DutyMark:
    """Return a duty's state in a sign and words, with a link to the record that the site shows."""
    shown = next((id_ for id_ in duty.records if id_ in board.by_id), "")
    if not duty.state.is_done and duty.state is not DutyState.WEB_ONLY:
        shown = ""
    return DutyMark(
        state=duty.state.value,
        sign=text(f"duties.sign.{duty.state}"),
        word=duty.state.label,
        detail=_joined(_detail(duty), _still(duty, board)),
        href=f"{up}{board.by_id[shown].address}" if shown else "",
    )


def legend() -> tuple[DutyMark, ...]:
    """Return every state with its sign and word."""
    return tuple(
        DutyMark(state.value, text(f"duties.sign.{state}"), state.label, "", "")
        for state in DutyState
    )


def entry_of_duty(duty: Duty, board: Board) -> DutyEntry:
    """Return a duty told in full."""
    mark = mark_of(duty, board)
    return DutyEntry(
        item=item_ref(duty, board.catalogue),
        publisher=duty.body_name(board.settings),
        period=str(duty.period) if duty.period.kind is not PeriodKind.SPAN else "",
        mark=replace(mark, detail="") if duty.state is DutyState.OPEN else mark,
        due=due_text(duty),
        boards=tuple(
            Fact(
                "hung" if one.since else "bare",
                board.settings.board_place(one.board),
                chinese_date(one.since) if one.since else text("duties.none"),
            )
            for one in duty.boards
            if duty.since or one.since
        ),
    )


def item_ref(duty: Duty, catalogue: Catalogue) -> Ref:
    """Return the name of a duty's item with a link to its page in the catalogue."""
    return Ref(catalogue.items[duty.item].name, f"../mulu/{duty.item}.html")


def due_text(duty: Duty) -> str:
    """Return the last day in words; "" where there is none, or it was kept."""
    is_kept = duty.state.is_done and not duty.days_late
    if duty.due is None or is_kept or not duty.state.counts:
        return ""
    key = "duties.by_day" if duty.is_sourced else "duties.by_period"
    return text(key, day=chinese_date(duty.due))


def period_label(period: Period) -> str:
    """Return what a period is called inside its year."""
    match period.kind:
        case PeriodKind.QUARTER | PeriodKind.HALF_YEAR:
            return text(f"duties.{period.kind}_{period.index}")
        case PeriodKind.MONTH:
            return text("duties.month", month=period.index)
        case _:
            return text("duties.year_cell")


def _detail(duty: Duty) -> str:
    match duty.state:
        case DutyState.OVERDUE:
            return text("duties.overdue", days=duty.days_late)
        case DutyState.WEB_ONLY:
            late = text("duties.overdue", days=duty.days_late) if duty.days_late else ""
            return _joined(text("duties.not_on_wall"), late)
        case DutyState.NOTHING:
            late = text("duties.late", days=duty.days_late) if duty.days_late else ""
            return _joined(text("duties.confirmed", name=duty.confirmed_by), late)
        case DutyState.LATE:
            return text("duties.late", days=duty.days_late)
        case DutyState.NOT_APPLICABLE:
            return duty.reason
        case DutyState.OPEN:
            return text("duties.by_day", day=_day(duty.due, duty.period)) if duty.due else ""
        case _:
            return _day(duty.since, duty.period) if duty.since else ""


def _still(duty: Duty, board: Board) -> str:
    """Return on which boards it must hang and does not yet; "" where none is missing."""
    missing = list_line(board.settings.board_place(one) for one in duty.missing_boards)
    return text("duties.still", boards=missing) if missing else ""


def _day(day: date, period: Period) -> str:
    """Return a day as short as its period leaves no doubt about."""
    if day.year != period.end.year:
        return chinese_date(day)
    return text("duties.day", month=day.month, day=day.day)


def _joined(one: str, other: str) -> str:
    return text("duties.joined", one=one, other=other) if one and other else one or other
