"""Objections are answered in time and name nobody; a notice and its result lead to each other."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from gongkai.base.problem_catalogue import severity_of
from gongkai.check.objections import (
    check_answers,
    check_objections,
    check_result_links,
    trace_links,
    trace_objections,
)
from gongkai.load.rules import load_catalogue
from tests.unit.check.subjects import subject_of
from tests.unit.check.villages import village
from tests.unit.pages.summaries import summary

ANSWERED = {"收到日": "2026-10-24", "摘要": "栏杆太矮", "答复": "加高", "答复日": "2026-10-28"}
OPEN = {"收到日": "2026-10-24", "摘要": "栏杆太矮"}


def told(*objections: dict[str, str], kind: str = "公告公示", **own: Any) -> list[tuple[str, str]]:
    subject = subject_of(kind, 异议=list(objections), **own)
    return [(one.code, severity_of(one).value) for one in check_objections(subject)]


def test_an_answered_objection_is_right() -> None:
    assert told(ANSWERED, OPEN) == []
    assert told() == []


def test_an_answer_comes_after_its_objection() -> None:
    assert told({**ANSWERED, "答复日": "2026-10-23"}) == [("T111", "error")]
    assert told({**ANSWERED, "答复日": "2026-10-24"}) == []


@pytest.mark.parametrize("left_out", ["答复", "答复日"])
def test_an_answer_has_words_and_a_day(left_out: str) -> None:
    half = {key: value for key, value in ANSWERED.items() if key != left_out}
    assert told(half) == [("T112", "error")]


@pytest.mark.parametrize(
    ("field", "words", "severities"),
    [
        ("摘要", "金长河不愿水渠从门前过", ["error"]),
        ("摘要", "金 长 河不愿水渠从门前过", ["error"]),
        ("摘要", "木兰树要砍几棵", ["warning"]),
        ("答复", "金长河已到场看过", ["warning"]),
        ("摘要", "水渠改走田边", []),
    ],
)
def test_an_objection_names_nobody_of_the_register(
    field: str, words: str, severities: list[str]
) -> None:
    subject = subject_of("公告公示", 异议=[{**ANSWERED, field: words}])
    known = replace(subject, registered=frozenset({"金长河", "木兰"}))
    found = list(check_objections(known))
    assert [severity_of(one).value for one in found] == severities
    assert all(one.facts == {"field": field} for one in found)
    assert "registered" not in repr(known)


@pytest.mark.parametrize(
    ("words", "severities"),
    [
        ("屋基占了贺一泉家的路", ["error"]),
        ("屋基占了贺 一泉家的路", ["error"]),
        ("村民石小满说路窄", ["warning"]),
        ("石小满反映路窄", ["warning"]),
        ("一户村民说路窄", []),
        ("石春来主任说的标准不对", []),
    ],
)
def test_an_objection_names_nobody(words: str, severities: list[str]) -> None:
    listed = [{"姓名": "贺一泉", "金额": "1"}, {"姓名": "白", "金额": "1"}]
    found = told({**OPEN, "摘要": words}, kind="资金发放", 资金名称="补助", 合计="2", 对象=listed)
    assert found == [("T113", severity) for severity in severities]


def test_an_answer_names_nobody_either() -> None:
    assert told({**ANSWERED, "答复": "已经答复村民石小满"}) == [("T113", "warning")]


def answers(as_of: date, packs: tuple[str, ...] = ("national",), **own: Any) -> list[str]:

    subject = subject_of("公告公示", **own)
    subject = replace(subject, catalogue=load_catalogue(packs)[0])
    rows = tuple(trace_objections(subject))
    found = check_answers(village(summary("a"), traces={"a": rows}, as_of=as_of))
    return [one.code for one in found]


@pytest.mark.parametrize(("day", "codes"), [(8, []), (9, ["T114"])])
def test_an_answer_is_due_on_the_day_that_was_promised(day: int, codes: list[str]) -> None:
    own: dict[str, Any] = {"异议": [{**OPEN, "应答复日": "2026-11-08"}]}
    assert answers(date(2026, 11, day), **own) == codes


@pytest.mark.parametrize(("day", "codes"), [(8, []), (9, ["T114"])])
def test_an_answer_is_due_as_the_pack_says(day: int, codes: list[str]) -> None:
    found = answers(date(2026, 11, day), ("national", "hainan"), 异议=[OPEN])
    assert found == codes


@pytest.mark.parametrize(("day", "codes"), [(30, ["T118"]), (31, ["T115"])])
def test_a_notice_that_ended_with_an_open_objection_is_told(day: int, codes: list[str]) -> None:
    own: dict[str, Any] = {"异议": [OPEN, ANSWERED], "公示期": "2026-10-20 至 2026-10-30"}
    assert answers(date(2026, 10, day), **own) == codes


def test_a_township_answers_for_itself() -> None:
    own: dict[str, Any] = {"异议": [{**OPEN, "应答复日": "2026-10-25"}], "层级": "乡级"}
    assert answers(date(2026, 11, 20), **own) == []


def links(*records: dict[str, Any]) -> list[tuple[str, str]]:
    rows = {own["编号"]: tuple(trace_links(subject_of("公告公示", **own))) for own in records}
    found = check_result_links(village(*(summary(id_) for id_ in rows), traces=rows))
    return [(one.code, one.where.file) for one in found]


def test_links_both_ways_are_right() -> None:
    assert links({"编号": "aaa", "结果公告": "bbb"}, {"编号": "bbb", "原公示": "aaa"}) == []
    result = {"编号": "aaa", "结果": [{"记录": "bbb"}]}
    assert links(result, {"编号": "bbb", "原公示": "aaa"}) == []


def test_a_link_in_one_direction_is_told_where_it_stands() -> None:
    told_at_a = [("T116", "content/aaa.yml")]
    assert links({"编号": "aaa", "结果公告": "bbb"}, {"编号": "bbb"}) == told_at_a
    assert links({"编号": "aaa", "结果": [{"记录": "bbb"}]}, {"编号": "bbb"}) == told_at_a
    assert links({"编号": "aaa"}, {"编号": "bbb", "原公示": "aaa"}) == [
        ("T116", "content/bbb.yml")
    ]


def test_a_link_to_nothing_is_told_elsewhere() -> None:
    assert links({"编号": "aaa", "结果公告": "bbb"}) == []


@pytest.mark.parametrize(("day", "codes"), [(30, ["T117"]), (31, [])])
def test_a_result_waits_for_the_end_of_the_notice(day: int, codes: list[str]) -> None:
    notice = {"编号": "aaa", "结果公告": "bbb", "公示期": "2026-10-20 至 2026-10-30"}
    hung = [{"公开栏": "g1", "起": f"2026-10-{day}"}]
    found = links(notice, {"编号": "bbb", "原公示": "aaa", "张贴": hung})
    assert [code for code, _ in found] == codes


def test_a_record_of_no_known_item_has_no_rule_for_answers() -> None:
    subject = replace(subject_of("公告公示", 异议=[OPEN]), item=None)
    assert [row[2][1] for row in trace_objections(subject)] == [""]


@pytest.mark.parametrize(
    ("change", "codes"),
    [
        ({}, ["T117"]),
        ({"matter": "", "period_key": "2026Q4"}, ["T117"]),
        ({"matter": "别的事"}, []),
        ({"item": "zijin-wuzi"}, []),
        ({"title": "古井修缮进度"}, []),
        ({"public_date": "2026-10-31"}, []),
        ({"state": "draft"}, []),
        ({"notice_end": "2026-11-10"}, []),
    ],
)
def test_a_result_that_nothing_links_is_found_by_its_matter(
    change: dict[str, str], codes: list[str]
) -> None:
    same = {"item": "yijian-zhengqiu", "matter": "古井修缮", "state": "posted"}
    notice = same | {"public_date": "2026-10-20", "notice_end": "2026-10-30"}
    result = same | {"title": "古井修缮意见的结果", "public_date": "2026-10-28"} | change
    shown = (summary("aaa", **notice, period_key="2026Q4"), summary("bbb", **result))
    assert [one.code for one in check_result_links(village(*shown))] == codes
