"""A long list on a phone: a villager opens his own group, and nothing is lost by folding."""

import re
from collections.abc import Iterator
from itertools import cycle, islice
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from gongkai.output.weight import budgets, packed_size
from tests.integration.test_barriers import AXE, LOOK
from tests.tools.long_records import bookings, ledger, payments
from tests.tools.looking import (
    DESK,
    PHONE,
    TABLET,
    TOO_FAINT,
    TOO_SMALL_TARGETS,
    TOO_SMALL_TEXT,
    Board,
    served,
)

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("folds")]

LIST, MIXED, BOOKS = (f"cw-2026-09-{name}" for name in ("mingdan", "hunpai", "changzhang"))
GROUPS = ("一组", "二组", "三组")
ROWS = 300
SUMMARIES = (
    "一组（100 户，共 10,050.50 元）",
    "二组（100 户，共 10,150.50 元）",
    "三组（100 户，共 10,250.50 元）",
)

BROKEN_NUMBERS = """() => [...document.querySelectorAll("td.num")].filter((cell) => {
  const words = document.createRange();
  words.selectNodeContents(cell);
  return words.getClientRects().length > 1;
}).map((cell) => cell.textContent)"""


@pytest.fixture(scope="module")
def board(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Board]:
    files = {
        LIST: payments(LIST, [group for group in GROUPS for _ in range(100)]),
        MIXED: payments(MIXED, list(islice(cycle(GROUPS), ROWS))),
        BOOKS: ledger(BOOKS, bookings(ROWS)),
    }
    more = {f"content/财务/{id_}.yml": text for id_, text in files.items()}
    with served(tmp_path_factory.mktemp("folds") / "village", more) as board:
        yield board


@pytest.fixture
def phone(browser: Browser) -> Iterator[BrowserContext]:
    context = browser.new_context(viewport={"width": PHONE, "height": 740}, bypass_csp=True)
    yield context
    context.close()


def opened(context: BrowserContext, board: Board, id_: str, fragment: str = "") -> Page:
    page = context.new_page()
    page.goto(f"{board.address}/r/{id_}.html{fragment}")
    return page


def parts(page: Page) -> list[str]:
    return page.locator(".gk-record details:not(.gk-elements) > summary").all_inner_texts()


def fits(page: Page) -> None:
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert page.evaluate(TOO_SMALL_TEXT, 16) == []
    assert page.evaluate(TOO_SMALL_TARGETS, 43.9) == []
    assert page.evaluate(TOO_FAINT) == []
    assert page.evaluate(BROKEN_NUMBERS) == []
    page.evaluate(AXE)
    assert page.evaluate(LOOK) == []


def test_a_villager_finds_his_row_in_his_group(board: Board, phone: BrowserContext) -> None:
    page = opened(phone, board, LIST)
    assert tuple(parts(page)) == SUMMARIES
    row = page.locator("tr", has_text="107.00")
    assert not row.first.is_visible()
    page.get_by_text(SUMMARIES[1]).click()
    assert page.locator("tr:visible").count() == 101
    assert page.locator("details[open] caption").inner_text() == "发放明细：二组"
    assert page.locator("details[open] tbody td:first-child").first.is_visible()


def test_the_keyboard_opens_and_closes_a_part(board: Board, phone: BrowserContext) -> None:
    page = opened(phone, board, LIST)
    part = page.locator("details", has_text=SUMMARIES[0])
    part.locator("summary").focus()
    page.keyboard.press("Enter")
    assert part.get_attribute("open") is not None
    page.keyboard.press("Space")
    assert part.get_attribute("open") is None


@pytest.mark.parametrize("id_", [LIST, MIXED, BOOKS])
@pytest.mark.parametrize("is_large", [False, True])
def test_parts_fit_a_phone_without_a_barrier(
    board: Board, phone: BrowserContext, id_: str, *, is_large: bool
) -> None:
    page = opened(phone, board, id_)
    if is_large:
        page.locator("label[for=gk-elder]").click()
    fits(page)
    page.locator("summary").evaluate_all("(all) => all.forEach((one) => one.click())")
    page.wait_for_function("document.querySelectorAll('details:not([open])').length === 0")
    fits(page)


@pytest.mark.parametrize("width", [TABLET, DESK])
def test_parts_fit_wider_screens(board: Board, browser: Browser, width: int) -> None:
    context = browser.new_context(viewport={"width": width, "height": 900}, bypass_csp=True)
    for id_ in (MIXED, BOOKS):
        page = opened(context, board, id_)
        page.locator("details:not([open]) > summary").first.click()
        fits(page)
    context.close()


def test_without_a_script_parts_open_and_print_whole(board: Board, browser: Browser) -> None:
    context = browser.new_context(
        viewport={"width": PHONE, "height": 740}, java_script_enabled=False
    )
    page = opened(context, board, LIST)
    page.get_by_text(SUMMARIES[2]).click()
    assert page.locator("tr:visible").count() == 101
    page.get_by_text(SUMMARIES[2]).click()
    page.emulate_media(media="print")
    assert page.locator(".gk-record tbody tr:visible").count() == ROWS
    context.close()


def test_printing_opens_every_part(board: Board, phone: BrowserContext) -> None:
    page = opened(phone, board, LIST)
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert page.locator(".gk-record details:not([open])").count() == 0


def test_finding_a_text_opens_its_part(board: Board, phone: BrowserContext) -> None:
    page = opened(phone, board, LIST, "#:~:text=101.50")
    page.wait_for_function("document.querySelector('details[open] caption')")
    assert page.locator("details[open] caption").inner_text() == "发放明细：二组"


def test_a_part_that_scrolls_is_a_stop_of_the_tab_key(board: Board, phone: BrowserContext) -> None:
    page = opened(phone, board, LIST)
    page.set_viewport_size({"width": 200, "height": 740})
    page.locator("details > summary").first.click()
    box = page.locator("details[open] .gk-scroll")
    page.wait_for_function("document.querySelector('details[open] .gk-scroll[tabindex]')")
    assert box.evaluate("(one) => one.scrollWidth > one.clientWidth")


def test_every_row_is_there_once_with_its_number(board: Board, phone: BrowserContext) -> None:
    page = opened(phone, board, MIXED)
    numbers = page.locator("tbody td[data-label=行号]").all_text_contents()
    assert sorted(map(int, numbers)) == list(range(1, ROWS + 1))
    amounts = page.locator("tbody td[data-label=金额]").all_text_contents()
    assert sorted(amounts) == [f"{(10_000 + number) / 100:.2f}" for number in range(1, ROWS + 1)]
    figures = page.locator(".gk-figures dd").all_inner_texts()
    assert figures[:2] == ["300 户", "30,451.50"]
    assert all(one.is_visible() for one in page.locator(".gk-figures dd").all()[:2])


def test_books_keep_each_line_with_its_balance(board: Board, phone: BrowserContext) -> None:
    page = opened(phone, board, BOOKS)
    assert parts(page) == [
        "办公费（240 行，支 276,360.00 元）",
        "其他收入（60 行，收 69,241.50 元）",
    ]
    vouchers = page.locator("details td[data-label=凭证]").all_text_contents()
    numbers = page.locator("details td[data-label=行号]").all_text_contents()
    assert vouchers == [f"记-{int(number):03d}" for number in numbers]
    assert sorted(map(int, numbers)) == list(range(1, ROWS + 1))
    assert page.locator("details td[data-label=结余]").count() == ROWS


@pytest.mark.parametrize("id_", [LIST, MIXED, BOOKS])
def test_a_table_of_300_rows_weighs_little(board: Board, id_: str) -> None:
    page = Path(board.folder, "r", f"{id_}.html").read_bytes()
    assert packed_size(page) <= budgets().long_packed
    # Each part has a caption, and each head cell says whose it is.
    html = page.decode()
    assert html.count("<table") == html.count("<caption>")
    assert re.findall(r"<th(?! scope=)[ >]", html) == []
