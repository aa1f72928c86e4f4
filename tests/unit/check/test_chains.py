"""From period to period: what one ends with, the next begins with."""

from collections.abc import Iterable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai.base.problem import Where
from gongkai.check.chain_rows import trace_carried
from gongkai.check.chains import check_carried
from tests.unit.check.linked import of_records, told
from tests.unit.check.subjects import subject_of


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


def test_books_of_two_groups_are_two_chains_though_their_name_is_the_same() -> None:
    def of(group: str) -> dict[str, Any]:
        return {"公开主体": "村民小组", "涉及组": [group], "账套": {"名称": "组账"}}

    august = ledger("m08", "2026-08", "99", "30")
    assert told(JULY | of("一组"), august | of("二组")) == []
    assert told(JULY | of("一组"), august | of("一组")) == [("F201", "m08")]


def test_an_unknown_opening_or_two_records_of_one_month_give_no_verdict() -> None:
    unknown = ledger("m08", "2026-08", "20", "30")
    del unknown["账户结余"][0]["期初"]
    assert told(JULY, unknown) == []
    assert told(JULY, ledger("m07b", "2026-07", "10", "25"), AUGUST) == []


def test_most_kinds_carry_nothing_over() -> None:
    assert not list(trace_carried(subject_of("公告公示", 所属期="2026-07")))
    assert list(trace_carried(subject_of("收支明细", **JULY)))


def test_a_ledger_continues_the_one_of_the_month_before() -> None:
    after = ledger("m08", "2026-08", "20", "30", 上期记录="m07")
    assert told(JULY, after) == []
    assert told(after) == []
    june = ledger("m07", "2026-06", "10", "20")
    assert told(june, after | {"账户结余": []}) == [("F210", "m08")]


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


@pytest.mark.parametrize(("left", "codes"), [("5", ["F209"]), ("0", [])])
def test_an_account_is_named_again_until_it_is_empty(left: str, codes: list[str]) -> None:
    other = {"账户": "专户", "期初": left, "收": "0", "支": "0", "期末": left}
    july = JULY | {"账户结余": [*JULY["账户结余"], other]}
    assert told(july, AUGUST) == [(code, "m08") for code in codes]


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


def statement(id_: str, period: str, report: str, **line: str) -> dict[str, Any]:
    own = {"类型": "财务报表", "报表": report, "编号": id_, "所属期": period}
    return own | {"行": [{"科目": "经营收入", **line}]}


@pytest.mark.parametrize(
    ("report", "codes"), [("科目余额", ["F202"]), ("资产负债表", []), ("收益及收益分配表", [])]
)
def test_a_quarter_is_followed_only_where_its_first_column_is_not_new_year(
    report: str, codes: list[str]
) -> None:
    first = statement("q1a", "2026Q1", report, 期初="10", 期末="20", 本年="20")
    second = statement("q2a", "2026Q2", report, 期初="10", 期末="30", 上年="10")
    assert told(first, second) == [(code, "q2a") for code in codes]


def test_last_year_is_what_was_this_year() -> None:
    before = statement("y24", "2024", "收益及收益分配表", 本年="20", 上年="10")
    assert told(before, statement("y25", "2025", "收益及收益分配表", 上年="20")) == []
    found = of_records(before, statement("y25", "2025", "收益及收益分配表", 上年="21"))
    assert [(one.code, one.where.path) for one in check_carried(found)] == [
        ("F202", ("行", 0, "上年"))
    ]


def test_assets_are_compared_only_in_one_unit() -> None:
    def assets(id_: str, period: str, start: str, end: str) -> dict[str, Any]:
        own = {"类型": "资产资源", "编号": id_, "所属期": period}
        return own | {"资产": [{"名称": "水泵", "年初": start, "年末": end}]}

    before = assets("zc24", "2024", "3台", "4台")
    assert told(before, assets("zc25", "2025", "5台", "5台")) == [("F204", "zc25")]
    assert told(before, assets("zc25", "2025", "5台", "5套")) == []
