"""A mere check: it draws nothing, remembers what it saw, and leaves no mark on the site."""

import json
import shutil
from datetime import timedelta
from pathlib import Path

import pytest

from gongkai import record_work
from gongkai.checking import check
from tests.tools.good_village import AS_OF, build_good, contents, lay_out_good

pytestmark = pytest.mark.xdist_group("good-village")


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return the files that are read from now on."""
    files: list[str] = []
    work = record_work.work_record

    def counted(file: str) -> object:
        files.append(file)
        return work(file)

    monkeypatch.setattr(record_work, "work_record", counted)
    return files


def test_a_second_check_reads_no_record(tmp_path: Path, read: list[str]) -> None:
    root = lay_out_good(tmp_path / "v")
    shutil.rmtree(root / "content" / ".gongkai")
    assert check(root, AS_OF, 1).is_clean
    first = len(read)
    again = check(root, AS_OF, 1)
    assert (len(read), again.records) == (first, first)


def test_a_checked_village_builds_the_same_site(tmp_path: Path) -> None:
    checked, other = lay_out_good(tmp_path / "a"), lay_out_good(tmp_path / "b")
    assert check(checked, AS_OF, 1).is_clean
    assert build_good(checked).is_clean
    assert build_good(other).is_clean
    assert contents(checked / "site") == contents(other / "site")


def test_the_first_day_is_that_of_the_build_not_of_a_check(tmp_path: Path) -> None:
    root = lay_out_good(tmp_path / "v")
    shutil.rmtree(root / "content" / ".gongkai")
    assert check(root, AS_OF - timedelta(days=3), 1).is_clean
    assert build_good(root).is_clean
    states = json.loads((root / "content/.gongkai/records.json").read_text("utf-8"))
    text = json.dumps(states)
    assert AS_OF.isoformat() in text
    assert (AS_OF - timedelta(days=3)).isoformat() not in text
