"""What was printed is kept as it was, and a damaged list is never taken for an empty one."""

from pathlib import Path

import pytest

from gongkai.load.prints import PRINTS_FILE, read_prints, write_prints
from gongkai.model.prints import Print, SheetName

PRINTS = {
    SheetName("cw-1", "wall", "notice"): Print("2026-11-20", "ab" * 32),
    SheetName("cw-1", "wall", "notice", "z1"): Print("2026-11-19", "cd" * 32),
}


def test_a_village_that_never_printed_has_none(tmp_path: Path) -> None:
    assert read_prints(tmp_path) == {}


def test_what_is_written_is_read_again(tmp_path: Path) -> None:
    write_prints(tmp_path, PRINTS)
    assert read_prints(tmp_path) == PRINTS
    before = (tmp_path / PRINTS_FILE).read_bytes()
    write_prints(tmp_path, dict(reversed(PRINTS.items())))
    assert (tmp_path / PRINTS_FILE).read_bytes() == before


@pytest.mark.parametrize(
    "text",
    ["", "{", "[]", "{}", '{"format_version":2,"prints":[]}', '{"format_version":1,"prints":[1]}'],
)
def test_a_damaged_or_newer_list_is_refused(text: str, tmp_path: Path) -> None:
    file = tmp_path / PRINTS_FILE
    file.parent.mkdir(parents=True)
    file.write_text(text, "utf-8")
    with pytest.raises(ValueError, match=r"\.json|JSON|unexpected|empty|input"):
        read_prints(tmp_path)
