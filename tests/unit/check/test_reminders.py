"""What is to be done by which day."""

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

from gongkai.base.period import Period
from gongkai.check.reminders import reminders_of
from gongkai.model.duty import Duty, DutyState, PostingScope
from gongkai.model.reminder import Reminder, ReminderKind
from gongkai.model.time_traces import Expiring, Objected
from gongkai.model.traces import Posted, TraceRow, row_of
from gongkai.model.vocabulary import Publisher
from tests.unit.check.test_completeness import BOARDS
from tests.unit.check.villages import village
from tests.unit.pages.summaries import summary

if TYPE_CHECKING:
    from gongkai.model.summary import Summary

DUTY = Duty(
    "qita-guanxin",
    Publisher.COMMITTEE,
    Period.parse("2026Q3"),
    PostingScope.ANY,
    DutyState.OPEN,
    due=date(2026, 12, 31),
)


def of(rows: list[TraceRow], *duties: Duty, **own: Any) -> list[Reminder]:
    record: Summary = summary("a", **own)
    return list(reminders_of(village(record, traces={"a": rows}, 公开栏列表=BOARDS), duties))


def told(found: list[Reminder]) -> list[tuple[str, str, str]]:
    return [(str(one.day), one.kind.value, one.words) for one in found]


def test_duties_remind_by_their_state() -> None:
    late = replace(DUTY, state=DutyState.OVERDUE, due=date(2026, 9, 30), days_late=51)
    on_web = replace(DUTY, state=DutyState.WEB_ONLY)
    name = "村民关心的其他事项（村委会，2026年第三季度）"
    assert told(of([], on_web, late)) == [
        ("2026-09-30", "overdue", f"{name}没有公开，已晚 51 天"),
        ("2026-12-31", "not_on_wall", f"{name}只在网上，还没贴上墙"),
    ]
    advised = replace(DUTY, advised=date(2026, 10, 10))
    assert told(of([], advised)) == [
        ("2026-10-10", "advised", f"{name}建议这天以前公开"),
        ("2026-12-31", "due", f"{name}最迟这天公开"),
    ]
    done = replace(DUTY, state=DutyState.PUBLISHED)
    assert of([], done, replace(DUTY, due=None)) == []


def test_a_sheet_is_taken_down_on_its_last_day() -> None:
    rows = [
        row_of(Posted("g1", "2026-11-01", "2026-11-20")),
        row_of(Posted("g2", "2026-11-01", "2026-11-20")),
        row_of(Posted("g2", "2026-10-01", "2026-10-20")),
        row_of(Posted("g2", "2026-12-01", "2026-12-20")),
        row_of(Posted("g2", "2026-11-01", "")),
    ]
    (one,) = of(rows, posting_end="2026-12-20")
    assert one.words == "《标题 a》张贴到这天，可以撤下（村委会门口、桥头）"
    assert (one.day, one.record, one.is_public) == (date(2026, 11, 20), "a", True)
    assert of(rows, posting_end="2026-12-20", is_private=True)[0].is_public is False
    hidden = of(rows, is_shown=False, title="")
    assert (hidden[0].facts["title"], hidden[0].is_public) == ("a", False)
    assert of(rows, state="draft") == []


def test_objections_and_records_about_to_fold_are_told() -> None:
    rows = [
        row_of(Objected("2026-11-01", "2026-11-16", "")),
        row_of(Objected("2026-11-02", "", "")),
        row_of(Expiring("2026-12-31", "只留合计")),
        row_of(Expiring("2026-01-31", "撤下")),
    ]
    found = of(rows)
    assert told(found) == [
        ("2026-11-16", "answer", "《标题 a》收到的意见最迟这天答复"),
        ("2026-12-31", "fold", "《标题 a》到这天为止，以后只留合计"),
    ]
    assert [one.is_public for one in found] == [False, True]


def test_a_reminder_is_known_again() -> None:
    one = Reminder(date(2026, 12, 31), ReminderKind.DUE, item="a", period="2026Q3")
    assert replace(one, day=date(2027, 1, 1)).key == one.key
    sheet = Reminder(date(2026, 12, 31), ReminderKind.TAKE_DOWN, record="a")
    assert replace(sheet, day=date(2027, 1, 1)).key != sheet.key
