"""Read the plain YAML in which nearly every record is written, several times faster.

Plain is: keys of letters, texts on one line without any sign that means something to YAML, lists
and mappings below them, and rows in braces. A text that is not plain to its last line is left to
libyaml, which reads all of YAML and names every fault: what is read here is what it would read.
"""

import re
from typing import Final, NamedTuple

from gongkai.model.part import Raw

_KEY: Final = "[A-Za-z\u4e00-\u9fff]+"
_FIRST: Final = "0-9A-Za-z\u4e00-\u9fff\u201c\u300a\u3014\uff08"
_MORE: Final = (
    f"{_FIRST}\u00b7\u00d7\u2014\u201d\u3001\u3002\u300b\u3015\uff01\uff09\uff0b\uff0c"
    "\uff1a\uff1b\uff1d\uff1f./+% _\\-"
)
_TEXT: Final = f"-?[{_FIRST}][{_MORE}]*(?<! )"
# Between brackets a comma parts two texts, elsewhere it is one sign of many.
_LONG_TEXT: Final = f"-?[{_FIRST}][{_MORE},]*(?<! )"
_PAIR: Final = f"{_KEY}: {_TEXT}"
_VALUE: Final = (
    rf"{_LONG_TEXT}|'[0-9A-Za-z\u4e00-\u9fff]+'"
    rf"|\{{{_PAIR}(?:, {_PAIR})*\}}|\[{_TEXT}(?:, {_TEXT})*\]"
)
_LINE: Final = re.compile(
    rf"^( {{0,8}})(- )?(?:({_KEY}):(?: ({_VALUE}))?|(?<=- )({_VALUE}))\n", re.MULTILINE
)
_PAIRS: Final = re.compile(rf"({_KEY}): ({_TEXT})")


class _Line(NamedTuple):
    """One line: its depth, whether it starts an item, and what stands on it."""

    depth: int
    is_item: bool
    key: str
    value: str
    item: str


class _NotPlainError(Exception):
    """The text must be read by libyaml."""


def read_plain(text: str) -> dict[str, Raw] | None:
    """Return the mapping that a text holds, or None when it is not plain."""
    whole = text if text.endswith("\n") else f"{text}\n"
    found = _LINE.findall(whole)
    if not found or len(found) != whole.count("\n"):
        return None
    lines = [_Line(len(indent), bool(dash), *rest) for indent, dash, *rest in found]
    reader = _Reader(lines)
    try:
        value = reader.mapping(0)
    except _NotPlainError:
        return None
    # A line that nothing took is deeper or shallower than its place allows.
    return value if reader.at == len(lines) else None


class _Reader:
    """Builds the value from lines; indentation limits the depth."""

    def __init__(self, lines: list[_Line]) -> None:
        self.lines = lines
        self.at = 0

    def next_line(self) -> _Line | None:
        """Return the line that no value has taken yet."""
        return self.lines[self.at] if self.at < len(self.lines) else None

    def mapping(self, depth: int) -> dict[str, Raw]:
        """Return the keys and values of one depth."""
        found: dict[str, Raw] = {}
        while (line := self.next_line()) and line.depth == depth and not line.is_item:
            if line.key in found:
                raise _NotPlainError
            self.at += 1
            found[line.key] = _value(line.value) if line.value else self.below(depth)
        return found

    def below(self, depth: int) -> Raw:
        """Return what stands below a key without a value; None for nothing."""
        line = self.next_line()
        if line is None or line.depth < depth or (line.depth == depth and not line.is_item):
            return None
        return self.items(line.depth) if line.is_item else self.mapping(line.depth)

    def items(self, depth: int) -> list[Raw]:
        """Return the items of one depth."""
        found: list[Raw] = []
        while (line := self.next_line()) and line.depth == depth and line.is_item:
            if line.key:
                # The first key of a mapping stands on the line of its item.
                self.lines[self.at] = line._replace(depth=depth + 2, is_item=False)
                found.append(self.mapping(depth + 2))
                continue
            self.at += 1
            found.append(_value(line.item))
        return found


def _value(text: str) -> Raw:
    start = text[0]
    if start == "{":
        return _row(text)
    if start == "[":
        return list(text[1:-1].split(", "))
    return text[1:-1] if start == "'" else text


def _row(text: str) -> dict[str, Raw]:
    pairs = _PAIRS.findall(text)
    row: dict[str, Raw] = dict(pairs)
    if len(row) != len(pairs):
        raise _NotPlainError
    return row
