"""A voucher number stands under one day in all ledgers of a set of books."""

from typing import Any

import pytest

from tests.unit.check.linked import told

BOOK = {"名称": "村级账"}


def ledger(id_: str, day: str, voucher: str = "记-1", **own: Any) -> dict[str, Any]:
    line = {"日期": day, "凭证字号": voucher, "科目": "电费", "摘要": "电", "支": "5"}
    common = {"类型": "收支明细", "编号": id_, "所属期": "2026-07", "明细": [line], "账套": BOOK}
    return common | {"资金名称": id_} | own


def test_one_number_on_two_days_in_two_ledgers_is_told_once() -> None:
    assert told(ledger("a07", "2026-07-02"), ledger("b07", "2026-07-09")) == [("F230", "b07")]


@pytest.mark.parametrize(
    "other",
    [
        ledger("b07", "2026-07-02"),
        ledger("b07", "2026-07-09", "记-2"),
        ledger("b07", "2026-08-09"),
        ledger("b07", "2026-07-09", ""),
        ledger("b07", "2026-07-09", 账套={"名称": "合作社账"}),
        ledger("b07", "2026-07-09", 公开主体="集体经济组织"),
    ],
)
def test_the_same_day_another_number_month_book_or_publisher_is_no_fault(
    other: dict[str, Any],
) -> None:
    assert told(ledger("a07", "2026-07-02"), other) == []


def test_lines_without_a_day_withdrawn_ledgers_and_ledgers_without_a_book_are_let_be() -> None:
    first, second = ledger("a07", "2026-07-02"), ledger("b07", "2026-07-09")
    assert told(first, second, a07="withdrawn") == []
    del second["账套"]
    assert told(first, second) == []
    undated = ledger("b07", "2026-07-09")
    del undated["明细"][0]["日期"]
    assert told(first, undated) == []


def test_the_same_lines_in_two_ledgers_of_one_account_are_told_once() -> None:
    first = ledger("a07", "2026-07-02", 资金名称="")
    again = ledger("b07", "2026-07-02", 资金名称="")
    assert told(first, again) == [("F232", "b07")]
    assert told(first, again, b07="withdrawn") == []
    other = ledger("b07", "2026-07-02", 资金名称="", 账套={"名称": "合作社账"})
    assert told(first, other) == []
    line = again["明细"][0] | {"支": "6"}
    assert told(first, again | {"明细": [line]}) == []
