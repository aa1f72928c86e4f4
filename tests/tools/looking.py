"""What is looked at in a browser: pages of every type, letters, targets and contrasts."""

import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, sync_playwright

from tests.tools.good_village import build_good, lay_out_good

PHONE, TABLET, DESK = 360, 768, 1280
# One page of every type, and every record, whose kinds bring tables and blocks of their own.
TYPES = (
    "index.html",
    "404.html",
    "caiwu/index.html",
    "wenming/index.html",
    "caiwu/20*.html",
    "mulu/index.html",
    "mulu/guize.html",
    "mulu/[a-z]*-*.html",
    "wancheng/index.html",
    "shuju/index.html",
    "sousuo/index.html",
    "yue/index.html",
    "banshi/index.html",
    "gongshi/index.html",
    "fanying/index.html",
    "fanying/biao.html",
    "nian/index.html",
    "mingci/index.html",
    "zu/*.html",
    "yue/20*.html",
    "juan/*.html",
    "zijin/*.html",
    "wenming/jiating.html",
    "p/*.html",
    "r/*.html",
)
ONE_OF_MANY = {"caiwu/20*.html", "mulu/[a-z]*-*.html", "yue/20*.html", "juan/*.html"}
BASE = "/gongkai"

TOO_SMALL_TEXT = """(least) => {
  const found = new Set();
  for (const box of document.querySelectorAll("body *")) {
    if (!box.getClientRects().length || box.closest("caption, script, progress")) continue;
    const size = parseFloat(getComputedStyle(box).fontSize);
    for (const node of box.childNodes)
      if (node.nodeType === 3 && node.data.trim() && size < least)
        found.add(box.tagName + "." + box.className + " " + size);
  }
  return [...found];
}"""
# A link inside running text is as high as its line; an entry's link covers the entry.
TOO_SMALL_TARGETS = """(least) => {
  const found = new Set();
  const running = ".gk-prose p a, .gk-prose li a, .md-content__inner > p a";
  for (const link of document.querySelectorAll("main a, summary, .gk-header label")) {
    if (!link.getClientRects().length || link.matches(running)) continue;
    const box = link.matches(".gk-entry-title") ? link.parentNode : link;
    const height = box.getBoundingClientRect().height;
    if (height < least) found.add(link.outerHTML.slice(0, 80) + " " + height);
  }
  return [...found];
}"""
TOO_FAINT = """() => {
  const light = (text) => {
    const [r, g, b] = text.match(/[\\d.]+/g).map((part) => {
      const value = part / 255;
      return value <= 0.03928 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const ground = (box) => {
    for (let one = box; one; one = one.parentElement) {
      const colour = getComputedStyle(one).backgroundColor;
      if (!/^rgba\\(.*, 0\\)$/.test(colour)) return colour;
    }
    return "rgb(255, 255, 255)";
  };
  const found = new Set();
  for (const box of document.querySelectorAll("body *")) {
    if (!box.getClientRects().length || box.closest("[aria-hidden], script")) continue;
    if (![...box.childNodes].some((node) => node.nodeType === 3 && node.data.trim())) continue;
    const pair = [light(getComputedStyle(box).color), light(ground(box))].sort((a, b) => b - a);
    const contrast = (pair[0] + 0.05) / (pair[1] + 0.05);
    if (contrast < 4.5) found.add(box.tagName + "." + box.className + " " + contrast.toFixed(2));
  }
  return [...found];
}"""


@dataclass(frozen=True)
class Board:
    """A built site behind a web server of our own."""

    folder: Path
    address: str

    def pages(self, pattern: str) -> list[str]:
        found = sorted(path.relative_to(self.folder) for path in self.folder.glob(pattern))
        assert found, pattern
        names = [path.as_posix() for path in found]
        return names[:1] if pattern in ONE_OF_MANY else names


class _Host(SimpleHTTPRequestHandler):
    """The site below the path its own settings name, which the 404 page relies on."""

    def translate_path(self, path: str) -> str:
        return super().translate_path(path.removeprefix(BASE))

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - named by http.server
        pass


@contextmanager
def served(root: Path, more: Mapping[str, str] | None = None) -> Iterator[Board]:
    """Yield the good village's site, built and served as long as it is looked at.

    `more` holds further files of the village: their texts by path.
    """
    lay_out_good(root)
    for path, text in (more or {}).items():
        (root / path).write_text(text, "utf-8", newline="\n")
    assert build_good(root).is_clean
    site = root / "site"
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Host, directory=str(site)))
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield Board(site, f"http://127.0.0.1:{server.server_port}{BASE}")
    server.shutdown()
    server.server_close()
    thread.join()


@contextmanager
def started(chromium: str) -> Iterator[Browser]:
    """Yield a browser that asks nobody for anything by itself."""
    arguments = ["--no-sandbox", "--disable-background-networking", "--disable-quic"]
    with sync_playwright() as player:
        browser = player.chromium.launch(executable_path=chromium, args=arguments)
        yield browser
        browser.close()
