from typing import Any

import pytest
from pydantic import ValidationError

from gongkai.base.money import Money
from gongkai.model.kinds.funds import Allocation, Budget, BudgetForm, Flow
from tests.tools.money_records import record_of


def test_a_budget_may_state_only_its_form() -> None:
    budget = record_of("预算决算", 预决算="预算")
    assert isinstance(budget, Budget)
    assert (budget.budget_form, budget.budget_lines) == (BudgetForm.PLAN, ())


def test_a_full_budget_keeps_plan_execution_and_parts() -> None:
    budget = record_of(
        "预算决算",
        预决算="决算",
        预算科目=[
            {
                "收支": "支出",
                "名称": "误工补贴",
                "预算": "3.6万",
                "执行": "40260",
                "其中": [{"名称": "组长误工", "预算": "14400", "执行": "14400"}],
                "备注": "抢险",
            }
        ],
        上年结转="20000",
        年末结余="41240",
        差异说明="抢险多",
        决议="村民代表会议通过",
        决议记录="cun-2026-01-huiyi",
    )
    assert isinstance(budget, Budget)
    (line,) = budget.budget_lines
    assert (line.flow, line.budgeted, line.executed) == (
        Flow.EXPENSE,
        Money(3_600_000),
        Money(4_026_000),
    )
    assert line.budget_parts[0].executed == Money(1_440_000)


def test_an_allocation_may_state_only_its_total() -> None:
    allocation = record_of("资金分配", 合计="1322.63万元")
    assert isinstance(allocation, Allocation)
    assert allocation.total == Money(1_322_630_000)


def test_a_full_allocation_keeps_every_column() -> None:
    allocation = record_of(
        "资金分配",
        资金名称="奖补资金",
        批次="第一批",
        文号="云乡发〔2026〕18号",
        资金来源=[{"来源": "县财政", "出资层级": "县级", "金额": "42000", "到位": "42000"}],
        明细=[
            {
                "名称": "公厕管护",
                "位置": "二组",
                "用在哪里": "抽粪",
                "资金性质": "财政奖补",
                "承办单位": "村委会",
                "受益村": ["石桥村", "河西村"],
                "个数": "2",
                "标准": "每处 6000 元",
                "金额": "12000",
                "日期": "2026-04-20",
                "依据": "验收合格",
            }
        ],
        合计="12000",
        决议="党委会",
    )
    assert isinstance(allocation, Allocation)
    assert allocation.entries[0].villages_concerned == ("石桥村", "河西村")
    assert allocation.entries[0].unit_count == 2


@pytest.mark.parametrize(
    ("kind", "own", "code"),
    [
        ("预算决算", {}, "missing"),
        ("预算决算", {"预决算": "估算"}, "V107"),
        ("预算决算", {"预决算": "预算", "预算科目": [{"名称": "办公费"}]}, "missing"),
        ("资金分配", {}, "missing"),
        ("资金分配", {"合计": "若干"}, "V201"),
        ("资金分配", {"合计": "1", "明细": [{"名称": "路", "金额": "1", "个数": "半"}]}, "V204"),
    ],
)
def test_a_faulty_record_is_refused_by_code(kind: str, own: dict[str, Any], code: str) -> None:
    with pytest.raises(ValidationError) as refused:
        record_of(kind, **own)
    assert [error["type"] for error in refused.value.errors()] == [code]
