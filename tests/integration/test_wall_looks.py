"""The list of what there is to do at the board, on a phone and on a desk."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from gongkai.model.sheet import SheetWish
from gongkai.model.vocabulary import Face
from gongkai.printing import Selection, print_records
from tests.tools.good_village import AS_OF, edit
from tests.tools.looking import DESK, PHONE, TOO_FAINT, TOO_SMALL_TEXT

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("looks")]

FILE = "content/村务/jijin.md"
ROW = """() => [...document.querySelectorAll("td")].map((cell) => [
  getComputedStyle(cell, "::before").content, cell.innerText, cell.getClientRects().length,
  cell.clientHeight / parseFloat(getComputedStyle(cell).lineHeight),
])"""


@pytest.fixture
def page_file(own: Path) -> Path:
    """Return the list of a village with new sheets and a changed one."""
    wish = SheetWish(face=Face.WALL, printed_on=AS_OF.isoformat())
    print_records(own, AS_OF, Selection(ids=("cun-2026-hetang",)), wish, own / "print", jobs=1)
    edit(own, FILE, {"约 6 亩": "约 7 亩"})
    only = Selection(only_changed=True)
    print_records(own, AS_OF, only, wish, own / "print", jobs=1)
    return own / "print/sheets.html"


def test_the_list_fits_a_phone_and_a_desk(page_file: Path, browser: Browser) -> None:
    told = {}
    for width in (PHONE, DESK):
        page = browser.new_page(viewport={"width": width, "height": 900})
        page.goto(page_file.as_uri())
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        assert page.evaluate(TOO_SMALL_TEXT, 16) == []
        assert page.evaluate(TOO_FAINT) == []
        told[width] = page.evaluate(ROW)
        page.close()
    codes = [row for row in told[DESK] if re.fullmatch(r"([0-9a-f]{4} ?){3}", row[1].strip())]
    assert len(codes) > 2
    assert all(lines < 2 for *_, lines in codes)
    heads = {row[0] for row in told[PHONE]}
    assert {'"墙上的指纹："', '"新的指纹："', '"贴在哪里："'} <= heads
    assert {row[0] for row in told[DESK]} == {"none"}
