"""Word documents: real headings, real header rows, nothing that differs from run to run."""

from datetime import date
from io import BytesIO

import pytest
from docx import Document
from docx.oxml.ns import qn

from gongkai.guard.cleaned import cleaned
from gongkai.model.article import Article, Cell, Grid
from gongkai.output.word import word_document
from tests.unit.render.test_article import PIECES

ARTICLE = Article("十月的账", PIECES)
DAY = date(2026, 11, 10)


def made(article: Article = ARTICLE) -> bytes:
    return word_document(article, "石桥村", DAY, ["编号 a-1"])


def test_a_document_holds_headings_and_tables_with_heads() -> None:
    document = Document(BytesIO(made()))
    styles = [(one.style.name, one.text) for one in document.paragraphs if one.style and one.text]
    grid = document.tables[1]

    assert ("Title", "十月的账") in styles
    assert ("Heading 2", "明细") in styles
    assert styles[-1][1] == "编号 a-1"
    assert [cell.text for cell in document.tables[0].columns[0].cells] == ["谁发的", "不对找谁"]
    assert [[cell.text for cell in row.cells] for row in grid.rows] == [
        ["日期", "金额（元）"],
        ["一组 小计", "一组 小计"],
        ["2026-10-01", "<5>"],
        ["合计", "5.00"],
    ]
    heads = [row._tr.findall(f".//{qn('w:tblHeader')}") for row in grid.rows]  # noqa: SLF001 - nowhere else
    assert [len(found) for found in heads] == [1, 0, 0, 0]
    assert document.core_properties.title == "十月的账"


def test_lists_are_numbered_anew() -> None:
    document = Document(BytesIO(made()))
    texts = [one.text for one in document.paragraphs]

    assert "1. 立项 3 月\n定了" in texts
    assert "\u2022 甲" in texts


@pytest.mark.parametrize(("columns", "is_wide"), [(3, False), (9, True)])
def test_a_wide_table_turns_the_page(columns: int, is_wide: bool) -> None:  # noqa: FBT001 - a case
    row = tuple(Cell(str(number)) for number in range(columns))
    section = Document(BytesIO(made(Article("表", (Grid((row,), (row,)),))))).sections[0]

    assert (section.page_width or 0) > (section.page_height or 0) if is_wide else True
    assert ((section.page_width or 0) < (section.page_height or 0)) is not is_wide


def test_equal_articles_give_equal_bytes_once_the_package_is_cleaned() -> None:
    first, second = (cleaned("a.docx", made()) for _ in range(2))

    assert first == second
    assert Document(BytesIO(first)).core_properties.author == ""
