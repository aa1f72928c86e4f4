"""`gongkai publish` from the first word to the last: what a clerk types and reads."""

import os
import shutil
from pathlib import Path
from typing import NamedTuple

import click
import pytest
from click.testing import CliRunner

from gongkai.cli import commands
from gongkai.command_words import ExitCode
from gongkai.output.starter import copy_starter

pytestmark = pytest.mark.xdist_group("publish-command")
DAY = ("--as-of", "2026-11-20")
PLACES = """
发布:
- 名称: U盘
  地址: ../stick/board
- 名称: 网站空间
  地址: ftps://cun@localhost:1/htdocs
  口令变量: GONGKAI_TEST_SECRET
"""


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    village = tmp_path_factory.mktemp("made") / "cun"
    copy_starter(village)
    config = village / "site_config.yml"
    config.write_text(config.read_text("utf-8") + PLACES, "utf-8", newline="\n")
    assert CliRunner().invoke(commands, ["build", "--folder", str(village), *DAY]).exit_code == 0
    return village


@pytest.fixture
def village(made: Path, tmp_path: Path) -> Path:
    (tmp_path / "stick").mkdir()
    return Path(shutil.copytree(made, tmp_path / "cun"))


class Done(NamedTuple):
    """How the command left, and all it said."""

    exit_code: int
    output: str


def _run(village: Path, *words: str) -> Done:
    asked = ["publish", "--folder", str(village), *DAY, *words]
    done = CliRunner().invoke(commands, asked, standalone_mode=False)
    if isinstance(done.exception, click.UsageError):
        return Done(ExitCode.MISUSE, done.exception.format_message())
    assert done.exception is None, done.exception
    return Done(done.return_value, done.output)


def _record(village: Path) -> Path:
    return min((village / "content").glob("*/*.yml"))


def test_site_is_built_checked_and_sent(village: Path) -> None:
    first = _run(village, "U盘", "--by", "陈秀兰")
    assert first.exit_code == 0
    assert "“U盘”发好了，这是第 1 次" in first.output
    board = village.parent / "stick" / "board"
    names = {path.relative_to(board) for path in board.rglob("*") if path.is_file()}
    site = village / "site"
    assert names == {path.relative_to(site) for path in site.rglob("*") if path.is_file()}
    assert "没有要发的" in _run(village, "U盘").output


def test_records_with_errors_are_not_sent(village: Path) -> None:
    assert _run(village, "U盘").exit_code == 0
    before = (village.parent / "stick/board/manifest.json").read_bytes()
    record = _record(village)
    record.write_text(record.read_text("utf-8") + "\n没有这个: 1\n", "utf-8", newline="\n")
    refused = _run(village, "U盘")
    assert refused.exit_code == 1
    assert "没有发布；原来发布的没有动" in refused.output
    assert (village.parent / "stick/board/manifest.json").read_bytes() == before


def test_page_changed_behind_the_builds_back_is_not_sent(village: Path) -> None:
    assert _run(village, "U盘").exit_code == 0
    page = village / "site" / "index.html"
    status = page.stat()
    published = (village.parent / "stick/board/index.html").read_bytes()
    assert published == page.read_bytes()
    # As long as it was and as old: the build believes that it is the page it wrote.
    page.write_bytes(page.read_bytes()[::-1])
    os.utime(page, ns=(status.st_atime_ns, status.st_mtime_ns))
    refused = _run(village, "U盘")
    assert refused.exit_code == 1
    assert "index.html  错误 U102" in refused.output
    assert (village.parent / "stick/board/index.html").read_bytes() == published


def test_place_that_cannot_be_reached_leaves_the_others_done(
    village: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GONGKAI_TEST_SECRET", "any")
    both = _run(village)
    assert both.exit_code == 1
    assert "“U盘”发好了" in both.output
    assert "错误 U111" in both.output
    monkeypatch.delenv("GONGKAI_TEST_SECRET")
    without = _run(village, "网站空间")
    assert "错误 U117" in without.output
    assert "GONGKAI_TEST_SECRET" in without.output


def test_wrong_words_are_told(village: Path) -> None:
    unknown = _run(village, "移动硬盘")
    assert unknown.exit_code == 2
    assert "没有“移动硬盘”，有的是：U盘、网站空间" in unknown.output
    config = village / "site_config.yml"
    config.write_text(config.read_text("utf-8").replace(PLACES, ""), "utf-8", newline="\n")
    nowhere = _run(village)
    assert nowhere.exit_code == 2
    assert "还没有写发到哪里" in nowhere.output


def test_damaged_memory_is_told_and_nothing_is_sent(village: Path) -> None:
    assert _run(village, "U盘").exit_code == 0
    (village / "content" / ".gongkai" / "published.json").write_text("{", "utf-8")
    damaged = _run(village, "U盘")
    assert damaged.exit_code == 1
    assert "published.json 坏了" in damaged.output
