"""Rows and facts made in code: every value escaped, in its own cell."""

import pytest

from gongkai.model.blocks import Column, Fact
from gongkai.render.rows import fact_rows, rows

COLUMNS = (
    Column("name", "名称", "", is_numeric=False, is_long=False),
    Column("sum", "金额", "元", is_numeric=True, is_long=False),
)


def test_every_cell_is_escaped_and_stands_in_its_column() -> None:
    assert rows(COLUMNS, (("<b>", "1"), ("'&\"", "2%"))) == (
        '<tr><td data-label="名称">&lt;b&gt;</td>'
        '<td data-label="金额" data-unit="元" class="num">1</td></tr>\n'
        '<tr><td data-label="名称">&#x27;&amp;&quot;</td>'
        '<td data-label="金额" data-unit="元" class="num">2%</td></tr>'
    )


def test_empty_cells_and_tables() -> None:
    assert rows(COLUMNS, ()) == ""
    assert str(rows(COLUMNS, (("", ""),))).count("></td>") == 2


def test_a_row_with_another_number_of_cells_is_refused() -> None:
    with pytest.raises(TypeError):
        rows(COLUMNS, (("1", "2", "3"),))


def test_facts_are_escaped_and_linked() -> None:
    facts = (Fact("a", "甲&", "<1>"), Fact("b", "乙", "2", "x.html?a&b"))
    assert fact_rows(facts) == (
        '<div class="gk-fact-a"><dt>甲&amp;</dt><dd>&lt;1&gt;</dd></div>\n'
        '<div class="gk-fact-b"><dt>乙</dt><dd><a href="x.html?a&amp;b">2</a></dd></div>'
    )
    assert fact_rows(()) == ""
