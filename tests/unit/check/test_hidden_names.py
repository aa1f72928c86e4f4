"""A name that the web masks or leaves out stands in no word beside the list."""

from dataclasses import replace
from typing import Any

import pytest

from gongkai.base.problem_catalogue import is_error
from gongkai.check.hidden_names import check_hidden_names, hidden_names
from gongkai.model.settings import Settings
from tests.unit.check.subjects import subject_of

ROWS = [
    {"组": "一组", "姓名": "石春来", "金额": "280"},
    {"组": "一组", "姓名": "石 秋来", "金额": "160", "备注": "石春来代领"},
    {"组": "一组", "姓名": "石叶", "金额": "160"},
    {"组": "一组", "姓名": "一组公共林", "金额": "160"},
]

GIVEN: dict[str, Any] = {"资金名称": "种粮补贴", "对象": ROWS, "合计": "760"}


def told(**own: Any) -> list[tuple[str, bool]]:
    found = list(check_hidden_names(subject_of("资金发放", **GIVEN | own)))
    return [("".join(map(str, one.where.path)), is_error(one)) for one in found]


def test_a_list_alone_tells_nobody() -> None:
    assert told() == []


@pytest.mark.parametrize(
    ("field", "text", "is_certain"),
    [
        ("标题", "石春来等户的补贴", True),
        ("说明", "石 秋 来家少种一亩", True),
        ("说明", "石叶家没有种", False),
        ("发放标准", "每亩 80 元，石秋来家除外", True),
    ],
)
def test_a_name_of_the_list_is_found_in_words(field: str, text: str, is_certain: bool) -> None:  # noqa: FBT001 - a table
    assert told(**{field: text}) == [(field, is_certain)]


def test_a_name_is_found_in_another_row_s_open_cell() -> None:
    rows = [ROWS[0], ROWS[1] | {"标准": "同石春来"}]
    assert told(对象=rows) == [("对象1标准", True)]
    # Where only totals show, no row does; words do.
    given: dict[str, Any] = {"公开事项": "医疗救助与参保资助", "对象": rows}
    assert told(**given) == []
    assert told(**given, 说明="石春来家") == [("说明", True)]


def test_officers_and_firms_may_be_named() -> None:
    assert told(责任人="石春来", 说明="问石春来") == []
    assert told(说明="一组公共林的钱") == []
    assert told(说明="石春来", 已人工核对={"人": ["陈秀兰"], "日期": "2026-11-01"}) == []
    keeper = {"编号": "g1", "位置": "村委会门口", "管理人": "石春来"}
    settings = Settings.model_validate({"村名": "石桥村", "公开栏列表": [keeper]})
    subject = subject_of("资金发放", settings, **GIVEN, 说明="问石春来")
    assert list(check_hidden_names(subject)) == []


def test_open_lists_and_hidden_records_hide_no_name() -> None:
    assert hidden_names(subject_of("资金发放", **GIVEN)) == ("石春来", "石秋来", "石叶")
    assert hidden_names(subject_of("资金发放", **GIVEN, 公开范围="本户")) == ()
    assert hidden_names(subject_of("公告公示", 正文="石春来")) == ()
    # A record of an unknown item is told as such and shown nowhere.
    assert hidden_names(replace(subject_of("资金发放", **GIVEN), item=None)) == ()


@pytest.mark.parametrize("name", ["买买提·艾山", "欧阳春来"])
def test_names_of_other_forms_are_known(name: str) -> None:
    assert told(对象=[ROWS[0] | {"姓名": name}], 说明=f"{name}家") == [("说明", True)]
