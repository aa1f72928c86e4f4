"""Read a sheet of a workbook as a table: cells as they show, beside one another in their row.

A workbook keeps its texts in a part of their own and numbers with all their binary digits
(ECMA-376, 18.3 and 18.4). Read as they lie there, digits meet that no reader ever sees together.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final, NamedTuple

from gongkai.base.privacy.fold import CELLS
from gongkai.guard.xml_text import Collector, fed

_NUMBER, _INDEX = "n", "s"
"""Types of cells: a number, and the place of a text among those that cells share."""
# Stored with all its binary digits, 64508.13 is 64508.129999999997; programs show fifteen of them.
_LONG_FRACTION: Final = re.compile(r"-?\d{1,14}\.\d{8,}")
_FRACTION: Final = re.compile(r"-?\d+\.\d+")
_AMOUNT: Final = "n"
"""Behind a number with decimals: it is no piece of a longer one, and signs alone part nothing."""
_COLUMN: Final = re.compile("[A-Z]+")
_WIDEST: Final = 200
"""Columns that are kept in their places below their heads."""
_SHORT: Final = 60
"""Longer texts are looked through where they lie; no number is taken apart in them."""


class _Cell(NamedTuple):
    column: int
    told: str
    is_text: bool


def shared_texts(data: bytes) -> list[str]:
    """Return the texts that a workbook's cells share, in their order.

    Raise UnreadableError for what is no XML.
    """
    texts = _Shared()
    fed(texts, data)
    return texts.found


def text_of_worksheet(data: bytes, shared: Sequence[str]) -> str:
    """Return a sheet as lines of cells with commas between, and all else that it says.

    Two texts in neighbouring cells that one number may run through stand together once more.
    Raise UnreadableError for what is no XML.
    """
    sheet = _Sheet(shared)
    fed(sheet, data)
    return "".join((*sheet.pieces, *sheet.joined))


class _Shared(Collector):
    """Gathers the texts between the marks of each shared one."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def end(self, name: str) -> None:
        if _local(name) == "si":
            self.found.append("".join(self.pieces).strip())
            self.pieces.clear()

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """Tell nothing of attributes: only what a cell shows is asked for."""


class _Sheet(Collector):
    """Gathers rows; what stands in no cell is told as in any other part."""

    def __init__(self, shared: Sequence[str]) -> None:
        super().__init__()
        self.joined: list[str] = []
        """Texts of neighbouring cells that one number may run through."""
        self._shared = shared
        self._row: list[_Cell] = []
        self._value: list[str] | None = None
        self._sort = ""
        self._column = 0

    def start(self, name: str, attributes: dict[str, str]) -> None:
        local = _local(name)
        if local == "row":
            self._row, self._column = [], 0
        elif local == "c":
            self._column = _column_of(attributes.get("r", "")) or self._column + 1
            self._sort, self._value = attributes.get("t", _NUMBER), []
        elif local == "f" and self._value is not None:
            self.pieces.append("\n")
            self._value = None
        elif local == "v":
            self._value = []
        elif self._value is None:
            super().start(name, attributes)

    def end(self, name: str) -> None:
        local = _local(name)
        if local == "c":
            told = self._told("".join(self._value or ()).strip())
            self._row.append(_Cell(self._column, told, self._sort != _NUMBER))
            self._value = None
        elif local == "row":
            # No empty line between: a head tells what stands in the lines right below it.
            self.pieces += ("\n", _line(self._row))
            self.joined += _joined(self._row)
        elif self._value is None:
            super().end(name)

    def text(self, data: str) -> None:
        (self.pieces if self._value is None else self._value).append(data)

    def _told(self, value: str) -> str:
        if self._sort == _INDEX:
            place = int(value) if value.isdecimal() else len(self._shared)
            text = self._shared[place] if place < len(self._shared) else ""
            return text if len(text) <= _SHORT else ""
        if self._sort != _NUMBER:
            return value
        if _LONG_FRACTION.fullmatch(value):
            value = f"{float(value):.15g}"
        return value + _AMOUNT if _FRACTION.fullmatch(value) else value


def _line(row: Sequence[_Cell]) -> str:
    """Return the cells of a row, each in its column's place."""
    places: dict[int, str] = {}
    for cell in row:
        place = min(cell.column, _WIDEST)
        plain = " ".join(cell.told.replace(",", "\uff0c").split())
        places[place] = f"{places[place]} {plain}" if place in places else plain
    return ",".join(places.get(place, "") for place in range(1, max(places, default=0) + 1))


def _joined(row: Sequence[_Cell]) -> Iterator[str]:
    """Yield neighbouring texts of which one ends and the other begins with a digit."""
    for one, other in pairwise(row):
        may_run_on = one.told[-1:].isdigit() and other.told[:1].isdigit()
        if may_run_on and one.is_text and other.is_text:
            yield f"\n{one.told}{CELLS}{other.told}"


def _column_of(reference: str) -> int:
    """Return the number of the column of a cell such as ``C7``, 0 where it does not say."""
    letters = _COLUMN.match(reference)
    number = 0
    for letter in letters.group() if letters else "":
        number = number * 26 + ord(letter) - ord("A") + 1
    return number


def _local(name: str) -> str:
    return name.rpartition(":")[2]
