"""A site in a second language: every page has its twin, and nothing else of the site changes."""

import posixpath
import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.integration.test_barriers import AXE, LOOK, context_for
from tests.tools.good_village import Contents, build_good, contents, edit, lay_out_good

pytestmark = pytest.mark.xdist_group("good-village")

_START = "en/"
_LINK = re.compile(r' (?:href|src)="([^"#?]+)')
_CODE = re.compile(r"[0-9a-f]{4} [0-9a-f]{4} [0-9a-f]{4}")
_NO_LINK = re.compile(r"[a-z]+:|/")
_TAGGED = re.compile(
    r'<(?:head|svg|script)\b.*?</(?:head|svg|script)>|<[^>]*lang="zh-Hans"[^>]*>[^<]*'
)


@pytest.fixture(scope="module")
def english(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the good village with English pages, built."""
    return _with_english(tmp_path_factory.mktemp("english") / "village")


def _with_english(root: Path, languages: str = "英文") -> Path:
    lay_out_good(root)
    edit(root, "site_config.yml", {"格式版本: 1": f"格式版本: 1\n语言: [{languages}]"})
    result = build_good(root)
    assert result.is_clean, result.problems
    return root


def _pages(found: Contents) -> dict[str, str]:
    return {name: data.decode() for name, data in found.items() if name.endswith(".html")}


def test_every_page_has_its_twin(english: Path) -> None:
    names = _pages(contents(english / "site")).keys()
    twins = {name for name in names if name.startswith(_START)}
    assert {name.removeprefix(_START) for name in twins} == names - twins
    assert {"en/index.html", "en/404.html", "en/sousuo/index.html", "en/shuju/index.html"} <= twins


def test_twins_are_told_to_be_english_and_lead_to_each_other(english: Path) -> None:
    pages = _pages(contents(english / "site"))
    for name, page in pages.items():
        language = "en" if name.startswith(_START) else "zh"
        assert f'<html lang="{language}"' in page, name
        if name.endswith("404.html"):
            continue
        own = name.removeprefix(_START)
        other = own if language == "en" else _START + own
        found = re.search(r'<nav class="gk-languages"[^>]*><a href="([^"]*)"', page)
        assert found, name
        assert posixpath.normpath(posixpath.join(posixpath.dirname(name), found[1])) == other


def test_no_link_of_a_twin_leads_nowhere(english: Path) -> None:
    found = contents(english / "site")
    for name, page in _pages(found).items():
        for link in _LINK.findall(page) if name.startswith(_START) else ():
            if not _NO_LINK.match(link):
                place = posixpath.normpath(posixpath.join(posixpath.dirname(name), link))
                assert place in found, (name, link)


def test_a_twin_shows_the_same_fingerprint_and_marks_what_is_chinese(english: Path) -> None:
    pages = _pages(contents(english / "site"))
    records = [name for name in pages if name.startswith("r/")]
    assert records
    for name in records:
        twin = pages[_START + name]
        assert _CODE.findall(twin) == _CODE.findall(pages[name]), name
        texts = re.sub(r"<[^>]*>", " ", _TAGGED.sub(" ", twin.replace("\n", " ")))
        assert not re.search(r"[\u4e00-\u9fff]", texts), (name, texts)


def test_the_rest_of_the_site_is_as_without_english(english: Path, site: Contents) -> None:
    """Pages alone differ, by their switch; every other file is there once, and the same."""
    found = contents(english / "site")
    plain = {name: data for name, data in found.items() if not name.startswith(_START)}
    assert plain.keys() - site.keys() == {"assets/languages.css"}
    assert site.keys() <= plain.keys()
    telling = (".html", ".pdf", "manifest.json", "sitemap.xml")
    others = {name for name in site if not name.endswith(telling)}
    salted = {name for name in others if name.startswith("data/")}
    assert {name for name in others - salted if site[name] != plain[name]} == set()
    assert not [n for n in found if n.startswith(_START) and not n.endswith((".html", ".js"))]


def test_an_edit_changes_twins_as_a_new_build_would(tmp_path: Path) -> None:
    root = _with_english(tmp_path / "own")
    edit(root, "content/财务/2026-08.yml", {"标题: 2026年8月": "标题: 二〇二六年八月"})
    build_good(root)
    incremental = contents(root / "site")
    times = {path: path.stat().st_mtime_ns for path in (root / "site").rglob("*")}
    assert build_good(root).written == 0
    assert times == {path: path.stat().st_mtime_ns for path in (root / "site").rglob("*")}
    (root / "site").rename(root / "before")
    build_good(root)
    assert contents(root / "site") == incremental
    assert "二〇二六年八月".encode() in incremental["en/r/cw-2026-08.html"]


def test_a_language_that_is_given_up_leaves_nothing(tmp_path: Path) -> None:
    root = _with_english(tmp_path / "own")
    edit(root, "site_config.yml", {"语言: [英文]\n": ""})
    build_good(root)
    found = contents(root / "site")
    assert not [name for name in found if name.startswith(_START) or "languages" in name]
    assert not [name for name, page in _pages(found).items() if "gk-languages" in page]


_TRANSLATED = """译文:
  - 译成: 英文
    标题: The ditch is mended
    正文: The ditch of **group 3** is mended, phone {phone}.
"""


def _translated(root: Path, phone: str) -> None:
    record = root / "content/村务/jing.yml"
    record.write_text(
        """编号: cun-2026-jing
类型: 公告公示
标题: 三组水渠修好了
公开事项: 村民关心的其他事项
公开主体: 村委会
公开范围: 全社会
状态: 公开
审核:
  - {主体: 村务监督委员会, 人: [单有田], 日期: 2026-10-18, 意见: 同意公开}
张贴:
  - {公开栏: g1, 起: 2026-10-20, 止: 2026-11-15}
正文: 三组的水渠修好了。
"""
        + _TRANSLATED.format(phone=phone),
        "utf-8",
    )


def test_a_translated_record_is_shown_translated_and_counts_in_chinese(tmp_path: Path) -> None:
    root = _with_english(tmp_path / "own")
    _translated(root, "of the village")
    result = build_good(root)
    assert result.is_clean, result.problems
    pages = _pages(contents(root / "site"))
    page, twin = pages["r/cun-2026-jing.html"], pages["en/r/cun-2026-jing.html"]
    assert "The ditch is mended</h1>" in twin
    assert "<strong>group 3</strong>" in twin
    assert "the Chinese text is what counts" in twin
    assert "三组的水渠修好了" not in twin
    assert "The ditch" not in page
    assert _CODE.findall(page) == _CODE.findall(twin) != []
    assert "The ditch is mended" in pages["en/cunwu/index.html"]
    assert not [name for name, one in pages.items() if "ditch" in one and name[:3] != _START]


def test_a_private_number_in_a_translation_stops_the_build(tmp_path: Path) -> None:
    root = _with_english(tmp_path / "own")
    before = contents(root / "site")
    _translated(root, "13800138000")
    result = build_good(root)
    assert not result.is_clean
    assert contents(root / "site") == before


_LOOKED_AT = (
    *("index.html", "caiwu/index.html", "sousuo/index.html", "wancheng/index.html"),
    *("r/cw-2026-08.html", "r/jt-01.html"),
)


@pytest.mark.browser
def test_no_barrier_and_no_scrolling_aside_from_left_or_from_right(
    tmp_path: Path, browser: Browser
) -> None:
    site = _with_english(tmp_path / "own", "英文, 维吾尔文") / "site"
    names = [f"{one}/{name}" for one in ("en", "ug") for name in _LOOKED_AT]
    context = context_for(browser, "day")
    page = context.new_page()
    page.set_viewport_size({"width": 360, "height": 800})
    for name in names:
        assert (site / name).is_file(), name
        page.goto((site / name).as_uri())
        page.evaluate(AXE)
        assert page.evaluate(LOOK) == [], name
        assert page.evaluate("document.documentElement.scrollWidth") == 360, name
        direction = page.evaluate("getComputedStyle(document.body).direction")
        assert direction == ("rtl" if name.startswith("ug/") else "ltr"), name
    context.close()
