"""A correction changes something, and what it says stands in the record."""

from typing import Any

import pytest

from gongkai.check.corrections import check_corrected
from tests.unit.check.subjects import subject_of


def told(
    *corrections: dict[str, str], kind: str = "名单公示", **own: Any
) -> list[tuple[str, Any]]:
    given = [{"日期": "2026-10-12", "原因": "抄错"} | one for one in corrections]
    subject = subject_of(kind, 更正=given, **own)
    return [(one.code, one.where.path[1]) for one in check_corrected(subject)]


@pytest.mark.parametrize(
    ("kind", "own", "name", "right", "wrong"),
    [
        ("名单公示", {"户数": "2"}, "户数", "2户", "3"),
        ("资金发放", {"资金名称": "补贴", "合计": "280"}, "合计", "280.00", "0.03万"),
        ("合同", {"到期日": "2029-04-30"}, "到期日", "2029年4月30日", "2029-05-30"),
    ],
)
def test_the_new_value_is_the_one_that_stands_now(
    kind: str, own: dict[str, Any], name: str, right: str, wrong: str
) -> None:
    assert told({"科目": name, "新值": right}, kind=kind, **own) == []
    assert told({"科目": name, "新值": wrong}, kind=kind, **own) == [("T211", 0)]
    later = told({"科目": name, "新值": wrong}, {"科目": name, "新值": right}, kind=kind, **own)
    assert later == []


@pytest.mark.parametrize("new", ["约3户", "三户多", ""])
def test_what_is_no_number_is_not_compared(new: str) -> None:
    assert told({"科目": "户数", "新值": new}, 户数="2") == []


def test_other_names_and_fields_left_empty_are_not_compared() -> None:
    assert told({"科目": "二组面积", "新值": "110"}, {"科目": "人数", "新值": "9"}, 户数="2") == []


def test_a_correction_that_changes_nothing_is_told_without_its_value() -> None:
    same = {"科目": "姓名", "原值": "石 春来", "新值": "石春来"}
    subject = subject_of("名单公示", 更正=[same | {"日期": "2026-10-12", "原因": "抄错"}])
    (found,) = check_corrected(subject)
    assert (found.code, dict(found.facts)) == ("T210", {})
