"""The paper of a sheet follows from the width of its widest table."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai.model.blocks import Column, FactsBlock, OwnBlock, TableBlock
from gongkai.pages.kinds.benefits import GroupedRows, GroupOfRows
from gongkai.pages.paper import Paper, paper_of, table_width, text_width

NUMBER = Column("amount", "金额", "元", is_numeric=True)
TEXT = Column("name", "姓名")
LONG = Column("summary", "摘要", is_long=True)


def table(*columns: Column, rows: int = 1, cell: str = "一二三四五六") -> TableBlock:
    lines = tuple(
        tuple("12,345.00" if column.is_numeric else cell for column in columns)
        for _ in range(rows)
    )
    return TableBlock("t", "", tuple(columns), lines)


@pytest.mark.parametrize(("text", "width"), [("", 0), ("字", 1), ("一,", 1.56), ("12", 1.12)])
def test_a_letter_is_about_half_as_wide_as_a_character(text: str, width: float) -> None:
    assert text_width(text) == pytest.approx(width)


@pytest.mark.parametrize(
    ("columns", "paper"),
    [
        (3, Paper("a4", is_flipped=False, table_size=10.5)),
        (7, Paper("a4", is_flipped=False, table_size=9.5)),
        (9, Paper("a4", is_flipped=True, table_size=10.5)),
        (11, Paper("a4", is_flipped=True, table_size=9.0)),
        (14, Paper("a3", is_flipped=True, table_size=10.5)),
        (31, Paper("a3", is_flipped=True, table_size=8.5)),
    ],
)
def test_more_columns_need_more_paper(columns: int, paper: Paper) -> None:
    assert paper_of([FactsBlock("f", "", ()), table(*[TEXT] * columns)]) == paper


def test_a_sheet_without_tables_is_an_upright_a4() -> None:
    assert paper_of([]) == Paper()


def test_long_texts_break_and_numbers_never_do() -> None:
    wide = table_width([LONG], [["很长的摘要" * 20]])
    assert wide < 13
    assert table_width([NUMBER], [["1" * 40]]) > 22


def test_rows_in_groups_count_as_well() -> None:
    group = GroupOfRows("一组", (("一" * 9,) * 14,), 1, "1.00")
    data = GroupedRows(columns=(TEXT,) * 14, groups=(group,), count=1, total="1.00")
    assert paper_of([OwnBlock("r", "", "grouped_rows", data)]).size == "a3"


@given(st.lists(st.sampled_from([NUMBER, TEXT, LONG]), min_size=1, max_size=31))
def test_one_column_more_is_never_narrower(columns: list[Column]) -> None:
    fewer = table(*columns[:-1]) if len(columns) > 1 else table(TEXT)
    if len(columns) > 1:
        assert table_width(fewer.columns, fewer.rows) < table_width(columns, table(*columns).rows)
