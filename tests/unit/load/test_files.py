import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from gongkai.load.files import Scan, SourceKind, scan


def village(root: Path, *names: str) -> Path:
    for name in names:
        path = root / "content" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("编号: a\n", "utf-8")
    return root


def codes(root: Path) -> list[tuple[str, str]]:
    return [(problem.code, problem.where.file) for problem in scan(root).problems]


def test_sources_are_told_by_their_place_and_sorted(tmp_path: Path) -> None:
    names = ("财务/b.yml", "a.md", "c.YAML", "附件/x/合同.pdf", "照片/a.jpg", "页面/p.md")
    village(tmp_path, *names, "公开目录.yml", "户册.yml", "财务/公开目录.yml")
    found = scan(tmp_path)
    assert found.problems == ()
    assert [(source.path, source.kind) for source in found.sources] == [
        ("content/a.md", SourceKind.RECORD),
        ("content/c.YAML", SourceKind.RECORD),
        ("content/公开目录.yml", SourceKind.OVERRIDE),
        ("content/户册.yml", SourceKind.HOUSEHOLD),
        ("content/照片/a.jpg", SourceKind.PHOTO),
        ("content/财务/b.yml", SourceKind.RECORD),
        ("content/财务/公开目录.yml", SourceKind.RECORD),
        ("content/附件/x/合同.pdf", SourceKind.ATTACHMENT),
        ("content/页面/p.md", SourceKind.PAGE),
    ]


def test_size_and_time_are_those_of_the_file(tmp_path: Path) -> None:
    village(tmp_path, "a.yml")
    (source,) = scan(tmp_path).sources
    found = (tmp_path / source.path).stat()
    assert (source.size, source.mtime_ns) == (found.st_size, found.st_mtime_ns)


def test_hidden_and_leftover_files_are_passed_over(tmp_path: Path) -> None:
    village(tmp_path, "~$账.xlsx", "Thumbs.db", ".DS_Store", "a.yml~", "a.tmp", ".gongkai/x.yml")
    assert scan(tmp_path) == Scan(sources=(), problems=())


@pytest.mark.parametrize("name", ["账.xlsx", "底稿.txt", "通知.docx", "无后缀", "页面/a.yml"])
def test_file_of_another_sort_is_named(tmp_path: Path, name: str) -> None:
    assert codes(village(tmp_path, name)) == [("L114", f"content/{name}")]


def test_folder_like_a_record_is_named_and_still_read(tmp_path: Path) -> None:
    village(tmp_path, "九月.yml/a.yml")
    assert codes(tmp_path) == [("L110", "content/九月.yml")]
    assert [source.path for source in scan(tmp_path).sources] == ["content/九月.yml/a.yml"]


def test_link_inside_is_followed(tmp_path: Path) -> None:
    village(tmp_path, "a.yml")
    (tmp_path / "content" / "b.yml").symlink_to("a.yml")
    assert [source.path for source in scan(tmp_path).sources] == ["content/a.yml", "content/b.yml"]


@pytest.mark.parametrize(
    ("target", "code"),
    [
        ("../site_config.yml", "L111"),
        ("/etc/hostname", "L111"),
        ("missing.yml", "L112"),
        ("bad.yml", "L112"),
        ("sub", "L117"),
        (".", "L117"),
        ("../content2/a.yml", "L111"),
    ],
)
def test_link_that_is_not_safe_is_refused(tmp_path: Path, target: str, code: str) -> None:
    village(tmp_path, "sub/a.yml")
    (tmp_path / "site_config.yml").touch()
    (tmp_path / "content2").mkdir()
    (tmp_path / "content2" / "a.yml").touch()
    (tmp_path / "content" / "bad.yml").symlink_to(target)
    assert codes(tmp_path) == [(code, "content/bad.yml")]
    assert [source.path for source in scan(tmp_path).sources] == ["content/sub/a.yml"]


def test_content_itself_may_be_a_link(tmp_path: Path) -> None:
    village(tmp_path / "elsewhere", "a.yml")
    (tmp_path / "content").symlink_to("elsewhere/content")
    assert [source.path for source in scan(tmp_path).sources] == ["content/a.yml"]


def test_names_that_differ_by_case_or_encoding_are_named(tmp_path: Path) -> None:
    village(tmp_path, "A.yml", "a.yml", "caf\u00e9.yml", "cafe\u0301.yml", "子/a.yml")
    problems = scan(tmp_path).problems
    assert [problem.code for problem in problems] == ["L113", "L113"]
    assert dict(problems[1].facts) == {"name": "caf\u00e9.yml", "other": "cafe\u0301.yml"}


def test_unreadable_name_is_shown_with_question_marks(tmp_path: Path) -> None:
    village(tmp_path)
    (tmp_path / "content").mkdir()
    Path(os.fsdecode(os.fsencode(tmp_path / "content") + b"/\xbe\xc5.yml")).touch()
    (tmp_path / "content" / "a\nb.yml").touch()
    assert codes(tmp_path) == [("L116", "content/a?b.yml"), ("L116", "content/??.yml")]


def test_pipe_and_missing_content_are_named(tmp_path: Path) -> None:
    assert codes(tmp_path) == [("L118", "content")]
    (tmp_path / "content").mkdir()
    os.mkfifo(tmp_path / "content" / "a.yml")
    assert codes(tmp_path) == [("L115", "content/a.yml")]


def test_folder_that_cannot_be_opened_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    village(tmp_path, "x/a.yml", "b.yml")
    scandir = os.scandir

    def refuse(path: str) -> object:
        if path.endswith("x"):
            raise PermissionError(path)
        return scandir(path)

    monkeypatch.setattr(os, "scandir", refuse)
    assert codes(tmp_path) == [("L115", "content/x")]
    assert [source.path for source in scan(tmp_path).sources] == ["content/b.yml"]


def test_file_that_vanishes_meanwhile_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    village(tmp_path, "a.yml", "b.yml")
    scandir = os.scandir

    @contextmanager
    def list_and_remove(path: str) -> Iterator[list[os.DirEntry[str]]]:
        with scandir(path) as found:
            entries = list(found)
        (tmp_path / "content" / "a.yml").unlink()
        yield entries

    monkeypatch.setattr(os, "scandir", list_and_remove)
    found = scan(tmp_path)
    assert [problem.where.file for problem in found.problems] == ["content/a.yml"]
    assert [source.path for source in found.sources] == ["content/b.yml"]


def test_no_file_is_opened_and_each_is_looked_at_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    village(tmp_path, *(f"{folder}/{number}.yml" for folder in "甲乙丙" for number in range(50)))
    monkeypatch.setattr("builtins.open", None)
    monkeypatch.setattr(os, "stat", None)
    started = time.process_time()
    assert len(scan(tmp_path).sources) == 150
    assert time.process_time() - started < 1
