"""The grid of duties: what should be public, item by period, by board, section and year."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from functools import partial
from typing import NamedTuple

from gongkai.base.dates import chinese_date
from gongkai.base.digest import digest_of
from gongkai.base.period import PeriodKind
from gongkai.base.texts import text
from gongkai.model.blocks import Column, TableBlock
from gongkai.model.duty import Duty, DutyState, Rate, period_at, rate_of
from gongkai.model.vocabulary import Section
from gongkai.pages.board import Board
from gongkai.pages.contexts import Ref
from gongkai.pages.duty_charts import Kept, kept_of, sections_charted, years_charted
from gongkai.pages.duty_contexts import (
    DutiesPage,
    DutyCell,
    DutyEntry,
    DutyGroup,
    DutyRow,
    DutyTable,
    DutyYear,
)
from gongkai.pages.duty_marks import entry_of_duty, item_ref, legend, mark_of, period_label
from gongkai.pages.planned import PlannedPage

ADDRESS = "wancheng/index.html"
CALENDAR = "calendar.ics"
_QUARTERS = 4
_SPAN = {PeriodKind.QUARTER: 1, PeriodKind.HALF_YEAR: 2, PeriodKind.YEAR: _QUARTERS}


def duty_pages(board: Board) -> Iterator[PlannedPage]:
    """Yield the grid; it changes with the day, which it prints."""
    yield PlannedPage(
        address=ADDRESS,
        template="duties",
        section=ADDRESS.partition("/")[0],
        title=text("duties.title"),
        description=text("duties.lead"),
        reads=duties_digest(board),
        make=partial(_duties_page, board),
    )


def duties_digest(board: Board) -> str:
    """Return a digest over all that the grid, the calendar and the home page say of duties."""
    shown = (id_ for duty in board.duties for id_ in duty.records if id_ in board.by_id)
    return digest_of(board.as_of.isoformat(), repr(board.duties), *shown)


def quarter_sentence(board: Board) -> str:
    """Return how much of the last quarter is public; "" before the first quarter has ended."""
    village, groups = _apart(_asked_now(board))
    rates = {
        "duties.sentence": rate_of(village, board.as_of),
        "duties.sentence_groups": rate_of(groups, board.as_of),
    }
    return "".join(
        text(key, asked=rate.asked, done=rate.done) for key, rate in rates.items() if rate.asked
    )


def _apart(duties: Iterable[Duty]) -> tuple[list[Duty], list[Duty]]:
    """Return what the village owes, and what its groups owe of themselves: two rates."""
    own = list(duties)
    return [duty for duty in own if not duty.group], [duty for duty in own if duty.group]


def _asked_now(board: Board) -> list[Duty]:
    """Return the duties of this quarter: those whose period ended within the quarter before."""
    running = period_at(PeriodKind.QUARTER, board.as_of)
    before = period_at(PeriodKind.QUARTER, running.start - timedelta(days=1))
    return [
        duty
        for duty in board.duties
        if duty.state.counts and (duty.demand or before.start <= duty.period.end <= before.end)
    ]


def _duties_page(board: Board) -> DutiesPage:
    now = _asked_now(board)
    missing = [
        duty
        for duty in board.duties
        if duty.state in {DutyState.OVERDUE, DutyState.WEB_ONLY} and duty.days_late
    ]
    late = [duty for duty in board.duties if duty.days_late and duty.state.is_done]
    return DutiesPage(
        title=text("duties.title"),
        lead=text("duties.lead"),
        as_of=text("duties.as_of", day=chinese_date(board.as_of)),
        sentence=quarter_sentence(board),
        calendar=Ref(text("duties.calendar"), f"../{CALENDAR}"),
        legend=legend(),
        groups=tuple(_groups(now, board)),
        overdue=_newest_first(missing, board),
        charted=years_charted(_kept_by_year(board)),
        years=tuple(_years(board)),
        late=_newest_first(late, board),
    )


def _newest_first(duties: Iterable[Duty], board: Board) -> tuple[DutyEntry, ...]:
    ranked = sorted(duties, key=lambda duty: duty.period.end, reverse=True)
    return tuple(entry_of_duty(duty, board) for duty in ranked)


def _groups(duties: Sequence[Duty], board: Board) -> Iterator[DutyGroup]:
    for part, own in _by_part(duties, board):
        entries = tuple(entry_of_duty(duty, board) for duty in own)
        yield DutyGroup(part.title, entries)


def _by_year(board: Board) -> list[tuple[int, list[Duty]]]:
    """Return the years with their duties, the newest first."""
    years: dict[int, list[Duty]] = {}
    for duty in board.duties:
        if not duty.demand:
            years.setdefault(duty.period.end.year, []).append(duty)
    return sorted(years.items(), reverse=True)


def _kept_by_year(board: Board) -> list[Kept]:
    return [
        kept_of(text("duties.year", year=year), _apart(own)[0], board.as_of)
        for year, own in _by_year(board)
    ]


def _years(board: Board) -> Iterator[DutyYear]:
    for year, own in _by_year(board):
        parts = _by_part(own, board)
        kept = [kept_of(part.label, found, board.as_of) for part, found in parts]
        yield DutyYear(
            title=text("duties.year", year=year),
            rate=_rate(own, board),
            is_open=year == board.as_of.year,
            charted=sections_charted(year, kept),
            tables=tuple(_table(part, found, board) for part, found in parts),
        )


def _rate(duties: Sequence[Duty], board: Board) -> str:
    village, groups = _apart(duties)
    told = [_rate_text(village, board.as_of)]
    if rate_of(groups, board.as_of).asked:
        told.append(text("duties.rate_groups", rate=_rate_text(groups, board.as_of)))
    return text("duties.then").join(told)


def _rate_text(duties: Sequence[Duty], as_of: date) -> str:
    kept = kept_of("", duties, as_of)
    if not kept.asked:
        return text("duties.rate_none")
    rate = Rate(kept.done, kept.asked)
    told = text("duties.rate", done=rate.done, asked=rate.asked, percent=rate.percent)
    return text("duties.on_time", rate=told, on_time=kept.on_time) if kept.late else told


class _Part(NamedTuple):
    """A section of what the village owes, or of what its groups owe of themselves."""

    section: Section
    is_of_groups: bool

    @property
    def title(self) -> str:
        """Return what stands above its duties."""
        form = "duties.level_group" if self.is_of_groups else "duties.level"
        return text(form, section=self.section.label)

    @property
    def label(self) -> str:
        """Return its name in a chart of all parts."""
        return self.title if self.is_of_groups else self.section.label


def _by_part(duties: Iterable[Duty], board: Board) -> list[tuple[_Part, list[Duty]]]:
    """Return the sections that have duties, in their order: the village's, then the groups'."""
    found: dict[_Part, list[Duty]] = {
        _Part(section, is_of_groups): [] for is_of_groups in (False, True) for section in Section
    }
    for duty in duties:
        section = board.catalogue.items[duty.item].section
        found[_Part(section, bool(duty.group))].append(duty)
    return [(part, own) for part, own in found.items() if own]


def _table(part: _Part, duties: Sequence[Duty], board: Board) -> DutyTable:
    rows: dict[tuple[str, str, str], list[Duty]] = {}
    for duty in duties:
        rows.setdefault((duty.item, duty.publisher.value, duty.group), []).append(duty)
    return DutyTable(
        title=part.title,
        columns=tuple(text(f"duties.quarter_{n}") for n in range(1, _QUARTERS + 1)),
        rows=tuple(
            DutyRow(
                item_ref(own[0], board.catalogue),
                own[0].body_name(board.settings),
                _cells(own, board),
            )
            for own in rows.values()
        ),
        boards=_boards(duties, board),
    )


def _cells(duties: Sequence[Duty], board: Board) -> tuple[DutyCell, ...]:
    """Return the cells of a row: four quarters wide; a quarter holds up to three months."""
    cells: list[DutyCell] = []
    reached = 0
    for quarter in range(1, _QUARTERS + 1):
        own = [duty for duty in duties if _first_quarter(duty) == quarter]
        if not own and quarter <= reached:
            continue
        span = max((_SPAN.get(duty.period.kind, 1) for duty in own), default=1)
        is_monthly = bool(own) and own[0].period.kind is PeriodKind.MONTH
        label = period_label(own[0].period) if own and not is_monthly else _quarter(quarter)
        cells.append(DutyCell(label, span, tuple(mark_of(duty, board) for duty in own)))
        reached = quarter + span - 1
    return tuple(cells)


def _quarter(index: int) -> str:
    return text(f"duties.quarter_{index}")


def _first_quarter(duty: Duty) -> int:
    return (duty.period.start.month - 1) // 3 + 1


def _boards(duties: Sequence[Duty], board: Board) -> TableBlock | None:
    """Return on which board each duty hung since when; None while nothing hangs."""
    hung = [duty for duty in duties if any(one.since for one in duty.boards)]
    names = dict.fromkeys(one.board for duty in hung for one in duty.boards)
    if not hung:
        return None
    return TableBlock(
        name="duties",
        title=text("duties.boards"),
        columns=(
            Column("item", text("duties.item")),
            Column("period", text("duties.period")),
            *(Column(name, board.settings.board_place(name)) for name in names),
        ),
        rows=tuple(_board_row(duty, names, board) for duty in hung),
    )


def _board_row(duty: Duty, names: Iterable[str], board: Board) -> tuple[str, ...]:
    since = {one.board: one.since for one in duty.boards}
    missing = duty.missing_boards
    item = board.catalogue.items[duty.item].name
    return (
        text("duties.listed", item=item, publisher=duty.body_name(board.settings)),
        period_label(duty.period),
        *(_hung(since.get(name), is_asked=name in missing) for name in names),
    )


def _hung(day: date | None, *, is_asked: bool) -> str:
    if day:
        return chinese_date(day)
    return text("duties.wanted" if is_asked else "duties.none")
