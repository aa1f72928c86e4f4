"""Books and funds through their periods: what is added, what is not, how periods are named."""

from typing import Any

import pytest

from gongkai.base.period import Period
from gongkai.model.blocks import ChartForm
from gongkai.model.summary import Summary
from gongkai.pages.money_over_time import charted, fund_courses, item_courses, year_courses
from tests.unit.pages.summaries import catalogue, summary

BOOKS = "caiwu-shouzhi"


def book(period: str, income: int, expense: int, **own: Any) -> Summary:
    usual: dict[str, Any] = {
        "kind": "ledger",
        "item": BOOKS,
        "sums": (("income", income), ("expense", expense)),
        **_period(period),
    }
    return summary(f"b{period}", **usual | own)


def paid(period: str, fen: int, name: str = "", **own: Any) -> Summary:
    usual: dict[str, Any] = {"kind": "subsidy", "sums": (("paid", fen),), **_period(period)}
    return summary(name or f"p{period}", **usual | own)


def _period(text: str) -> dict[str, str]:
    period = Period.parse(text)
    return {"period_key": period.key, "period_label": str(period)}


def test_a_year_holds_what_happened_in_it_in_the_order_of_its_months() -> None:
    records = [
        book("2026-02", 200, 20),
        book("2026-01", 100, 10, public_date="2027-01-05"),
        book("2026-03", 300, 30),
        book("2025-12", 900, 90, public_date="2026-01-05"),
    ]
    (course,) = year_courses(records, "2026", catalogue())
    assert [(row.key, row.fen) for row in course.rows] == [
        ("2026-01", (100, 10)),
        ("2026-02", (200, 20)),
        ("2026-03", (300, 30)),
    ]
    assert course.title == "2026年各期：村级财务收支（村委会）"


def test_months_never_stand_beside_the_year_that_holds_them() -> None:
    records = [book(f"2026-{n:02d}", n, n) for n in (1, 2, 3)] + [book("2026", 6, 6)]
    (course,) = year_courses(records, "2026", catalogue())
    assert len(course.rows) == 3


def test_two_books_of_one_month_are_added_and_publishers_kept_apart() -> None:
    records = [book(f"2026-{n:02d}", n, 0) for n in (1, 2, 3)]
    sums = (("income", 10), ("expense", 5))
    records.append(summary("c", kind="ledger", item=BOOKS, sums=sums, **_period("2026-01")))
    records += [book(f"2026Q{n}", n, n, publisher="集体经济组织") for n in (1, 2, 3, 4)]
    first, second = item_courses(records, catalogue())
    assert first.rows[0].fen == (11, 5)
    assert [row.key for row in second.rows] == ["2026Q1", "2026Q2", "2026Q3", "2026Q4"]


@pytest.mark.parametrize(
    "records",
    [
        [book("2026-01", 1, 1), book("2026-02", 1, 1)],
        [book(f"2026-{n:02d}", 1, 1, fund="一笔钱") for n in (1, 2, 3)],
        [book(f"2026-01-0{n} 至 2026-01-09", 1, 1) for n in (1, 2, 3)],
        [book(f"2026-{n:02d}", 1, 1, sums=()) for n in (1, 2, 3)],
    ],
)
def test_there_is_nothing_to_compare(records: list[Summary]) -> None:
    assert year_courses(records, "2026", catalogue()) == []


def test_only_the_last_periods_of_an_item_are_drawn() -> None:
    months = [book(f"{year}-{n:02d}", n, n) for year in (2025, 2026) for n in range(1, 13)]
    (course,) = item_courses(months, catalogue())
    assert [row.key for row in course.rows] == [f"2026-{n:02d}" for n in range(1, 13)]
    assert course.title.startswith("最近 12 期")


def test_a_fund_is_told_by_years_once_there_are_three() -> None:
    records = [
        paid("2024", 100),
        paid("2025-10", 150),
        paid("2025-11", 50),
        paid("2026Q1", 300),
        paid("2026Q2", 5, level="county"),
        summary("before", kind="subsidy"),
    ]
    (course,) = fund_courses("津贴", records)
    assert [(row.label, row.fen) for row in course.rows] == [
        ("2024年", (100,)),
        ("2025年", (200,)),
        ("2026年", (300,)),
    ]
    assert course.title == "津贴历年发放"


def test_a_record_without_a_period_counts_in_the_year_it_became_public() -> None:
    records = [paid("2024", 1), paid("2025", 2)]
    records.append(summary("x", kind="subsidy", sums=(("paid", 3),), public_date="2026-03-01"))
    (course,) = fund_courses("津贴", records)
    assert course.rows[-1].fen == (3,)


def test_a_younger_fund_is_told_by_its_periods_and_sorts_of_money_stay_apart() -> None:
    records = [paid(f"2026-{n:02d}", n) for n in (7, 8, 9)]
    records += [book(f"2026-{n:02d}", n, n, fund="津贴") for n in (7, 8)]
    records += [
        summary(f"a{n}", kind="allocation", sums=(("allotted", n),), **_period(f"202{n}"))
        for n in (4, 5, 6)
    ]
    first, second = fund_courses("津贴", records)
    assert (first.title, first.names) == ("津贴历次发放", ("paid",))
    assert (second.title, second.names) == ("津贴历年分配", ("allotted",))


def test_a_course_is_a_table_and_columns() -> None:
    records = [book(f"2026-{n:02d}", n * 100, n * 50) for n in (1, 2, 3)]
    (one,) = charted(year_courses(records, "2026", catalogue()))
    assert [column.label for column in one.table.columns] == ["哪一期", "收入（元）", "支出（元）"]
    assert one.table.rows[0] == ("1月", "1.00", "0.50")
    assert one.table.total == ("合计", "6.00", "3.00")
    (chart,) = one.chart.charts
    assert (chart.form, chart.title) == (ChartForm.COLUMNS, one.table.title)
    assert [row.label for row in chart.rows] == ["1月", "2月", "3月"]
    assert chart.rows[2].shown == ("3.00", "1.50")
    assert chart.description == (
        "2026年各期：村级财务收支（村委会），单位：元，共 3 栏。"
        "收入合计 6.00，最多的是3月 3.00，最少的是1月 1.00。"
        "支出合计 3.00，最多的是3月 1.50，最少的是1月 0.50。"
    )


@pytest.mark.parametrize(
    ("periods", "short", "long"),
    [
        (
            ("2025-11", "2025-12", "2026-01"),
            ["11月\n25年", "12月", "1月\n26年"],
            "2025年11月",
        ),
        (
            ("2025Q4", "2026Q1", "2026Q2"),
            ["四季度\n25年", "一季度\n26年", "二季度"],
            "2025年第四季度",
        ),
        (
            ("2025H1", "2025H2", "2026H1"),
            ["上半年\n25年", "下半年", "上半年\n26年"],
            "2025年上半年",
        ),
        (("2024", "2025", "2026"), ["2024年", "2025年", "2026年"], "2024年"),
    ],
)
def test_the_year_stands_where_it_begins(
    periods: tuple[str, ...], short: list[str], long: str
) -> None:
    (one,) = charted(item_courses([book(period, 100, 100) for period in periods], catalogue()))
    assert [row.label for row in one.chart.charts[0].rows] == short
    assert one.table.rows[0][0] == long
    assert f"最多的是{short[0].partition(chr(10))[2]}" in one.chart.charts[0].description
