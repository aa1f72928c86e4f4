"""An explained word on a page: by touch and by keys, with a script and without."""

import re

import pytest
from playwright.sync_api import Browser

from tests.tools.looking import PHONE, Board

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("looks")]

TERM = "a.gk-term"
NESTED = re.compile(r"<(a|h[2-6]|summary)\b[^>]*>(?:(?!</\1>).)*<a class=\"gk-term\"", re.DOTALL)


@pytest.fixture(scope="module")
def name(board: Board) -> str:
    """Return the first record's page that holds an explained word."""
    return next(
        one
        for one in board.pages("r/*.html")
        if "gk-term" in (board.folder / one).read_text("utf-8")
    )


def test_marks_stand_in_no_link_and_no_heading_below_the_title(board: Board) -> None:
    for one in board.pages("r/*.html"):
        body = (board.folder / one).read_text("utf-8")
        main = body[body.index("<main") : body.index("</main>")]
        assert not NESTED.search(main), one
        ids = re.findall(r'gk-term" href="[^"#]*#([^"]*)"', main)
        assert len(ids) == len(set(ids)), one


def test_without_a_script_a_word_leads_to_its_sentence(
    board: Board, browser: Browser, name: str
) -> None:
    page = browser.new_page(java_script_enabled=False)
    page.goto(f"{board.address}/{name}")
    word = page.locator(TERM).first
    told, anchor = word.get_attribute("data-gk-term"), word.get_attribute("href")
    word.click()
    assert told
    assert anchor
    assert page.url.endswith(anchor.removeprefix(".."))
    assert told in page.locator(f"#{anchor.rpartition('#')[2]}").inner_text()
    page.close()


@pytest.mark.parametrize("way", ["touch", "keys"])
def test_with_a_script_it_opens_where_it_stands_and_closes_again(
    board: Board, browser: Browser, name: str, way: str
) -> None:
    context = browser.new_context(viewport={"width": PHONE, "height": 740}, has_touch=True)
    page = context.new_page()
    page.goto(f"{board.address}/{name}")
    word = page.locator(TERM).first
    if way == "touch":
        word.tap()
    else:
        word.press("Enter")
    told = page.locator(".gk-term-told")
    assert str(word.get_attribute("data-gk-term")) in told.inner_text()
    assert word.get_attribute("aria-expanded") == "true"
    assert page.url.endswith(name)
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE
    if way == "touch":
        word.tap()
    else:
        page.keyboard.press("Escape")
        assert page.evaluate("document.activeElement.className") == "gk-term"
    assert told.count() == 0
    assert word.get_attribute("aria-expanded") == "false"
    context.close()
