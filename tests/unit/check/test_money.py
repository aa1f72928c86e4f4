"""Typed sums are compared with their lines, and nothing is put right."""

from collections.abc import Iterable
from typing import Any

import pytest

from gongkai.base.problem import Problem
from gongkai.check.money import check_balances, check_entries, check_recipients
from gongkai.check.records import Check
from tests.unit.check.subjects import subject_of

ACCOUNT = {"账户": "基本户", "期初": "1000", "收": "500", "支": "120.50", "期末": "1379.50"}
LINES = [{"摘要": "拨来", "收": "500"}, {"摘要": "电费", "支": "120.50"}]
PEOPLE = [{"姓名": "石春来", "金额": "280"}, {"姓名": "罗桂香", "金额": "12,030.00"}]
SUBSIDY: dict[str, Any] = {"资金名称": "种粮补贴", "对象": PEOPLE, "合计": "12310"}


def told(problems: Iterable[Problem]) -> list[tuple[str, tuple[str | int, ...]]]:
    return [(problem.code, problem.where.path) for problem in problems]


def test_books_that_agree_are_silent() -> None:
    subject = subject_of("收支明细", 账户结余=[ACCOUNT], 明细=LINES)
    assert told([*check_balances(subject), *check_entries(subject)]) == []


def test_a_wrong_closing_balance_is_told_with_what_it_should_be() -> None:
    wrong = ACCOUNT | {"期末": "1397.50"}
    (problem,) = check_balances(subject_of("收支明细", 账户结余=[ACCOUNT, wrong]))
    assert (problem.code, problem.where.path) == ("F102", ("账户结余", 1, "期末"))
    assert problem.facts == {
        "account": "基本户",
        "opening": "1,000.00",
        "income": "500.00",
        "expense": "120.50",
        "counted": "1,379.50",
        "stated": "1,397.50",
        "gap": "18.00",
    }


def test_an_account_without_opening_balance_is_not_judged() -> None:
    unknown = {key: value for key, value in ACCOUNT.items() if key != "期初"}
    assert told(check_balances(subject_of("收支明细", 账户结余=[unknown]))) == []


def test_a_wrong_side_is_told_for_each_side() -> None:
    lines = [{"摘要": "拨来", "收": "50"}, {"摘要": "电费", "支": "130.50"}]
    problems = list(check_entries(subject_of("收支明细", 账户结余=[ACCOUNT], 明细=lines)))
    assert told(problems) == [("F103", ("明细",)), ("F103", ("明细",))]
    assert [problem.facts for problem in problems] == [
        {"side": "收", "stated": "500.00", "counted": "50.00", "gap": "450.00"},
        {"side": "支", "stated": "120.50", "counted": "130.50", "gap": "-10.00"},
    ]


@pytest.mark.parametrize(
    "own",
    [
        {"账户结余": [ACCOUNT]},
        {"明细": LINES[:1]},
        {"账户结余": [ACCOUNT], "明细": LINES[:1], "完整性": "部分"},
    ],
    ids=["no-lines", "no-accounts", "partial"],
)
def test_books_that_are_not_whole_are_not_compared(own: dict[str, Any]) -> None:
    assert told(check_entries(subject_of("收支明细", **own))) == []


def test_a_wrong_total_is_told_with_its_gap() -> None:
    (problem,) = check_recipients(subject_of("资金发放", **SUBSIDY | {"合计": "12580"}))
    assert (problem.code, problem.where.path) == ("F101", ("合计",))
    facts = {"stated": "12,580.00", "counted": "12,310.00", "gap": "270.00", "rows": "2"}
    assert problem.facts == facts


@pytest.mark.parametrize("own", [{}, {"对象": []}, {"合计": "1", "完整性": "部分"}])
def test_a_right_total_or_a_list_that_is_not_whole_is_silent(own: dict[str, Any]) -> None:
    assert told(check_recipients(subject_of("资金发放", **SUBSIDY | own))) == []


@pytest.mark.parametrize("check", [check_balances, check_entries, check_recipients])
def test_other_kinds_have_no_sums(check: Check) -> None:
    assert told(check(subject_of("公告公示"))) == []
