"""A record's sums beside earlier ones: the right ones, the right difference, or nothing."""

from typing import Any

import pytest

from gongkai.base.period import Period
from gongkai.model.summary import Summary
from gongkai.pages.compared import Comparison, compared_in
from gongkai.render.pages import with_comparisons
from tests.unit.pages.summaries import board, summary


def book(period: str, income: int, expense: int, **own: Any) -> Summary:
    usual: dict[str, Any] = {
        "kind": "ledger",
        "item": "caiwu-shouzhi",
        "sums": (("income", income), ("expense", expense)),
        "period_key": period,
        "period_label": str(Period.parse(period)),
    }
    return summary(own.pop("id", f"b{period}"), **usual | own)


def told(*summaries: Summary) -> dict[str, tuple[Comparison, ...]]:
    return compared_in(board(summaries))


def test_a_month_stands_beside_the_one_before_and_the_same_a_year_before() -> None:
    assert told(
        book("2026-01", 1_000_00, 300_50),
        book("2025-12", 900_00, 300_50),
        book("2025-01", 1_000_01, 100_00),
    ) == {
        "b2026-01": (
            (
                "上月（2025年12月）",
                "b2025-12",
                "收入多 100.00 元（那时 900.00 元）；支出一样，都是 300.50 元",
            ),
            (
                "去年同月（2025年1月）",
                "b2025-01",
                "收入少 0.01 元（那时 1,000.01 元）；支出多 200.50 元（那时 100.00 元）",
            ),
        )
    }


@pytest.mark.parametrize(
    ("now", "then", "word"),
    [
        ("2026Q1", "2025Q4", "上季度（2025年第四季度）"),
        ("2026Q1", "2025Q1", "去年同季度（2025年第一季度）"),
        ("2026H1", "2025H2", "上一个半年（2025年下半年）"),
        ("2026H2", "2025H2", "去年同期（2025年下半年）"),
        ("2026", "2025", "上年（2025年）"),
    ],
)
def test_longer_periods_stand_beside_their_own_sort(now: str, then: str, word: str) -> None:
    found = told(book(now, 2, 2), book(then, 1, 1))
    assert [(one[0], one[1]) for one in found[f"b{now}"]] == [(word, f"b{then}")]
    assert f"b{then}" not in found


@pytest.mark.parametrize(
    "own",
    [
        {"publisher": "集体经济组织"},
        {"item": "jiti-caiwu"},
        {"fund": "公益金"},
        {"level": "township"},
        {"kind": "subsidy", "sums": (("paid", 5),)},
        {"matter": "修路"},
        {"is_shown": False},
        {"sums": ()},
        {"period_key": ""},
    ],
)
def test_what_is_of_another_sort_is_not_compared(own: dict[str, Any]) -> None:
    assert told(book("2026-02", 2, 2), book("2026-01", 1, 1, **own)) == {}


def test_where_two_records_tell_of_one_period_neither_is_compared() -> None:
    twins = [book("2026-01", 1, 1, id=id_) for id_ in ("a", "b")]
    assert set(told(*twins, book("2026-02", 2, 2), book("2026-03", 3, 3))) == {"b2026-03"}


def test_spans_of_days_and_the_first_of_years_have_nothing_before_them() -> None:
    span = "2026-02-20~2026-07-10"
    assert told(book(span, 2, 2), book("1949", 1, 1), book("1949-01", 1, 1)) == {}


def test_a_page_shows_the_difference_as_text_with_a_way_to_the_record() -> None:
    drawn = with_comparisons("<p>\ue00b</p>", (("上月（2026年<9月>）", "b9", "收入多 1.00 元"),))
    assert '和<a href="b9.html">上月（2026年&lt;9月&gt;）</a>比：收入多 1.00 元。' in drawn
    assert with_comparisons("<p>\ue00b</p>", ()) == "<p></p>"
