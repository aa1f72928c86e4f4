"""What a record names must be there."""

from typing import Any

import pytest

from gongkai.check.records import check_record
from gongkai.check.references import (
    check_boards,
    check_files,
    check_groups,
    check_item,
    check_text_files,
)
from gongkai.check.states import check_approval
from gongkai.model.settings import Settings
from tests.unit.check.subjects import subject_of

BOARDS = Settings.model_validate(
    {
        "村名": "石桥村",
        "公开栏列表": [{"编号": "g2", "位置": "桥头"}, {"编号": "g1", "位置": "村委会"}],
    }
)
POSTINGS = [{"公开栏": "g1", "起": "2026-09-01"}, {"公开栏": "g9", "起": "2026-09-01"}]


def test_a_record_in_order_has_no_problem() -> None:
    assert check_record(subject_of("公告公示", 张贴=POSTINGS[:1])) == []


def test_unknown_item_is_told_with_the_nearest_names() -> None:
    (problem,) = check_item(subject_of("公告公示", 公开事项="村级财务收入"))
    assert (problem.code, problem.where.path) == ("R201", ("公开事项",))
    assert problem.facts["item"] == "村级财务收入"
    assert problem.facts["nearest"].split("、")[0] == "村级财务收支"


def test_item_of_another_kind_is_told_with_both_kinds() -> None:
    (problem,) = check_item(subject_of("公告公示", 公开事项="村级财务收支"))
    assert problem.code == "R202"
    assert problem.facts == {"item": "村级财务收支", "kind": "公告公示", "kinds": "收支明细"}


@pytest.mark.parametrize("name", ["公开征求意见", "zhengqiu-yijian", " 公开征求意见 "])
def test_item_is_known_by_name_and_id(name: str) -> None:
    assert list(check_item(subject_of("公告公示", 公开事项=name))) == []


def test_a_board_that_is_not_listed_is_told() -> None:
    (problem,) = check_boards(subject_of("公告公示", BOARDS, 张贴=POSTINGS))
    assert (problem.code, problem.where.path) == ("R106", ("张贴", 1, "公开栏"))
    assert problem.facts == {"board": "g9", "boards": "g1、g2"}


def test_a_village_without_a_list_of_boards_is_not_judged() -> None:
    assert list(check_boards(subject_of("公告公示", 张贴=POSTINGS))) == []


@pytest.mark.parametrize(
    ("finding", "code"), [("missing", "R103"), ("outside", "R104"), ("unknown_type", "R105")]
)
def test_files_that_cannot_be_shown_are_told(finding: str, code: str) -> None:
    subject = subject_of(
        "公告公示",
        look_for_file=lambda name: "found" if name == "好.pdf" else finding,
        附件=[{"文件": "好.pdf"}, {"文件": "坏.pdf"}],
        照片=[{"文件": "坏.jpg", "文字": "甲"}],
    )
    found = [(p.code, p.where.path, p.facts["file"]) for p in check_files(subject)]
    assert found == [
        (code, ("附件", 1, "文件"), "坏.pdf"),
        (code, ("照片", 0, "文件"), "坏.jpg"),
    ]
    refused = [("文中.pdf", finding), ("坏.pdf", finding), ("坏.jpg", finding)]
    (problem,) = check_text_files(subject, refused)
    assert (problem.code, problem.facts) == (code, {"file": "文中.pdf"})


def test_a_party_record_needs_approval_before_it_is_public() -> None:
    approval: dict[str, Any] = {"批准": {"批准人": "贺明礼", "日期": "2026-09-01"}}
    (problem,) = check_approval(subject_of("名册", 状态="公开"))
    assert (problem.code, problem.facts) == ("T201", {"title": "九月的事"})
    assert list(check_approval(subject_of("名册", 状态="公开", **approval))) == []
    assert list(check_approval(subject_of("名册", 状态="审核"))) == []
    assert list(check_approval(subject_of("公告公示", 状态="公开"))) == []
    assert list(check_approval(subject_of("名册", 状态="公开", 公开事项="没有的事"))) == []


GROUPS = Settings.model_validate(
    {
        "村名": "石桥村",
        "村民小组": [
            {"编号": "z01", "名称": "一组", "别名": ["桥头"], "原村": "大河", "自然村": "上寨"},
            {"编号": "z02", "名称": "二组"},
        ],
    }
)


@pytest.mark.parametrize(
    "group",
    ["一组", "桥头", "z02", "上寨", "大河一组", "一组、二组", "二组和桥头", "老场坝", "全村", ""],
)
def test_a_group_is_known_by_all_its_names_and_a_place_is_none(group: str) -> None:
    subject = subject_of("名单公示", GROUPS, 名单=[{"组": group, "姓名": "甲"}])
    assert list(check_groups(subject)) == []


def test_groups_the_settings_do_not_list_are_told_once_for_each_list() -> None:
    rows = [{"组": group, "姓名": "甲"} for group in ("一组", "七组", "二组、八组", "七组")]
    (found,) = check_groups(subject_of("名单公示", GROUPS, 名单=rows))
    assert found.where.path == ("名单", 1, "组")
    assert found.facts == {"groups": "七组、八组", "known": "一组、二组"}
    assert list(check_groups(subject_of("名单公示", 名单=rows))) == []
