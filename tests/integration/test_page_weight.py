"""A page that weighs too much is told by the build, anew or not, and stops nothing."""

import random
import shutil
from pathlib import Path

import pytest

from gongkai.checking import Result
from tests.tools.good_village import build_good, contents, edit

pytestmark = pytest.mark.xdist_group("good-village")
RECORD = "content/文明/jt-01.md"
PAGE = "content/页面/guanyu.md"
OTHER = "content/财务/2026-09.yml"


def _told(result: Result) -> list[tuple[str, str]]:
    return [(one.code, one.where.file) for one in result.problems if one.code[:2] == "O1"]


def _long_text(length: int) -> str:
    words = random.Random(7)  # noqa: S311 - any text that packs badly
    common = [
        bytes((words.randrange(0xB0, 0xD7), words.randrange(0xA1, 0xFA))) for _ in range(length)
    ]
    return b"".join(common).decode("gb2312")


def test_long_text_is_told_by_every_build_until_it_is_shorter(own: Path) -> None:
    assert _told(build_good(own)) == []
    short = (own / RECORD).read_text("utf-8")
    (own / RECORD).write_text(f"{short}\n{_long_text(9000)}\n", "utf-8", newline="\n")
    first = build_good(own)
    assert first.is_clean
    assert _told(first) == [("O109", RECORD)]
    assert _told(build_good(own)) == [("O109", RECORD)]
    # A build that leaves the page as it lies tells it as well, and so does a cold one.
    edit(own, OTHER, {"标题: 2026年9月": "标题: 二〇二六年九月"})
    assert _told(build_good(own)) == [("O109", RECORD)]
    before = contents(own / "site")
    shutil.rmtree(own / "site")
    assert _told(build_good(own)) == [("O109", RECORD)]
    assert contents(own / "site") == before
    (own / RECORD).write_text(short, "utf-8", newline="\n")
    assert _told(build_good(own)) == []


def test_heavy_page_of_the_village_is_told_by_every_build(own: Path) -> None:
    page = own / PAGE
    page.write_text(page.read_text("utf-8") + f"\n{_long_text(20_000)}\n", "utf-8", newline="\n")
    assert _told(build_good(own)) == [("O115", "site_config.yml")]
    edit(own, OTHER, {"标题: 2026年9月": "标题: 二〇二六年九月"})
    assert _told(build_good(own)) == [("O115", "site_config.yml")]
