"""Duties: who owes what, what fulfils it, when it is late, and on which board."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from gongkai.check.completeness import covering_items, duties_of, duty_publishers
from gongkai.check.village import Village
from gongkai.model.duty import Duty, DutyState, PostingScope, Rate, rate_of
from gongkai.model.law import Interval
from gongkai.model.summary import Summary
from gongkai.model.time_traces import Demanded
from gongkai.model.traces import Head, NothingConfirmed, Posted, TraceRow, row_of
from gongkai.model.vocabulary import Publisher
from tests.unit.check.villages import village
from tests.unit.pages.summaries import catalogue, summary

if TYPE_CHECKING:
    from gongkai.model.catalogue import Catalogue

BOARDS = [{"编号": "g1", "位置": "村委会门口"}, {"编号": "g2", "位置": "桥头"}]
QUARTERS = {
    "2026Q1": ("2026-01-01", "2026-03-31"),
    "2026Q2": ("2026-04-01", "2026-06-30"),
    "2026Q3": ("2026-07-01", "2026-09-30"),
    "2026": ("2026-01-01", "2026-12-31"),
    "2026-07": ("2026-07-01", "2026-07-31"),
    "2026-08": ("2026-08-01", "2026-08-31"),
    "2026-09": ("2026-09-01", "2026-09-30"),
}
ITEM = "qita-guanxin"
LEDGER = "caiwu-shouzhi"


def record(  # noqa: PLR0913 - a record has many sides
    id_: str,
    period: str,
    *postings: tuple[str, str],
    item: str = ITEM,
    publisher: str = "committee",
    nothing: str = "",
    level: str = "village",
    is_reprint: bool = False,
    web: str | None = None,
    state: str = "posted",
) -> tuple[Summary, list[TraceRow]]:
    """Return a record in brief with its traces; `web` is the day the site shows it."""
    start, end = QUARTERS.get(period, ("", ""))
    kind = "quarter" if "Q" in period else "month"
    first = min((day for _, day in postings), default="")
    day = first if web is None else web
    head = Head(publisher, level, "everyone", kind, start, end, is_reprint, is_partial=False)
    rows = [row_of(head), *(row_of(Posted(board, on, "")) for board, on in postings)]
    if nothing:
        rows.append(row_of(NothingConfirmed("何文清", nothing)))
    shown = summary(id_, item=item, state=state, public_date=day, is_shown=bool(day))
    return shown, rows


def place(
    *records: tuple[Summary, list[TraceRow]], as_of: str = "2026-11-20", **settings: Any
) -> Village:
    settings = {"起用日期": "2026-01-01", "公开栏列表": BOARDS} | settings
    return village(
        *(one for one, _ in records),
        traces={one.id: rows for one, rows in records},
        as_of=date.fromisoformat(as_of),
        **settings,
    )


def of(found: Village, item: str = ITEM, publisher: str = "committee") -> dict[str, Duty]:
    duties = [one for one in duties_of(found) if (one.item, one.publisher) == (item, publisher)]
    assert len({one.period for one in duties}) == len(duties)
    return {one.period.key: one for one in duties}


def with_item(found: Village, item: str, **changes: Any) -> Village:
    """Return the village with one item of its catalogue changed."""
    own: Catalogue = found.catalogue
    items = {**own.items, item: replace(own.items[item], **changes)}
    return replace(found, catalogue=replace(own, items=items))


def states(duties: dict[str, Duty]) -> dict[str, str]:
    return {key: duty.state.value for key, duty in duties.items()}


def test_two_bodies_owe_their_own_accounts() -> None:
    items = catalogue().items
    owed = {name: duty_publishers(catalogue(), items[name]) for name in (LEDGER, ITEM)}
    assert owed[LEDGER] == (Publisher.COMMITTEE, Publisher.COLLECTIVE)
    assert owed[ITEM] == (Publisher.COMMITTEE,)
    assert duty_publishers(catalogue(), items["zhaiquan-zhaiwu"]) == (Publisher.COLLECTIVE,)
    assert duty_publishers(catalogue(), items["xuexiao-gongkai"]) == ()


def test_what_a_class_of_the_law_holds_counts_for_the_class() -> None:
    items = catalogue().items
    assert "huinong-butie" in covering_items(catalogue(), items["zijin-wuzi"])
    assert covering_items(catalogue(), items["zhaiquan-zhaiwu"]) == ("zhaiquan-zhaiwu",)
    assert covering_items(catalogue(), items[LEDGER]) == (LEDGER,)
    found = place(record("a", "2026Q1", ("g1", "2026-04-02"), item="huinong-butie"))
    assert of(found, "zijin-wuzi")["2026Q1"].records == ("a",)


def test_without_a_sourced_day_only_the_end_of_the_next_period_is_too_late() -> None:
    in_time = record("a", "2026Q1", ("g1", "2026-06-30"))
    late = record("b", "2026Q2", ("g1", "2026-10-03"))
    duties = of(place(in_time, late))
    assert states(duties) == {
        "2026Q1": "published",
        "2026Q2": "late",
        "2026Q3": "open",
        "2026Q4": "open",
    }
    assert (duties["2026Q2"].days_late, duties["2026Q2"].due) == (3, date(2026, 9, 30))
    assert duties["2026Q3"].advised == date(2026, 10, 10)
    assert not duties["2026Q3"].is_sourced


def test_lateness_counts_on_until_it_hangs() -> None:
    assert of(place(as_of="2026-06-30"))["2026Q1"].state is DutyState.OPEN
    assert of(place(as_of="2026-07-01"))["2026Q1"].days_late == 1
    assert of(place())["2026Q1"].state is DutyState.OVERDUE


def test_only_the_wall_fulfils() -> None:
    on_web = of(place(record("a", "2026Q1", web="2026-04-02")))["2026Q1"]
    assert (on_web.state, on_web.days_late) == (DutyState.WEB_ONLY, 143)
    on_wall = of(place(record("a", "2026Q1", ("g1", "2026-04-02"), web="")))["2026Q1"]
    assert (on_wall.state, on_wall.days_late) == (DutyState.WALL_ONLY, 0)
    assert rate_of([on_web, on_wall], date(2026, 11, 20)) == Rate(1, 2)


def test_a_planned_posting_is_none_yet() -> None:
    duties = of(place(record("a", "2026Q3", ("g1", "2026-11-25"))))
    assert duties["2026Q3"].state is DutyState.OPEN


def test_nothing_to_report_closes_a_period_by_whoever_confirmed_it() -> None:
    one = of(place(record("a", "2026Q1", ("g1", "2026-04-02"), nothing="2026-04-01")))["2026Q1"]
    assert (one.state, one.confirmed_by, one.days_late) == (DutyState.NOTHING, "何文清", 0)
    unposted = of(place(record("a", "2026Q1", web="", nothing="2026-04-01")))["2026Q1"]
    assert (unposted.state, unposted.since) == (DutyState.NOTHING, date(2026, 4, 1))
    both = place(
        record("a", "2026Q1", ("g1", "2026-04-02"), nothing="2026-04-01"),
        record("b", "2026Q1", ("g1", "2026-04-05")),
    )
    assert of(both)["2026Q1"].state is DutyState.PUBLISHED


def test_three_months_make_a_quarter_of_an_account_and_two_do_not() -> None:
    months = [
        record(key, key, ("g1", day), item=LEDGER)
        for key, day in (("2026-07", "2026-08-10"), ("2026-08", "2026-09-11"))
    ]
    assert of(place(*months), LEDGER)["2026Q3"].state is DutyState.OPEN
    last = record("2026-09", "2026-09", ("g1", "2026-10-12"), item=LEDGER)
    whole = of(place(*months, last), LEDGER)["2026Q3"]
    assert (whole.state, whole.since) == (DutyState.PUBLISHED, date(2026, 10, 12))
    assert whole.records == ("2026-07", "2026-08", "2026-09")


def test_one_event_of_a_quarter_discloses_it() -> None:
    one = record("a", "2026-08", ("g1", "2026-08-28"), item="xieshang-luoshi")
    assert of(place(one), "xieshang-luoshi")["2026Q3"].state is DutyState.PUBLISHED


def test_what_came_out_in_january_says_nothing_of_the_summer() -> None:
    duties = of(place(record("a", "2026", ("g1", "2026-01-26"))))
    assert states(duties)["2026Q1"] == "published"
    assert states(duties)["2026Q2"] == "overdue"
    report = of(place(record("a", "2026", ("g1", "2026-11-08"))))
    assert states(report) == dict.fromkeys(("2026Q1", "2026Q2"), "late") | dict.fromkeys(
        ("2026Q3", "2026Q4"), "published"
    )


def test_a_record_without_a_period_counts_where_it_came_out() -> None:
    duties = of(place(record("a", "", ("g1", "2026-05-05"))))
    assert [key for key, one in duties.items() if one.records] == ["2026Q2"]


@pytest.mark.parametrize(
    "other",
    [
        {"is_reprint": True},
        {"level": "township"},
        {"publisher": "township"},
        {"state": "draft"},
        {"state": "withdrawn"},
    ],
)
def test_what_is_not_the_villages_own_and_public_fulfils_nothing(other: dict[str, Any]) -> None:
    found = place(record("a", "2026Q1", ("g1", "2026-04-02"), **other))
    assert of(found)["2026Q1"].state is DutyState.OVERDUE


def test_nothing_before_the_first_day_of_use_is_late() -> None:
    duties = of(place(as_of="2026-12-31", 起用日期="2026-08-15"))
    assert states(duties) == {
        "2026Q1": "before_start",
        "2026Q2": "before_start",
        "2026Q3": "open",
        "2026Q4": "open",
    }
    early = record("a", "2026Q1", ("g1", "2026-09-02"))
    kept = of(place(early, 起用日期="2026-08-15"))["2026Q1"]
    assert (kept.state, kept.days_late) == (DutyState.PUBLISHED, 0)


def test_without_a_first_day_of_use_the_first_record_begins() -> None:
    settings: dict[str, Any] = {"起用日期": None}
    assert list(of(place(**settings))) == ["2026Q1", "2026Q2", "2026Q3", "2026Q4"]
    assert states(of(place(**settings)))["2026Q3"] == "before_start"
    begun = place(record("a", "2026Q2", ("g1", "2026-07-02")), **settings)
    assert states(of(begun)) == {
        "2026Q1": "before_start",
        "2026Q2": "published",
        "2026Q3": "open",
        "2026Q4": "open",
    }


def test_every_board_asked_for_counts() -> None:
    one = record("a", "2026Q1", ("g1", "2026-04-02"))
    both = record("b", "2026Q2", ("g1", "2026-07-02"), ("g2", "2026-10-02"))
    found = with_item(place(one, both), ITEM, posting_scope=PostingScope.ALL)
    duties = of(found)
    assert (duties["2026Q1"].state, duties["2026Q1"].since) == (DutyState.OVERDUE, None)
    assert [board.since for board in duties["2026Q1"].boards] == [date(2026, 4, 2), None]
    assert (duties["2026Q2"].state, duties["2026Q2"].days_late) == (DutyState.LATE, 2)
    assert of(place(one, both))["2026Q1"].state is DutyState.PUBLISHED


def test_what_does_not_arise_is_not_asked_and_says_why() -> None:
    off = of(with_item(place(), ITEM, disabled="本村没有"))
    assert {(one.state, one.reason) for one in off.values()} == {
        (DutyState.NOT_APPLICABLE, "本村没有")
    }
    body = [{"公开主体": "集体经济组织", "原因": "还没有成立"}]
    absent = place(不设的主体=body)
    assert set(states(of(absent, LEDGER, "collective")).values()) == {"not_applicable"}
    assert rate_of(off.values(), date(2026, 11, 20)) == Rate(0, 0)


def test_a_stricter_promise_of_the_village_is_a_duty() -> None:
    monthly = with_item(place(), LEDGER, interval=Interval.MONTH)
    assert list(of(monthly, LEDGER))[:2] == ["2026-01", "2026-02"]


def test_weak_rhythms_are_no_duty() -> None:
    items = {duty.item for duty in duties_of(place())}
    assert "weisheng-pingbi" not in items
    assert "zijin-wuzi" in items


def demanded(due: str, *, binds: bool) -> TraceRow:
    return row_of(Demanded("危房改造名单", "committee", "2026-08-01", due, binds))


def demand_of(rows: Iterable[TraceRow], *others: tuple[Summary, list[TraceRow]]) -> Duty:
    asked = (summary("q"), [*rows])
    (duty,) = [one for one in duties_of(place(asked, *others)) if one.demand]
    return duty


def test_a_demand_adds_a_duty() -> None:
    late = demand_of([demanded("2026-08-16", binds=True)])
    assert (late.state, late.days_late, late.demand) == (DutyState.OVERDUE, 96, "q")
    weak = demand_of([demanded("2026-08-16", binds=False)])
    assert (weak.state, weak.advised) == (DutyState.OPEN, date(2026, 8, 16))
    before = record("old", "2026Q1", ("g1", "2026-04-02"), item="weifang-gaizao")
    since = record("new", "2026Q3", ("g1", "2026-08-20"), item="weifang-gaizao")
    answered = demand_of([demanded("2026-08-16", binds=True)], before, since)
    assert (answered.state, answered.days_late) == (DutyState.LATE, 4)
    assert answered.records == ("new",)


def test_what_nobody_knows_or_is_asked_later_adds_none() -> None:
    later = row_of(Demanded("危房改造名单", "committee", "2026-12-01", "", binds=True))
    unknown = row_of(Demanded("没有这一项", "committee", "2026-08-01", "", binds=True))
    found = place((summary("q"), [later, unknown]))
    assert not [one for one in duties_of(found) if one.demand]


def test_percent_is_never_rounded_up() -> None:
    assert Rate(199, 200).percent == 99
    assert Rate(0, 0).percent == 100


def test_a_duty_begins_with_its_law() -> None:
    duties = of(place(起用日期="2025-07-01"), "xieshang-luoshi")
    assert next(iter(duties)) == "2026Q1"
    assert list(of(place(起用日期="2025-07-01")))[:2] == ["2025Q1", "2025Q2"]
