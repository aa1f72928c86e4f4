from pathlib import Path

import pytest

from gongkai.load.text import MOST_BYTES, decode, read_text

GOOD = "标题: “九月”收支——公开…\n"


def found(data: bytes) -> list[tuple[str, int | None, int | None]]:
    _, problems = decode(data, "a.yml")
    return [(p.code, p.where.line, p.where.column) for p in problems]


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_any_line_end_is_read_as_one(line_end: str) -> None:
    assert decode(f"a: b{line_end}c: d{line_end}".encode(), "a.yml") == ("a: b\nc: d\n", [])


def test_byte_order_mark_is_only_a_reminder() -> None:
    text, problems = decode(b"\xef\xbb\xbf" + GOOD.encode(), "a.yml")
    assert (text, [p.code for p in problems]) == (GOOD, ["L103"])


@pytest.mark.parametrize("data", [b"", b"\xef\xbb\xbf", b" \r\n\t\n", "\u3000\n".encode()])
def test_empty_file_is_named(data: bytes) -> None:
    assert [code for code, *_ in found(data)] in (["L102"], ["L103", "L102"])


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be"])
def test_utf16_is_told_apart(encoding: str) -> None:
    assert found(("title: 九月收支\nkind: ledger\n").encode(encoding)) == [("L104", None, None)]


@pytest.mark.parametrize("encoding", ["gbk", "gb18030"])
def test_old_chinese_encoding_is_told_apart(encoding: str) -> None:
    assert found(GOOD.replace("…", "").encode(encoding)) == [("L105", None, None)]


@pytest.mark.parametrize(
    "data",
    [b"\x89PNG\r\n\x1a\n\x00\x00", b"PK\x03\x04\xff\xfe\x80\x81", b"caf\xe9 \xff", b"\xff\0\1"],
)
def test_other_bytes_are_no_text(data: bytes) -> None:
    assert found(data) == [("L106", None, None)]


def test_a_few_broken_characters_are_placed() -> None:
    data = GOOD.encode() + "说明: 大家都知道".encode() + b"\xe5\xa4\n"
    assert found(data) == [("L109", 2, 10)]


@pytest.mark.parametrize(
    "char",
    [
        "\0",
        "\x07",
        "\x0c",
        "\x7f",
        "\x85",
        "\u200b",
        "\u2028",
        "\u202e",
        "\u2060",
        "\ufeff",
        "\uffff",
    ],
)
def test_invisible_character_is_placed_and_counted(char: str) -> None:
    text, problems = decode(f"a: b\n标{char}题{char}: c\n".encode(), "a.yml")
    assert text is None
    assert [(p.code, p.where.line, p.where.column, dict(p.facts)) for p in problems] == [
        ("L107", 2, 2, {"count": "2"})
    ]


@pytest.mark.parametrize("char", ["\ue000", "\ue00f"])
def test_character_of_the_slots_is_refused(char: str) -> None:
    assert found(f"a: {char}\n".encode()) == [("L108", 1, 4)]


@pytest.mark.parametrize(
    "text", ["a: 𠮷\n", "a: \ue010\n", "a: ئۇيغۇر\u200dچە\n", "a: \tb\n", "a: é\n"]
)
def test_ordinary_characters_pass(text: str) -> None:
    assert decode(text.encode(), "a.yml") == (text, [])


def test_large_file_is_not_read(tmp_path: Path) -> None:
    with (tmp_path / "a.yml").open("wb") as file:
        file.truncate(MOST_BYTES + 1)
    read = read_text(tmp_path, "a.yml")
    assert (read.text, read.data) == (None, b"")
    assert [(p.code, dict(p.facts)) for p in read.problems] == [
        ("L101", {"size": "2.0", "limit": "2"})
    ]


@pytest.mark.parametrize("name", ["missing.yml", "folder", "nul\0"])
def test_file_that_cannot_be_opened_is_named(tmp_path: Path, name: str) -> None:
    (tmp_path / "folder").mkdir()
    assert [p.code for p in read_text(tmp_path, name).problems] == ["L115"]
