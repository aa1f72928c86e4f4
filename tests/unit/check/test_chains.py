"""From period to period, and from record to ledger: only what both sides say is compared."""

from collections.abc import Iterable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai.base.problem import Where
from gongkai.check.bookings import check_entered, trace_entered
from gongkai.check.chain_rows import trace_carried
from gongkai.check.chains import (
    check_carried,
    check_continued,
    trace_ledgers,
)
from gongkai.check.execution import check_execution, check_left_over, trace_execution
from gongkai.check.matters import check_matter_prices, check_tender_prices, trace_prices
from gongkai.check.village import Village
from tests.unit.check.subjects import subject_of
from tests.unit.check.villages import village
from tests.unit.pages.summaries import summary

TRACERS = (trace_carried, trace_ledgers, trace_entered, trace_prices, trace_execution)
CHECKS = (
    check_carried,
    check_continued,
    check_entered,
    check_tender_prices,
    check_matter_prices,
    check_execution,
    check_left_over,
)


def of_records(*records: dict[str, Any], **states: str) -> Village:
    """Return a village of records given by their fields."""
    subjects = {one["编号"]: subject_of(one["类型"], **one) for one in records}
    briefs = [
        summary(
            id_,
            kind=subject.record.kind.value,
            matter=subject.record.matter,
            state=states.get(id_.replace("-", "_"), "posted"),
        )
        for id_, subject in subjects.items()
    ]
    traces = {
        id_: [row for tracer in TRACERS for row in tracer(subject)]
        for id_, subject in subjects.items()
    }
    return village(*briefs, traces=traces)


def told(*records: dict[str, Any], **states: str) -> list[tuple[str, str]]:
    found = of_records(*records, **states)
    return [(one.code, one.where.file[8:-4]) for check in CHECKS for one in check(found)]


def ledger(id_: str, period: str, opening: str, closing: str, **own: Any) -> dict[str, Any]:
    balance = {"账户": "基本户", "期初": opening, "收": "0", "支": "0", "期末": closing}
    return {"类型": "收支明细", "编号": id_, "所属期": period, "账户结余": [balance], **own}


JULY, AUGUST = ledger("m07", "2026-07", "10", "20"), ledger("m08", "2026-08", "20", "30")


def test_what_a_month_ends_with_the_next_begins_with() -> None:
    assert told(JULY, AUGUST) == []
    assert told(AUGUST | {"编号": "m08"}, JULY | {"编号": "m07"}) == []
    assert told(JULY, ledger("m08", "2026-08", "21", "30")) == [("F201", "m08")]


@pytest.mark.parametrize(
    "own",
    [
        {"公开主体": "集体经济组织"},
        {"账套": {"名称": "另一套账"}},
        {"资金名称": "水费"},
        {"完整性": "部分"},
        {"转载": {"原公开主体": "乡政府"}},
    ],
)
def test_another_publisher_book_or_fund_is_another_chain(own: dict[str, Any]) -> None:
    assert told(JULY, ledger("m08", "2026-08", "99", "30") | own) == []


def test_joint_books_are_one_chain_whoever_publishes() -> None:
    joint = {"账套": {"名称": "合账", "账套主体": ["村委会", "集体经济组织"]}}
    august = ledger("m08", "2026-08", "20", "30") | joint | {"公开主体": "集体经济组织"}
    assert told(JULY | joint, august) == []
    assert told(ledger("m07", "2026-07", "10", "29") | joint, august) == [("F201", "m08")]


def test_an_unknown_opening_or_two_records_of_one_month_give_no_verdict() -> None:
    unknown = ledger("m08", "2026-08", "20", "30")
    del unknown["账户结余"][0]["期初"]
    assert told(JULY, unknown) == []
    assert told(JULY, ledger("m07b", "2026-07", "10", "25"), AUGUST) == []


def test_what_was_withdrawn_proves_nothing() -> None:
    assert told(ledger("m07", "2026-07", "10", "29"), AUGUST, m07="withdrawn") == []


def test_a_year_is_followed_by_its_january_and_the_nearest_ledger_counts() -> None:
    year = ledger("y25", "2025", "0", "20")
    assert told(year, ledger("m01", "2026-01", "20", "30")) == []
    assert told(year, ledger("m01", "2026-01", "21", "30")) == [("F201", "m01")]
    december = ledger("m12", "2025-12", "5", "21")
    assert told(year, december, ledger("m01", "2026-01", "21", "30")) == []


def test_a_missing_month_is_told_once() -> None:
    assert told(
        JULY, ledger("m10", "2026-10", "20", "30"), ledger("m11", "2026-11", "30", "9")
    ) == [("F208", "m10")]


@given(
    st.lists(st.integers(-(10**9), 10**9), min_size=3, max_size=12),
    st.data(),
)
def test_in_a_whole_chain_one_wrong_opening_is_found_and_only_it(
    closings: list[int], data: st.DataObject
) -> None:
    months = [
        ledger(f"m-{place:02d}", f"2026-{place:02d}", in_yuan(opening), in_yuan(closing))
        for place, (opening, closing) in enumerate(
            zip([0, *closings], closings, strict=False), start=1
        )
    ]
    assert told(*months) == []
    place = data.draw(st.integers(1, len(months) - 1))
    gap = data.draw(st.integers(1, 10**6))
    months[place] = ledger(
        f"m-{place + 1:02d}",
        f"2026-{place + 1:02d}",
        in_yuan(closings[place - 1] + gap),
        in_yuan(closings[place]),
    )
    assert told(*months) == [("F201", f"m-{place + 1:02d}")]


def in_yuan(fen: int) -> str:
    return f"{'-' if fen < 0 else ''}{abs(fen) // 100}.{abs(fen) % 100:02d}"


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
    assert told(tender, contract, work | {"合同价": "938", "中标价": "938"}) == []
    assert told(tender, contract | {"金额": "983"}) == [("F221", "ht1")]
    assert told(tender, work | {"中标价": "983", "来自招标": "zb1"}) == [("F222", "xm1")]
    assert told(tender, contract, work | {"合同价": "983"}) == [("F223", "xm1")]
    payments = [{"日期": "2026-07-01", "金额": "950"}]
    assert told(contract, work | {"拨付": payments}) == [("F224", "xm1")]
    changes = [{"日期": "2026-06-01", "金额": "12", "原因": "加涵管"}]
    assert told(contract, work | {"拨付": payments, "变更": changes}) == []
    assert told(contract, work | {"拨付": payments, "施工单位": "乙队"}) == []


def test_a_rent_by_the_year_is_no_price_of_a_contract() -> None:
    result = {"名称": "塘", "中标单位": "甲队", "成交价": "150", "计价单位": "元/年"}
    tender = {"类型": "交易招标", "编号": "zb1", "中标结果": [result]}
    contract = {"类型": "合同", "编号": "ht1", "乙方": "甲队", "金额": "790", "来自招标": "zb1"}
    assert told(tender, contract) == []


def final(executed: str, left: str) -> dict[str, Any]:
    return {
        "类型": "预算决算",
        "编号": "js25",
        "所属期": "2025",
        "预决算": "决算",
        "预算科目": [{"收支": "支出", "名称": "补助", "执行": executed}],
        "年末结余": left,
    }


def halves(**own: Any) -> list[dict[str, Any]]:
    rows = [("h1a", "2025H1", "2025-02-01", "20"), ("h2a", "2025H2", "2025-08-01", "30")]
    closing = {"账户": "基本户", "收": "0", "支": "0", "期末": "77"}
    return [
        booked((day, amount), period=period) | {"编号": id_, "账户结余": [closing]} | own
        for id_, period, day, amount in rows
    ]


def test_a_final_account_is_what_the_ledgers_of_its_year_add_up_to() -> None:
    assert told(*halves(), final("50", "77")) == []
    assert told(*halves(), final("51", "77")) == [("F225", "js25")]
    assert told(*halves(), final("50", "78")) == [("F226", "js25")]


def test_half_a_year_part_of_the_lines_or_other_words_give_no_verdict() -> None:
    assert told(halves()[0], final("51", "77")) == []
    assert told(*halves(完整性="部分"), final("51", "77")) == []
    other = final("51", "77")
    other["预算科目"][0]["名称"] = "别的"
    assert told(*halves(), other) == []


def test_debts_of_people_are_compared_together_and_never_named() -> None:
    def debts(id_: str, period: str, rows: Iterable[tuple[str, str]]) -> dict[str, Any]:
        lines = [
            {"方向": "债权", "姓名": name, "期初": opening, "期末": opening}
            for name, opening in rows
        ]
        return {
            "类型": "财务报表",
            "报表": "债权债务",
            "编号": id_,
            "所属期": period,
            "债权债务": lines,
        }

    first = debts("q1a", "2026Q1", [("孙建平", "24"), ("龙开元", "8")])
    second = debts("q2a", "2026Q2", [("孙建平", "25"), ("龙开元", "8")])
    assert told(first, second) == [("F203", "q2a")]
    found = of_records(first, second)
    assert "孙建平" not in repr(found.traces)
    assert next(iter(check_carried(found))).where == Where(
        "content/q2a.yml", path=("债权债务", 0, "期初")
    )
