"""The whole journey on a small village: what is written, what never is, what stays untouched."""

import hashlib
import json
import os
import re
import shutil
import stat
from io import BytesIO
from pathlib import Path
from urllib.parse import quote

import pytest
from PIL import Image

from gongkai.output.site_folder import ForeignFolderError
from gongkai.pipeline import build
from gongkai.report.write import report_text
from gongkai.shell_store import NoShellError
from tests.tools.good_village import (
    AS_OF,
    GOOD,
    KEPT_PHOTO,
    PHOTO,
    PHOTOGRAPHER,
    Contents,
    Shells,
    build_good,
    contents,
    edit,
    lay_out_good,
    posted_ids,
)

pytestmark = pytest.mark.xdist_group("good-village")

GOLDEN = GOOD / "golden"
GOLDEN_IDS = ("cun-2026-hetang", "cw-2026-08", "cw-2026-butie", "cw-2026-jiuzhu", "jt-01")
# Planted where no villager may look: kept fields, drafts, withdrawn and members-only records,
# masked and withheld rows, files nobody published.
PLANTED = re.compile("独[名文题脚].")


@pytest.fixture(scope="module")
def village(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the village, built once; tests that change anything work on a copy."""
    root = lay_out_good(tmp_path_factory.mktemp("good") / "小石村")
    result = build_good(root)
    assert report_text(result.problems) == "没有问题。\n"
    return root


@pytest.fixture(scope="module")
def site(village: Path) -> Contents:
    return contents(village / "site")


@pytest.fixture
def own(village: Path, tmp_path: Path) -> Path:
    """Return a village of the test's own, built, from frames made before."""
    root = lay_out_good(tmp_path / "own")
    shutil.copytree(village / ".gongkai/cache/shells", root / ".gongkai/cache/shells")
    build_good(root)
    return root


def test_every_posted_record_has_its_page_and_nothing_else_has(
    village: Path, site: Contents
) -> None:
    pages = {name[2:-5] for name in site if name.startswith("r/")}
    assert pages == posted_ids(village)
    assert len(pages) == 16


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
    assert len(shown) == 2
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


def test_second_build_writes_nothing_and_asks_no_engine(own: Path) -> None:
    before = _times(own)
    shells = Shells()
    result = build_good(own, shells=shells)
    assert (result.written, shells.made) == (0, 0)
    assert _times(own) == before


def _times(root: Path) -> dict[str, int]:
    return {str(path): path.stat().st_mtime_ns for path in root.rglob("*") if path.is_file()}


def test_one_edit_changes_the_pages_that_tell_of_it(own: Path) -> None:
    before = contents(own / "site")
    edit(own, "content/财务/2026-08.yml", {"标题: 2026年8月": "标题: 二〇二六年八月"})
    shells = Shells()
    result = build_good(own, shells=shells)
    after = contents(own / "site")
    assert shells.made == 0
    assert {name for name in after if after[name] != before.get(name)} == {
        "caiwu/2026.html",
        "caiwu/index.html",
        "index.html",
        "manifest.json",
        "mulu/caiwu-shouzhi.html",
        "r/cw-2026-08.html",
        "r/cw-2026-09.html",
        "r/cw-2026-butie.html",
        "yue/2026-08.html",
    }
    assert result.written == 8


def test_withdrawing_a_record_removes_its_page_and_its_files(own: Path) -> None:
    edit(own, "content/村务/shuiqu.yml", {"状态: 公开": "状态: 撤下"})
    build_good(own)
    site = contents(own / "site")
    assert "r/cun-2026-shuiqu-xm.html" not in site
    assert not any("二组水渠工程".encode() in data for data in site.values())
    notice = site["r/cun-2026-hetang.html"].decode("utf-8")
    assert '<td data-label="记录">cun-2026-shuiqu-xm</td>' in notice


def test_a_link_to_nothing_shown_yet_leaves_no_mark(own: Path) -> None:
    edit(own, "content/财务/2026-08.yml", {"状态: 公开": "状态: 草稿"})
    build_good(own)
    for name, data in contents(own / "site").items():
        assert not re.search("[\ue000-\uf8ff]", data.decode("utf-8", "ignore")), name


def test_one_error_leaves_the_site_as_it_was_and_all_are_told(own: Path) -> None:
    before = _times(own / "site")
    edit(own, "content/财务/2026-08.yml", {"期末: 1379.50": "期末: 1379.60"})
    edit(own, "content/村务/caogao.yml", {"公开事项: 公开征求意见": "公开事项: 没有的事"})
    (own / PHOTO).write_bytes(b"\xff\xd8 no picture")
    result = build_good(own)
    assert not result.is_clean
    assert (result.written, result.files) == (0, 0)
    found = {(problem.code, problem.where.file) for problem in result.problems}
    assert {
        ("F102", "content/财务/2026-08.yml"),
        ("R201", "content/村务/caogao.yml"),
        ("O103", "content/村务/shuiqu.yml"),
        ("O103", "content/村务/jijin.md"),
    } <= found
    assert _times(own / "site") == before


def test_a_page_damaged_or_lost_by_hand_comes_back(own: Path) -> None:
    before = contents(own / "site")
    (own / "site/r/cw-2026-08.html").unlink()
    (own / "site/index.html").write_text("<p>改过</p>", "utf-8")
    (own / "site/unasked").mkdir()
    (own / "site/unasked/a.html").write_text("x", "utf-8")
    result = build_good(own)
    assert contents(own / "site") == before
    assert result.written == 2
    assert not (own / "site/unasked").exists()


@pytest.mark.parametrize("manifest", [None, "{}", '{"name": "App", "icons": []}', "[1]", "x"])
def test_a_foreign_folder_is_not_touched(manifest: str | None, own: Path, tmp_path: Path) -> None:
    out = tmp_path / "其他"
    out.mkdir()
    (out / "家谱.doc").write_text("不能丢", "utf-8")
    if manifest is not None:
        (out / "manifest.json").write_text(manifest, "utf-8")
    before = _times(out)
    with pytest.raises(ForeignFolderError):
        build(own, out, AS_OF, Shells())
    assert _times(out) == before


def test_a_file_in_place_of_the_folder_is_foreign(own: Path, tmp_path: Path) -> None:
    (tmp_path / "out").write_text("一个文件", "utf-8")
    with pytest.raises(ForeignFolderError):
        build(own, tmp_path / "out", AS_OF, Shells())


def test_another_folder_gets_the_same_files_readable_by_a_web_server(
    own: Path, site: Contents, tmp_path: Path
) -> None:
    before = os.umask(0o022)
    try:
        build(own, tmp_path / "www" / "html", AS_OF, Shells(), 1)
    finally:
        os.umask(before)
    assert contents(tmp_path / "www/html") == site
    for path in (tmp_path / "www").rglob("*"):
        wanted = 0o755 if path.is_dir() else 0o644
        assert stat.S_IMODE(path.stat().st_mode) == wanted, path


def test_without_engine_and_without_stored_frames_nothing_is_written(
    own: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.rmtree(own / ".gongkai")
    before = _times(own / "site")
    for module in ("gongkai.shell_store", "gongkai.load.shell"):
        monkeypatch.setattr(f"{module}.engine_versions", lambda: None)
    with pytest.raises(NoShellError):
        build_good(own)
    assert _times(own / "site") == before


def test_settings_changed_in_one_process_reach_every_page(own: Path) -> None:
    edit(own, "site_config.yml", {"村名: 小石村": "村名: 大石村"})
    build_good(own)
    site = contents(own / "site")
    for name, data in site.items():
        if name.endswith(".html"):
            assert "大石村</title>" in data.decode("utf-8"), name
