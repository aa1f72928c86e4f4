"""No barrier that axe-core knows of on any page: in daylight, large, by night, on a desk."""

from importlib.resources import files
from typing import Literal

import pytest
from playwright.sync_api import Browser, BrowserContext

from tests.tools.looking import DESK, PHONE, TYPES, Board

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("barriers")]

AXE = files("axe_playwright_python").joinpath("axe.min.js").read_text("utf-8")
# Rules of its own and of WCAG 2.2, levels A and AA; each finding told with its first place.
LOOK = """async () => (await axe.run()).violations.map(
  (found) => found.id + ": " + found.nodes[0].html.slice(0, 200))"""
MODES = ("day", "large", "night", "desk")
Mode = Literal["day", "large", "night", "desk"]


def context_for(browser: Browser, mode: str) -> BrowserContext:
    return browser.new_context(
        viewport={"width": DESK if mode == "desk" else PHONE, "height": 800},
        color_scheme="dark" if mode == "night" else "light",
        bypass_csp=True,
    )


def barriers(context: BrowserContext, board: Board, names: list[str], mode: str) -> dict[str, str]:
    page = context.new_page()
    found = {}
    for name in names:
        page.goto(f"{board.address}/{name}")
        if mode == "large":
            page.locator("label[for=gk-elder]").click()
        page.evaluate(AXE)
        if told := page.evaluate(LOOK):
            found[name] = told
    page.close()
    return found


@pytest.mark.parametrize("mode", MODES[:2])  # the others when every page is looked at
@pytest.mark.parametrize("pattern", TYPES)
def test_one_page_of_each_type_has_no_barrier(
    board: Board, browser: Browser, pattern: str, mode: Mode
) -> None:
    context = context_for(browser, mode)
    assert barriers(context, board, board.pages(pattern)[:1], mode) == {}
    context.close()


@pytest.mark.deep
@pytest.mark.parametrize("mode", MODES)
def test_no_page_has_a_barrier(board: Board, browser: Browser, mode: Mode) -> None:
    context = context_for(browser, mode)
    names = sorted(
        path.relative_to(board.folder).as_posix() for path in board.folder.rglob("*.html")
    )
    assert barriers(context, board, names, mode) == {}
    context.close()


def test_a_page_with_a_barrier_is_told(board: Board, browser: Browser) -> None:
    context = context_for(browser, "day")
    page = context.new_page()
    page.goto(f"{board.address}/index.html")
    page.evaluate("document.querySelector('main').append(new Image())")
    page.evaluate(AXE)
    assert [one.split(":")[0] for one in page.evaluate(LOOK)] == ["image-alt"]
    context.close()
