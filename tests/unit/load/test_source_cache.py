"""What is remembered of record files: all that a run needs again, and nothing sensitive."""

import gc
from pathlib import Path

import pytest

from gongkai.base.problem import Problem, Severity, Where
from gongkai.load.source_cache import (
    CACHE_FILE,
    SourceEntry,
    cached_at,
    read_source_cache,
    write_source_cache,
)
from gongkai.model.record_state import RecordState
from gongkai.pipeline import check
from tests.tools.good_village import AS_OF, contents, lay_out_good
from tests.tools.private_numbers import bank_card, identity_number, mobile_phone
from tests.unit.pages.summaries import summary

FULL = SourceEntry(
    size=1,
    mtime_ns=2,
    digest="ab",
    depends=(("content/a.jpg", 3, 4), ("content/b.jpg", -1, 0)),
    summary=summary(
        "a",
        links=("b",),
        highlights=(("合计", "1 元"),),
        files=(("content/a.jpg", "f/1.jpg"),),
        honours=(("jt-1", "奖", "", "2026-01-01"),),
    ),
    state=RecordState("00" * 16, "2026-01-01"),
    problems=(
        Problem("F101", Where("a.yml", 3, 1, ("明细", 0)), {"gap": "1.00"}, Severity.WARNING),
        Problem("R102", Where("a.yml"), {"id": "b"}),
    ),
    traces=[["Posted", ["张贴", 0], ["g1", "2026-09-01", ""]]],
)
BARE = SourceEntry(1, 2, "", (), None, None, (), [])


def test_entries_are_read_back_whole(tmp_path: Path) -> None:
    write_source_cache(tmp_path, "key", {"a.yml": FULL, "b.yml": BARE})
    found = read_source_cache(tmp_path, "key")
    assert found == {"a.yml": FULL, "b.yml": BARE}
    assert found["a.yml"].summary is not None
    assert hash(found["a.yml"].summary) == hash(FULL.summary)
    assert cached_at(tmp_path) == (tmp_path / CACHE_FILE).stat().st_mtime_ns


def test_nothing_is_known_of_another_key_or_without_a_file(tmp_path: Path) -> None:
    assert (read_source_cache(tmp_path, "key"), cached_at(tmp_path)) == ({}, 0)
    write_source_cache(tmp_path, "key", {"a.yml": FULL})
    assert read_source_cache(tmp_path, "other") == {}


@pytest.mark.parametrize(
    "problem",
    [
        Problem("P101", Where("a.yml"), {"field": "备注"}),
        Problem("V113", Where("a.yml", path=(bank_card(),)), {}),
        Problem("R103", Where("a.yml"), {"file": mobile_phone()}),
        Problem("R102", Where(f"{mobile_phone()}.yml"), {}),
    ],
    ids=["code", "path", "fact", "file"],
)
def test_a_file_with_something_sensitive_in_its_problems_is_not_kept(
    problem: Problem, tmp_path: Path
) -> None:
    write_source_cache(tmp_path, "key", {"a.yml": BARE._replace(problems=(problem,)), "b": BARE})
    assert list(read_source_cache(tmp_path, "key")) == ["b"]


def test_a_number_planted_anywhere_in_a_record_is_in_no_stored_byte(tmp_path: Path) -> None:
    root = lay_out_good(tmp_path / "v")
    numbers = (identity_number(), bank_card(), mobile_phone())
    for place, number in enumerate(numbers):
        (root / f"content/财务/x{place}.yml").write_text(
            f"编号: cw-x{place}\n类型: 资金发放\n标题: 题 {number}\n公开事项: {number}\n"
            f"公开主体: {number}\n公开范围: 全社会\n资金名称: {number}\n合计: {number}元整\n"
            f"{number}: 1\n对象:\n  - {{姓名: 甲, 金额: {number}, {number}: 1}}\n",
            "utf-8",
        )
        (root / f"content/财务/y{place}.yml").write_text(
            f"编号: cw-y{place}\n类型: 公告公示\n标题: 题\n公开事项: 问 {number}\n"
            f"公开主体: 村委会\n公开范围: 全社会\n状态: 公开\n正文: 问 {number}\n"
            f"附件:\n  - 文件: 附件/{number}.pdf\n",
            "utf-8",
        )
    assert check(root, AS_OF, jobs=1).problems
    for name, data in contents(root / ".gongkai").items():
        assert not any(number.encode() in data for number in numbers), name


def test_a_check_leaves_the_collector_as_it_was(tmp_path: Path) -> None:
    root = lay_out_good(tmp_path / "v")
    assert gc.isenabled()
    check(root, AS_OF, jobs=1)
    assert gc.isenabled()
