"""What is remembered of record files: all that a run needs again, and nothing sensitive."""

import gc
from pathlib import Path

import pytest

from gongkai.base.problem import Problem, Severity, Where
from gongkai.checking import check
from gongkai.load.source_cache import (
    SHARDS,
    TRUSTED_AGE_NS,
    SourceEntry,
    Traces,
    read_source_cache,
    shard_file,
    shard_of,
    told_by,
    write_source_cache,
)
from gongkai.model.record_state import RecordState
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
        Problem("R102", Where("a.yml", value="b"), {"id": "b"}),
        Problem("F103", Where("a.yml"), rows=(Where("a.yml", 7, 3, ("明细", 0)), Where("a.yml"))),
    ),
    told="cd",
)
BARE = SourceEntry(1, 2, "", (), None, None, ())
POSTED: Traces = [["Posted", ["张贴", 0], ["g1", "2026-09-01", ""]]]


def keep(root: Path, key: str, entries: dict[str, SourceEntry]) -> None:
    """Write entries as a first run does."""
    write_source_cache(root, key, entries, dict.fromkeys(entries, POSTED), entries)


def known(root: Path, key: str) -> dict[str, SourceEntry]:
    """Return the entries that are read back, without the time they were written at."""
    found = read_source_cache(root, key).entries
    return {file: entry._replace(trusted=0) for file, entry in found.items()}


def test_entries_are_read_back_whole(tmp_path: Path) -> None:
    keep(tmp_path, "key", {"a.yml": FULL, "b.yml": BARE})
    cache = read_source_cache(tmp_path, "key")
    assert known(tmp_path, "key") == {"a.yml": FULL, "b.yml": BARE}
    found = cache.entries["a.yml"]
    assert found.summary is not None
    assert hash(found.summary) == hash(FULL.summary)
    stored = tmp_path / shard_file(shard_of("a.yml"))
    assert found.trusted == stored.stat().st_mtime_ns - TRUSTED_AGE_NS
    assert cache.traces_of("a.yml") == cache.traces_of("b.yml") == POSTED


def test_nothing_is_known_of_another_key_or_without_a_file(tmp_path: Path) -> None:
    assert known(tmp_path, "key") == {}
    keep(tmp_path, "key", {"a.yml": FULL})
    assert known(tmp_path, "other") == {}


def test_only_what_lies_beside_a_change_is_written_again(tmp_path: Path) -> None:
    entries = dict.fromkeys((f"{number}.yml" for number in range(400)), BARE)
    keep(tmp_path, "key", entries)
    assert len(list(tmp_path.glob(".gongkai/cache/sources/*.json"))) == SHARDS
    before = {number: (tmp_path / shard_file(number)).read_bytes() for number in range(SHARDS)}
    entries["7.yml"] = FULL
    del entries["8.yml"]
    traces = dict.fromkeys(entries, POSTED)
    write_source_cache(tmp_path, "key", entries, traces, {"7.yml", "8.yml"})
    changed = {
        number
        for number in range(SHARDS)
        if (tmp_path / shard_file(number)).read_bytes() != before[number]
    }
    assert changed == {shard_of("7.yml"), shard_of("8.yml")}
    assert known(tmp_path, "key") == entries


@pytest.mark.parametrize("cut", [1, 30, 300])
def test_a_damaged_file_is_as_good_as_none(cut: int, tmp_path: Path) -> None:
    keep(tmp_path, "key", {"a.yml": FULL})
    file = tmp_path / shard_file(shard_of("a.yml"))
    file.write_bytes(file.read_bytes()[:-cut])
    assert known(tmp_path, "key") == {}


def test_what_a_record_tells_is_all_but_what_only_its_page_shows() -> None:
    one = FULL.summary
    assert one is not None
    told = told_by(one, POSTED)
    on_pages = one._replace(sentence="x", highlights=(), fingerprint="z", digest="")
    assert told_by(on_pages, POSTED) == told
    assert on_pages.told == one.told
    for other in (one._replace(title="x"), one._replace(photo="y"), one._replace(links=())):
        assert told_by(other, POSTED) != told
    assert told_by(one, []) != told
    assert told_by(None, POSTED) != told


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
    keep(tmp_path, "key", {"a.yml": BARE._replace(problems=(problem,)), "b": BARE})
    assert list(known(tmp_path, "key")) == ["b"]


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
