from typing import Any

import pytest

from gongkai.model.blocks import Block, Presentation, TableBlock
from gongkai.model.vocabulary import Show
from gongkai.pages.kinds.accounts import LedgerLines, present_ledger
from gongkai.pages.kinds.statements import ShownStatement, present_statement
from tests.tools.money_records import projected, record_of

ENTRIES: list[dict[str, Any]] = [
    {"日期": "2026-09-10", "凭证字号": "记-1", "科目": "补助收入", "摘要": "经费", "收": "6000"},
    {"日期": "2026-09-12", "凭证字号": "记-2", "科目": "误工补贴", "摘要": "禁烧", "支": "2880"},
    {"日期": "2026-09-12", "凭证字号": "记-3", "科目": "误工补贴", "摘要": "清沟", "支": "620.5"},
    {"摘要": "代收电费", "收": "500", "行类型": "代收代付"},
]
BALANCES = [
    {"账户": "基本户", "期初": "12000", "收": "6000", "支": "3500.50", "期末": "14499.50"},
    {"账户": "现金", "期初": "100", "收": "0", "支": "0", "期末": "100"},
]


def _data(presentation: Presentation, name: str) -> Any:
    return next(
        block.data for block in _blocks(presentation) if getattr(block, "name", "") == name
    )


def _blocks(presentation: Presentation) -> tuple[Any, ...]:
    return (*presentation.before, *presentation.after)


def _table(presentation: Presentation, name: str) -> TableBlock:
    found: Block = next(block for block in _blocks(presentation) if block.name == name)
    assert isinstance(found, TableBlock)
    return found


@pytest.mark.parametrize("show", [Show.FULL, Show.MASK, Show.TOTALS])
def test_the_sentence_of_a_ledger_leaves_out_pass_through(show: Show) -> None:
    ledger = record_of("收支明细", 账户结余=BALANCES, 明细=ENTRIES)
    presentation = present_ledger(projected(ledger, show))
    assert presentation.sentence == (
        "2026年9月收入 6,000.00 元，支出 3,500.50 元，期末还有 14,599.50 元。"
    )


def test_a_ledger_of_balances_only_sums_the_accounts() -> None:
    presentation = present_ledger(projected(record_of("收支明细", 账户结余=BALANCES)))
    assert presentation.sentence == (
        "2026年9月收入 6,000.00 元，支出 3,500.50 元，期末还有 14,599.50 元。"
    )
    assert presentation.after == ()


def test_a_ledger_without_accounts_has_no_balance() -> None:
    presentation = present_ledger(projected(record_of("收支明细", 明细=ENTRIES)))
    assert presentation.sentence == "2026年9月收入 6,000.00 元，支出 3,500.50 元。"
    data = _data(presentation, "entries")
    assert isinstance(data, LedgerLines)
    assert not data.has_balance


def test_every_line_shows_the_balance_after_it() -> None:
    presentation = present_ledger(
        projected(record_of("收支明细", 账户结余=BALANCES, 明细=ENTRIES))
    )
    data = _data(presentation, "entries")
    assert [line.balance for line in data.lines] == [
        "18,100.00",
        "15,220.00",
        "14,599.50",
        "15,099.50",
    ]
    assert (data.opening, data.lines[3].kind, data.lines[3].day) == ("12,100.00", "代收代付", "")


def test_subjects_are_summed_largest_first() -> None:
    presentation = present_ledger(projected(record_of("收支明细", 明细=ENTRIES)))
    table = _table(presentation, "subjects")
    assert table.rows == (("补助收入", "6,000.00", ""), ("误工补贴", "", "3,500.50"))
    assert table.total == ("合计", "6,000.00", "3,500.50")


def test_a_statement_tells_its_grand_totals() -> None:
    statement = record_of(
        "财务报表",
        报表="资产负债表",
        行=[
            {"科目": "货币资金", "期初": "1", "期末": "2.5"},
            {"科目": "资产总计", "行的作用": "合计", "期初": "1", "期末": "2.5"},
            {"科目": "负债合计", "行的作用": "合计", "期末": "0", "备注": "还清"},
        ],
    )
    presentation = present_statement(projected(statement))
    assert presentation.sentence == "2026年9月资产负债表：资产总计 2.50 元，负债合计 0.00 元。"
    data = _data(presentation, "statement_lines")
    assert isinstance(data, ShownStatement)
    assert data.columns == ("期初（元）", "期末（元）")
    assert [(line.role, line.amounts) for line in data.lines] == [
        ("item", ("1.00", "2.50")),
        ("total", ("1.00", "2.50")),
        ("total", ("", "0.00")),
    ]


def test_a_statement_without_totals_counts_its_subjects() -> None:
    statement = record_of("财务报表", 报表="科目余额", 行=[{"科目": "现金", "本年": "1"}])
    presentation = present_statement(projected(statement))
    assert presentation.sentence == "2026年9月科目余额，共 1 个科目。"


DEBTS = [
    {"方向": "债权", "对方": "林业合作社", "期末": "15000"},
    {"方向": "债权", "姓名": "孙建平", "期末": "3600"},
    {"方向": "债务", "对方": "运维公司", "期末": "2400"},
]


@pytest.mark.parametrize("show", [Show.FULL, Show.MASK])
def test_claims_and_debts_are_summed_apart(show: Show) -> None:
    presentation = present_statement(
        projected(record_of("财务报表", 报表="债权债务", 债权债务=DEBTS), show)
    )
    assert presentation.sentence == (
        "2026年9月债权债务：别人欠村里 18,600.00 元，村里欠别人 2,400.00 元。"
    )
    claims = _table(presentation, "debts-claim")
    assert claims.total[-1] == "18,600.00"
    assert claims.rows[1][2] == ("孙建平" if show is Show.FULL else "孙**")
    assert _table(presentation, "debts-debt").total == ()


def test_withheld_debts_are_told_as_one_sum() -> None:
    record = record_of("财务报表", 报表="债权债务", 债权债务=DEBTS)
    presentation = present_statement(projected(record, Show.TOTALS))
    assert presentation.sentence == "2026年9月债权债务：共 3 笔，期末合计 21,000.00 元。"
