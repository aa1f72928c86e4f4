"""The village that `gongkai new` makes is without fault on any day."""

from datetime import date
from pathlib import Path

import pytest

from gongkai.checking import check
from gongkai.output.starter import copy_starter


@pytest.mark.parametrize("as_of", [date(2026, 11, 20), date(2027, 12, 31), date(2031, 1, 1)])
def test_starter_has_no_problem(tmp_path: Path, as_of: date) -> None:
    assert copy_starter(tmp_path / "村")
    found = check(tmp_path / "村", as_of, jobs=1)
    assert found.problems == ()
    assert found.records >= 6


def test_a_folder_that_holds_something_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("mine", "utf-8")
    assert not copy_starter(tmp_path)
    assert not copy_starter(tmp_path / "mine.txt")
    assert [file.name for file in tmp_path.iterdir()] == ["mine.txt"]


def test_an_empty_folder_is_filled(tmp_path: Path) -> None:
    assert copy_starter(tmp_path)
    assert (tmp_path / "site_config.yml").is_file()
    assert (tmp_path / ".gitignore").is_file()
