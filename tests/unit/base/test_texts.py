"""Fixed texts: found by key, filled with facts, and loud when they are not there."""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from gongkai.base import paths
from gongkai.base.paths import problem_manual, rules_dir, theme_dir
from gongkai.base.texts import text, texts


def test_text_is_filled_with_its_facts() -> None:
    assert text("record.from", start="2026年1月1日").startswith("2026年1月1日")
    assert text("record.list_mark")


@pytest.mark.parametrize("key", ["record.no_such_text", "no_such_file.title", "record.from.more"])
def test_unknown_key_is_our_bug(key: str) -> None:
    with pytest.raises(KeyError):
        text(key)


def test_a_table_is_no_text() -> None:
    with pytest.raises(TypeError):
        text("record")


def test_a_missing_fact_is_our_bug() -> None:
    with pytest.raises(KeyError):
        text("record.from", ende="x")


def test_no_text_is_empty_or_holds_markup() -> None:
    for key, value in _texts(texts()):
        assert value, key
        assert not re.search(r"</?[a-z]", value), key


def test_theme_lies_inside_an_installed_package(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert (theme_dir() / "texts").is_dir()
    assert (rules_dir() / "national").is_dir()
    (tmp_path / "_theme").mkdir()
    monkeypatch.setattr(paths, "PACKAGE", tmp_path)
    assert theme_dir.__wrapped__() == tmp_path / "_theme"


def test_the_manual_on_problems_lies_inside_an_installed_package(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert problem_manual().parent.is_relative_to(paths.PACKAGE.parent.parent)
    packaged = tmp_path / "_problems.md"
    packaged.write_text("", "utf-8")
    monkeypatch.setattr(paths, "PACKAGE", tmp_path)
    assert problem_manual() == packaged


def _texts(table: Mapping[str, object], start: str = "") -> Iterator[tuple[str, str]]:
    for name, value in table.items():
        if isinstance(value, Mapping):
            yield from _texts(value, f"{start}{name}.")
        elif isinstance(value, str):
            yield start + name, value
