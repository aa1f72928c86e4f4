"""A workbook is read as its cells show it: no digits meet that nobody sees together."""

import io
import random
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import pytest
import xlsxwriter

from gongkai.guard.verdict import Verdict, verdict_of
from gongkai.guard.workbook_text import text_of_worksheet
from tests.tools.secrets import number

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

DRAW = random.Random(20261123)  # noqa: S311 - the same numbers in every run
IDENTITY, CARD, MOBILE = (number(kind, DRAW) for kind in ("identity", "card", "mobile"))
Fill = Callable[["Worksheet"], object]


def workbook(fill: Fill) -> bytes:
    data = io.BytesIO()
    book = xlsxwriter.Workbook(data, {"in_memory": True})
    fill(book.add_worksheet("表"))
    book.close()
    return data.getvalue()


def row(*cells: Any) -> Fill:
    return lambda sheet: sheet.write_row(3, 2, cells)


PRIVATE: dict[str, tuple[Fill, Verdict]] = {
    "a text": (row("身份证", IDENTITY), Verdict(certain=("identity",))),
    "a number": (row("电话", int(MOBILE)), Verdict(certain=("mobile",))),
    "two texts": (row(IDENTITY[:6], IDENTITY[6:]), Verdict(certain=("identity",))),
    "two texts of a phone": (row(MOBILE[:5], MOBILE[5:]), Verdict(suspected=("mobile",))),
    "two texts of a card": (row(CARD[:8], CARD[8:]), Verdict(certain=("card",))),
    "two numbers": (row(int(IDENTITY[:9]), IDENTITY[9:]), Verdict(certain=("identity",))),
    "a remark": (
        lambda sheet: sheet.write_comment("A1", IDENTITY),
        Verdict(certain=("identity",)),
    ),
    "a head": (lambda sheet: sheet.set_header(f"&C{IDENTITY}"), Verdict(certain=("identity",))),
    "a formula": (
        lambda sheet: sheet.write_formula("A1", f'="{IDENTITY}"', None, "见上"),
        Verdict(certain=("identity",)),
    ),
    "a result": (
        lambda sheet: sheet.write_formula("A1", "=B1", None, MOBILE),
        Verdict(certain=("mobile",)),
    ),
    "a day under its head": (
        lambda sheet: [
            sheet.write_row(0, 0, ["姓名", "出生日期"]),
            sheet.write_row(1, 0, ["石春来", "1966-03-04"]),
        ],
        Verdict(certain=("birth",)),
    ),
}


@pytest.mark.parametrize("place", PRIVATE)
def test_what_is_private_in_a_cell_is_found(place: str) -> None:
    fill, wanted = PRIVATE[place]
    assert verdict_of("a.xlsx", workbook(fill)) == wanted


def test_a_book_of_amounts_and_days_holds_nothing() -> None:
    draw = random.Random(5)  # noqa: S311 - as above

    def fill(sheet: "Worksheet") -> None:
        for line in range(500):
            amounts = [draw.randint(1, 10**9) / 100 for _ in range(6)]
            sheet.write_row(line, 0, [line + 1, 45000 + line, *amounts, "对上"])

    data = workbook(fill)
    assert verdict_of("a.xlsx", data) == Verdict()


def test_numbers_stand_as_programs_show_them_and_texts_in_their_columns() -> None:
    sheet = (
        "<worksheet><sheetData><row>"
        '<c r="B2" t="s"><v>1</v></c><c r="D2"><v>64508.129999999997</v></c>'
        '<c r="E2" t="inlineStr"><is><t>甲，</t><t>乙</t></is></c><c r="F2"><v>12</v></c>'
        '<c r="G2" t="s"><v>9</v></c></row></sheetData></worksheet>'
    )
    lines = text_of_worksheet(sheet.encode(), ["无", "一组"]).split("\n")
    assert [line for line in lines if line] == [",一组,,64508.13n,甲，乙,12,"]


def test_a_long_text_in_many_cells_is_not_repeated() -> None:
    cells = '<c t="s"><v>0</v></c>' * 1000
    sheet = f"<worksheet><sheetData><row>{cells}</row></sheetData></worksheet>"
    assert len(text_of_worksheet(sheet.encode(), ["长" * 30_000])) < 3000
