"""What was seen is read without a network, never without saying how old it is."""

import json
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.tools.looking import PHONE, Board

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("offline")]

SEEN, UNSEEN = "r/cw-2026-08.html", "r/cw-2026-09.html"
WATCHES = "(navigator.serviceWorker.controller || {}).state === 'activated'"
KEPT = """async (address) => {
  const store = await caches.open("gongkai-1");
  return Boolean(await store.match(address));
}"""

HOLDS = """async ([address, words]) => {
  const store = await caches.open("gongkai-1");
  const found = await store.match(address);
  return Boolean(found) && (await found.text()).includes(words);
}"""
KEEP_AGAIN = """async (address) => {
  const store = await caches.open("gongkai-1");
  const stamp = async () => (await store.match(address)).headers.get("gk-seen-on");
  const before = await stamp();
  let looks = 0, gone = 0, rounds = 0;
  while (rounds < 200 || (await stamp()) === before) {
    if (rounds++ < 100) navigator.serviceWorker.controller.postMessage([address]);
    for (let look = 0; look < 3; look++) {
      looks += 1;
      gone += (await store.match(address)) ? 0 : 1;
    }
  }
  return [looks, gone, (await store.keys()).pop().url];
}"""


@pytest.fixture
def phone(browser: Browser) -> Iterator[BrowserContext]:
    context = browser.new_context(viewport={"width": PHONE, "height": 800})
    yield context
    context.close()


def seen(context: BrowserContext, address: str) -> Page:
    """Open a page and wait until it is kept, and until what keeps pages answers for others."""
    page = context.new_page()
    page.goto(address)
    page.wait_for_function(f"() => {WATCHES}")
    page.wait_for_function(f"() => ({KEPT})({json.dumps(address)})")
    return page


def test_a_page_once_seen_is_read_without_a_network(board: Board, phone: BrowserContext) -> None:
    page = seen(phone, f"{board.address}/{SEEN}")
    title = page.locator("h1").inner_text()
    phone.set_offline(True)
    page.reload()
    assert page.locator("h1").inner_text() == title
    expect(page.locator(".gk-stale")).to_contain_text("现在连不上网络。这是")
    height = page.locator(".md-header").evaluate("(one) => getComputedStyle(one).position")
    assert height == "sticky", "its style sheets were kept too"
    phone.set_offline(False)
    page.reload()
    assert page.locator(".gk-stale").count() == 0


def test_home_is_kept_with_the_first_page(board: Board, phone: BrowserContext) -> None:
    page = seen(phone, f"{board.address}/{SEEN}")
    page.wait_for_function(f"() => ({KEPT})({json.dumps(board.address + '/index.html')})")
    phone.set_offline(True)
    page.goto(f"{board.address}/")
    expect(page.locator(".gk-stale")).to_be_visible()


def test_a_page_never_seen_is_told(board: Board, phone: BrowserContext) -> None:
    page = seen(phone, f"{board.address}/{SEEN}")
    phone.set_offline(True)
    page.goto(f"{board.address}/{UNSEEN}")
    assert "以前没有看过" in page.inner_text("body")
    assert page.locator("a").get_attribute("href") == f"{board.address}/index.html"


def test_a_changed_page_is_seen_at_once(board: Board, phone: BrowserContext) -> None:
    page = seen(phone, f"{board.address}/{SEEN}")
    file = board.folder / SEEN
    before = file.read_bytes()
    file.write_bytes(before.replace(b"</h1>", "（改过）</h1>".encode()))
    page.reload()
    assert page.locator("h1").inner_text().endswith("（改过）")
    page.wait_for_function(f"() => ({HOLDS})({json.dumps([page.url, '（改过）'])})")
    phone.set_offline(True)
    page.reload()
    assert page.locator("h1").inner_text().endswith("（改过）")
    file.write_bytes(before)


def test_a_page_that_is_kept_again_is_at_no_moment_gone(
    board: Board, phone: BrowserContext
) -> None:
    page = seen(phone, f"{board.address}/{SEEN}")
    page.wait_for_function(f"() => ({KEPT})({json.dumps(board.address + '/index.html')})")
    looks, gone, last = page.evaluate(KEEP_AGAIN, f"{board.address}/{SEEN}")
    assert looks > 100
    assert gone == 0
    assert last == f"{board.address}/{SEEN}", "what was seen last goes last"


def test_the_board_can_be_installed(board: Board, phone: BrowserContext) -> None:
    page = phone.new_page()
    page.goto(f"{board.address}/{SEEN}")
    link = page.locator("link[rel=manifest]").evaluate("(one) => one.href")
    assert link == f"{board.address}/manifest.webmanifest"
    told = page.evaluate("async (link) => (await fetch(link)).json()", link)
    assert told["name"].startswith("小石村")
    answered = [told["start_url"], *(icon["src"] for icon in told["icons"])]
    assert all((board.folder / address).is_file() for address in answered)
