"""Building again: what is written anew, what stays untouched, whose folders are left alone."""

import os
import re
import shutil
import stat
from pathlib import Path

import pytest

from gongkai.model.work import WITHOUT_PICTURES
from gongkai.output.data_places import DATA
from gongkai.output.site_folder import ForeignFolderError
from gongkai.pipeline import build
from gongkai.shell_store import NoShellError
from tests.tools.good_village import (
    AS_OF,
    PHOTO,
    Contents,
    Shells,
    build_good,
    contents,
    edit,
)
from tests.tools.pdf_text import pdf_text

pytestmark = pytest.mark.xdist_group("good-village")


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
    changed = {name for name in after if after[name] != before.get(name)}
    assert {name for name in changed if not name.startswith(DATA)} == {
        "caiwu/2026.html",
        "caiwu/feed.json",
        "caiwu/feed.xml",
        "caiwu/index.html",
        "d/cw-2026-08.pdf",
        "d/cw-2026-09.pdf",
        "d/cw-2026-butie.pdf",
        "feed.json",
        "feed.xml",
        "index.html",
        "manifest.json",
        "mulu/caiwu-shouzhi.html",
        "r/cw-2026-08.html",
        "r/cw-2026-09.html",
        "r/cw-2026-butie.html",
        "sousuo/2026/t0.js",
        *(f"sousuo/2026/w{number}.js" for number in range(4)),
        "yue/2026-08.html",
        "zhangbei.html",
    }
    # Data of this record, of the books, and of nothing else; the books' balances are in `ledger`.
    places = {f"{DATA}{place}/" for place in ("all", "caiwu", "years/2026")}
    packages = {f"{DATA}datapackage", f"{DATA}caiwu/datapackage"}
    of_books = {f"{DATA}r/cw-2026-08", *packages, *(f"{place}ledger" for place in places)}
    named = {name.partition(".")[0] for name in changed if name.startswith(DATA)}
    assert named == of_books
    of_data = {name for name in after if name.partition(".")[0] in of_books}
    # The page of data is written too: its sizes, told in whole kilobytes, happen to be the same.
    assert result.written == 22 + len(of_data)


def test_withdrawing_a_record_removes_its_page_and_its_files(own: Path) -> None:
    edit(own, "content/村务/shuiqu.yml", {"状态: 公开": "状态: 撤下"})
    build_good(own)
    site = contents(own / "site")
    assert "r/cun-2026-shuiqu-xm.html" not in site
    assert not any("二组水渠工程".encode() in data for data in site.values())
    notice = site["r/cun-2026-hetang.html"].decode("utf-8")
    assert '<td data-label="记录">没有公开</td>' in notice
    # Nobody can guess from an old fingerprint what the record said: its salt is gone.
    assert "cun-2026-shuiqu-xm" not in (own / "content/.gongkai/records.json").read_text("utf-8")


def test_a_link_to_nothing_shown_yet_leaves_no_mark(own: Path) -> None:
    edit(own, "content/财务/2026-08.yml", {"状态: 公开": "状态: 草稿"})
    build_good(own)
    for name, data in contents(own / "site").items():
        if name.endswith((".png", ".jpg", ".woff2", ".xlsx")):
            continue
        text = pdf_text(data) if name.endswith(".pdf") else data.decode("utf-8", "ignore")
        assert not re.search("[\ue000-\uf8ff]", text), name


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
        build(own, out, AS_OF, Shells(), layers=WITHOUT_PICTURES)
    assert _times(out) == before


def test_a_first_build_that_was_cut_off_is_done_again(
    own: Path, site: Contents, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "out"

    def cut(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr("gongkai.pipeline.finish", cut)
        with pytest.raises(KeyboardInterrupt):
            build(own, out, AS_OF, Shells(), layers=WITHOUT_PICTURES)
    assert (out / "index.html").exists()
    assert not (out / "manifest.json").exists()
    build(own, out, AS_OF, Shells(), layers=WITHOUT_PICTURES)
    assert contents(out) == site
    assert [path.name for path in out.iterdir() if path.name.startswith(".")] == []


def test_a_file_in_place_of_the_folder_is_foreign(own: Path, tmp_path: Path) -> None:
    (tmp_path / "out").write_text("一个文件", "utf-8")
    with pytest.raises(ForeignFolderError):
        build(own, tmp_path / "out", AS_OF, Shells(), layers=WITHOUT_PICTURES)


def test_another_folder_gets_the_same_files_readable_by_a_web_server(
    own: Path, site: Contents, tmp_path: Path
) -> None:
    before = os.umask(0o022)
    try:
        build(own, tmp_path / "www" / "html", AS_OF, Shells(), 1, layers=WITHOUT_PICTURES)
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


def test_a_record_with_a_fault_still_holds_its_id(own: Path) -> None:
    edit(own, "content/财务/2026-08.yml", {"收: 500, 支: 120.50": "收: 五百, 支: 120.50"})
    edit(own, "content/文明/jt-01.md", {"公开事项: 家庭风采": "公开事项: 没有的事"})
    (own / "content/财务/same.yml").write_text("编号: cw-2026-08\n", "utf-8")
    found = build_good(own).problems
    assert {problem.code for problem in found} == {"V201", "R201", "V101", "R101"}
