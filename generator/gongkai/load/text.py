"""Turn the bytes of a file into text, or say why that is not possible.

Cadres' files come from Notepad, WPS and chat programs: old encodings, byte-order marks and
invisible characters are normal, and each needs its own advice.
"""

import os
import re
from pathlib import Path
from typing import Final, NamedTuple

from gongkai.base.problem import Problem, Where

MOST_BYTES: Final = 2_000_000
_UTF8_MARK: Final = b"\xef\xbb\xbf"
_UTF16_MARKS: Final = (b"\xff\xfe", b"\xfe\xff")

# Control characters, line breaks that only YAML takes for one, and characters without width or
# that turn the direction of reading: none of them can be seen, all of them make two equal words
# differ. This and the next two are made ready when they are first needed, which is seldom.
_INVISIBLE = (
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u200b\u2028-\u202e\u2060\u2066-\u2069\ufeff\ufffe\uffff]"
)
# Reserved: page frames mark their slots with these.
_RESERVED = "[\ue000-\ue00f]"
_FIRST_LOOK = "[^\t\n\r\x20-\x7e\u00a0-\u200a\u2010-\u2027\u2030-\u205f\u3000-\u9fff\uff01-\uffef]"
_SAMPLE = 4096
_MOSTLY = 3
_CJK = re.compile("[\u4e00-\u9fff]")


class TextFile(NamedTuple):
    """A file as it was read: text (None when it cannot be), bytes, and what is wrong with it."""

    text: str | None
    data: bytes
    problems: tuple[Problem, ...]


def read_text(root: Path, path: str) -> TextFile:
    """Return the text of a file under the village folder; every line ends in a line feed.

    A file of more than 2 MB is not read at all.
    """
    where = Where(path)
    try:
        # Without a buffer between, and with room for what is there and no more: 2 MB of room
        # for each of ten thousand small files cost more than reading them.
        with open(f"{root}/{path}", "rb", buffering=0) as file:  # noqa: PTH123 - as often
            size = os.fstat(file.fileno()).st_size
            data = file.read(size + 1) if size <= MOST_BYTES else b""
    except (OSError, ValueError):
        return TextFile(None, b"", (Problem("L115", where),))
    if size > MOST_BYTES or len(data) > MOST_BYTES:
        facts = {"size": f"{size / 1_000_000:.1f}", "limit": f"{MOST_BYTES // 1_000_000}"}
        return TextFile(None, b"", (Problem("L101", where, facts),))
    text, problems = decode(data, path)
    return TextFile(text, data, tuple(problems))


def decode(data: bytes, path: str) -> tuple[str | None, list[Problem]]:
    """Return the text that bytes spell and what is wrong with them."""
    where = Where(path)
    if not data.strip(b"\xef\xbb\xbf \t\r\n"):
        return None, [Problem("L102", where)]
    if data.startswith(_UTF16_MARKS) or _looks_like_utf16(data):
        return None, [Problem("L104", where)]
    problems = []
    if data.startswith(_UTF8_MARK):
        problems.append(Problem("L103", where))
        data = data.removeprefix(_UTF8_MARK)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        return None, [*problems, _other_encoding(data, where)]
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    unwanted = _unwanted_characters(text, path)
    if unwanted:
        return None, problems + unwanted
    return (text, problems) if text.strip() else (None, [*problems, Problem("L102", where)])


def _looks_like_utf16(data: bytes) -> bool:
    """Return whether every other byte of the start is zero, as ASCII keys are in UTF-16."""
    sample = data[:_SAMPLE]
    if len(data) % 2 or b"\0" not in sample:
        return False
    zeros = max(sample[0::2].count(0), sample[1::2].count(0))
    others = min(sample[0::2].count(0), sample[1::2].count(0))
    return others == 0 and zeros * 10 >= len(sample) // 2


def _other_encoding(data: bytes, where: Where) -> Problem:
    """Return the problem for bytes that are not UTF-8: a few broken ones, GBK, or no text."""
    shown = data.decode("utf-8", errors="replace")
    broken = shown.count("\ufffd")
    if b"\0" not in data and len(_CJK.findall(shown)) > broken * _MOSTLY:
        before = shown[: shown.index("\ufffd")].replace("\r\n", "\n").replace("\r", "\n")
        return Problem("L109", Where(where.file, *_end_of(before)))
    try:
        guessed = data.decode("gb18030")
    except UnicodeDecodeError:
        return Problem("L106", where)
    is_text = not re.search(_INVISIBLE, guessed) and _CJK.search(guessed)
    return Problem("L105" if is_text else "L106", where)


def _unwanted_characters(text: str, path: str) -> list[Problem]:
    """Return one problem for the first invisible character and one for the first reserved one."""
    # Whatever is looked for here is not printable, so this fast look is enough for most.
    if text.replace("\n", "").isprintable() or not re.search(_FIRST_LOOK, text):
        return []
    problems = []
    for code, form in (("L107", _INVISIBLE), ("L108", _RESERVED)):
        found = re.search(form, text)
        if found:
            line, column = _end_of(text[: found.start()])
            facts = {"count": str(len(re.findall(form, text)))}
            problems.append(Problem(code, Where(path, line, column), facts))
    return problems


def _end_of(text: str) -> tuple[int, int]:
    """Return the line and column (from 1) just behind a text."""
    return text.count("\n") + 1, len(text) - text.rfind("\n")
