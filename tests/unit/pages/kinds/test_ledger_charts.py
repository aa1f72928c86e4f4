"""When a ledger or a budget is drawn, and what records hand on to charts over several."""

from typing import Any

import pytest

from gongkai.model.blocks import ChartBlock, Presentation
from gongkai.model.vocabulary import Show
from gongkai.pages.kinds.accounts import present_ledger
from gongkai.pages.kinds.benefits import present_subsidy
from gongkai.pages.kinds.funds import present_allocation, present_budget
from tests.tools.money_records import projected, record_of


def line(day: str, subject: str, **own: str) -> dict[str, str]:
    return {"日期": day, "科目": subject, "摘要": "事", **own}


def charts(presentation: Presentation) -> dict[str, list[str]]:
    """Return the titles of all charts by the name of their block."""
    blocks = (*presentation.before, *presentation.after)
    drawn = [block for block in blocks if isinstance(block, ChartBlock)]
    return {block.name: [one.title for one in block.charts] for block in drawn}


MONTHS = [
    line("2026-07-01", "租金", 收="100"),
    line("2026-08-01", "租金", 收="200"),
    line("2026-09-01", "电费", 支="50"),
]


def ledger(*lines: dict[str, str], show: Show = Show.FULL) -> Presentation:
    return present_ledger(projected(record_of("收支明细", 明细=list(lines)), show))


def test_three_months_are_drawn_and_added_up_in_a_table() -> None:
    found = ledger(*MONTHS)
    assert charts(found) == {"month-charts": ["各月收支"]}
    table = next(block for block in found.after if block.name == "months")
    assert getattr(table, "rows", None) == (
        ("7月", "100.00", "0.00"),
        ("8月", "200.00", "0.00"),
        ("9月", "0.00", "50.00"),
    )


@pytest.mark.parametrize(
    "lines",
    [
        MONTHS[:2],
        [*MONTHS, {"科目": "租金", "摘要": "没写日期", "收": "1"}],
        [*MONTHS[:2], line("2026-09-01", "押金", 收="9", 行类型="代收代付")],
    ],
)
def test_fewer_months_or_a_line_without_a_day_are_not_drawn(lines: list[dict[str, str]]) -> None:
    assert charts(ledger(*lines)) == {}


def test_months_of_two_years_are_named_with_their_year() -> None:
    lines = [line(day, "租金", 收="1") for day in ("2025-12-01", "2026-01-01", "2026-02-01")]
    (block,) = [one for one in ledger(*lines).after if isinstance(one, ChartBlock)]
    assert [row.label for row in block.charts[0].rows] == ["2025年12月", "2026年1月", "2026年2月"]


def test_subjects_are_drawn_expense_first_and_a_reversal_counts() -> None:
    lines = [
        line("2026-09-01", "电费", 支="50"),
        line("2026-09-02", "办公费", 支="70"),
        line("2026-09-03", "办公费", 支="-30", 行类型="红字冲销"),
        line("2026-09-04", "误工", 支="60"),
        *(line("2026-09-05", name, 收="10") for name in ("租金", "利息", "捐款")),
    ]
    (block,) = [one for one in ledger(*lines).after if isinstance(one, ChartBlock)]
    assert [one.title for one in block.charts] == ["支出按科目从多到少", "收入按科目从多到少"]
    drawn = [(row.label, row.numbers) for row in block.charts[0].rows]
    assert drawn == [("误工", (6000,)), ("电费", (5000,)), ("办公费", (4000,))]


def test_a_ledger_hands_on_what_came_in_and_went_out() -> None:
    assert ledger(*MONTHS).sums == (("income", 30_000), ("expense", 5000))


def budget(*lines: dict[str, Any]) -> Presentation:
    return present_budget(projected(record_of("预算决算", 预决算="决算", 预算科目=list(lines))))


def test_plan_and_execution_stand_side_by_side_and_what_is_over_is_told() -> None:
    lines = [
        {"收支": "支出", "名称": name, "预算": "100", "执行": done}
        for name, done in (("甲", "90"), ("乙", "110"), ("丙", "120"))
    ]
    found = budget(*lines, {"收支": "收入", "名称": "丁", "预算": "1", "执行": "1"})
    assert charts(found) == {"plan-charts": ["支出：预算和执行"]}
    (block,) = [one for one in found.before if isinstance(one, ChartBlock)]
    assert block.charts[0].series == ("预算", "执行")
    assert block.charts[0].description.endswith("执行比预算多的：乙、丙。")


def test_a_plan_alone_is_not_drawn() -> None:
    lines = [{"收支": "支出", "名称": name, "预算": "100"} for name in "甲乙丙"]
    assert charts(budget(*lines)) == {}


@pytest.mark.parametrize(
    ("own", "sums"),
    [
        ({}, (("paid", 100_000),)),
        ({"阶段": "事后"}, (("paid", 100_000),)),
        ({"阶段": "事前"}, ()),
        ({"结果公告": "cw-2026-10-jieguo"}, ()),
    ],
)
def test_what_is_only_announced_is_not_added_to_what_was_paid(
    own: dict[str, str], sums: tuple[tuple[str, int], ...]
) -> None:
    subsidy = record_of("资金发放", 资金名称="津贴", 合计="1000", 人数="2", **own)
    assert present_subsidy(projected(subsidy)).sums == sums


def test_what_was_allotted_is_handed_on() -> None:
    record = record_of("资金分配", 合计="1000")
    assert present_allocation(projected(record)).sums == (("allotted", 100_000),)
