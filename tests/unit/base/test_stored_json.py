"""What a run stores, the next reads back; what cannot be read is as if it were not there."""

from pathlib import Path
from typing import NamedTuple

import pytest

from gongkai.base.stored_json import read_stored, write_stored


class Pair(NamedTuple):
    """A named tuple, as most stored values are."""

    name: str
    numbers: tuple[int, ...]


def test_named_tuples_are_stored_as_lists(tmp_path: Path) -> None:
    file = tmp_path / "缓存" / "a.json"
    write_stored(file, {"对": Pair("甲", (1, 2)), "无": None})
    assert read_stored(file) == {"对": ["甲", [1, 2]], "无": None}


def test_what_is_not_plain_is_our_bug(tmp_path: Path) -> None:
    with pytest.raises(TypeError):
        write_stored(tmp_path / "a.json", {"a": {1, 2}})
    assert not (tmp_path / "a.json").exists()


@pytest.mark.parametrize("data", [b"", b"{", b"\xff\xfe", b'{"a":'])
def test_a_damaged_file_holds_nothing(data: bytes, tmp_path: Path) -> None:
    (tmp_path / "a.json").write_bytes(data)
    assert read_stored(tmp_path / "a.json") is None
    assert read_stored(tmp_path / "missing.json") is None
    assert read_stored(tmp_path / "a.json" / "below.json") is None
