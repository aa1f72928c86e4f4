"""What a budget says was done is what the ledgers of its time add up to."""

from typing import Any

import pytest

from gongkai.check.execution import executed_as_booked
from tests.unit.check.linked import of_records, told


def booked(*lines: tuple[str, str], period: str = "2026-07") -> dict[str, Any]:
    entries = [
        {"日期": day, "凭证字号": "记-1", "科目": "补助", "摘要": "发放", "支": amount}
        for day, amount in lines
    ]
    return {"类型": "收支明细", "编号": "m07", "所属期": period, "明细": entries}


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


@pytest.mark.parametrize(
    "own", [{"完整性": "部分"}, {"转载": {"原公开主体": "乡政府"}}, {"预决算": "预算"}]
)
def test_part_of_a_final_account_a_copy_and_a_plan_give_no_verdict(own: dict[str, Any]) -> None:
    assert told(*halves(), final("51", "78") | own) == []


def test_a_final_account_is_held_only_to_what_it_says() -> None:
    unsaid = final("51", "78")
    del unsaid["年末结余"]
    assert told(*halves(), unsaid) == [("F225", "js25")]
    planned = {"收支": "支出", "名称": "补助", "预算": "51"}
    assert told(*halves(), unsaid | {"预算科目": [planned]}) == []


@pytest.mark.parametrize("entry_type", ["内部转账", "代收代付"])
def test_money_moved_or_passed_on_is_no_part_of_a_final_account(entry_type: str) -> None:
    first, second = halves()
    more = {"日期": "2025-02-02", "科目": "补助", "摘要": "转", "支": "9"}
    account = final("50", "77")
    moved = first | {"明细": [*first["明细"], more | {"行类型": entry_type}]}
    assert told(moved, second, account) == []
    spent = first | {"明细": [*first["明细"], more]}
    assert told(spent, second, account) == [("F225", "js25")]


def reversed_in(month: str, amount: str, subject: str = "补助") -> dict[str, Any]:
    red = {"日期": f"2025-{month}-09", "凭证字号": "记-7", "科目": subject, "摘要": "冲"}
    return red | {"支": amount, "行类型": "红字冲销"}


def test_what_is_reversed_in_the_same_year_cancels_and_an_earlier_year_stays_outside() -> None:
    first, second = halves()
    second["明细"].append(reversed_in("09", "-15"))
    assert told(first, second, final("35", "77")) == []
    second["明细"][-1] = reversed_in("09", "-51")
    assert told(first, second, final("50", "77")) == []


def test_a_part_of_a_line_is_compared_as_a_line_is() -> None:
    account = final("9", "77")
    account["预算科目"] = [
        {"收支": "支出", "名称": "民生", "其中": [{"名称": "补助", "执行": "51"}]}
    ]
    assert told(*halves(), account) == [("F225", "js25")]
    account["预算科目"][0]["其中"][0]["执行"] = "50"
    assert told(*halves(), account) == []


def test_the_execution_of_a_plan_counts_once_its_time_is_over() -> None:
    plan = final("51", "77") | {"预决算": "预算"}
    del plan["年末结余"]
    days = {"js25": "2026-01-20"}
    assert told(*halves(), plan, days=days) == [("F225", "js25")]
    assert told(*halves(), plan, days={"js25": "2025-07-20"}) == []
    assert told(*halves(), plan) == []


def test_a_budget_whose_subjects_all_agree_names_the_ledgers_that_prove_it() -> None:
    proved = {"js25": [("2025-06-30", "h1a"), ("2025-12-31", "h2a")]}
    assert executed_as_booked(of_records(*halves(), final("50", "77"))) == proved
    assert executed_as_booked(of_records(*halves(), final("51", "77"))) == {}
    assert executed_as_booked(of_records(halves()[0], final("50", "77"))) == {}
    other = final("50", "77")
    other["预算科目"][0]["名称"] = "别的"
    assert executed_as_booked(of_records(*halves(), other)) == {}
