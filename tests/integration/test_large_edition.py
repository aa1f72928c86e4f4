"""The large edition and the dark one: the same pages, for weak eyes and for the night."""

import pytest
from playwright.sync_api import Browser, Page

from tests.tools.looking import (
    DESK,
    PHONE,
    TOO_FAINT,
    TOO_SMALL_TARGETS,
    TOO_SMALL_TEXT,
    TYPES,
    Board,
)

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("large")]

RECORD = "r/cun-2026-hetang.html"
POINTS_18, POINTS_30 = 24, 40
"""In the pixels of a screen."""
# Lists may put short things such as months side by side; blocks of text stand one under another.
SIDE_BY_SIDE = """() => {
  const found = [];
  for (const box of document.querySelectorAll(
      ".gk-board, .gk-pair, .gk-doors, .gk-families, .gk-items, .gk-duty-list, .gk-who," +
      " .gk-phones")) {
    const lefts = new Set([...box.children].filter((one) => one.getClientRects().length)
      .map((one) => Math.round(one.getBoundingClientRect().left)));
    if (lefts.size > 1) found.push(box.className);
  }
  return found;
}"""
LINES = """() => {
  const found = new Set();
  for (const box of document.querySelectorAll("main p, main li, main dd")) {
    const style = getComputedStyle(box);
    if (box.getClientRects().length && box.textContent.trim().length > 30
        && parseFloat(style.lineHeight) < 1.5 * parseFloat(style.fontSize) - 0.1)
      found.add(box.className + " " + style.lineHeight + " " + style.fontSize);
  }
  return [...found];
}"""
# What zoom does to sizes is not in the computed style of old and new browsers alike.
ZOOM = "parseFloat(getComputedStyle(document.querySelector('.md-container')).zoom)"


def turn_on(page: Page, name: str = "gk-elder") -> None:
    page.locator(f"label[for={name}]").click()
    assert page.locator(f"#{name}").is_checked()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("pattern", TYPES)
def test_large_pages_have_large_letters_targets_and_one_column(
    board: Board, browser: Browser, pattern: str, scheme: str
) -> None:
    context = browser.new_context(
        viewport={"width": PHONE, "height": 740},
        color_scheme=scheme,  # type: ignore[arg-type]  # one of the two it takes
        java_script_enabled=False,
    )
    page = context.new_page()
    for name in board.pages(pattern):
        page.goto(f"{board.address}/{name}")
        turn_on(page)
        zoom = page.evaluate(ZOOM)
        assert page.evaluate("document.documentElement.scrollWidth") <= PHONE, name
        assert page.evaluate(TOO_SMALL_TEXT, POINTS_18 / zoom) == [], name
        assert page.evaluate(TOO_SMALL_TARGETS, 60) == [], name
        assert page.evaluate(TOO_FAINT) == [], name
        assert page.evaluate(SIDE_BY_SIDE) == [], name
        assert page.evaluate(LINES) == [], name
    context.close()


@pytest.mark.parametrize("pattern", TYPES)
def test_dark_pages_are_readable(board: Board, browser: Browser, pattern: str) -> None:
    context = browser.new_context(viewport={"width": PHONE, "height": 740}, color_scheme="dark")
    page = context.new_page()
    for name in board.pages(pattern):
        page.goto(f"{board.address}/{name}")
        ground = page.evaluate("getComputedStyle(document.querySelector('main')).backgroundColor")
        assert ground == "rgb(29, 25, 22)"
        assert page.evaluate(TOO_FAINT) == [], name
    context.close()


@pytest.mark.parametrize("name", ["index.html", RECORD, "wancheng/index.html"])
def test_text_grows_up_to_thirty_points_and_still_fits(
    board: Board, browser: Browser, name: str
) -> None:
    page = browser.new_page(viewport={"width": PHONE, "height": 740})
    page.goto(f"{board.address}/{name}")
    turn_on(page)
    turn_on(page, "gk-larger")
    size = "parseFloat(getComputedStyle(document.querySelector('.md-typeset')).fontSize)"
    assert page.evaluate(f"{size} * {ZOOM}") >= POINTS_30
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE
    page.close()


def test_the_choice_is_remembered_from_page_to_page_and_taken_back(
    board: Board, browser: Browser
) -> None:
    context = browser.new_context(viewport={"width": DESK, "height": 900})
    page = context.new_page()
    page.goto(f"{board.address}/index.html")
    assert not page.locator("#gk-elder").is_checked()
    turn_on(page)
    page.goto(f"{board.address}/{RECORD}")
    assert page.locator("#gk-elder").is_checked()
    page.locator("label[for=gk-elder]").click()
    page.goto(f"{board.address}/caiwu/index.html")
    assert not page.locator("#gk-elder").is_checked()
    context.close()


def test_home_has_a_twin_that_is_large_without_a_script(board: Board, browser: Browser) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{board.address}/index.html")
    assert page.evaluate(ZOOM) == 1
    page.locator(".gk-twin a").click()
    assert page.url.endswith("/zhangbei.html")
    assert page.locator("#gk-elder").is_checked()
    assert page.evaluate(ZOOM) > 1
    assert page.locator(".gk-board .gk-entry-title").count()
    context.close()


def test_the_switch_is_reached_and_turned_by_keys(board: Board, browser: Browser) -> None:
    page = browser.new_page(viewport={"width": DESK, "height": 900})
    page.goto(f"{board.address}/{RECORD}")
    page.locator("#gk-elder").focus()
    page.keyboard.press("Space")
    assert page.evaluate(ZOOM) > 1
    page.close()
