"""Points are told where the scheme's own rules give others for the same thing."""

from typing import Any

import pytest

from gongkai.check.points_rules import check_points_rules
from tests.unit.check.subjects import subject_of

DAY = "2026-10-12"
WORK = {"名称": "参加义务劳动", "分值": "10"}
HOURS = {"名称": "志愿服务", "分值": "3", "备注": "每小时"}
NOTHING = {"名称": "说明", "分值": "0", "备注": "每次"}


def told(*lines: dict[str, str], rules: Any = (WORK, HOURS, NOTHING)) -> list[dict[str, str]]:
    rows = [{"姓名": "石春来", **line} for line in lines]
    subject = subject_of("积分", 积分规则=list(rules), 积分明细=rows)
    found = list(check_points_rules(subject))
    assert {one.code for one in found} <= {"F215"}
    return [dict(one.facts) for one in found]


def test_another_number_of_points_is_told_with_both() -> None:
    (facts,) = told(WORK | {"日期": DAY}, WORK | {"分值": "15", "日期": DAY})
    assert facts == {"row": "2", "name": "参加义务劳动", "stated": "15分", "ruled": "10分"}


@pytest.mark.parametrize(
    "line",
    [
        WORK | {"分值": "20", "日期": DAY},
        WORK | {"分值": "15"},
        {"名称": "志愿服务", "分值": "4"},
        {"名称": "说明", "分值": "1"},
    ],
)
def test_what_no_rule_gives_is_told(line: dict[str, str]) -> None:
    assert len(told(line)) == 1


@pytest.mark.parametrize(
    "line",
    [
        WORK | {"分值": "20"},
        {"名称": "志愿服务", "分值": "9", "日期": DAY},
        {"名称": "参加志愿活动", "分值": "7"},
    ],
)
def test_several_at_once_and_matters_without_a_rule_are_right(line: dict[str, str]) -> None:
    assert told(line) == []


def test_one_of_several_rules_is_enough() -> None:
    other = WORK | {"分值": "15"}
    assert told(other | {"日期": DAY}, rules=(WORK, other)) == []


def test_without_rules_nothing_is_told() -> None:
    assert told(WORK, rules=()) == []
    assert told() == []
