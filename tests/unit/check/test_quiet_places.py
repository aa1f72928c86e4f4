"""Places at which the checks of contracts, books and statements have nothing to go by."""

from typing import Any

import pytest

from gongkai.check.contracts import trace_contracts
from gongkai.check.privacy import check_private_numbers
from gongkai.check.repeated_entries import check_repeated_entries
from gongkai.check.statements import check_balance_sheet
from gongkai.model.chain_traces import Bought
from tests.tools.private_numbers import identity_number
from tests.unit.check.subjects import subject_of

CONTRACT: dict[str, Any] = {
    "收付方向": "支出合同",
    "乙方": "兴达路桥工程队",
    "金额": "378600",
    "标的": [{"名称": "三组道路硬化施工"}],
    "状态": "公开",
}


def _bought(**own: Any) -> list[Bought]:
    rows = trace_contracts(subject_of("合同", **CONTRACT, **own))
    return [trace for _, _, trace in rows if isinstance(trace, Bought)]


def test_contract_without_any_time_is_compared_with_none() -> None:
    assert _bought() == []
    (found,) = _bought(期限="2026-06-01 至 2026-09-28")
    assert (found.start, found.end) == ("2026-06-01", "2026-09-28")


@pytest.mark.parametrize("lacks", ["凭证字号", "日期"])
def test_lines_without_voucher_or_day_are_not_told_as_repeated(lacks: str) -> None:
    line = {"日期": "2026-09-03", "凭证字号": "记1", "摘要": "电费", "支": "120"}
    again = {**line, "凭证字号": "记2"}
    told = [{name: one for name, one in row.items() if name != lacks} for row in (line, again)]
    assert list(check_repeated_entries(subject_of("收支明细", 明细=told))) == []
    both = subject_of("收支明细", 明细=[line, again])
    assert [one.code for one in check_repeated_entries(both)] == ["F237"]


def test_sheet_that_says_what_its_lines_are_has_no_totals_by_name() -> None:
    lines = [
        {"科目": "资产总计", "期末": "100"},
        {"科目": "负债和所有者权益总计", "期末": "90"},
    ]
    named = subject_of("财务报表", 报表="资产负债表", 行=lines)
    assert [one.code for one in check_balance_sheet(named)] == ["F113"]
    said = [{**line, "行的作用": "明细"} for line in lines]
    assert list(check_balance_sheet(subject_of("财务报表", 报表="资产负债表", 行=said))) == []


def test_number_that_no_single_line_holds_is_told_at_its_field() -> None:
    number = identity_number()
    torn = subject_of("项目", 内容=f"联系 {number[:6]}", 地点=f"{number[6:]}\n三组")
    (found,) = check_private_numbers(torn)
    assert found.where.path == ("地点",)
