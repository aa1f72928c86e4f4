"""Long sheets: no row is cut, heads return, page sums are those of the rows on the pages."""

import re
from collections.abc import Sequence
from decimal import Decimal

import pytest

from gongkai.model.sheet import SheetForm, SheetWish
from gongkai.sheet_work import SheetTask
from tests.tools.demo_sheets import DemoSheets
from tests.tools.long_records import OPENING, Booking, bookings, ledger
from tests.tools.pdf_text import pdf_text

pytestmark = [pytest.mark.poppler, pytest.mark.xdist_group("paper")]

ROWS = bookings(300)
SUMS = r"\s+([\d,]+\.\d\d)\s+([\d,]+\.\d\d)\s+([\d,]+\.\d\d)"


@pytest.fixture(scope="module")
def sheets(tmp_path_factory: pytest.TempPathFactory) -> DemoSheets:
    return DemoSheets(tmp_path_factory.mktemp("long"))


def pages_of(sheets: DemoSheets, text: str, form: SheetForm = SheetForm.NOTICE) -> list[str]:
    """Return the pages of a record that is added to the village."""
    file = "content/财务/changzhang.yml"
    (sheets.maker.place.root / file).write_text(text, "utf-8")
    done = sheets.maker.make(SheetTask(file, SheetWish(form=form)))
    assert (done.problems, bool(done.pdf)) == ((), True)
    return pdf_text(done.pdf).split("\f")[:-1]


@pytest.fixture(scope="module", params=[SheetForm.NOTICE, SheetForm.OFFICIAL])
def pages(sheets: DemoSheets, request: pytest.FixtureRequest) -> list[str]:
    return pages_of(sheets, ledger("cw-2026-09-changzhang", ROWS), request.param)


def rows_on(page: str) -> list[Booking]:
    return [row for row in ROWS if row.voucher in page]


def sums(page: str, name: str) -> tuple[Decimal, ...]:
    """Return income, expense and balance of the line of this name; one line holds them."""
    (found,) = re.findall(name + SUMS, page)
    return tuple(Decimal(each.replace(",", "")) for each in found)


def counted(rows: Sequence[Booking]) -> tuple[Decimal, ...]:
    income = sum((row.income for row in rows), Decimal(0))
    expense = sum((row.expense for row in rows), Decimal(0))
    return income, expense, OPENING + income - expense


def test_no_row_is_cut(pages: list[str]) -> None:
    # What people ask first stands above all rows, and names the largest expense once more.
    first = next(number for number, page in enumerate(pages) if "逐笔明细" in page)
    asked, rows = pages[first].split("逐笔明细")
    assert "大家常问的几笔" in asked
    plain = ["".join(page.split()) for page in (rows, *pages[first + 1 :])]
    for row in ROWS:
        places = [number for number, page in enumerate(plain) if any(m in page for m in row.marks)]
        whole = [number for number, page in enumerate(plain) if all(m in page for m in row.marks)]
        assert whole == places, row.voucher
        assert len(whole) == 1, row.voucher


def test_a_text_longer_than_a_page_goes_on_overleaf(sheets: DemoSheets) -> None:
    text = ledger("cw-2026-09-changzhang", bookings(3), words=2000)
    told = "".join("".join(pages_of(sheets, text)).split())
    assert told.count("灯") == text.count("灯") > 300
    assert all(mark in told for row in bookings(3) for mark in row.marks)


def test_every_page_of_a_ledger_has_its_head(pages: list[str]) -> None:
    for page in filter(rows_on, pages):
        assert re.search(r"日期\s+凭证\s+科目\s+摘要", page)


def test_page_sums_are_those_of_the_rows_so_far(pages: list[str]) -> None:
    ours = [page for page in pages if rows_on(page)]
    assert len(ours) > 5
    so_far: list[Booking] = []
    for number, page in enumerate(ours):
        if number:
            assert sums(page, "承前页") == counted(so_far)
        so_far += rows_on(page)
        is_last = number == len(ours) - 1
        assert sums(page, "合计" if is_last else "过次页") == counted(so_far)
        assert ("过次页" in page, "承前页" in page) == (not is_last, number > 0)
    assert so_far == ROWS
