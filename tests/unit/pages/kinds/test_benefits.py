from typing import Any

import pytest

from gongkai.model.blocks import OwnBlock
from gongkai.model.vocabulary import Show
from gongkai.pages.kinds.benefits import GroupedRows, present_subsidy
from tests.tools.money_records import projected, record_of

ROWS = [
    {"组": "二组", "姓名": "孙进财", "数量": "6.2亩", "金额": "536.30", "备注": "补发"},
    {"组": "三组", "姓名": "吴志高", "数量": "3.9亩", "金额": "337.35"},
    {"组": "二组", "姓名": "唐秀莲", "数量": "3.4亩", "金额": "294.10"},
]


@pytest.mark.parametrize("show", [Show.FULL, Show.MASK, Show.TOTALS])
def test_the_sentence_is_the_same_whatever_names_may_show(show: Show) -> None:
    subsidy = record_of("资金发放", 资金名称="耕地补贴", 对象类型="户", 对象=ROWS, 合计="1167.75")
    presentation = present_subsidy(projected(subsidy, show))
    assert presentation.sentence == "耕地补贴：发给 3 户，一共 1,167.75 元。"


@pytest.mark.parametrize(
    ("own", "sentence"),
    [
        ({}, "补助：一共 100.00 元。"),
        ({"人数": "1005"}, "补助：发给 1,005 人，一共 100.00 元。"),
        ({"人数": "335", "户数": "98"}, "补助：发给 335 人，一共 100.00 元。"),
        (
            {"人数": "335", "户数": "98", "对象类型": "户"},
            "补助：发给 98 户，一共 100.00 元。",
        ),
        ({"户数": "98"}, "补助：发给 98 户，一共 100.00 元。"),
        (
            {"对象类型": "单位", "分类": [{"名称": "村卫生室", "金额": "100"}]},
            "补助：发给 1 个单位，一共 100.00 元。",
        ),
        (
            {
                "分类": [
                    {"名称": "甲", "人数": "19", "金额": "60"},
                    {"名称": "乙", "人数": "2", "金额": "40"},
                ]
            },
            "补助：发给 21 人，一共 100.00 元。",
        ),
        (
            {
                "分类": [
                    {"名称": "甲", "人数": "19", "金额": "60"},
                    {"名称": "乙", "金额": "40"},
                ]
            },
            "补助：一共 100.00 元。",
        ),
    ],
)
def test_the_sentence_counts_only_what_is_stated(own: dict[str, Any], sentence: str) -> None:
    record = record_of("资金发放", 资金名称="补助", 合计="100", **own)
    assert present_subsidy(projected(record)).sentence == sentence


def test_rows_stand_by_group_with_subtotals_and_masked_names() -> None:
    record = record_of("资金发放", 资金名称="耕地补贴", 对象=ROWS, 合计="1167.75")
    presentation = present_subsidy(projected(record, Show.MASK))
    (block,) = presentation.lists()
    assert isinstance(block, OwnBlock)
    data = block.data
    assert isinstance(data, GroupedRows)
    assert [(group.name, group.count, group.total) for group in data.groups] == [
        ("二组", 2, "830.40"),
        ("三组", 1, "337.35"),
    ]
    assert data.groups[0].rows == (("孙**", "6.2亩", "536.30"), ("唐**", "3.4亩", "294.10"))
    assert (data.count, data.total) == (3, "1,167.75")


def test_withheld_rows_leave_the_derived_note() -> None:
    record = record_of("资金发放", 资金名称="耕地补贴", 对象=ROWS, 合计="1167.75")
    presentation = present_subsidy(projected(record, Show.TOTALS))
    assert (presentation.lists(), presentation.replaced) == ((), frozenset())
