"""Reviewers sat in the body on that day, managed nothing, and handled no money themselves."""

from typing import Any

import pytest

from gongkai.base.problem_catalogue import severity_of
from gongkai.check.reviewers import (
    check_handlers,
    check_reviewers,
    check_reviewing_body,
    trace_office_holders,
    trace_reviews,
)
from tests.unit.check.subjects import subject_of
from tests.unit.check.villages import village
from tests.unit.pages.summaries import summary

SUPERVISORS = {
    "公开主体": "村务监督委员会",
    "机构": "石桥村村务监督委员会",
    "任职起止": "2026-03-01 至 2031-02-28",
    "成员": [{"姓名": "白大成"}, {"姓名": "贺一泉"}],
}


def told(*records: dict[str, Any], **settings: Any) -> list[tuple[str, str]]:
    rows = {}
    for number, own in enumerate(records):
        kind = "名册" if "成员" in own else "公告公示"
        subject = subject_of(kind, **({"状态": "公开"} | own))
        rows[f"r{number}"] = (*trace_office_holders(subject), *trace_reviews(subject))
    found = check_reviewers(village(*map(summary, rows), traces=rows, **settings))
    return [(one.code, one.facts.get("person", one.facts["body"])) for one in found]


def reviewed(*people: str, day: str = "2026-10-18", by: str = "村务监督委员会") -> dict[str, Any]:
    return {"审核": [{"主体": by, "人": list(people), "日期": day}]}


def test_members_on_that_day_are_right() -> None:
    assert told(SUPERVISORS, reviewed("白大成", "贺 一泉")) == []


def test_who_is_not_in_the_roster_is_told() -> None:
    assert told(SUPERVISORS, reviewed("白大成", "田有为")) == [("R302", "田有为")]


def test_who_is_named_twice_is_told_once() -> None:
    assert told(SUPERVISORS, reviewed("田有为", "田有为")) == [("R302", "田有为")]


def test_a_gap_is_told_once_for_each_body() -> None:
    early = reviewed("白大成", day="2025-10-18")
    board = reviewed("谢永", by="监事会")
    found = told(SUPERVISORS, early, early, board)
    assert found == [("R306", "村务监督委员会"), ("R306", "监事会")]


def test_what_lies_before_the_first_day_of_use_is_no_gap() -> None:
    early = reviewed("白大成", day="2025-10-18")
    assert told(SUPERVISORS, early, 起用日期="2026-01-01") == []


@pytest.mark.parametrize("body", ["村民委员会", "理事会", "报账员"])
def test_who_manages_reviews_nothing(body: str) -> None:
    managing = {"机构类别": body, "任期": "2026—2031年", "成员": [{"姓名": "白大成"}]}
    found = told(SUPERVISORS, managing, reviewed("白大成"))
    assert [code for code, _ in found] == ["R303"]


def test_one_person_with_all_offices_is_no_fault() -> None:
    managing = {"机构类别": "村民委员会", "任期": "2026—2031年", "成员": [{"姓名": "石春来"}]}
    assert told(managing, reviewed("石春来", by="村党组织")) == []


def test_an_open_roster_ends_where_the_next_begins() -> None:
    old = SUPERVISORS | {"任职起止": None, "所属期": "2025", "成员": [{"姓名": "田有为"}]}
    old = {key: value for key, value in old.items() if value is not None}
    assert told(old, reviewed("田有为")) == []
    assert told(old, SUPERVISORS, reviewed("田有为")) == [("R302", "田有为")]
    assert told(old, SUPERVISORS, reviewed("田有为", day="2025-10-18")) == []


def test_a_roster_without_term_or_period_holds_from_the_day_it_hung() -> None:
    bare = {"机构": "监事会", "成员": [{"姓名": "谢永"}]}
    hung = bare | {"张贴": [{"公开栏": "g1", "起": "2026-05-01"}]}
    found = reviewed("谢永", by="监事会")
    assert told(bare, found) == []
    assert told(hung, found) == []
    assert told(hung, reviewed("谢永", by="监事会", day="2026-04-30")) == [("R306", "监事会")]


def test_a_draft_or_another_roster_seats_nobody() -> None:
    draft = SUPERVISORS | {"状态": "草稿"}
    other = {"机构": "红白理事会", "成员": [{"姓名": "白大成"}]}
    assert told(draft, other, reviewed("白大成")) == [("R306", "村务监督委员会")]


def test_a_review_that_names_nobody_is_left_alone() -> None:
    assert told(reviewed()) == []


def test_accounts_of_the_collective_go_to_the_supervisory_board() -> None:
    wrong = subject_of("公告公示", 公开主体="集体经济组织", **reviewed("白大成"))
    found = list(check_reviewing_body(wrong))
    assert [(one.code, severity_of(one).value) for one in found] == [("R301", "error")]
    right = subject_of("公告公示", 公开主体="集体经济组织", **reviewed("谢永", by="监事会"))
    assert not list(check_reviewing_body(right))
    assert not list(check_reviewing_body(subject_of("公告公示")))


def ledger(*lines: dict[str, str], **own: Any) -> list[tuple[str, str]]:
    rows = [{"摘要": "买灯泡", "支": "4"} | line for line in lines]
    found = check_handlers(subject_of("收支明细", 明细=rows, **own))
    return [(one.code, one.facts["rows"]) for one in found]


def test_who_handled_the_money_does_not_review_it() -> None:
    lines = ({"经手": "贺一泉"}, {"经手": "石春来"}, {"经手": "贺一泉"})
    assert ledger(*lines, **reviewed("贺一泉")) == [("R304", "1、3")]


def test_who_handled_does_not_agree() -> None:
    assert ledger({"经手": "石春来", "审批": "石春来"}, {"审批": "石春来"}) == [("R305", "1")]
    assert not list(check_handlers(subject_of("公告公示")))


def test_who_manages_and_sits_not_in_the_body_is_told_once() -> None:
    managing = {"机构类别": "村民委员会", "任期": "2026—2031年", "成员": [{"姓名": "田有为"}]}
    assert told(SUPERVISORS, managing, reviewed("田有为")) == [("R303", "田有为")]
