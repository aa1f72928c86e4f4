"""Long tables in parts: which are folded, by what, and what is told of each part."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any, NamedTuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gongkai.base.money import Money, total_of
from gongkai.model.blocks import Column, FactsBlock, OwnBlock, TableBlock
from gongkai.model.parts import Recipient
from gongkai.pages.kinds.accounts import LedgerLine, LedgerLines
from gongkai.pages.kinds.benefits import grouped_block
from gongkai.render import folds
from gongkai.render.environment import macro_of
from gongkai.render.folds import FoldedTable, fold_rules, folded
from tests.tools.repository import ROOT

GROUP = Column("group", "组")
NAME = Column("name", "姓名")
DAY = Column("day", "日期")
AMOUNT = Column("amount", "金额", "元", is_numeric=True)
LONG = fold_rules().from_rows


def table(columns: tuple[Column, ...], rows: Sequence[tuple[str, ...]], total: str) -> TableBlock:
    blank = ("",) * (len(columns) - 2)
    return TableBlock("t", "名单", columns, tuple(rows), ("合计", *blank, total) if total else ())


def parted(block: object) -> FoldedTable:
    found = folded(block)  # type: ignore[arg-type]
    assert isinstance(found, FoldedTable)
    return found


def by_group(count: int, *, each: int = 1) -> list[tuple[str, ...]]:
    return [(f"{place // each % 3 + 1}组", f"户{place}", "10.00") for place in range(count)]


def test_only_long_tables_with_groups_are_folded() -> None:
    long = table((GROUP, NAME, AMOUNT), by_group(LONG), "")
    assert isinstance(folded(long), FoldedTable)
    short = replace(long, rows=long.rows[1:])
    assert folded(short) is short
    facts = FactsBlock("f", "", ())
    assert folded(facts) is facts
    alone = table((GROUP, NAME, AMOUNT), [("一组", *row[1:]) for row in long.rows], "")
    assert folded(alone) is alone
    every = table((GROUP, NAME), [(f"{place}组", "户") for place in range(LONG)], "")
    assert folded(every) is every
    other = table((NAME, AMOUNT), [row[1:] for row in long.rows], "")
    assert folded(other) is other


def test_a_part_tells_its_rows_and_its_sum() -> None:
    block = table((GROUP, NAME, AMOUNT), by_group(120, each=40), "1,200.00")
    found = parted(block)
    assert [part.summary for part in found.parts] == [
        "1组（40 行，共 400.00 元）",
        "2组（40 行，共 400.00 元）",
        "3组（40 行，共 400.00 元）",
    ]
    assert [part.caption for part in found.parts] == ["名单：1组", "名单：2组", "名单：3组"]
    assert found.columns == (NAME, AMOUNT)
    assert found.parts[1].rows[0] == ("户40", "10.00")
    assert [(one.label, one.value) for one in found.totals] == [
        ("一共有", "120 行"),
        ("金额（元）", "1,200.00"),
    ]
    assert "行号" not in found.help


def test_rows_out_of_their_order_keep_their_numbers() -> None:
    found = parted(table((GROUP, NAME, AMOUNT), by_group(120), ""))
    assert found.columns[-1].label == "行号"
    assert found.parts[1].rows[:2] == (("户1", "10.00", "2"), ("户4", "10.00", "5"))
    assert "行号" in found.help
    assert (found.totals, found.parts[0].summary) == ((), "1组（40 行）")


def test_several_sums_are_told_by_name_and_wrong_ones_not_at_all() -> None:
    columns = (GROUP, Column("people", "人数", "人", is_numeric=True), AMOUNT)
    rows = [(f"{place // 60}组", "2", "1.50") for place in range(120)]
    block = TableBlock("t", "名单", columns, tuple(rows), ("合计", "240", "180.00"))
    assert parted(block).parts[0].summary == "0组（60 行，人数 120 人，金额 90.00 元）"
    wrong = replace(block, total=("合计", "240", "约 180"))
    assert parted(wrong).parts[0].summary == "0组（60 行，共 120 人）"
    assert parted(wrong).totals[-1].value == "约 180"


def test_without_groups_a_table_is_folded_by_its_months() -> None:
    rows = [(f"2026年{place // 50 + 1}月{place % 28 + 1}日", "甲", "1.00") for place in range(100)]
    found = parted(table((DAY, NAME, AMOUNT), rows, "100.00"))
    assert [part.summary for part in found.parts] == [
        "2026年1月（50 行，共 50.00 元）",
        "2026年2月（50 行，共 50.00 元）",
    ]
    # The day itself is told by no part's name.
    assert found.columns == (DAY, NAME, AMOUNT)
    assert "按月" in found.help


def test_a_column_that_holds_more_than_days_has_no_months() -> None:
    rows = [("年底" if place % 2 else "2026年1月3日", "甲", "1.00") for place in range(100)]
    block = table((DAY, NAME, AMOUNT), rows, "")
    assert folded(block) is block


def test_rows_without_a_group_have_a_name_of_their_own() -> None:
    rows = [("" if place % 2 else "一组", "甲", "1.00") for place in range(100)]
    parts = parted(table((GROUP, NAME, AMOUNT), rows, "")).parts
    assert [part.summary for part in parts] == ["一组（50 行）", "没有写明（50 行）"]


ROWS = st.lists(
    st.tuples(st.sampled_from(["一组", "二组", ""]), st.integers(1, 10**9)),
    min_size=LONG,
    max_size=LONG + 30,
).filter(lambda rows: len({name for name, _ in rows}) > 1)


@settings(max_examples=30)
@given(ROWS)
def test_payments_lose_no_row_and_their_parts_come_to_the_whole(
    rows: list[tuple[str, int]],
) -> None:
    recipients = tuple(
        Recipient(group=name, person=f"户{place}", amount=Money(fen))
        for place, (name, fen) in enumerate(rows)
    )
    found = parted(grouped_block(recipients, "户"))
    names = [row[0] for part in found.parts for row in part.rows]
    assert sorted(names) == sorted(one.person for one in recipients)
    if found.columns[-1].name == "row_number":
        numbers = {row[0]: int(row[-1]) for part in found.parts for row in part.rows}
        assert numbers == {f"户{place}": place + 1 for place in range(len(rows))}
    else:
        assert names == [one.person for one in recipients]
    sums = [part.summary.split("共 ")[1].removesuffix(" 元）") for part in found.parts]
    assert total_of(map(Money.parse, sums)) == total_of(one.amount for one in recipients)
    assert [fact.value for fact in found.totals] == [
        f"{len(rows)} 户",
        str(total_of(one.amount for one in recipients)),
    ]


def books(days: list[str], subjects: list[str], *, counts: bool = True) -> OwnBlock:
    lines = tuple(
        LedgerLine(day, "", subject, f"第{place}笔", "", "", "", "2.50", "1.00", counts)
        for place, (day, subject) in enumerate(zip(days, subjects, strict=True))
    )
    total = str(Money(250 * len(lines))) if counts else "0.00"
    data = LedgerLines(lines, "0.00", total, "9.00", "1.00", has_balance=True)
    return OwnBlock("entries", "逐笔明细", "ledger_lines", data)


def test_books_are_folded_by_month() -> None:
    days = [f"2026-{place // 50 + 7:02d}-03" for place in range(100)]
    found = parted(books(days, ["办公费"] * 100))
    assert [part.summary for part in found.parts] == [
        "2026年7月（50 行，支 125.00 元）",
        "2026年8月（50 行，支 125.00 元）",
    ]
    assert [fact.value for fact in found.totals] == ["100 行", "9.00", "0.00", "250.00", "1.00"]
    assert (found.columns, found.has_balance, found.parts[0].numbers) == ((), True, ())


def test_books_of_one_month_are_folded_by_subject_with_numbers() -> None:
    found = parted(books(["2026-07-03"] * 100, ["办公费", "水电费"] * 50))
    assert [part.summary for part in found.parts] == [
        "办公费（50 行，支 125.00 元）",
        "水电费（50 行，支 125.00 元）",
    ]
    assert found.parts[1].numbers[:2] == ("2", "4")
    assert "按科目" in found.help


def test_lines_outside_the_totals_are_outside_of_the_parts_sums() -> None:
    found = parted(books(["2026-07-03"] * 100, ["办公费", "水电费"] * 50, counts=False))
    assert [part.summary for part in found.parts] == ["办公费（50 行）", "水电费（50 行）"]


@pytest.mark.parametrize("subject", ["办公费", ""])
def test_books_without_parts_stay_whole(subject: str) -> None:
    block = books(["2026-07-03"] * 100, [subject] * 100)
    assert folded(block) is block


GOLDEN = ROOT / "tests" / "data" / "folded"
FEW = [("一组", "石独<名>", 100), ("二组", "石独名乙", 250), ("一组", "石独名丙", 5)]


class _Page(NamedTuple):
    """A golden file's name and what is drawn in it."""

    name: str
    block: Any


def pages() -> list[_Page]:
    rows = tuple(
        Recipient(group=group, person=name, amount=Money(fen)) for group, name, fen in FEW * 2
    )
    days = ["2026-07-30", "2026-07-31", "2026-08-01", "2026-08-02"]
    return [
        _Page("payments", grouped_block(rows, "户")),
        _Page("table", table((GROUP, NAME, AMOUNT), by_group(6, each=2), "60.00")),
        _Page("books", books(days, ["办公费"] * 4)),
    ]


@pytest.mark.parametrize("page", pages(), ids=lambda page: page.name)
def test_parts_look_as_agreed(
    page: _Page, monkeypatch: pytest.MonkeyPatch, *, update_golden: bool
) -> None:
    few = fold_rules()._replace(from_rows=4)
    monkeypatch.setattr(folds, "fold_rules", lambda: few)
    html = str(macro_of("record.html", "folded")(parted(page.block)))
    golden = GOLDEN / f"{page.name}.html"
    if update_golden:
        golden.parent.mkdir(exist_ok=True)
        golden.write_text(html, "utf-8", newline="\n")
    assert html == golden.read_text("utf-8")
