"""A record goes its way in order, and tells who did each step."""

from dataclasses import replace
from typing import Any

import pytest

from gongkai.base.problem_catalogue import severity_of
from gongkai.check.states import (
    check_approval,
    check_corrections,
    check_handling,
    check_review_before,
    check_review_done,
    check_withdrawal,
    ruling_day,
)
from gongkai.check.subject import Subject
from gongkai.load.rules import load_catalogue
from tests.unit.check.subjects import subject_of

HUNG = {"公开栏": "g1", "起": "2026-10-20", "止": "2026-11-15"}
REVIEW = {"主体": "村务监督委员会", "日期": "2026-10-18"}


def notice(**own: Any) -> Subject:
    return subject_of("公告公示", **({"状态": "公开", "张贴": [HUNG]} | own))


def step(state: str, day: str, who: str = "石春来") -> dict[str, str]:
    return {"状态": state, "日期": day, **({"办理人": who} if who else {})}


def test_a_party_record_needs_approval_only_when_public() -> None:
    party: dict[str, Any] = {"公开事项": "党组织班子名册", "公开主体": "村党组织"}
    assert [one.code for one in check_approval(subject_of("名册", 状态="公开", **party))] == [
        "T201"
    ]
    assert not list(check_approval(subject_of("名册", 状态="审核", **party)))
    assert not list(check_approval(notice()))


def test_steps_in_order_are_right() -> None:
    way = [step("草稿", "2026-10-12"), step("审核", "2026-10-18"), step("公开", "2026-10-20")]
    assert not list(check_handling(notice(办理=way)))
    assert not list(check_handling(notice()))


@pytest.mark.parametrize(
    "way",
    [
        [step("审核", "2026-10-18"), step("公开", "2026-10-17")],
        [step("公开", "2026-10-17"), step("审核", "2026-10-18"), step("公开", "2026-10-20")],
    ],
)
def test_steps_that_go_back_are_told(way: list[dict[str, str]]) -> None:
    assert [one.code for one in check_handling(notice(办理=way))] == ["T202"]


def test_the_last_step_is_the_state() -> None:
    found = check_handling(notice(办理=[step("审核", "2026-10-18")]))
    assert [(one.code, one.facts["step"]) for one in found] == [("T203", "审核")]


def strict(subject: Subject) -> Subject:
    return replace(subject, catalogue=load_catalogue(("national", "shandong"))[0])


@pytest.mark.parametrize(
    ("own", "codes"),
    [
        ({}, ["T204"]),
        ({"审核": [REVIEW]}, []),
        ({"状态": "归档"}, ["T204"]),
        ({"状态": "决定"}, []),
        ({"层级": "乡级"}, []),
    ],
)
def test_a_pack_may_refuse_what_nobody_reviewed(own: dict[str, Any], codes: list[str]) -> None:
    found = list(check_review_done(strict(notice(**own))))
    assert [one.code for one in found] == codes
    assert all(severity_of(one).value == "error" for one in found)


def test_the_nation_refuses_nothing_for_want_of_a_review() -> None:
    assert not list(check_review_done(notice()))


def test_review_and_approval_come_before_the_wall() -> None:
    late = {
        "审核": [REVIEW | {"日期": "2026-10-21"}],
        "批准": {"批准人": "石", "日期": "2026-10-22"},
    }
    assert [one.code for one in check_review_before(notice(**late))] == ["T205", "T206"]
    same_day = {
        "审核": [REVIEW | {"日期": "2026-10-20"}],
        "批准": {"批准人": "石", "日期": "2026-10-20"},
    }
    assert not list(check_review_before(notice(**same_day)))
    assert not list(check_review_before(notice(**late, 张贴=[])))


CORRECTION = {
    "日期": "2026-10-22",
    "科目": "日期",
    "原值": "12 月",
    "新值": "11 月",
    "原因": "写错",
    "更正人": "石春来",
}


def test_a_whole_correction_is_right() -> None:
    assert not list(check_corrections(notice(更正=[CORRECTION, CORRECTION])))


@pytest.mark.parametrize("left_out", ["原值", "新值", "更正人"])
def test_a_correction_tells_old_new_and_who(left_out: str) -> None:
    short = {key: value for key, value in CORRECTION.items() if key != left_out}
    found = check_corrections(notice(更正=[short]))
    assert [(one.code, one.facts["missing"]) for one in found] == [("T207", left_out)]


def test_corrections_come_after_the_wall_and_after_each_other() -> None:
    early = CORRECTION | {"日期": "2026-10-19"}
    assert [one.code for one in check_corrections(notice(更正=[early]))] == ["T208"]
    later = CORRECTION | {"日期": "2026-10-30"}
    assert [one.code for one in check_corrections(notice(更正=[later, CORRECTION]))] == ["T208"]


def test_a_withdrawal_tells_who_and_when() -> None:
    gone = [step("公开", "2026-10-20"), step("撤下", "2026-10-25")]
    assert not list(check_withdrawal(notice(状态="撤下", 办理=gone)))
    nobody = [step("撤下", "2026-10-25", "")]
    assert [one.code for one in check_withdrawal(notice(状态="撤下", 办理=nobody))] == ["T209"]
    assert not list(check_withdrawal(notice()))


@pytest.mark.parametrize(
    ("own", "day"),
    [
        ({}, "2026-10-20"),
        ({"张贴": [], "拟张贴日": "2026-10-19"}, "2026-10-19"),
        ({"张贴": [], "审核": [REVIEW]}, "2026-10-18"),
        ({"张贴": [], "所属期": "2026-09"}, "2026-09-30"),
        ({"张贴": []}, "9999-12-31"),
    ],
)
def test_the_rules_of_the_day_it_hung_hold(own: dict[str, Any], day: str) -> None:
    assert ruling_day(notice(**own).record).isoformat() == day
