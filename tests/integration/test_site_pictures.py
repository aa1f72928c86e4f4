"""Pictures inside the site: beside each page that leads to them, made again only when changed."""

import io
import json
import re
import shutil
from functools import partial
from pathlib import Path

import pytest
from PIL import Image

from gongkai.base.jobs import silent
from gongkai.model.work import ALL_LAYERS, WEB_ONLY, WITHOUT_PICTURES, Layers
from gongkai.pipeline import build
from tests.tools import good_village
from tests.tools.good_village import AS_OF, Contents, Shells, contents, edit

ID, FILE = "cun-2026-hetang", "content/村务/jijin.md"
LINK = re.compile(r'<a href="\.\./(t/[^"]+)">([^<]+)</a>')
PACKED = (".jpg", ".pdf", ".png", ".webp", ".woff2", ".xlsx")
"""How files end in which any three bytes may stand side by side."""
LONG = "".join(f"\n第 {number} 段，说说荷塘的事。\n" for number in range(1, 80))

build_good = partial(good_village.build_good, layers=ALL_LAYERS)


@pytest.fixture(scope="module")
def drawn(village: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the village with its pictures, drawn once."""
    root = tmp_path_factory.mktemp("drawn") / "v"
    shutil.copytree(village, root)
    build_good(root)
    return root


@pytest.fixture(scope="module")
def site(drawn: Path) -> Contents:
    return contents(drawn / "site")


@pytest.fixture
def own(drawn: Path, tmp_path: Path) -> Path:
    """Return a village of the test's own, with its pictures."""
    root = tmp_path / "own"
    shutil.copytree(drawn, root)
    build_good(root)
    return root


def pictures_of(site: Contents) -> set[str]:
    return {name for name in site if name.startswith("t/")}


def test_every_page_with_a_sheet_leads_to_its_pictures(site: Contents) -> None:
    told = set()
    for name, data in site.items():
        if name.startswith("r/"):
            links = [address for address, _ in LINK.findall(data.decode())]
            assert bool(links) == (f"d/{name[2:-5]}.pdf" in site), name
            told.update(links)
    assert told
    assert told == pictures_of(site)


def test_pictures_stand_in_the_manifest_with_their_record(site: Contents) -> None:
    rows = {row["path"]: row for row in json.loads(site["manifest.json"])["files"]}
    for name in pictures_of(site):
        row = rows[name]
        assert row["face"] == "网"
        assert re.fullmatch(rf"t/{row['source']}(-\d+)?\.(png|jpg)", name)
        assert Image.open(io.BytesIO(site[name])).width == 1080


def test_a_longer_record_has_more_strips_and_a_shorter_one_fewer(own: Path) -> None:
    before = contents(own / "site")
    assert f"t/{ID}.png" in before
    text = (own / FILE).read_text("utf-8")
    (own / FILE).write_text(text + LONG, "utf-8", newline="\n")
    assert build_good(own).is_clean
    longer = contents(own / "site")
    strips = sorted(name for name in pictures_of(longer) if ID in name)
    assert strips == [f"t/{ID}-1.png", f"t/{ID}-2.png"]
    page = longer[f"r/{ID}.html"].decode()
    assert LINK.findall(page) == [
        (strips[0], "长图：第 1 张，共 2 张"),
        (strips[1], "长图：第 2 张，共 2 张"),
    ]
    (own / FILE).write_text(text, "utf-8", newline="\n")
    assert build_good(own).is_clean
    assert contents(own / "site") == before


def test_a_lost_strip_is_drawn_again(own: Path) -> None:
    (own / FILE).write_text((own / FILE).read_text("utf-8") + LONG, "utf-8", newline="\n")
    build_good(own)
    before = contents(own / "site")
    (own / "site" / "t" / f"{ID}-2.png").unlink()
    build_good(own)
    assert contents(own / "site") == before


def test_unchanged_pictures_are_left_alone(own: Path) -> None:
    before = {file: file.stat().st_mtime_ns for file in (own / "site" / "t").iterdir()}
    edit(own, "content/财务/2026-08.yml", {"标题: 2026年8月": "标题: 二〇二六年八月"})
    build_good(own)
    after = {file: file.stat().st_mtime_ns for file in (own / "site" / "t").iterdir()}
    changed = {file.stem for file in after if after[file] != before.get(file)}
    assert changed == {"cw-2026-08", "cw-2026-09", "cw-2026-butie"}


@pytest.mark.parametrize("layers", [WEB_ONLY, WITHOUT_PICTURES])
def test_pages_without_pictures_lead_to_none(own: Path, tmp_path: Path, layers: Layers) -> None:
    out = tmp_path / "web"
    build(own, out, AS_OF, Shells(), 1, silent, layers=layers)
    web = contents(out)
    assert not pictures_of(web)
    assert any(name.startswith("d/") for name in web) == layers.sheets
    texts = {name: data for name, data in web.items() if not name.endswith(PACKED)}
    assert not [
        name for name, data in texts.items() if b"../t/" in data or b"\xee\x80\x8a" in data
    ]
