"""What deserves a second look, and that it never tells whom."""

import io
import json
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai.check.doubt_lines import Read
from gongkai.check.doubts import LIMITS, doubts_of
from gongkai.model.calendar import WorkCalendar
from gongkai.model.doubt import Doubt
from gongkai.report.doubts import Look, told_doubt, write_doubts
from tests.unit.check.subjects import national_catalogue, record_of

MONDAY = date(2026, 9, 7)
LIMIT = 5_000_000
LOOK = Look(date(2026, 11, 20), 1, has_limit=True)


def line(amount: str, day: date = MONDAY, voucher: str = "记-1", **own: Any) -> dict[str, Any]:
    usual = {"日期": day.isoformat(), "凭证字号": voucher, "科目": "办公费", "摘要": "买纸"}
    return usual | {"支": amount} | own


def found(*lines: dict[str, Any], limit: int | None = LIMIT) -> list[Doubt]:
    ledger = Read(record_of("收支明细", 明细=list(lines)), "content/a.yml")
    return list(doubts_of([ledger], national_catalogue().calendar, limit))


def sorts(*lines: dict[str, Any], limit: int | None = LIMIT) -> list[str]:
    return [one.sort for one in found(*lines, limit=limit)]


def test_ordinary_books_raise_no_doubt() -> None:
    assert sorts(line("48.20"), line("480", voucher="记-2"), line("2030.50", voucher="记-3")) == []


def test_many_whole_thousands_are_a_doubt_unless_worked_out() -> None:
    amounts = ("1000", "2000", "3000")
    assert sorts(*map(line, amounts)) == ["round"]
    assert sorts(*(line(amount, 摘要="2人×500元") for amount in amounts)) == []


@pytest.mark.parametrize("entry_type", ["内部转账", "代收代付"])
def test_money_moved_or_passed_on_is_no_expense_to_look_at(entry_type: str) -> None:
    moved = line("880.50", MONDAY + timedelta(2), "记-2", 行类型=entry_type)
    assert sorts(line("880.50"), moved) == []
    assert sorts(line("880.50"), moved | {"行类型": "支"}) == ["twice"]


def test_bills_just_under_the_limit_are_a_doubt_only_where_a_limit_is_known() -> None:
    bills = line("49000.10"), line("45000.20", MONDAY + timedelta(3), "记-2")
    assert sorts(*bills) == ["split"]
    assert sorts(*bills, limit=None) == []
    late = line("45000.20", MONDAY + timedelta(LIMITS["split"].days), "记-2")
    assert sorts(bills[0], late) == []
    assert sorts(bills[0], line("51000.20", voucher="记-2")) == []


def test_a_day_off_is_a_doubt_where_the_year_is_known() -> None:
    assert sorts(line("48.20", date(2026, 9, 6))) == ["day_off"]
    assert sorts(line("48.20", date(2035, 9, 8))) == []
    ledger = Read(record_of("收支明细", 明细=[line("48.2", date(2026, 9, 6))]), "content/a.yml")
    assert list(doubts_of([ledger], WorkCalendar(), None)) == []


def test_one_amount_twice_within_days_is_a_doubt() -> None:
    again = line("880.50", MONDAY + timedelta(2), "记-2")
    assert sorts(line("880.50"), again) == ["twice"]
    assert sorts(line("880.50"), again | {"科目": "水电费"}) == []
    assert sorts(line("880.50"), line("880.50", MONDAY + timedelta(21), "记-2")) == []


def test_expenses_without_a_number_are_a_doubt_where_others_have_one() -> None:
    bare = line("48.20", voucher="")
    assert sorts(line("33.10"), bare) == ["number"]
    assert sorts(bare) == []


@pytest.mark.parametrize(("heads", "doubts"), [("3", ["rate"]), ("4", [])])
def test_a_total_that_does_not_divide_is_a_doubt(heads: str, doubts: list[str]) -> None:
    paid = record_of("资金发放", 资金名称="补助", 合计="100", 人数=heads)
    calendar = national_catalogue().calendar
    assert [one.sort for one in doubts_of([Read(paid, "content/a.yml")], calendar, None)] == doubts


@pytest.mark.parametrize(("early", "doubts"), [("900", ["acceptance"]), ("800", [])])
def test_most_paid_before_acceptance_is_a_doubt(early: str, doubts: list[str]) -> None:
    work = record_of(
        "项目",
        合同价="1000",
        验收日期="2026-09-09",
        拨付=[{"日期": "2026-09-07", "金额": early}, {"日期": "2026-09-19", "金额": "99"}],
    )
    calendar = national_catalogue().calendar
    assert [one.sort for one in doubts_of([Read(work, "content/a.yml")], calendar, None)] == doubts


def test_first_digits_need_many_amounts() -> None:
    days = [MONDAY + timedelta(7 * place) for place in range(400)]
    same = [line(f"7{place:03d}.3", day, f"记-{place}") for place, day in enumerate(days)]
    assert "digits" in sorts(*same)
    assert "digits" not in sorts(*same[: LIMITS["digits"].lines - 1])
    grown = [line(f"{10 * 1.02**place:.2f}", day, f"记-{place}") for place, day in enumerate(days)]
    assert "digits" not in sorts(*grown)


def test_income_is_no_expense_to_look_at() -> None:
    income = line("0", MONDAY + timedelta(2), "记-2", 收="880.50")
    del income["支"]
    assert sorts(line("880.50"), income) == []


def test_a_payee_is_a_doubt_only_again_and_again() -> None:
    lines = [
        line(f"{place}48.20", MONDAY + timedelta(place % 4), f"记-{place}", 收款人="甲店")
        for place in range(1, LIMITS["payee"].lines + 1)
    ]
    assert sorts(*lines) == ["payee"]
    assert sorts(*lines[1:]) == []


@given(st.text("赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许", min_size=2, max_size=4))
def test_a_payee_is_compared_and_never_told(name: str) -> None:
    lines = [
        line(f"{place}48.20", MONDAY + timedelta(place % 4), f"记-{place}", 收款人=name)
        for place in range(1, 8)
    ]
    told = found(*lines)
    assert "payee" in [one.sort for one in told]
    for style in ("text", "json"):
        out = io.StringIO()
        write_doubts(told, LOOK, style, out)
        assert name not in out.getvalue()


def test_each_doubt_names_an_honest_reason() -> None:
    one = found(*map(line, ("1000", "2000", "3000")))[0]
    title, what, reason = told_doubt(one)
    assert title
    assert "3 笔开支里，3 笔" in what
    assert reason
    out = io.StringIO()
    write_doubts([one], LOOK._replace(has_limit=False), "text", out)
    assert "疑点不等于问题" in out.getvalue()
    assert "没有查“拆分开支”" in out.getvalue()
    out = io.StringIO()
    write_doubts([one], LOOK, "json", out)
    document = json.loads(out.getvalue())
    assert (document["version"], document["doubts"][0]["rows"]) == (1, [1, 2, 3])


def test_no_doubt_is_said_as_well() -> None:
    out = io.StringIO()
    write_doubts([], LOOK, "text", out)
    assert out.getvalue().endswith("没有发现疑点。\n")
