"""Pages with characters that old phones lack load one small font of exactly those."""

import io
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from fontTools.ttLib import TTFont
from playwright.sync_api import Browser

from tests.tools.good_village import Contents, build_good, contents, edit, lay_out_good

STYLE = "assets/fonts/rare.css"
FONT = "assets/fonts/rare.woff2"
LEDGER = "content/财务/2026-08.yml"
RENAMED = {"标题: 2026年8月": "标题: 䶮𬭚公司2026年8月"}
PAGE = "r/cw-2026-08.html"


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a village, one of whose records has such characters in its title."""
    root = lay_out_good(tmp_path_factory.mktemp("rare") / "own")
    edit(root, LEDGER, RENAMED)
    build_good(root)
    return root


@pytest.fixture(scope="module")
def site(root: Path) -> Contents:
    return contents(root / "site")


def linking(site: Contents) -> set[str]:
    return {name for name, data in site.items() if b"rare.css" in data and name.endswith(".html")}


def test_the_font_holds_what_pages_show_and_no_more(site: Contents) -> None:
    held = TTFont(io.BytesIO(site[FONT])).getBestCmap()
    assert set(map(chr, held)) == {"䶮", "𬭚"}
    assert len(site[FONT]) < 3000
    assert b"unicode-range:U+4DAE,U+2CB5A;" in site[STYLE]


def test_only_pages_with_such_characters_link_it(site: Contents) -> None:
    assert linking(site) == {
        name for name, data in site.items() if name.endswith(".html") and "𬭚".encode() in data
    }
    assert PAGE in linking(site)
    assert f'href="../{STYLE}"'.encode() in site[PAGE]
    assert len(linking(site)) < len([name for name in site if name.endswith(".html")]) / 2


def test_an_unchanged_build_keeps_it_and_it_goes_with_the_last_such_character(
    tmp_path: Path,
) -> None:
    root = lay_out_good(tmp_path / "own")
    edit(root, LEDGER, RENAMED)
    build_good(root)
    before = contents(root / "site")
    assert build_good(root).written == 0
    edit(root, LEDGER, {"标题: 䶮𬭚公司": "标题: 䶮公司"})
    build_good(root)
    fewer = contents(root / "site")
    assert set(TTFont(io.BytesIO(fewer[FONT])).getBestCmap()) == {ord("䶮")}
    assert fewer[FONT] != before[FONT]
    edit(root, LEDGER, {"标题: 䶮公司": "标题: "})
    build_good(root)
    assert not {FONT, STYLE} & set(contents(root / "site"))


def test_a_village_of_such_a_name_has_it_on_every_page(tmp_path: Path) -> None:
    root = lay_out_good(tmp_path / "own")
    settings = root / "site_config.yml"
    text = settings.read_text("utf-8").replace("村名: ", "村名: 㙟")
    settings.write_text(text, "utf-8")
    build_good(root)
    site = contents(root / "site")
    pages = {name for name in site if name.endswith(".html")} - {"404.html"}
    assert linking(site) == pages
    assert f'href="{STYLE}"'.encode() in site["index.html"]


@pytest.mark.browser
def test_chromium_shows_them_in_that_font_and_asks_no_other_host(
    site: Contents, browser: Browser
) -> None:
    asked: list[str] = []
    page = browser.new_page()

    def answer(route: object) -> None:
        address = urlsplit(route.request.url)  # type: ignore[attr-defined]
        asked.append(address.netloc)
        body = site.get(address.path.lstrip("/"), b"")
        route.fulfill(body=body, content_type=_type_of(address.path))  # type: ignore[attr-defined]

    page.route("**/*", answer)
    page.goto(f"http://village.invalid/{PAGE}")
    page.evaluate("document.fonts.ready")
    loaded = page.evaluate(
        "[...document.fonts].filter(one => one.family.includes('gk-rare')).map(one => one.status)"
    )
    assert loaded == ["loaded"]
    assert page.evaluate("document.fonts.check('20px gk-rare', '𬭚䶮')")
    client = page.context.new_cdp_session(page)
    client.send("DOM.enable")
    client.send("CSS.enable")
    root = client.send("DOM.getDocument")["root"]["nodeId"]
    title = client.send("DOM.querySelector", {"nodeId": root, "selector": "h1"})["nodeId"]
    fonts = client.send("CSS.getPlatformFontsForNode", {"nodeId": title})["fonts"]
    own = [font["glyphCount"] for font in fonts if font["isCustomFont"]]
    page.close()
    assert own == [2]
    assert set(asked) == {"village.invalid"}


def _type_of(path: str) -> str:
    kinds = {
        "html": "text/html",
        "css": "text/css",
        "js": "text/javascript",
        "woff2": "font/woff2",
    }
    return kinds.get(path.rpartition(".")[2], "application/octet-stream")
