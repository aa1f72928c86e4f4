"""Sizes of sheets are remembered for the same content, made with the same things."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from gongkai import sheet_scales
from gongkai.sheet_scales import known_scales, remember_scales, scale_key

FILE = ".gongkai/cache/sheet-scales.json"
VALUES: Mapping[str, Any] = {
    "form": "notice",
    "page": {"title": "水渠", "rows": [1, 2]},
    "face": "wall",
    "printed_on": "2026-11-20",
    "code": "abcd",
}


class Place(NamedTuple):
    root: Path
    made_with: str = "甲"
    scales: Mapping[str, float] = {}


class Sheet(NamedTuple):
    scale_key: str
    scale: float


def test_what_stands_at_the_foot_alone_changes_no_key() -> None:
    key = scale_key(VALUES)
    assert scale_key({**VALUES, "face": "web", "printed_on": "", "code": ""}) == key
    assert scale_key({**VALUES, "page": {"title": "水渠", "rows": [1, 2, 3]}}) != key
    assert scale_key({**VALUES, "form": "draft"}) != key


def test_what_was_found_is_known_until_it_is_made_with_other_things(tmp_path: Path) -> None:
    assert known_scales(tmp_path, "甲") == {}
    remember_scales(Place(tmp_path), [Sheet("a", 0.94), Sheet("", 1.0), Sheet("b", 1.0)])
    known = known_scales(tmp_path, "甲")
    assert known == {"a": 0.94, "b": 1.0}
    assert known_scales(tmp_path, "乙") == {}
    remember_scales(Place(tmp_path, "甲", known), [Sheet("c", 0.88)])
    assert known_scales(tmp_path, "甲") == {**known, "c": 0.88}


def test_nothing_is_written_when_nothing_is_new(tmp_path: Path) -> None:
    remember_scales(Place(tmp_path, "甲", {"a": 0.94}), [Sheet("a", 0.94), Sheet("", 1.0)])
    assert not (tmp_path / FILE).exists()


def test_only_the_latest_are_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sheet_scales, "_MOST", 2)
    remember_scales(Place(tmp_path, "甲", {"a": 1.0, "b": 1.0}), [Sheet("c", 0.88)])
    assert known_scales(tmp_path, "甲") == {"b": 1.0, "c": 0.88}


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"{",
        b"[]",
        b'{"format_version":0,"made_with":"\xe7\x94\xb2","scales":{"a":0.94}}',
        b'{"format_version":1,"made_with":"\xe7\x94\xb2"}',
        b'{"format_version":1,"made_with":"\xe7\x94\xb2","scales":{"a":"x"}}',
        b'{"format_version":1,"made_with":"\xe7\x94\xb2","scales":[0.94]}',
    ],
)
def test_a_damaged_memory_is_an_empty_one(tmp_path: Path, content: bytes) -> None:
    (tmp_path / FILE).parent.mkdir(parents=True)
    (tmp_path / FILE).write_bytes(content)
    assert known_scales(tmp_path, "甲") == {}
