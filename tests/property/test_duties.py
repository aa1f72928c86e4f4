"""Whatever was posted when, each period is in one state, and time only goes forward."""

from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from gongkai.check.completeness import duties_of
from gongkai.check.village import Village
from gongkai.model.duty import Duty, DutyState, PostingScope
from gongkai.model.summary import Summary
from gongkai.model.traces import Head, NothingConfirmed, Posted, TraceRow, row_of
from tests.unit.check.villages import village
from tests.unit.pages.summaries import summary

ITEMS = ("qita-guanxin", "caiwu-shouzhi", "huinong-butie", "caiwu-baobiao")
BOARDS = ("g1", "g2")
DAYS = st.dates(date(2024, 1, 1), date(2026, 12, 31))
Record = tuple[Summary, list[TraceRow]]


@st.composite
def records(draw: st.DrawFn) -> list[Record]:
    return [draw(record(place)) for place in range(draw(st.integers(0, 8)))]


@st.composite
def record(draw: st.DrawFn, place: int) -> Record:
    start = draw(DAYS)
    end = start + timedelta(days=draw(st.integers(0, 400)))
    posted = draw(st.lists(st.tuples(st.sampled_from(BOARDS), DAYS), max_size=3))
    publisher = draw(st.sampled_from(("committee", "collective")))
    span = (start.isoformat(), end.isoformat()) if draw(st.booleans()) else ("", "")
    head = Head(
        publisher, "village", "everyone", "span", *span, is_reprint=False, is_partial=False
    )
    rows = [row_of(head), *(row_of(Posted(board, str(day), "")) for board, day in posted)]
    if draw(st.booleans()):
        rows.append(row_of(NothingConfirmed("何文清", str(draw(DAYS)))))
    first = min((str(day) for _, day in posted), default=str(draw(DAYS)))
    day = first if draw(st.booleans()) else ""
    item = draw(st.sampled_from(ITEMS))
    return summary(f"r{place}", item=item, public_date=day, is_shown=bool(day)), rows


def on(day: date, found: list[Record], scope: PostingScope | None = None) -> Village:
    own = village(
        *(one for one, _ in found),
        traces={one.id: rows for one, rows in found},
        as_of=day,
        起用日期="2024-05-20",
        公开栏列表=[{"编号": board, "位置": board} for board in BOARDS],
    )
    items = {
        id_: replace(item, posting_scope=scope) if id_ in ITEMS else item
        for id_, item in own.catalogue.items.items()
    }
    return replace(own, catalogue=replace(own.catalogue, items=items))


def by_key(duties: tuple[Duty, ...]) -> dict[tuple[str, str, str], Duty]:
    found = {(one.item, one.publisher.value, one.period.key): one for one in duties}
    assert len(found) == len(duties)
    return found


@given(records(), DAYS)
def test_the_periods_of_a_duty_follow_each_other_without_gap(
    found: list[Record], day: date
) -> None:
    runs: dict[tuple[str, str], list[Duty]] = {}
    for one in duties_of(on(max(day, date(2024, 5, 20)), found)):
        runs.setdefault((one.item, one.publisher.value), []).append(one)
    for run in runs.values():
        for one, after in pairwise(run):
            assert after.period.start == one.period.end + timedelta(days=1)
        assert run[-1].period.start <= max(day, date(2024, 5, 20)) <= run[-1].period.end


@given(records(), DAYS)
def test_a_state_agrees_with_its_days(found: list[Record], day: date) -> None:
    for one in duties_of(on(day, found)):
        assert one.due is not None
        is_before = one.period.end < date(2024, 5, 20)
        if one.state in {DutyState.PUBLISHED, DutyState.WALL_ONLY, DutyState.LATE}:
            assert one.since is not None
            assert one.since <= day
        if one.state is DutyState.LATE:
            assert one.days_late > 0
        if one.state in {DutyState.OPEN, DutyState.OVERDUE}:
            assert (one.state is DutyState.OVERDUE) == (day > one.due)
        if one.state is DutyState.BEFORE_START:
            assert is_before
        assert not (is_before and one.days_late)
        assert one.days_late == 0 or (one.since or day) > one.due


@given(records(), DAYS, st.integers(0, 500))
def test_time_only_goes_forward(found: list[Record], day: date, more: int) -> None:
    before = by_key(duties_of(on(day, found)))
    after = by_key(duties_of(on(day + timedelta(days=more), found)))
    assert before.keys() <= after.keys()
    for key, one in before.items():
        later = after[key]
        assert later.days_late >= one.days_late
        if one.state.is_done:
            assert later.state.is_done


@given(records(), DAYS)
def test_all_boards_are_never_sooner_than_any(found: list[Record], day: date) -> None:
    strict = by_key(duties_of(on(day, found, PostingScope.ALL)))
    for key, one in by_key(duties_of(on(day, found))).items():
        other = strict[key]
        assert [board.board for board in one.boards] == [board.board for board in other.boards]
        if other.since:
            assert one.since is not None
            assert one.since <= other.since
        assert other.days_late >= one.days_late
