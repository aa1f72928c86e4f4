"""How long sheets hang, which day is the last, and what is told before a record folds."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from gongkai.base.problem_catalogue import severity_of
from gongkai.check.postings import (
    check_expiring,
    check_open_postings,
    check_short_postings,
    check_take_down,
    trace_expiry,
    trace_posting_lengths,
)
from gongkai.check.subject import Subject
from gongkai.check.traces import trace_postings
from gongkai.check.village import Village
from gongkai.model.duty import PostingScope
from gongkai.model.law import DayCount
from gongkai.model.settings import Settings
from tests.unit.check.subjects import subject_of
from tests.unit.check.villages import village
from tests.unit.pages.summaries import summary

MEETING = "村民会议决定事项及执行情况"


def of(*postings: tuple[str, str, str], item: str = MEETING, **own: Any) -> Subject:
    rows = [
        {"公开栏": board, "起": start, **({"止": end} if end else {})}
        for board, start, end in postings
    ]
    return subject_of("公告公示", 公开事项=item, 状态="公开", 张贴=rows, **own)


def around(subject: Subject, as_of: date = date(2026, 11, 20), **settings: Any) -> Village:
    rows = (
        *trace_postings(subject),
        *trace_posting_lengths(subject),
        *trace_expiry(subject),
    )
    return village(summary("a"), traces={"a": rows}, as_of=as_of, **settings)


def short(subject: Subject, as_of: date = date(2026, 11, 20)) -> list[tuple[str, str]]:
    found = check_short_postings(around(subject, as_of))
    return [(one.code, severity_of(one).value) for one in found]


def test_fifteen_days_with_the_first_are_enough_and_fourteen_are_not() -> None:
    assert short(of(("g1", "2026-11-16", "2026-11-30"))) == []
    assert short(of(("g1", "2026-11-16", "2026-11-29"))) == [("T102", "error")]


def test_what_came_down_is_told_as_such() -> None:
    assert short(of(("g1", "2026-11-02", "2026-11-08"))) == [("T103", "error")]


def test_before_the_amended_law_no_number_of_days_held() -> None:
    assert short(of(("g1", "2025-11-02", "2025-11-03"))) == []


def test_a_matter_that_does_not_rest_on_the_law_only_reminds() -> None:
    hung = ("g1", "2026-11-16", "2026-11-20")
    assert short(of(hung, item="防灾与安全通知")) == [("T102", "warning")]


def test_a_township_notice_is_held_against_nothing() -> None:
    assert short(of(("g1", "2026-11-16", "2026-11-20"), 层级="乡级")) == []


def test_one_board_that_hangs_long_enough_is_enough() -> None:
    first, other = ("g1", "2026-11-02", "2026-11-20"), ("g2", "2026-11-02", "2026-11-05")
    assert short(of(first, other)) == []


def test_where_all_boards_are_asked_for_each_counts() -> None:
    first, other = ("g1", "2026-11-02", "2026-11-20"), ("g2", "2026-11-02", "2026-11-05")
    subject = of(first, other)
    assert subject.item is not None
    item = replace(subject.item, posting_scope=PostingScope.ALL)
    assert short(replace(subject, item=item)) == [("T103", "error")]


def _scoped(subject: Subject, scope: PostingScope, **settings: Any) -> Subject:
    assert subject.item is not None
    item = replace(subject.item, posting_scope=scope)
    given = Settings.model_validate({"村名": "石桥村", **settings})
    return replace(subject, item=item, settings=given)


BOARDS = [
    {"编号": "g1", "位置": "村委会", "施工现场": "否"},
    {"编号": "g2", "位置": "二组桥头", "组": "二组", "施工现场": "是"},
    {"编号": "g3", "位置": "五组坝子", "组": "五组", "施工现场": "是"},
]
GROUPS = [{"编号": "2", "名称": "二组"}, {"编号": "5", "名称": "五组"}]
LONG, BRIEF = ("2026-11-02", "2026-11-20"), ("2026-11-02", "2026-11-05")


@pytest.mark.parametrize(
    ("hung", "codes"),
    [
        ({"g1": LONG, "g2": LONG, "g3": BRIEF}, ["T103"]),
        ({"g1": LONG, "g2": BRIEF, "g3": BRIEF}, ["T103", "T103"]),
        ({"g1": BRIEF, "g2": LONG, "g3": LONG}, []),
        ({"g1": LONG, "g2": LONG}, []),
    ],
)
def test_every_board_at_the_site_counts_and_the_best_of_the_others_helps_nothing(
    hung: dict[str, tuple[str, str]], codes: list[str]
) -> None:
    subject = of(*((board, *days) for board, days in hung.items()))
    scoped = _scoped(subject, PostingScope.SITE, 公开栏列表=BOARDS)
    assert [code for code, _ in short(scoped)] == codes


@pytest.mark.parametrize(
    ("groups", "codes"),
    [(["二组", "五组"], ["T103"]), (["二组"], []), (["五组"], ["T103"]), ([], [])],
)
def test_the_board_of_every_group_concerned_counts(groups: list[str], codes: list[str]) -> None:
    hung = (("g2", *LONG), ("g3", *BRIEF))
    scoped = _scoped(
        of(*hung, 涉及组=groups), PostingScope.GROUP, 公开栏列表=BOARDS, 村民小组=GROUPS
    )
    assert [code for code, _ in short(scoped)] == codes


def test_where_no_board_asked_for_hangs_it_the_best_one_counts() -> None:
    scoped = _scoped(of(("g1", *BRIEF)), PostingScope.SITE, 公开栏列表=BOARDS)
    assert [code for code, _ in short(scoped)] == ["T103"]


def test_a_sheet_hung_twice_without_a_gap_hung_all_the_time() -> None:
    assert short(of(("g1", "2026-11-02", "2026-11-09"), ("g1", "2026-11-10", "2026-11-16"))) == []


@pytest.mark.parametrize(("day", "codes"), [(15, []), (16, []), (17, ["T106"])])
def test_a_sheet_without_a_last_day_is_told_once_it_hung_long_enough(
    day: int, codes: list[str]
) -> None:
    found = around(of(("g1", "2026-11-02", "")), date(2026, 11, day))
    assert [one.code for one in check_open_postings(found)] == codes


def test_the_last_day_is_told_once_for_all_boards() -> None:
    first, other = ("g1", "2026-11-02", "2026-11-20"), ("g2", "2026-11-02", "2026-11-20")
    problems = list(check_take_down(around(of(first, other))))
    assert [(one.code, one.facts["board"]) for one in problems] == [("T105", "g1、g2")]
    assert not list(check_take_down(around(of(first), date(2026, 11, 19))))


@pytest.mark.parametrize(("day", "codes"), [(17, []), (18, ["T107"]), (20, ["T107"]), (21, [])])
def test_a_record_that_will_fold_is_told_in_the_days_before(day: int, codes: list[str]) -> None:
    subject = of(("g1", "2026-11-02", "2026-11-20"), 到期处理="只留合计")
    found = around(subject, date(2026, 11, day))
    assert [one.code for one in check_expiring(found)] == codes


def test_what_stays_is_not_told() -> None:
    assert not list(check_expiring(around(of(("g1", "2026-11-02", "2026-11-20")))))
    open_end = of(("g1", "2026-11-02", ""), 到期处理="撤下")
    assert not list(check_expiring(around(open_end)))


def test_a_record_of_no_known_item_leaves_no_trace() -> None:
    subject = replace(of(("g1", "2026-11-02", "2026-11-03")), item=None)
    assert not list(trace_posting_lengths(subject))
    assert not list(trace_expiry(subject))


def test_working_days_of_a_year_without_a_table_are_not_guessed() -> None:
    def on_working_days(start: str, end: str) -> list[tuple[str, str]]:
        subject = of(("g1", start, end))
        days = tuple(replace(rule, count=DayCount.WORKING) for rule in subject.catalogue.days)
        counted = replace(subject, catalogue=replace(subject.catalogue, days=days))
        return short(counted, date(2027, 3, 1))

    assert on_working_days("2026-12-01", "2026-12-04") == [("T103", "error")]
    assert on_working_days("2026-12-28", "2026-12-31") == []
