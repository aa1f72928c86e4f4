"""The search finds what everybody may see, from a folder as well, and nobody's own row."""

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from gongkai.base.search_terms import folded, terms_of
from gongkai.load.rules import load_catalogue
from gongkai.output.search_index import files_for
from tests.tools.good_village import Contents, build_good, contents, edit
from tests.tools.looking import PHONE
from tests.unit.output.test_search_index import numbers

pytestmark = pytest.mark.xdist_group("good-village")

FOUND = "#gk-found li a"


class Index:
    """The index of a site, read as the script of its page reads it."""

    def __init__(self, site: Contents) -> None:
        self._files = {
            name.removeprefix("sousuo/").removesuffix(".js"): json.loads(
                data.decode().partition(",")[2].removesuffix(");\n")
            )
            for name, data in site.items()
            if name.startswith("sousuo/") and name.endswith(".js")
        }
        self.names: list[tuple[str, str, str]] = self._files["head"]["names"]
        self.years: list[tuple[str, int]] = [tuple(one) for one in self._files["head"]["years"]]

    def ids(self, text: str) -> set[str]:
        """Return the records in which every pair of characters of a text stands."""
        return {id_ for year, count in self.years for id_ in self._ids(year, count, text)}

    def text(self) -> str:
        return "\n".join(map(str, self._files.values()))

    def _ids(self, year: str, count: int, text: str) -> set[str]:
        lists = [self._numbers(year, count, term) for term in terms_of(folded(text))]
        rows = (self._files[f"{year}/t{one // 32}"][one % 32] for one in set.intersection(*lists))
        return {row[2] for row in rows}

    def _numbers(self, year: str, count: int, term: str) -> set[int]:
        lines = self._files[f"{year}/w{ord(term[0]) % files_for(count)}"].split("\n")
        found = next((line.split(" ") for line in lines if line.startswith(f"{term} ")), None)
        return {*numbers(found[1]), *numbers(found[2])} if found else set()


@pytest.fixture(scope="module")
def index(site: Contents) -> Index:
    return Index(site)


def test_every_record_is_found_by_its_title_and_its_id(site: Contents, index: Index) -> None:
    pages = [name for name in site if name.startswith("r/")]
    assert sum(count for _, count in index.years) == len(pages) > 10
    for name in pages:
        title = re.search(r"<h1>(.*?)</h1>", site[name].decode())
        assert title
        id_ = name[2:-5]
        # A word in it that is explained is a link.
        told = re.sub("<[^>]*>", "", title[1])
        assert id_ in index.ids(told), told
        assert id_ in index.ids(id_)


@pytest.mark.parametrize("officer", ["贺明礼", "周秀英"])
def test_officers_are_found(site: Contents, index: Index, officer: str) -> None:
    banzi = site["r/dw-2026-banzi.html"].decode()
    if officer in banzi:
        assert "dw-2026-banzi" in index.ids(officer)


def test_amounts_are_found_however_they_are_written(index: Index) -> None:
    assert index.ids("1,200.00") == index.ids("1200") != set()


def test_every_item_and_alias_leads_to_its_page(index: Index) -> None:
    catalogue, _ = load_catalogue(("national",))
    checked = 0
    for _, address, named in index.names:
        item = catalogue.items.get(address.removeprefix("mulu/").removesuffix(".html"))
        if item:
            systems = catalogue.systems_of(item.id)
            known = {item.name, *(name for one in systems for name in (one.name, *one.aliases))}
            assert {folded(name) for name in known} <= set(named.split("\n")), address
            checked += 1
    assert checked > 5


def test_rows_of_people_are_in_no_part_of_the_index(village: Path, index: Index) -> None:
    """Names of rows that the web masks or leaves out all hold these two characters."""
    assert any("独名" in path.read_text("utf-8") for path in village.glob("content/**/*.yml"))
    text = index.text()
    assert "独名" not in text
    masked = {"cw-2026-butie", "cw-2026-jiuzhu", "cun-2026-weifang"}
    assert masked & index.ids("组") == set()


def test_a_changed_village_has_the_index_of_a_new_one(own: Path) -> None:
    edit(own, "content/财务/2026-08.yml", {"标题: 2026年8月": "标题: 二〇二六年捌月"})
    (own / "content/村务/laojing.yml").unlink()
    build_good(own)
    changed = contents(own / "site")
    assert any("捌月".encode() in data for name, data in changed.items() if "/w" in name)
    for name in ("site", ".gongkai/cache"):
        _remove(own / name)
    build_good(own)
    assert contents(own / "site") == changed


def test_what_was_found_by_is_made_again_when_it_is_lost(own: Path) -> None:
    before = contents(own / "site")
    _remove(own / ".gongkai/cache/search")
    edit(own, "content/财务/2026-08.yml", {"标题: 2026年8月": "标题: 二〇二六年捌月"})
    build_good(own)
    edit(own, "content/财务/2026-08.yml", {"标题: 二〇二六年捌月": "标题: 2026年8月"})
    build_good(own)
    assert contents(own / "site") == before


def _remove(folder: Path) -> None:
    for path in sorted(folder.rglob("*"), reverse=True):
        path.rmdir() if path.is_dir() else path.unlink()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    page = browser.new_page(viewport={"width": PHONE, "height": 800})
    page.set_default_timeout(20_000)
    yield page
    page.close()


def asked(page: Page, village: Path, text: str) -> list[str]:
    """Return the titles that a query from the head of home finds, opened from a folder."""
    page.goto((village / "site/index.html").as_uri())
    page.locator(".gk-search input").fill(text)
    page.locator(".gk-search button").click()
    page.wait_for_selector("[data-gk-ready]")
    return page.locator(FOUND).all_inner_texts()


@pytest.mark.browser
@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("河塘", "河塘承包方案公示"),
        ("河塘承包方案公示", "河塘承包方案公示"),
        ("htcb", "河塘承包方案公示"),
        ("cun-2026-hetang", "河塘承包方案公示"),
    ],
)
def test_a_query_finds_from_a_folder(page: Page, village: Path, text: str, first: str) -> None:
    assert asked(page, village, text)[:1] == [first]


@pytest.mark.browser
def test_what_was_typed_is_marked_and_stays_text(page: Page, village: Path) -> None:
    asked(page, village, "河塘")
    assert page.locator("#gk-found mark").first.inner_text() == "河塘"
    assert asked(page, village, "<img src=x onerror=alert(1)>") == []
    assert "没有找到" in page.locator("#gk-found").inner_text()


@pytest.mark.browser
def test_a_filter_narrows(page: Page, village: Path) -> None:
    many = len(asked(page, village, "2026"))
    page.locator("select[name=section]").select_option(label="财务公开")
    page.wait_for_function(
        "() => !document.querySelector('#gk-found').textContent.includes('正在')"
    )
    few = page.locator(FOUND)
    assert 0 < few.count() <= many
    assert all("/r/cw-" in str(one.get_attribute("href")) for one in few.all())


@pytest.mark.browser
def test_without_a_script_the_page_is_an_index(browser: Browser, village: Path) -> None:
    page = browser.new_context(java_script_enabled=False).new_page()
    page.goto((village / "site/sousuo/index.html").as_uri() + "?q=x")
    assert page.locator("noscript").is_visible()
    links = page.locator(".gk-names a")
    assert links.count() > 10
    assert links.first.is_visible()
    page.close()
