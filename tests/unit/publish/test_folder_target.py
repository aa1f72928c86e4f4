"""A folder as a place: whole files, plain words for what a disk does, empty folders go."""

import errno
import os
from pathlib import Path

import pytest

from gongkai.publish.folder_target import FolderTarget
from gongkai.publish.target import TargetError, Trouble


@pytest.mark.parametrize(
    ("number", "trouble"),
    [
        (errno.ENOSPC, Trouble.FULL),
        (errno.EROFS, Trouble.DENIED),
        (errno.EACCES, Trouble.DENIED),
        (errno.EIO, Trouble.DROPPED),
    ],
)
def test_a_disk_that_fails_leaves_the_old_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, trouble: Trouble
) -> None:
    target = FolderTarget(tmp_path / "board")
    target.write("r/a.html", b"old")

    def fail(_descriptor: int) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(TargetError) as caught:
        target.write("r/a.html", b"new")
    assert caught.value.trouble is trouble
    assert target.read("r/a.html") == b"old"
    assert [path.name for path in (tmp_path / "board" / "r").iterdir()] == ["a.html"]


def test_what_is_taken_away_leaves_no_empty_folder(tmp_path: Path) -> None:
    target = FolderTarget(tmp_path / "board")
    target.write("zu/1/a.html", b"a")
    target.write("zu/b.html", b"b")
    (tmp_path / "board" / "zu" / "1" / "a.html.new").touch()
    target.remove("zu/1/a.html")
    assert not (tmp_path / "board" / "zu" / "1").exists()
    target.remove("zu/b.html")
    target.remove("zu/b.html")
    assert list((tmp_path / "board").iterdir()) == []


def test_nothing_lies_where_nothing_was_put(tmp_path: Path) -> None:
    target = FolderTarget(tmp_path / "board")
    target.write("a", b"a")
    assert target.read("b") is None
    assert target.read("a/b") is None
    with pytest.raises(TargetError):
        FolderTarget(tmp_path / "none" / "board")
