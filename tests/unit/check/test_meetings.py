"""Enough came and enough agreed by the body's own rule; the party studied first; told in time."""

from collections.abc import Iterable
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai.base.problem import Problem, Severity
from gongkai.check.meetings import check_meeting_notice, check_quorum, check_study
from gongkai.check.subject import Subject
from gongkai.load.rules import load_catalogue
from gongkai.model.law import ShareBase
from gongkai.model.rule import Share
from tests.unit.check.decisions import VOTE
from tests.unit.check.subjects import subject_of


def told(problems: Iterable[Problem]) -> list[str]:
    return [problem.code for problem in problems]


def meeting(**own: Any) -> Subject:
    """Return a decision with one meeting; fields of the step in Chinese."""
    step = {"名称": "会议", "会议": "村民代表会议", "日期": "2026-03-18"} | own
    return subject_of("民主决策", 党组织研究日="2026-03-02", 步骤=[step])


@pytest.mark.parametrize(
    ("body", "unit", "numbers", "expected"),
    [
        ("村民会议", "人", (1000, 501, 251), []),
        ("村民会议", "人", (1000, 500, 251), ["T411"]),
        ("村民会议", "户", (300, 200, 101), []),
        ("村民会议", "户", (300, 199, 100), ["T411"]),
        ("村民会议", "户", (300, 200, 100), ["T412"]),
        ("村民代表会议", "人", (45, 30, 16), []),
        ("村民代表会议", "人", (45, 29, 15), ["T411"]),
        ("村民代表会议", "人", (45, 30, 15), ["T412"]),
        ("村民小组会议", "户", (74, 50, 26), []),
        ("村民小组会议", "户", (74, 49, 26), ["T411"]),
        ("成员大会", "人", (1120, 834, 747), []),
        ("成员大会", "人", (1120, 834, 746), ["T412"]),
        ("成员大会", "人", (1120, 746, 746), ["T411", "T412"]),
        ("成员代表大会", "人", (45, 30, 30), []),
        ("成员代表大会", "人", (45, 41, 29), ["T412"]),
        ("理事会", "人", (5, 4, 3), []),
        ("理事会", "人", (5, 3, 3), ["T411"]),
        ("理事会", "人", (4, 4, 2), ["T412"]),
        ("村民代表会议", "份额", (45, 10, 1), []),
        ("两委联席会议", "人", (9, 1, 1), []),
    ],
)
def test_each_body_has_its_own_shares(
    body: str, unit: str, numbers: tuple[int, int, int], expected: list[str]
) -> None:
    votes = dict(zip(("应到", "实到", "赞成"), map(str, numbers), strict=True))
    assert told(check_quorum(meeting(会议=body, 计票单位=unit, **votes))) == expected


def test_the_message_names_both_numbers_the_gap_and_the_article() -> None:
    (problem,) = check_quorum(meeting(应到="45", 实到="29", 赞成="28"))
    assert problem.where.path == ("步骤", 0, "实到")
    assert problem.facts == {
        "body": "村民代表会议",
        "whole": "45",
        "part": "29",
        "share": "应到的人三分之二以上",
        "least": "30",
        "gap": "1",
        "basis": "中华人民共和国村民委员会组织法第三十条",
    }
    earlier = VOTE | {"日期": "2025-12-31", "实到": "29", "赞成": "28"}
    (problem,) = check_quorum(subject_of("民主决策", 步骤=[earlier]))
    assert problem.facts["basis"] == "中华人民共和国村民委员会组织法第二十六条"


def test_only_those_entitled_to_vote_are_the_base() -> None:
    votes = {"应到": "45", "实到": "41", "赞成": "20"}
    assert told(check_quorum(meeting(**votes))) == ["T412"]
    assert told(check_quorum(meeting(**votes, 有表决权实到="38"))) == []


def test_votes_that_are_not_told_are_asked_for() -> None:
    (problem,) = check_quorum(meeting(应到="45"))
    assert (problem.code, problem.facts["missing"]) == ("T414", "实到、赞成")
    assert told(check_quorum(meeting(会议="两委联席会议"))) == []


@pytest.mark.parametrize(
    ("body", "topic", "expected"),
    [
        ("成员代表大会", "土地补偿费怎样分", ["T413"]),
        ("成员代表大会", "修改章程", ["T413"]),
        ("成员代表大会", "门面招租", []),
        ("成员大会", "土地补偿费怎样分", []),
    ],
)
def test_some_matters_are_for_all_members(body: str, topic: str, expected: list[str]) -> None:
    step = VOTE | {"会议": body}
    assert told(check_quorum(subject_of("民主决策", 议题=topic, 步骤=[step]))) == expected


def test_benefits_to_others_need_three_quarters_of_all() -> None:
    step = VOTE | {"会议": "成员大会", "应到": "100", "实到": "90", "赞成": "70"}
    assert told(check_quorum(subject_of("民主决策", 步骤=[step]))) == []
    strict = subject_of("民主决策", 议题="非成员享受集体福利", 步骤=[step])
    assert told(check_quorum(strict)) == ["T412"]


def test_online_and_proxy_count_for_members_and_are_asked_about_elsewhere() -> None:
    votes = {"应到": "45", "实到": "32", "赞成": "31", "线上参加": "4", "书面委托": "2"}
    assert told(check_quorum(meeting(会议="成员大会", **votes))) == []
    assert told(check_quorum(meeting(**votes))) == ["T415"]
    assert told(check_quorum(meeting(**(votes | {"线上参加": "0"})))) == []


@pytest.mark.parametrize(
    ("studied", "day", "expected"),
    [
        ("2026-03-02", "2026-03-18", []),
        ("2026-03-18", "2026-03-18", []),
        ("2026-03-20", "2026-03-18", ["T417"]),
        ("", "2026-03-18", ["T416"]),
        ("", "2025-12-31", []),
    ],
)
def test_the_party_studies_before_the_meeting(studied: str, day: str, expected: list[str]) -> None:
    own: dict[str, Any] = {"党组织研究日": studied} if studied else {}
    subject = subject_of("民主决策", 步骤=[VOTE | {"日期": day}], **own)
    assert told(check_study(subject)) == expected


def test_a_meeting_of_the_party_is_its_study() -> None:
    party = {"名称": "支部会", "会议": "村党组织会议", "日期": "2026-03-02"}
    assert told(check_study(subject_of("民主决策", 步骤=[party, VOTE]))) == []
    group = VOTE | {"会议": "村民小组会议"}
    assert told(check_study(subject_of("民主决策", 步骤=[group]))) == []


def test_a_result_leaves_the_study_to_the_decision() -> None:
    assert told(check_study(subject_of("民主决策", 决议公开="cun-2026-03", 步骤=[VOTE]))) == []


@pytest.mark.parametrize(
    ("body", "notified", "expected"),
    [
        ("村民会议", "2026-03-08", []),
        ("村民会议", "2026-03-09", ["T418"]),
        ("成员大会", "2026-03-09", ["T418"]),
        ("村民代表会议", "2026-03-17", []),
        ("两委联席会议", "2026-03-17", []),
        ("两委联席会议", "2026-03-19", ["T419"]),
        ("村民会议", "2026-03-19", ["T419"]),
    ],
)
def test_the_notice_comes_in_time(body: str, notified: str, expected: list[str]) -> None:
    assert told(check_meeting_notice(meeting(会议=body, 通知日=notified))) == expected


def test_a_province_asks_for_a_notice_to_representatives() -> None:
    stricter, _ = load_catalogue(("hainan",))
    subject = meeting(通知日="2026-03-17")
    own = Subject(
        record=subject.record,
        where=subject.where,
        item=subject.item,
        catalogue=stricter,
        settings=subject.settings,
        look_for_file=subject.look_for_file,
    )
    (problem,) = check_meeting_notice(own)
    assert (problem.code, problem.facts["wanted"]) == ("T418", "3")


def test_a_rule_of_which_nobody_is_sure_only_reminds() -> None:
    votes = {"应到": "47", "实到": "20", "赞成": "19"}
    found = list(check_quorum(meeting(会议="党员大会", **votes)))
    assert [(one.code, one.severity) for one in found] == [
        ("T411", Severity.WARNING),
        ("T412", Severity.WARNING),
    ]


@given(st.integers(1, 3000), st.integers(0, 3000), st.booleans())
def test_the_least_that_is_enough_is_exact(whole: int, part: int, more: bool) -> None:  # noqa: FBT001
    share = Share(Fraction(2, 3), more_than=more, base=ShareBase.PEOPLE)
    assert share.is_met(part, whole) is (part >= share.least(whole))
