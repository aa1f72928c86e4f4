"""A file is replaced in one step, and again when something holds it for a moment."""

import time
from pathlib import Path

import pytest

from gongkai.base.replace import replace_file, replacing


def test_the_folder_is_made_and_line_feeds_stay_plain(tmp_path: Path) -> None:
    file = tmp_path / "新 文件夹" / "a.json"
    replace_file(file, "一\n二\n")
    replace_file(file, "三\n")
    assert file.read_bytes() == "三\n".encode()
    assert [path.name for path in file.parent.iterdir()] == ["a.json"]


@pytest.mark.parametrize(("failures", "is_written"), [(2, True), (99, False)])
def test_a_held_file_is_tried_again(
    failures: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, is_written: bool
) -> None:
    file, waits = tmp_path / "a.json", list[float]()
    file.write_text("旧", "utf-8")
    really, left = Path.replace, [failures]

    def held(self: Path, target: Path) -> Path:
        left[0] -= 1
        if left[0] >= 0:
            raise PermissionError
        return really(self, target)

    monkeypatch.setattr(Path, "replace", held)
    monkeypatch.setattr(time, "sleep", waits.append)
    if is_written:
        replace_file(file, "新")
        assert (file.read_text("utf-8"), len(waits)) == ("新", 2)
        return
    with pytest.raises(PermissionError):
        replace_file(file, "新")
    assert (file.read_text("utf-8"), len(waits)) == ("旧", 4)


def test_what_could_not_be_written_whole_leaves_the_old_file(tmp_path: Path) -> None:
    file = tmp_path / "a.pdf"
    file.write_text("旧", "utf-8")
    with pytest.raises(UnicodeEncodeError), replacing(file) as out:
        out.write("新\ud800".encode())
    assert {path.name: path.read_text("utf-8") for path in tmp_path.iterdir()} == {"a.pdf": "旧"}
