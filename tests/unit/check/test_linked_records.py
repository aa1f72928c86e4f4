"""From record to ledger, tender and contract: only what both sides say is compared."""

from typing import Any

import pytest

from gongkai.check.bookings import check_entered, confirmed
from tests.unit.check.linked import of_records, told


def booked(*lines: tuple[str, str], period: str = "2026-07") -> dict[str, Any]:
    entries = [
        {"日期": day, "凭证字号": "记-1", "科目": "补助", "摘要": "发放", "支": amount}
        for day, amount in lines
    ]
    return {"类型": "收支明细", "编号": "m07", "所属期": period, "明细": entries}


def paid(amount: str = "200", day: str = "2026-07-09") -> dict[str, Any]:
    return {
        "类型": "资金发放",
        "编号": "zijin",
        "资金名称": "补助",
        "合计": amount,
        "发放日期": day,
        "资金流向": "经村账",
        "入账记录": "m07",
    }


@pytest.mark.parametrize(
    "lines",
    [
        [("2026-07-09", "200")],
        [("2026-07-09", "150"), ("2026-07-09", "50")],
        [("2026-07-02", "200"), ("2026-07-09", "200")],
    ],
)
def test_a_payment_is_found_as_a_line_or_as_the_lines_of_a_voucher(
    lines: list[tuple[str, str]],
) -> None:
    assert told(booked(*lines), paid()) == []


@pytest.mark.parametrize(
    ("lines", "code"),
    [
        ([("2026-07-09", "20")], "F212"),
        ([("2026-07-02", "200")], "F213"),
    ],
)
def test_a_payment_that_is_not_there_is_told_at_who_says_so(
    lines: list[tuple[str, str]], code: str
) -> None:
    assert told(booked(*lines), paid()) == [(code, "zijin")]


def test_a_day_of_another_month_and_a_link_to_no_ledger_are_told() -> None:
    assert told(booked(("2026-07-09", "200")), paid(day="2026-08-09")) == [("F214", "zijin")]
    other = paid() | {"编号": "m07"}
    del other["入账记录"]
    assert told(other, paid()) == [("F211", "zijin")]


def test_a_link_to_no_record_is_not_told_a_second_time() -> None:
    assert told(paid()) == []


def test_what_goes_to_cards_or_is_settled_later_stands_not_in_this_ledger() -> None:
    settled = {"结算类型": "结算", "日期": "2026-08-20", "金额": "200"}
    assert told(booked(("2026-07-09", "20")), paid() | {"资金流向": "一卡通直达"}) == []
    assert told(booked(("2026-07-09", "20")), paid() | {"结算": [settled]}) == []


def test_a_fee_stands_in_the_ledger_as_income() -> None:
    entry = {"日期": "2026-07-22", "凭证字号": "记-1", "摘要": "水费", "收": "600"}
    income = {"类型": "收支明细", "编号": "m07", "所属期": "2026-07", "明细": [entry]}
    levy = {"类型": "收费筹资", "编号": "sf1", "收费项目": "水费", "入账记录": "m07"}
    assert told(income, levy | {"实收": "600"}) == []
    assert told(income, levy | {"实收": "610"}) == [("F212", "sf1")]


def test_prizes_stand_in_the_ledger_unless_only_some_are_listed() -> None:
    prizes = [{"受表彰": "甲家", "金额": "150"}, {"受表彰": "乙家", "金额": "50"}]
    award = {
        "类型": "评选表彰",
        "编号": "pj1",
        "评选名称": "最美人家",
        "评选结果": prizes,
        "入账记录": "m07",
    }
    assert told(booked(("2026-07-09", "200")), award) == []
    assert told(booked(("2026-07-09", "250")), award) == [("F212", "pj1")]
    assert told(booked(("2026-07-09", "250")), award | {"完整性": "部分"}) == []


def test_of_shared_profit_what_is_kept_for_members_is_not_paid_out() -> None:
    shared = {
        "类型": "收益分配",
        "编号": "fenpei",
        "合计": "729",
        "未领": "5",
        "代管": "5",
        "发放日期": "2026-07-09",
        "入账记录": "m07",
    }
    assert told(booked(("2026-07-09", "724")), shared) == []
    assert told(booked(("2026-07-09", "729")), shared) == [("F212", "fenpei")]


def test_a_part_of_a_contract_that_came_in_stands_in_the_ledger_as_income() -> None:
    entry = {"日期": "2026-07-22", "凭证字号": "记-1", "摘要": "承包费", "收": "18000"}
    income = {"类型": "收支明细", "编号": "m07", "所属期": "2026Q3", "明细": [entry]}
    due = {"应付日": "2026-07-31", "应收": "18000", "实收": "18000", "到账日": "2026-07-22"}
    contract = {"类型": "合同", "编号": "ht1", "收付方向": "收入合同"}
    plan = [due | {"入账记录": "m07"}]
    assert told(income, contract | {"收付计划": plan}) == []
    wrong = [plan[0] | {"实收": "1800"}]
    assert told(income, contract | {"收付计划": wrong}) == [("F212", "ht1")]
    assert told(income, contract | {"收付方向": "支出合同", "收付计划": plan}) == [("F212", "ht1")]


def test_part_of_a_ledger_gives_no_verdict_on_what_it_leaves_out() -> None:
    assert told(booked(("2026-07-09", "20")) | {"完整性": "部分"}, paid()) == []


def test_prices_of_one_matter_are_the_same_price() -> None:
    tender = {
        "类型": "交易招标",
        "编号": "zb1",
        "中标结果": [{"名称": "路", "中标单位": "甲队", "成交价": "938"}],
    }
    contract = {"类型": "合同", "编号": "ht1", "乙方": "甲队", "金额": "938", "来自招标": "zb1"}
    contract["事项卷"] = "修路"
    work = {"类型": "项目", "编号": "xm1", "施工单位": "甲队", "事项卷": "修路"}
    work["验收日期"] = "2026-06-30"
    assert told(tender, contract, work | {"合同价": "938", "中标价": "938"}) == []
    assert told(tender, contract | {"金额": "983"}) == [("F221", "ht1")]
    whole = [{"名称": "路", "中标单位": "甲队", "成交价": "938", "计价单位": "元"}]
    assert told(tender | {"中标结果": whole}, contract | {"金额": "983"}) == [("F221", "ht1")]
    assert told(tender, work | {"中标价": "983", "来自招标": "zb1"}) == [("F222", "xm1")]
    assert told(tender, contract, work | {"合同价": "983"}) == [("F223", "xm1")]
    payments = [{"日期": "2026-07-01", "金额": "950"}]
    assert told(contract, work | {"拨付": payments}) == [("F224", "xm1")]
    changes = [{"日期": "2026-06-01", "金额": "12", "原因": "加涵管"}]
    assert told(contract, work | {"拨付": payments, "变更": changes}) == []
    assert told(contract, work | {"拨付": payments, "施工单位": "乙队"}) == []


def test_the_audited_price_is_what_may_be_paid() -> None:
    matter = {"事项卷": "修路"}
    contract = {"类型": "合同", "编号": "ht1", "乙方": "甲队", "金额": "938"} | matter
    work = {"类型": "项目", "编号": "xm1", "施工单位": "甲队"} | matter
    work["验收日期"] = "2026-06-30"
    audit = work | {"编号": "xm2", "审定价": "950"}

    def payments(amount: str) -> dict[str, Any]:
        return work | {"拨付": [{"日期": "2026-07-01", "金额": amount}]}

    assert told(contract, payments("950"), audit) == []
    assert told(contract, payments("951"), audit) == [("F224", "xm1")]


def test_a_work_that_names_its_own_price_is_not_held_to_the_contract_again() -> None:
    matter = {"事项卷": "修路"}
    contract = {"类型": "合同", "编号": "ht1", "乙方": "甲队", "金额": "938"} | matter
    payments = [{"日期": "2026-07-01", "金额": "950"}]
    work = {"类型": "项目", "编号": "xm1", "施工单位": "甲队", "拨付": payments} | matter
    work["验收日期"] = "2026-06-30"
    assert told(contract, work) == [("F224", "xm1")]
    assert told(contract, work | {"合同价": "938"}) == []


def test_a_rent_by_the_year_is_no_price_of_a_contract() -> None:
    result = {"名称": "塘", "中标单位": "甲队", "成交价": "150", "计价单位": "元/年"}
    tender = {"类型": "交易招标", "编号": "zb1", "中标结果": [result]}
    contract = {"类型": "合同", "编号": "ht1", "乙方": "甲队", "金额": "790", "来自招标": "zb1"}
    assert told(tender, contract) == []


def unnamed(**own: Any) -> dict[str, Any]:
    record = paid() | own
    del record["入账记录"]
    return record


def test_money_through_the_books_is_looked_for_though_no_ledger_is_named() -> None:
    assert told(booked(("2026-07-09", "200")), unnamed()) == []
    assert told(booked(("2026-07-09", "20")), unnamed()) == [("F228", "zijin")]
    assert told(booked(("2026-07-02", "200")), unnamed()) == [("F228", "zijin")]


@pytest.mark.parametrize(
    "own",
    [
        {"发放日期": "2026-08-09"},
        {"资金流向": "一卡通直达"},
        {"公开主体": "集体经济组织"},
        {"发放日期": None},
    ],
)
def test_where_no_ledger_of_that_day_and_publisher_lies_nothing_is_said(
    own: dict[str, Any],
) -> None:
    assert told(booked(("2026-07-09", "20")), unnamed(**own)) == []
    assert told(booked(("2026-07-09", "20")) | {"完整性": "部分"}, unnamed()) == []


def test_advance_balance_and_refund_are_looked_for_one_by_one() -> None:
    rows = [
        {"结算类型": "预拨", "日期": "2026-07-02", "金额": "150"},
        {"结算类型": "结算", "日期": "2026-07-09", "金额": "60"},
        {"结算类型": "退回", "日期": "2026-07-20", "金额": "10"},
    ]
    ledger = booked(("2026-07-02", "150"), ("2026-07-09", "60"))
    back = {"日期": "2026-07-20", "凭证字号": "记-9", "科目": "补助", "摘要": "退回", "收": "10"}
    assert told(ledger, unnamed(结算=rows)) == [("F228", "zijin")]
    ledger["明细"].append(back)
    assert told(ledger, unnamed(结算=rows)) == []


def test_a_ledger_of_a_year_reaches_into_every_month() -> None:
    ledger = booked(("2026-07-09", "20"), period="2026")
    assert told(ledger, unnamed()) == [("F228", "zijin")]


def test_a_ledger_knows_the_records_that_stand_in_it_as_they_say() -> None:
    ledger = booked(("2026-07-09", "200"), ("2026-07-20", "30"))
    other = unnamed(编号="other")
    assert confirmed(of_records(ledger, paid(), other)) == {"m07": [("2026-07-09", "zijin")]}
    assert confirmed(of_records(ledger, paid("31"))) == {}
    assert confirmed(of_records(ledger)) == {}


def test_the_nearest_line_is_of_that_side_and_of_another_day_only_without_one() -> None:
    def nearest(ledger: dict[str, Any]) -> str:
        (found,) = check_entered(of_records(ledger, paid()))
        return found.facts["nearest"]

    both = booked(("2026-07-09", "150"), ("2026-07-02", "199"))
    assert "150.00" in nearest(both)
    assert "199.00" in nearest(booked(("2026-07-02", "199")))
    income = booked(("2026-07-09", "200"))
    income["明细"] = [{"日期": "2026-07-09", "摘要": "拨入", "收": "200"}]
    assert nearest(income) == ""
