"""What is to be hung, replaced or taken down, worked out from prints, postings and the day."""

from datetime import date

import pytest

from gongkai.check.village import Village
from gongkai.check.wall_sheets import WallSheets
from gongkai.model.prints import Print, SheetName
from gongkai.model.traces import Posted, TraceRow, row_of
from tests.unit.check.villages import village
from tests.unit.pages.summaries import summary

ID = "cw-1"
NAME = SheetName(ID, "wall", "notice")
OLD, NEW = "a" * 64, "b" * 64


def hung(start: str = "2026-11-01", end: str = "2026-11-30") -> TraceRow:
    return row_of(Posted("g1", start, end))


def of(*rows: TraceRow, as_of: date = date(2026, 11, 20), state: str = "posted") -> Village:
    record = summary(ID, state=state, public_date="2026-11-01")
    boards = [{"编号": "g1", "位置": "村委会门口"}]
    return village(record, traces={ID: rows}, as_of=as_of, 公开栏列表=boards)


def done(around: Village, prints: dict[SheetName, Print], now: str = NEW) -> list[list[str]]:
    changes = WallSheets(around).changes(prints, {ID: now} if now else {})
    return [[one.id for one in part] for part in changes[:3]]


def recalled(around: Village, prints: dict[SheetName, Print]) -> list[tuple[str, str]]:
    changes = WallSheets(around).changes(prints, {})
    assert changes[:3] == ((), (), ())
    return [(one.id, one.title) for one in changes.recalled]


def test_a_sheet_that_hangs_and_was_never_printed_is_new() -> None:
    changes = WallSheets(of(hung())).changes({}, {ID: NEW})
    assert [one.new for one in changes.fresh] == [NEW]
    assert changes.fresh[0].boards == ("村委会门口",)
    assert changes.ids == (ID,)


def test_a_sheet_with_other_facts_is_replaced() -> None:
    changes = WallSheets(of(hung())).changes({NAME: Print("2026-11-02", OLD)}, {ID: NEW})
    assert [(one.old, one.new, one.day) for one in changes.replaced] == [(OLD, NEW, "2026-11-02")]


def test_a_sheet_with_the_same_facts_stays() -> None:
    assert done(of(hung()), {NAME: Print("2026-11-02", NEW)}) == [[], [], []]


@pytest.mark.parametrize(
    "name",
    [
        SheetName(ID, "web", "notice"),
        SheetName(ID, "wall", "poster"),
        SheetName(ID, "wall", "notice", "z1"),
    ],
)
def test_other_sheets_of_the_record_do_not_count(name: SheetName) -> None:
    assert done(of(hung()), {name: Print("2026-11-02", OLD)}) == [[ID], [], []]


def test_what_the_wall_may_not_show_is_not_asked_for() -> None:
    assert done(of(hung()), {}, now="") == [[], [], []]


def test_what_is_still_to_be_posted_or_no_longer_public_waits() -> None:
    assert done(of(hung("2026-11-25", "")), {}) == [[], [], []]
    assert done(of(hung(), state="withdrawn"), {}) == [[], [], []]


def test_an_open_posting_goes_on() -> None:
    assert done(of(hung(end=""), as_of=date(2027, 11, 20)), {}) == [[ID], [], []]


def test_after_its_last_day_it_may_come_down_and_is_forgotten_later() -> None:
    prints = {NAME: Print("2026-11-02", NEW)}
    ended = hung(end="2026-11-19")
    assert done(of(ended), prints) == [[], [], [ID]]
    assert done(of(ended), {}) == [[], [], []]
    assert done(of(ended, hung(end="")), prints) == [[], [], []]
    assert done(of(ended, as_of=date(2027, 3, 1)), prints) == [[], [], []]


def test_a_new_record_for_the_wall_is_wanted_before_anybody_noted_its_posting() -> None:
    near = of(as_of=date(2026, 11, 3))
    assert done(near, {}) == [[ID], [], []]
    assert WallSheets(near).changes({}, {ID: NEW}).fresh[0].boards == ()
    assert done(of(as_of=date(2027, 3, 1)), {}) == [[], [], []]
    assert done(of(as_of=date(2026, 11, 3), state="archived"), {}) == [[], [], []]


@pytest.mark.parametrize("state", ["withdrawn", "draft"])
@pytest.mark.parametrize("row", [hung(), hung(end=""), hung(end="2026-11-20")])
def test_a_record_public_no_more_must_come_down_and_its_title_is_not_told(
    state: str, row: TraceRow
) -> None:
    prints = {NAME: Print("2026-11-02", OLD)}
    assert recalled(of(row, state=state), prints) == [(ID, "")]
    assert recalled(of(row, state=state), {}) == []


def test_once_it_is_down_nobody_speaks_of_it() -> None:
    down = of(hung(end="2026-11-19"), state="withdrawn")
    assert recalled(down, {NAME: Print("2026-11-02", OLD)}) == []


def test_the_sheet_of_a_record_that_is_gone_must_come_down() -> None:
    other = SheetName("cw-9", "wall", "notice")
    assert [one[0] for one in recalled(of(), {other: Print("2026-11-05", OLD)})] == ["cw-9"]
    assert recalled(of(), {other: Print("2026-01-05", OLD)}) == []
