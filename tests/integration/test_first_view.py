"""What Chromium fetches when a villager comes for the first time, and for each page after it."""

from collections.abc import Iterator
from typing import Literal, TypeAlias
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext

from gongkai.model.frames import FIRST_PAGES
from gongkai.output.first_view import first_view
from gongkai.output.site_state import SiteFile
from gongkai.output.weight import budgets, packed_size
from tests.tools.looking import BASE, PHONE, TYPES, Board

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("looks")]
Until: TypeAlias = Literal["load", "networkidle"]
PICTURES = (".webp", ".jpg", ".png", ".woff2")


@pytest.fixture(scope="module")
def visited(board: Board, browser: Browser) -> frozenset[str]:
    """Return what a phone keeps from home, where nearly all visits begin."""
    context = browser.new_context(viewport={"width": PHONE, "height": 740})
    fetched = _fetched(board, context, "index.html", "networkidle")
    context.close()
    return frozenset(fetched)


@pytest.fixture
def phone(browser: Browser) -> Iterator[BrowserContext]:
    context = browser.new_context(viewport={"width": PHONE, "height": 740}, has_touch=True)
    yield context
    context.close()


def _fetched(board: Board, context: BrowserContext, name: str, until: Until) -> dict[str, int]:
    """Return the files that a page made the browser ask for, and the bytes of each when sent."""
    asked: list[str] = []
    page = context.new_page()
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{board.address}/{name}", wait_until=until)
    page.close()
    addresses = {urlsplit(url).path.removeprefix(f"{BASE}/") for url in asked}
    assert name in addresses
    return {address: _sent(board, address) for address in addresses}


def _sent(board: Board, address: str) -> int:
    data = (board.folder / address).read_bytes()
    return len(data) if address.endswith(PICTURES) else packed_size(data)


@pytest.mark.parametrize("name", FIRST_PAGES)
def test_first_view_is_light_and_counted_whole(
    board: Board, phone: BrowserContext, name: str
) -> None:
    # The icon is asked for when all else is there.
    fetched = _fetched(board, phone, name, "networkidle")
    assert {"assets/board.css", "assets/board.js"} < set(fetched)
    files = {
        path.relative_to(board.folder).as_posix(): SiteFile("", path.stat().st_size, 0, "", "")
        for path in board.folder.rglob("*")
        if path.is_file()
    }
    # The list of the installable site's icons is counted; Chromium asks for it only to install.
    counted = first_view(board.folder, name, files)
    manifest = _sent(board, "manifest.webmanifest")
    assert sum(fetched.values()) in {counted, counted - manifest}
    assert counted <= budgets().first_view


@pytest.mark.parametrize("pattern", TYPES)
def test_page_after_the_first_is_light(
    board: Board, phone: BrowserContext, visited: frozenset[str], pattern: str
) -> None:
    for name in board.pages(pattern):
        fetched = _fetched(board, phone, name, "load")
        new = {address: size for address, size in fetched.items() if address not in visited}
        assert sum(new.values()) <= budgets().page_packed, (name, new)
