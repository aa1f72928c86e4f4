"""A demand that enough people make must be met; who made it is never written down."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from gongkai.check.demands import check_demands, check_met_demands, trace_demands
from gongkai.check.subject import Subject
from gongkai.check.traces import trace_head, trace_postings
from gongkai.load.rules import load_catalogue
from tests.unit.check.subjects import subject_of
from tests.unit.check.villages import village
from tests.unit.pages.summaries import summary

ASKED = {
    "提出方": "村民",
    "要求公开事项": "集体资产资源交易",
    "提出日": "2026-10-09",
    "提出人数": "110",
    "应有人数": "1100",
}
HUNG = {"公开栏": "g1", "起": "2026-10-20"}


def asked(packs: tuple[str, ...] = ("national",), **own: Any) -> Subject:
    subject = subject_of("公告公示", **({"要求公开": [ASKED]} | own))
    return replace(subject, catalogue=load_catalogue(packs)[0])


@pytest.mark.parametrize(
    ("change", "count"),
    [
        ({}, 1),
        ({"提出人数": "109"}, 0),
        ({"提出方": "村民代表"}, 0),
        ({"要求公开事项": "没有"}, 0),
    ],
)
def test_the_share_must_be_reached(change: dict[str, str], count: int) -> None:
    assert len(list(trace_demands(asked(要求公开=[ASKED | change])))) == count


def test_a_withdrawn_record_or_another_kind_demands_nothing() -> None:
    assert not list(trace_demands(asked(状态="撤下")))
    assert not list(trace_demands(subject_of("收支明细")))
    assert not list(check_demands(subject_of("收支明细")))


def test_nobody_asks_but_those_who_are_there() -> None:
    more = ASKED | {"提出人数": "1101"}
    assert [one.code for one in check_demands(asked(要求公开=[more]))] == ["T141"]
    assert not list(check_demands(asked()))


def test_an_item_that_nobody_knows_is_told_at_its_place() -> None:
    unknown = ASKED | {"要求公开事项": "没有这一项"}
    found = [(one.code, one.where.path) for one in check_demands(asked(要求公开=[unknown]))]
    assert found == [("R201", ("要求公开", 0, "要求公开事项"))]


def met(
    subject: Subject,
    *answers: Subject,
    as_of: date = date(2026, 11, 20),
    state: str = "posted",
) -> list[str]:
    rows = {"a": tuple(trace_demands(subject))}
    for number, answer in enumerate(answers):
        rows[f"b{number}"] = (*trace_head(answer), *trace_postings(answer))
    given = [id_ for id_ in rows if id_ != "a"]
    answered = [summary(id_, item="zichan-jiaoyi", state=state) for id_ in given]
    found = village(summary("a"), *answered, traces=rows, as_of=as_of)
    found = replace(found, catalogue=subject.catalogue)
    return [one.code for one in check_met_demands(found)]


def test_without_a_day_in_the_rules_it_is_a_reminder() -> None:
    assert met(asked()) == ["T143"]
    assert met(asked(), as_of=date(2026, 10, 9)) == []


@pytest.mark.parametrize(("day", "codes"), [(24, []), (25, ["T142"])])
def test_the_pack_says_by_when(day: int, codes: list[str]) -> None:
    representatives = ASKED | {"提出方": "村民代表", "提出人数": "15", "应有人数": "45"}
    subject = asked(("national", "hainan"), 要求公开=[representatives])
    assert met(subject, as_of=date(2026, 10, day)) == codes


@pytest.mark.parametrize(("day", "codes"), [(20, []), (21, ["T142"])])
def test_a_day_the_village_promised_binds_it(day: int, codes: list[str]) -> None:
    promised = asked(要求公开=[ASKED | {"应答复日": "2026-11-20"}])
    (row,) = trace_demands(promised)
    assert row[2][3:] == ("2026-11-20", True)
    assert met(promised, as_of=date(2026, 11, day)) == codes


def test_the_earlier_of_promise_and_rule_counts() -> None:
    for typed, due in (("2026-10-11", "2026-10-11"), ("2026-12-31", "2026-10-12")):
        subject = asked(("national", "chongqing"), 要求公开=[ASKED | {"应答复日": typed}])
        (row,) = trace_demands(subject)
        assert row[2][3:] == (due, True)


def test_what_came_out_since_then_meets_it() -> None:
    rows = list(trace_demands(asked()))
    item = rows[0][2][0]
    assert item
    answer = subject_of("公告公示", 张贴=[HUNG])
    early = subject_of("公告公示", 张贴=[HUNG | {"起": "2026-10-01"}])
    later = subject_of("公告公示", 张贴=[HUNG | {"起": "2026-12-01"}])
    school = subject_of("公告公示", 张贴=[HUNG], 公开主体="学校")
    assert met(asked(), answer) == []
    assert met(asked(), early, later, school) == ["T143"]
    assert met(asked(), answer, state="withdrawn") == ["T143"]
