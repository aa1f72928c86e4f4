"""What a villager meets: pages that fit a cheap phone, read large, and ask no other host."""

from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from tests.tools.looking import (
    DESK,
    PHONE,
    TABLET,
    TOO_FAINT,
    TOO_SMALL_TARGETS,
    TOO_SMALL_TEXT,
    TYPES,
    Board,
)

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("looks")]

NOTICE = "r/cun-2026-hetang.html"


@pytest.fixture(scope="module")
def phone(browser: Browser) -> Iterator[BrowserContext]:
    context = browser.new_context(viewport={"width": PHONE, "height": 740}, has_touch=True)
    yield context
    context.close()


def opened(context: BrowserContext, address: str) -> Page:
    page = context.new_page()
    page.goto(address, wait_until="load")
    return page


def watched(page: Page) -> tuple[list[str], list[str]]:
    """Return the addresses a page will ask for and the faults it will tell, as they come."""
    asked: list[str] = []
    faults: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    # The icon may still be on its way when the test moves on: the browser then drops it itself.
    dropped = "net::ERR_ABORTED"
    page.on("requestfailed", lambda r: None if r.failure == dropped else faults.append(r.url))
    page.on("console", lambda told: faults.append(told.text) if told.type == "error" else None)
    page.on("pageerror", lambda error: faults.append(str(error)))
    return asked, faults


@pytest.mark.parametrize("pattern", TYPES)
def test_page_fits_and_reads_on_a_phone(board: Board, phone: BrowserContext, pattern: str) -> None:
    page = phone.new_page()
    asked, faults = watched(page)
    for name in board.pages(pattern):
        page.goto(f"{board.address}/{name}", wait_until="load")
        assert page.evaluate("document.documentElement.scrollWidth") <= PHONE, name
        assert page.evaluate(TOO_SMALL_TEXT, 16) == [], name
        assert page.evaluate(TOO_SMALL_TARGETS, 43.9) == [], name
        assert page.evaluate(TOO_FAINT) == [], name
    page.close()
    own = urlsplit(board.address).netloc
    assert {urlsplit(url).netloc for url in asked if not url.startswith("data:")} == {own}
    assert faults == []


@pytest.mark.parametrize("width", [TABLET, DESK])
@pytest.mark.parametrize("pattern", TYPES)
def test_page_fits_wider_screens(board: Board, browser: Browser, pattern: str, width: int) -> None:
    page = browser.new_page(viewport={"width": width, "height": 900})
    for name in board.pages(pattern):
        page.goto(f"{board.address}/{name}")
        assert page.evaluate("document.documentElement.scrollWidth") <= width, name
        assert page.locator("h1").count() == 1, name
    page.close()


def test_site_opens_without_a_server(board: Board, phone: BrowserContext) -> None:
    page = phone.new_page()
    asked, faults = watched(page)
    page.goto((board.folder / "index.html").as_uri())
    page.locator(".gk-board .gk-entry-title").first.click()
    assert page.locator("article.gk-record h1").count() == 1
    page.close()
    assert {urlsplit(url).scheme for url in asked} <= {"file", "data"}
    assert faults == []


@pytest.mark.parametrize(
    ("moment", "told"),
    [
        # The notice ends on the 26th in China, wherever the reader is.
        ("2026-11-12T04:00:00Z", "还有 14 天"),
        ("2026-11-24T15:59:59Z", "还有 2 天"),
        ("2026-11-24T16:00:00Z", "还有 1 天"),
        ("2026-11-25T16:00:00Z", "今天截止"),
        ("2026-11-26T15:59:59Z", "今天截止"),
        ("2026-11-26T16:00:00Z", "已经截止"),
    ],
)
@pytest.mark.parametrize("zone", ["America/Los_Angeles", "Pacific/Auckland"])
def test_days_left_are_counted_in_beijing(
    board: Board, browser: Browser, moment: str, told: str, zone: str
) -> None:
    context = browser.new_context(timezone_id=zone)
    page = context.new_page()
    page.clock.set_fixed_time(moment)
    page.goto(f"{board.address}/{NOTICE}")
    assert page.locator(".gk-who [data-gk-end]").text_content() == told
    context.close()


def test_end_of_a_notice_is_printed_without_script(board: Board, browser: Browser) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = opened(context, f"{board.address}/{NOTICE}")
    assert "2026年11月26日" in page.locator(".gk-who").inner_text()
    assert page.locator(".gk-who [data-gk-end]").text_content() == ""
    context.close()


def test_elements_are_folded_on_phones_open_on_desks_whole_on_paper(
    board: Board, browser: Browser, phone: BrowserContext
) -> None:
    folded = "document.querySelector('details.gk-elements').open"
    small = opened(phone, f"{board.address}/{NOTICE}")
    assert small.evaluate(folded) is False
    small.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    assert small.evaluate(folded) is True
    small.close()
    wide = browser.new_page(viewport={"width": DESK, "height": 900})
    wide.goto(f"{board.address}/{NOTICE}")
    assert wide.evaluate(folded) is True
    wide.close()


def test_paper_shows_the_record_and_no_way_around(board: Board, phone: BrowserContext) -> None:
    page = opened(phone, f"{board.address}/{NOTICE}")
    page.emulate_media(media="print")
    assert not page.locator(".md-header").is_visible()
    assert not page.locator(".md-tabs").is_visible()
    assert page.locator("article.gk-record h1").is_visible()
    page.close()


def test_drawer_leads_to_every_section(board: Board, phone: BrowserContext) -> None:
    page = opened(phone, f"{board.address}/{NOTICE}")
    page.locator("label.md-header__button").click()
    entry = page.locator(".md-nav__link", has_text="财务公开")
    entry.wait_for(state="visible")
    page.wait_for_timeout(400)
    entry.click()
    page.wait_for_url("**/caiwu/index.html")
    page.close()


def test_photos_are_light_keep_their_room_and_are_not_stretched(
    board: Board, phone: BrowserContext
) -> None:
    page = phone.new_page()
    seen = 0
    for name in ("index.html", "wenming/jiating.html", *board.pages("r/*.html")):
        page.goto(f"{board.address}/{name}")
        for photo in page.locator("main img").all():
            photo.scroll_into_view_if_needed()
            photo.evaluate("one => one.decode()")
            told = photo.evaluate(
                "one => [one.currentSrc, one.getAttribute('width'), one.getAttribute('height'),"
                " one.clientWidth / one.clientHeight, getComputedStyle(one).objectFit]"
            )
            address, width, height, shown, fit = told
            assert address.endswith(".webp"), name
            assert fit == "cover" or abs(shown - int(width) / int(height)) < 0.02, name
            seen += 1
    page.close()
    assert seen >= 3


def test_a_column_stands_on_the_side_its_writer_chose(board: Board, phone: BrowserContext) -> None:
    page = opened(phone, f"{board.address}/{NOTICE}")
    found = page.evaluate(
        "[...document.querySelectorAll('.gk-prose .end')]"
        ".map((one) => getComputedStyle(one).textAlign)"
    )
    assert set(found) == {"right"}
    page.close()
