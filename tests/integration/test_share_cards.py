"""Cards for links: one for each section and kind; all pages that may be shared lead to one."""

import re
from pathlib import Path

import pytest
from PIL import Image

from gongkai.model.share import SQUARE, WIDE
from gongkai.model.work import ALL_LAYERS, WITHOUT_PICTURES
from tests.tools.good_village import build_good, contents, edit, lay_out_good

HEAVIEST = 60_000
SITE = "https://xiaoshi.example.cn/gongkai/"
IMAGE = re.compile(r'property="og:image" content="([^"]*)"')


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = lay_out_good(tmp_path_factory.mktemp("share") / "village")
    assert build_good(root, layers=ALL_LAYERS).is_clean
    return root


def test_every_page_that_may_be_shared_leads_to_cards_that_are_there(root: Path) -> None:
    site = contents(root / "site")
    led_to = set()
    for name, data in site.items():
        if not name.endswith(".html") or name == "404.html" or name.startswith("p/"):
            continue
        found = IMAGE.findall(data.decode())
        is_private = b"noindex" in data
        assert len(found) == (0 if is_private else 2), name
        assert not (is_private and b"og:" in data), name
        led_to |= {url.removeprefix(SITE) for url in found}
    cards = {name for name in site if name.startswith("k/")}
    assert led_to <= cards
    assert {name for name in cards if "-wide" in name} >= {"k/board-wide.png", "k/caiwu-wide.png"}
    for name in cards:
        with Image.open(root / "site" / name) as card:
            assert card.size == (WIDE if name.endswith("-wide.png") else SQUARE), name
        assert len(site[name]) <= HEAVIEST, name


def test_unchanged_cards_are_left_alone(root: Path) -> None:
    before = {path: path.stat().st_mtime_ns for path in (root / "site/k").iterdir()}
    assert build_good(root, layers=ALL_LAYERS).written == 0
    assert {path: path.stat().st_mtime_ns for path in (root / "site/k").iterdir()} == before


def test_without_pictures_or_an_address_there_are_none(tmp_path: Path) -> None:
    own = lay_out_good(tmp_path / "village")
    build_good(own, layers=WITHOUT_PICTURES)
    page = (own / "site/index.html").read_text("utf-8")
    assert 'property="og:title"' in page
    assert "og:image" not in page
    edit(own, "site_config.yml", {f"网址: {SITE.rstrip('/')}\n": ""})
    build_good(own, layers=ALL_LAYERS)
    assert "og:" not in (own / "site/index.html").read_text("utf-8")
    assert not (own / "site/k").exists()


def test_a_name_no_font_holds_is_told(tmp_path: Path) -> None:
    own = lay_out_good(tmp_path / "village")
    edit(own, "site_config.yml", {"村名: 小石村": "村名: 小石村\U0003134a"})
    result = build_good(own, layers=ALL_LAYERS)
    assert {one.code for one in result.problems} == {"O106"}
