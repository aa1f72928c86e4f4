from datetime import date
from typing import Any

import pytest
from pydantic import ValidationError

from gongkai.base.money import Money
from gongkai.model.kinds.accounts import DebtSide, EntryType, Ledger, LineRole, Report, Statement
from tests.tools.money_records import record_of


def test_a_ledger_may_hold_nothing_but_its_period() -> None:
    ledger = record_of("收支明细")
    assert isinstance(ledger, Ledger)
    assert (ledger.balances, ledger.entries, ledger.book) == ((), (), None)


def test_a_full_ledger_keeps_every_column() -> None:
    ledger = record_of(
        "收支明细",
        账套={"名称": "村级账", "账套主体": ["村委会", "集体经济组织"], "记账方式": "镇代理"},
        资金名称="驻村工作经费",
        资金来源=[{"来源": "派出单位", "金额": "10万元"}],
        账户结余=[{"账户": "基本户", "收": "6000", "支": "0", "期末": "6000"}],
        明细=[
            {
                "日期": "2026-09-10",
                "凭证字号": "记-1",
                "账户": "基本户",
                "科目": "误工补贴",
                "摘要": "冲上月错账",
                "支": "-128",
                "行类型": "红字冲销",
                "票据张数": "2",
                "经手": "陈秀兰",
                "证明": "吴传林",
                "审批": "周正明",
                "收款人": "某人",
            }
        ],
        未列凭证说明="记-2 作废",
        上期记录="cw-2026-08-shouzhi",
        账户备注="存折在农经站",
    )
    assert isinstance(ledger, Ledger)
    (entry,) = ledger.entries
    assert entry.day == date(2026, 9, 10)
    assert entry.expense == Money(-12800)
    assert entry.entry_type is EntryType.REVERSAL
    assert ledger.balances[0].opening is None
    assert ledger.fund_sources[0].amount == Money(10_000_000)
    assert ledger.continues == "cw-2026-08-shouzhi"


def test_a_summary_line_has_no_day() -> None:
    ledger = record_of("收支明细", 明细=[{"摘要": "全季党费", "收": "17500"}])
    assert isinstance(ledger, Ledger)
    assert ledger.entries[0].day is None


@pytest.mark.parametrize(
    ("own", "code"),
    [
        ({"明细": [{"摘要": "买纸", "支": "约100"}]}, "V201"),
        ({"明细": [{"摘要": "买纸", "支": "100.005"}]}, "V202"),
        ({"明细": [{"摘要": "买纸", "日期": "2026-02-30"}]}, "V208"),
        ({"明细": [{"摘要": "买纸", "行类型": "转账"}]}, "V107"),
        ({"明细": [{"支": "1"}]}, "missing"),
        ({"账户结余": [{"账户": "现金", "收": "0", "支": "0"}]}, "missing"),
        ({"余额": "1"}, "extra_forbidden"),
    ],
)
def test_a_faulty_ledger_is_refused_by_code(own: dict[str, Any], code: str) -> None:
    with pytest.raises(ValidationError) as refused:
        record_of("收支明细", **own)
    assert [error["type"] for error in refused.value.errors()] == [code]


def test_a_statement_needs_only_which_report_it_is() -> None:
    statement = record_of("财务报表", 报表="科目余额")
    assert isinstance(statement, Statement)
    assert statement.report is Report.TRIAL_BALANCE


def test_a_full_statement_keeps_lines_and_debts() -> None:
    statement = record_of(
        "财务报表",
        报表="债权债务",
        行=[{"科目": "资产总计", "行的作用": "合计", "期初": "1", "期末": "2", "备注": "无"}],
        债权债务=[
            {
                "方向": "债权",
                "对方": "林业合作社",
                "性质": "承包费",
                "期末": "15000",
                "账龄": "一年",
            },
            {"方向": "债务", "姓名": "某人", "期初": "1", "增": "2", "减": "0", "期末": "3"},
        ],
    )
    assert isinstance(statement, Statement)
    assert statement.statement_lines[0].line_role is LineRole.TOTAL
    assert [debt.debt_side for debt in statement.debts] == [DebtSide.CLAIM, DebtSide.DEBT]


@pytest.mark.parametrize(
    ("own", "code"),
    [({}, "missing"), ({"报表": "资产表"}, "V107"), ({"报表": "科目余额", "行": [{}]}, "missing")],
)
def test_a_faulty_statement_is_refused_by_code(own: dict[str, Any], code: str) -> None:
    with pytest.raises(ValidationError) as refused:
        record_of("财务报表", **own)
    assert [error["type"] for error in refused.value.errors()] == [code]
