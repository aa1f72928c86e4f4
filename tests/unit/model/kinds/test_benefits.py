from typing import Any

import pytest
from pydantic import ValidationError

from gongkai.base.money import Money
from gongkai.model.kinds.benefits import PaymentRoute, RecipientType, SettlementType, Subsidy
from gongkai.model.vocabulary import Show
from tests.tools.money_records import projected, record_of


def test_a_subsidy_may_state_totals_only() -> None:
    subsidy = record_of("资金发放", 资金名称="雨露计划", 合计="19500")
    assert isinstance(subsidy, Subsidy)
    assert subsidy.total == Money(1_950_000)
    assert (subsidy.recipients, subsidy.classes) == ((), ())


def test_a_full_subsidy_keeps_every_field() -> None:
    subsidy = record_of(
        "资金发放",
        资金名称="公共卫生补助",
        资金来源=[{"来源": "县财政", "金额": "35712"}],
        文号="云卫〔2026〕3号",
        发放标准="每月 6200 元",
        期数="6个月",
        对象类型="单位",
        所属年="2025",
        分类=[{"名称": "村卫生室", "数量": "6个月", "标准": "每月 6200 元", "金额": "35712"}],
        对象=[{"组": "二组", "姓名": "孙进财", "数量": "6.2亩", "金额": "0", "备注": "补发"}],
        人数="1",
        户数="1",
        合计="35712",
        发放日期="2026-08-05",
        资金流向="经村账",
        入账记录="cw-2026-08-shouzhi",
        结算=[{"结算类型": "退回", "日期": "2026-08-05", "金额": "100", "备注": "多发"}],
        没到账问谁="陈秀兰",
        查询电话="0870-555-0136",
    )
    assert isinstance(subsidy, Subsidy)
    assert subsidy.recipient_type is RecipientType.UNIT
    assert subsidy.route is PaymentRoute.VILLAGE_ACCOUNT
    assert subsidy.settlements[0].settlement_type is SettlementType.REFUND


def test_totals_only_withholds_names_but_not_classes() -> None:
    subsidy = record_of(
        "资金发放",
        资金名称="临时救助",
        分类=[{"名称": "一组", "户数": "1", "金额": "1300"}],
        对象=[{"组": "一组", "姓名": "何庆云", "金额": "1300", "备注": "生病"}],
        合计="1300",
    )
    projection = projected(subsidy, Show.TOTALS)
    assert isinstance(projection.record, Subsidy)
    assert projection.record.recipients == ()
    assert projection.record.classes[0].amount == Money(130_000)
    withheld = projection.withheld_rows("recipients")
    assert withheld is not None
    assert (withheld.count, withheld.sums) == (1, (("amount", Money(130_000)),))


@pytest.mark.parametrize(
    ("own", "code"),
    [
        ({"合计": "1"}, "missing"),
        ({"资金名称": "低保金"}, "missing"),
        ({"资金名称": "低保金", "合计": "１００"}, "V203"),
        ({"资金名称": "低保金", "合计": "1", "对象类型": "牛"}, "V107"),
        ({"资金名称": "低保金", "合计": "1", "人数": "几个"}, "V204"),
        ({"资金名称": "低保金", "合计": "1", "入账记录": "九月"}, "V211"),
    ],
)
def test_a_faulty_subsidy_is_refused_by_code(own: dict[str, Any], code: str) -> None:
    with pytest.raises(ValidationError) as refused:
        record_of("资金发放", **own)
    assert [error["type"] for error in refused.value.errors()] == [code]
