"""The whole journey on a small village: what is written, and what never is."""

import hashlib
import json
import os
import re
from io import BytesIO
from pathlib import Path
from urllib.parse import quote

import pytest
from PIL import Image

from tests.tools.good_village import (
    GOOD,
    KEPT_PHOTO,
    PHOTOGRAPHER,
    Contents,
    contents,
    posted_ids,
)

pytestmark = pytest.mark.xdist_group("good-village")

GOLDEN = GOOD / "golden"
GOLDEN_IDS = ("cun-2026-hetang", "cw-2026-08", "cw-2026-butie", "cw-2026-jiuzhu", "jt-01")
# Planted where no villager may look: kept fields, drafts, withdrawn and members-only records,
# masked and withheld rows, files nobody published.
PLANTED = re.compile("独[名文题脚].")


def test_every_posted_record_has_its_page_and_nothing_else_has(
    village: Path, site: Contents
) -> None:
    pages = {name[2:-5] for name in site if name.startswith("r/")}
    assert pages == posted_ids(village)
    assert len(pages) == 17


@pytest.mark.parametrize("id_", GOLDEN_IDS)
def test_record_reads_as_agreed(id_: str, site: Contents, *, update_golden: bool) -> None:
    page = site[f"r/{id_}.html"].decode("utf-8")
    found = re.search(r'<article class="gk-record.*?</article>\n', page, re.DOTALL)
    assert found
    golden = GOLDEN / f"{id_}.html"
    if update_golden:
        GOLDEN.mkdir(exist_ok=True)
        golden.write_text(found[0], "utf-8", newline="\n")
    assert found[0] == golden.read_text("utf-8")


def test_no_golden_is_left_over() -> None:
    assert {path.stem for path in GOLDEN.iterdir()} == set(GOLDEN_IDS)


def test_manifest_tells_what_lies_there(site: Contents) -> None:
    manifest = json.loads(site["manifest.json"])
    files = {entry["path"]: entry for entry in manifest["files"]}
    assert manifest["format_version"] == 1
    assert [*files] == sorted(set(site) - {"manifest.json"})
    for name, entry in files.items():
        assert entry["size"] == len(site[name]), name
        assert entry["sha256"] == hashlib.sha256(site[name]).hexdigest(), name
        assert entry["face"] == "网"
        assert not entry["source"] or f"r/{entry['source']}.html" in files, name
    assert files["r/jt-01.html"]["source"] == "jt-01"
    assert files["index.html"]["type"] == "text/html"


def test_no_page_holds_a_mark_that_should_have_been_filled(site: Contents) -> None:
    for name, data in site.items():
        if name.endswith(".html"):
            assert not re.search("[\ue000-\uf8ff]", data.decode("utf-8")), name


def test_search_engines_are_led_to_all_that_is_theirs_to_read(site: Contents) -> None:
    told = set(
        re.findall(
            r"<loc>https://xiaoshi\.example\.cn/gongkai/([^<]+)</loc>",
            site["sitemap.xml"].decode("utf-8"),
        )
    )
    pages = {name for name in site if name.endswith(".html")}
    kept = {name for name in pages if b"noindex" in site[name]}
    assert kept
    assert told == pages - kept - {"404.html", "zhangbei.html"}
    assert "robots.txt" not in site


def test_feeds_tell_of_records_that_have_a_page(site: Contents) -> None:
    feeds = [name for name in site if name.endswith("feed.xml")]
    assert len(feeds) == 6
    for name in feeds:
        told = re.findall(r'<link rel="alternate"[^>]* href="([^"]+)"', site[name].decode())
        own = [url.removeprefix("https://xiaoshi.example.cn/gongkai/") for url in told]
        assert own[0] == f"{name.removesuffix('feed.xml')}index.html"
        assert set(own) <= set(site)
        pairs = json.loads(site[name.replace(".xml", ".json")])
        assert [one["url"] for one in pairs["items"]] == told[1:]
    assert b'type="application/atom+xml"' in site["index.html"]


def test_every_address_works_on_every_host(site: Contents) -> None:
    for name in site:
        assert re.fullmatch(r"[a-z0-9][a-z0-9._-]*(/[a-z0-9][a-z0-9._-]*)*", name)
        assert len(name) <= 120


def test_links_between_pages_lead_somewhere(site: Contents) -> None:
    for name, data in site.items():
        if not name.endswith(".html"):
            continue
        base = name.rpartition("/")[0]
        for link in re.findall(r'(?:href|src)="([^"#?]*)', data.decode("utf-8")):
            if link and not re.match(r"[a-z]+:", link):
                # A page for lost visitors stands under any address: its links start at the host.
                own = link.removeprefix("/gongkai/") if name == "404.html" else link
                target = os.path.normpath(f"{base}/{own}".lstrip("/"))
                assert target in site, (name, link)


@pytest.mark.parametrize("place", ["site", ".gongkai/cache"])
def test_what_is_not_for_the_web_is_in_no_byte(village: Path, place: str) -> None:
    names = {
        found
        for path in village.glob("content/**/*")
        if path.suffix in {".yml", ".md", ".csv"}
        for found in PLANTED.findall(path.read_text("utf-8"))
    }
    assert len(names) >= 20
    forms = [form for name in names for form in _forms_of(name)]
    for name, data in contents(village / place).items():
        assert not any(form in data for form in forms), name


def _forms_of(text: str) -> list[bytes]:
    """Return the ways in which a text may stand in a file."""
    escaped = json.dumps(text).strip('"')
    entities = "".join(f"&#{ord(char)};" for char in text)
    return [text.encode(), quote(text).encode(), escaped.encode(), entities.encode()]


def test_kept_and_unused_files_are_not_in_the_site(village: Path, site: Contents) -> None:
    originals = {hashlib.sha256(data).hexdigest()[:16] for data in _files_of(village)}
    shown = {name for name in site if name.startswith("f/")}
    # A photo lies there in three forms, and an attachment.
    assert sorted(name[18:] for name in shown) == ["-640.webp", ".csv", ".jpg", ".webp"]
    kept = hashlib.sha256((village / KEPT_PHOTO).read_bytes()).hexdigest()[:16]
    assert {name[2:18] for name in shown} < originals - {kept}
    assert (village / "content/附件/yusuan.csv").read_bytes() in site.values()


def _files_of(village: Path) -> list[bytes]:
    folders = ("附件", "照片")
    return [data for name in folders for data in contents(village / "content" / name).values()]


def test_photo_is_upright_small_and_without_hidden_facts(site: Contents) -> None:
    (data,) = (data for name, data in site.items() if name.endswith(".jpg"))
    with Image.open(BytesIO(data)) as picture:
        assert picture.size == (768, 1280)
        assert not picture.getexif()
        assert not {"exif", "comment", "icc_profile"} & picture.info.keys()
    assert all(PHOTOGRAPHER not in found for found in site.values())


def test_the_open_notice_stands_on_the_home_page_with_its_last_day(site: Contents) -> None:
    home = site["index.html"].decode("utf-8")
    assert "河塘承包方案公示" in home
    assert "2026年11月20日" in home
    assert 'data-gk-end="2026-11-26"' in home


def test_pages_with_names_ask_search_engines_to_stay_away(site: Contents) -> None:
    told = {name[2:-5] for name, data in site.items() if b'content="noindex"' in data}
    assert {"cw-2026-butie", "cun-2026-weifang", "wm-2026-pingxuan"} <= told
    assert not told & {"cun-2026-shuiqu", "cw-2026-08", "cun-2026-hetang"}
