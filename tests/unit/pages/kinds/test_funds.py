from typing import Any

import pytest

from gongkai.base.money import Money
from gongkai.model.blocks import OwnBlock, TableBlock
from gongkai.model.vocabulary import Show
from gongkai.pages.kinds.funds import ShownBudget, present_allocation, present_budget
from gongkai.pages.kinds.sums import share_of
from tests.tools.money_records import projected, record_of

LINES: list[dict[str, Any]] = [
    {"收支": "支出", "名称": "误工补贴", "预算": "36000", "执行": "40260"},
    {"收支": "收入", "名称": "财政补助", "预算": "80000", "执行": "82000"},
    {
        "收支": "支出",
        "名称": "办公费",
        "预算": "12000",
        "其中": [{"名称": "报刊", "预算": "1926"}],
    },
]


@pytest.mark.parametrize("show", [Show.FULL, Show.MASK, Show.TOTALS])
@pytest.mark.parametrize(
    ("form", "sentence"),
    [
        ("预算", "2026年9月计划收入 80,000.00 元，计划支出 48,000.00 元。"),
        ("调整预算", "2026年9月计划收入 80,000.00 元，计划支出 48,000.00 元。"),
        ("决算", "2026年9月实际收入 82,000.00 元，实际支出 40,260.00 元。"),
    ],
)
def test_the_sentence_of_a_budget_follows_its_form(form: str, sentence: str, show: Show) -> None:
    budget = record_of("预算决算", 预决算=form, 预算科目=LINES)
    assert present_budget(projected(budget, show)).sentence == sentence


def test_income_stands_first_with_sums_rates_and_parts() -> None:
    presentation = present_budget(projected(record_of("预算决算", 预决算="决算", 预算科目=LINES)))
    (block,) = presentation.before
    assert isinstance(block, OwnBlock)
    data = block.data
    assert isinstance(data, ShownBudget)
    income, expense = data.flows
    assert (income.name, income.budgeted, income.executed, income.rate) == (
        "收入",
        "80,000.00",
        "82,000.00",
        "102.5",
    )
    assert [(line.name, line.rate) for line in expense.lines] == [
        ("误工补贴", "111.8"),
        ("办公费", ""),
    ]
    assert expense.lines[1].parts[0].budgeted == "1,926.00"
    assert (data.has_plan, data.has_execution, data.has_remarks) == (True, True, False)


def test_a_budget_without_lines_has_no_table() -> None:
    presentation = present_budget(projected(record_of("预算决算", 预决算="预算")))
    assert (presentation.before, presentation.highlights) == ((), ())


ENTRIES = [
    {"名称": "公厕", "资金性质": "财政奖补", "金额": "30000"},
    {"名称": "清运", "资金性质": "财政奖补", "金额": "12000"},
    {"名称": "油料", "资金性质": "乡级配套", "金额": "8000"},
]


@pytest.mark.parametrize(
    ("own", "sentence"),
    [
        ({"明细": ENTRIES}, "奖补资金第一批：一共 50,000.00 元，分到 3 处。"),
        ({}, "奖补资金第一批：一共 50,000.00 元。"),
        (
            {"明细": ENTRIES[:1], "完整性": "部分"},
            "奖补资金第一批：一共 50,000.00 元，这里列出 1 处。",
        ),
    ],
)
def test_the_sentence_of_an_allocation(own: dict[str, Any], sentence: str) -> None:
    record = record_of("资金分配", 资金名称="奖补资金", 批次="第一批", 合计="50000", **own)
    assert present_allocation(projected(record)).sentence == sentence


def test_an_allocation_is_summed_by_nature_of_money() -> None:
    record = record_of("资金分配", 合计="50000", 明细=ENTRIES)
    (block,) = present_allocation(projected(record)).after
    assert isinstance(block, TableBlock)
    assert block.rows == (("财政奖补", "42,000.00"), ("乡级配套", "8,000.00"))


@pytest.mark.parametrize(
    ("part", "whole", "share"),
    [(1, 3, "33.3"), (2, 3, "66.7"), (5, 4, "125.0"), (1, 0, ""), (-1, 3, ""), (1, 2000, "0.1")],
)
def test_a_share_is_rounded_half_up_to_one_decimal(part: int, whole: int, share: str) -> None:
    assert share_of(Money(part), Money(whole)) == share
