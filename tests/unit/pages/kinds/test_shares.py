from typing import Any

import pytest

from gongkai.model.blocks import OwnBlock, Presentation
from gongkai.model.vocabulary import Show
from gongkai.pages.kinds.benefits import GroupedRows
from gongkai.pages.kinds.shares import (
    Progress,
    Steps,
    present_distribution,
    present_goods,
    present_levy,
)
from tests.tools.money_records import projected, record_of

FULL: dict[str, Any] = {
    "当年收益": "96918.60",
    "年初未分配收益": "12306.40",
    "公积公益金": "29075.58",
    "可分配": "80149.42",
    "份额": [{"类别": "成员股", "份数": "1458份", "每份": "50", "金额": "72900"}],
    "成员数": "1458",
    "户数": "408",
    "合计": "72900",
    "对象": [{"组": "一组", "姓名": "赵大全", "数量": "5股", "金额": "250"}],
}


def _data(presentation: Presentation, name: str) -> object:
    blocks = (*presentation.before, *presentation.lists(), *presentation.after)
    return next(b.data for b in blocks if isinstance(b, OwnBlock) and b.name == name)


@pytest.mark.parametrize("show", [Show.FULL, Show.MASK, Show.TOTALS])
def test_the_sentence_of_a_distribution_holds_no_name(show: Show) -> None:
    presentation = present_distribution(projected(record_of("收益分配", **FULL), show))
    assert presentation.sentence == (
        "2026年9月集体收益：408 户 1,458 名成员一共分 72,900.00 元，成员股每份 50.00 元。"
    )


def test_a_distribution_of_one_total_says_so() -> None:
    presentation = present_distribution(projected(record_of("收益分配", 合计="72900")))
    assert presentation.sentence == "2026年9月集体收益：一共分 72,900.00 元。"
    assert (presentation.before, presentation.lists(), presentation.after) == ((), (), ())


def test_the_steps_lead_from_the_profit_to_what_is_shared() -> None:
    presentation = present_distribution(projected(record_of("收益分配", **FULL), Show.MASK))
    steps = _data(presentation, "steps")
    assert isinstance(steps, Steps)
    assert [(step.label, step.amount) for step in steps.steps] == [
        ("当年收益", "+96,918.60"),
        ("加：年初未分配收益", "+12,306.40"),
        ("减：公积公益金", "-29,075.58"),
        ("可分配收益", "80,149.42"),
    ]
    assert [step.is_result for step in steps.steps] == [False, False, False, True]
    rows = _data(presentation, "recipients")
    assert isinstance(rows, GroupedRows)
    assert rows.groups[0].rows == (("赵**", "5股", "250.00"),)


@pytest.mark.parametrize(
    ("own", "sentence"),
    [
        (
            {"应收": "42984", "减免": "810", "未收": "1422"},
            "水费：应收 42,984.00 元，减免 810.00 元，已收 40,752.00 元，还有 1,422.00 元没收到。",
        ),
        (
            {"应收": "42984", "减免": "810"},
            "水费：应收 42,984.00 元，减免 810.00 元，已收 40,752.00 元，还有 1,422.00 元没收到。",
        ),
        ({"应收": "40752"}, "水费：应收 40,752.00 元，已收 40,752.00 元，都收齐了。"),
        ({}, "水费：收到 40,752.00 元。"),
    ],
)
def test_the_sentence_of_a_levy(own: dict[str, Any], sentence: str) -> None:
    levy = record_of("收费筹资", 收费项目="水费", 实收="40752", **own)
    assert present_levy(projected(levy)).sentence == sentence


def test_progress_leaves_relief_out_of_what_is_due() -> None:
    levy = record_of("收费筹资", 收费项目="水费", 实收="750", 应收="1100", 减免="100")
    progress = _data(present_levy(projected(levy)), "progress")
    assert progress == Progress(
        collected="750.00",
        receivable="1,100.00",
        waived="100.00",
        uncollected="250.00",
        rate="75.0",
    )


STOCK = {"品名": "棉被", "计量单位": "床", "入库": "40", "发出": "31", "结存": "15"}


@pytest.mark.parametrize(
    ("lines", "sentence"),
    [
        (
            [STOCK, STOCK | {"品名": "大米", "计量单位": "袋", "入库": "1200", "结存": "0"}],
            "收进棉被 40 床、大米 1,200 袋；发出棉被 31 床、大米 31 袋；还剩棉被 15 床。",
        ),
        ([STOCK | {"结存": "0"}], "收进棉被 40 床；发出棉被 31 床；没有剩下的。"),
        ([STOCK | {"入库": "0"}], "发出棉被 31 床；还剩棉被 15 床。"),
        ([], "村委会公开：九月的事。"),
    ],
)
@pytest.mark.parametrize("show", [Show.FULL, Show.MASK, Show.TOTALS])
def test_the_sentence_of_goods(lines: list[dict[str, Any]], sentence: str, show: Show) -> None:
    handouts = [{"组": "三组", "姓名": "吴志高", "品名": "棉被", "数量": "2床"}]
    goods = record_of("物资", 收发存=lines, 发放=handouts)
    assert present_goods(projected(goods, show)).sentence == sentence
