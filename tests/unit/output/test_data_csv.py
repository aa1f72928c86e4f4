"""Tables as CSV: right in a spreadsheet, and harmless there."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai.output.data_csv import BOM, csv_of, harmless, rows_under

FORMULAS = [
    "=1+1",
    "+SUM(A1)",
    "-2+3|' /C x'!A0",
    "@SUM(1)",
    "\t=1",
    "\r=1",
    "＝1+1",
    "＠A1",
]


@pytest.mark.parametrize("cell", FORMULAS)
def test_a_text_like_a_formula_begins_with_an_apostrophe(cell: str) -> None:
    assert harmless(cell) == f"'{cell}"


@pytest.mark.parametrize("cell", ["-12.50", "-5%", "+3", "-1,200", "", "一组", "2026-09-01", "'a"])
def test_numbers_and_other_texts_stay_as_they_are(cell: str) -> None:
    assert harmless(cell) == cell


def test_it_begins_with_a_mark_and_lines_end_as_the_standard_says() -> None:
    data = csv_of(["日期", "摘要"], [["2026-09-01", '买"锹"，2把\n含税'], [None, "=1"]])
    assert data == BOM + '日期,摘要\r\n2026-09-01,"买""锹""，2把\n含税"\r\n,\'=1\r\n'.encode()


def test_cells_stand_under_their_heads() -> None:
    rows = rows_under(["甲", "乙"], [{"乙": 2, "甲": "a"}, {"丙": 1}])
    assert list(map(list, rows)) == [["a", 2], [None, None]]


@given(
    st.lists(
        st.lists(st.text(st.characters(exclude_categories=["Cs"])), min_size=2, max_size=2),
        max_size=5,
    )
)
def test_what_is_written_is_read_again(rows: list[list[str]]) -> None:
    data = csv_of(["甲", "乙"], rows)
    text = io.StringIO(data.removeprefix(BOM).decode(), newline="")
    read = list(csv.reader(text))[1:]
    assert read == [[harmless(cell) for cell in row] for row in rows]
