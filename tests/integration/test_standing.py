"""The last build stands while nothing it was made from has changed, and not a moment longer."""

import os
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from gongkai import pipeline
from gongkai.analysis import Analysis, analyse
from gongkai.checking import Result
from gongkai.load.state import STATE_FILE
from gongkai.model.work import WITHOUT_PICTURES
from gongkai.pipeline import build
from gongkai.preparation import Prepared
from tests.tools.good_village import Shells

AS_OF = date(2026, 11, 20)
SETTINGS = """村名: 小石村
公开栏列表:
  - {编号: '1', 位置: 村委会门口}
"""
NOTICE = """---
编号: gg-001
类型: 公告公示
标题: 关于修路的通知
公开事项: 文明宣传栏
公开主体: 村委会
公开范围: 全社会
状态: 公开
所属期: 2026-10
责任人: 柏素宁
张贴:
  - {公开栏: '1', 起: 2026-10-01, 止: 2026-10-20}
---

修路期间请绕行。
"""
RECORD = "content/文明/修路.md"


@pytest.fixture
def village(tmp_path: Path) -> Path:
    """Return a village with one notice, built once, all its files older than the build."""
    root = tmp_path / "village"
    (root / RECORD).parent.mkdir(parents=True)
    (root / "site_config.yml").write_text(SETTINGS, "utf-8")
    (root / RECORD).write_text(NOTICE, "utf-8")
    for file in (root / RECORD, root / "site_config.yml"):
        age(file, 60)
    first = built(root)
    assert first.is_clean
    assert first.written == first.files - 1  # the manifest tells of all others
    return root


@pytest.fixture
def planned(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """Return the folders of the builds that went their whole way."""
    found: list[Path] = []

    def counted(prepared: Prepared, *arguments: Any) -> Analysis:
        found.append(prepared.root)
        return analyse(prepared, *arguments)

    monkeypatch.setattr(pipeline, "analyse", counted)
    return found


def age(file: Path, seconds: int) -> None:
    status = file.stat()
    then = status.st_mtime_ns - seconds * 10**9
    os.utime(file, ns=(status.st_atime_ns, then))


def built(root: Path, as_of: date = AS_OF) -> Result:
    return build(root, root / "site", as_of, Shells(), layers=WITHOUT_PICTURES)


def test_an_unchanged_village_is_not_planned_anew(village: Path, planned: list[Path]) -> None:
    first, second = built(village), built(village)
    assert planned == []
    assert first == second
    assert (first.records, first.written, first.pages > 0, first.size > 0) == (1, 0, True, True)


def changed(name: str) -> Callable[[Path], None]:
    def change(root: Path) -> None:
        file = root / name
        file.write_text(
            file.read_text("utf-8").replace("修路", "修桥").replace("小石", "大石"), "utf-8"
        )
        age(file, 30)

    return change


def touched(root: Path) -> None:
    age(root / RECORD, 5)


def touched_just_now(root: Path) -> None:
    (root / RECORD).touch()


def added(root: Path) -> None:
    other = root / "content/文明/另一条.md"
    other.write_text(NOTICE.replace("gg-001", "gg-002"), "utf-8")
    age(other, 60)


def renamed(root: Path) -> None:
    (root / RECORD).rename(root / "content/文明/修路二.md")


def page_gone(root: Path) -> None:
    (root / "site/r/gg-001.html").unlink()


def page_written_over(root: Path) -> None:
    (root / "site/index.html").write_text("", "utf-8")


def stray(root: Path) -> None:
    (root / "site/stray.html").write_text("", "utf-8")


def without_salts(root: Path) -> None:
    (root / STATE_FILE).unlink()


def damaged(root: Path) -> None:
    (memory,) = (root / ".gongkai/cache").glob("standing-*.json")
    memory.write_text("{", "utf-8")


@pytest.mark.parametrize(
    "change",
    [
        *(changed(RECORD), changed("site_config.yml"), touched, touched_just_now, added, renamed),
        *(page_gone, page_written_over, stray, without_salts, damaged),
    ],
)
def test_any_change_ends_it(
    village: Path, planned: list[Path], change: Callable[[Path], None]
) -> None:
    change(village)
    built(village)
    assert planned == [village]
    pages = {file.name for file in (village / "site").rglob("*.html")}
    assert {"index.html", "gg-001.html"} <= pages
    assert "stray.html" not in pages


def test_another_day_is_another_build(village: Path, planned: list[Path]) -> None:
    built(village, AS_OF + timedelta(days=1))
    built(village, AS_OF + timedelta(days=1))
    assert planned == [village]


def test_a_file_that_a_record_leads_to_is_looked_at(village: Path, planned: list[Path]) -> None:
    table = village / "content/附件/安排.csv"
    table.parent.mkdir()
    table.write_text("日期,地点\n", "utf-8")
    age(table, 60)
    text = NOTICE.replace(
        "---\n\n", "附件:\n  - {文件: 附件/安排.csv, 文字: 安排, 公开: 是}\n---\n\n"
    )
    (village / RECORD).write_text(text, "utf-8")
    age(village / RECORD, 30)
    assert built(village).is_clean
    built(village)
    assert planned == [village]
    table.write_text("日期,地方\n", "utf-8")
    age(table, 30)
    built(village)
    assert planned == [village, village]
    assert any("地方" in file.read_text("utf-8") for file in (village / "site/f").glob("*.csv"))


def test_nothing_is_kept_beside_a_problem_that_needs_a_mask(
    village: Path, planned: list[Path]
) -> None:
    text = NOTICE.replace("请绕行", "请绕行，护照 E12345678")
    (village / RECORD).write_text(text, "utf-8")
    age(village / RECORD, 30)
    result = built(village)
    assert any(problem.code.startswith("P") for problem in result.problems)
    if result.is_clean:
        assert list((village / ".gongkai/cache").glob("standing-*.json")) == []
    built(village)
    assert planned == [village, village]
