"""Tables as a workbook, read back by the reader of foreign files."""

import io
import re
import zipfile
from datetime import date

from python_calamine import CalamineWorkbook

from gongkai.output.data_xlsx import Sheet, workbook_of

HEADS = [("日期", "date"), ("摘要", "string"), ("金额", "number"), ("人数", "integer")]
ROWS: list[tuple[str | int | None, ...]] = [
    ("2026-09-01", "=1+1", "-12.50", 3),
    (None, "0012", "0.10", None),
    (None, "http://192.0.2.1/", None, None),
]


def test_cells_are_what_they_are() -> None:
    book = CalamineWorkbook.from_filelike(io.BytesIO(workbook_of([Sheet("明细", HEADS, ROWS)])))
    assert book.sheet_names == ["明细"]
    assert book.get_sheet_by_name("明细").to_python() == [
        ["日期", "摘要", "金额", "人数"],
        [date(2026, 9, 1), "=1+1", -12.5, 3.0],
        ["", "0012", 0.1, ""],
        ["", "http://192.0.2.1/", "", ""],
    ]


def test_bytes_are_the_same_every_time_and_nobody_is_named() -> None:
    sheets = [Sheet("明细", HEADS, ROWS)]
    data = workbook_of(sheets)
    assert data == workbook_of(sheets)
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        texts = {name: packed.read(name).decode() for name in packed.namelist()}
    assert not [name for name in texts if "calcChain" in name]
    assert not [text for text in texts.values() if "<f>" in text or "<hyperlink" in text]
    assert re.search(r"<dc:creator></dc:creator>", texts["docProps/core.xml"])


def test_sheets_have_names_that_excel_takes() -> None:
    long = "一" * 40
    sheets = [Sheet(long, HEADS, []), Sheet(long, HEADS, []), Sheet("明细", HEADS, [])]
    book = CalamineWorkbook.from_filelike(io.BytesIO(workbook_of(sheets)))
    assert [len(name) for name in book.sheet_names] == [31, 29, 2]
    assert len(set(book.sheet_names)) == 3
