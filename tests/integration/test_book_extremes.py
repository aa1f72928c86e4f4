"""Books of one record and of hundreds: all in order, no page with places to sign alone."""

import re
from pathlib import Path

import pytest

from gongkai.base.jobs import Workers
from gongkai.books import BookOrder, write_book
from gongkai.model.sheet import SheetForm, SheetWish
from gongkai.model.vocabulary import Face
from gongkai.sheet_work import start
from tests.tools.demo_sheets import DemoSheets
from tests.tools.extreme_records import plain
from tests.tools.good_village import AS_OF
from tests.tools.pdf_facts import claims, page_sizes
from tests.tools.pdf_text import pdf_text

pytestmark = [pytest.mark.poppler, pytest.mark.xdist_group("paper")]

TITLES = (
    "停水通知",
    "关于召开石桥村村民代表会议讨论三组河湾至水塘边道路硬化工程资金筹集办法的公告",
)
A4, A4_LYING = (210, 297), (297, 210)


@pytest.fixture(scope="module")
def sheets(tmp_path_factory: pytest.TempPathFactory) -> DemoSheets:
    return DemoSheets(tmp_path_factory.mktemp("books"))


def bound(sheets: DemoSheets, form: SheetForm, count: int, out: Path) -> tuple[list[str], bytes]:
    """Return the ids of so many records and a book of them."""
    root = sheets.maker.place.root
    any_record = sheets.records["cun-2026-03-quanli"]
    ids = [f"cun-2026-09-b{number:03d}" for number in range(count)]
    found = []
    for number, id_ in enumerate(ids):
        file = f"content/村务/{id_}.yml"
        (root / file).write_text(plain(id_, TITLES[number % 5 == 0]), "utf-8")
        found.append(any_record._replace(id=id_, file=file, public_date="2026-10-10"))
    wish = SheetWish(form=form, face=Face.WALL, printed_on=AS_OF.isoformat())
    place = sheets.maker.place
    workers = Workers(1, start, place)
    made = write_book(place, workers, found, BookOrder(wish, "2026-09", out, {}))
    assert made.problems == ()
    return ids, made.files[0].read_bytes()


@pytest.mark.parametrize(
    ("form", "count", "before"),
    [
        (SheetForm.MONTHLY, 1, 1),
        (SheetForm.MONTHLY, 40, 2),
        (SheetForm.MONTHLY, 36, 1),
        (SheetForm.MONTHLY, 83, 3),
        (SheetForm.VOLUME, 90, 3),
        (SheetForm.REGISTER, 1, 1),
        (SheetForm.REGISTER, 300, 16),
    ],
)
def test_books_of_any_length_look_right(
    sheets: DemoSheets, form: SheetForm, count: int, before: int, tmp_path: Path
) -> None:
    ids, pdf = bound(sheets, form, count, tmp_path)
    pages = pdf_text(pdf).split("\f")[:-1]
    is_register = form is SheetForm.REGISTER
    assert len(pages) == before + (0 if is_register else count)
    assert set(page_sizes(pdf)) == {A4_LYING if is_register else A4}
    assert claims(pdf) == {"A-2", "A-A", "UA-1"}
    lists = pages[:before]
    assert re.findall(r"cun-2026-09-b\d{3}", "\n".join(lists)) == ids
    for number, page in enumerate(lists, 1):
        assert re.search("序号 .*编号", page), number
        assert "cun-2026-09-b" in page, number
        assert ("整理人（签字）" in page) == (number == before)
        assert f"全册第 {number} 页 共 {len(pages)} 页" in re.sub(" +", " ", page)
    for id_, page in zip(ids, pages[before:], strict=not is_register):
        assert f"编号 {id_}" in page
