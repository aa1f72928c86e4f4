"""What a chart is made of: words, bars and lines, with their places as they are written."""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Final, NamedTuple
from unicodedata import category, east_asian_width

WIDTH: Final = 328.0
"""What a page 360 pixels wide leaves for its content."""
SIZE: Final = 16.0
"""Of all words: nothing on our pages is set smaller, on a phone either."""
LINE: Final = 21.0
"""From one line of words to the next."""
EDGE: Final = 1.0
NAME_STEP: Final = 18.0
"""From one line of a name to the next."""
WIDEST_NAME: Final = 7 * SIZE
"""What names beside bars take at most."""
_NAME_LINES: Final = 3
_CUT: Final = "…"
_WIDE: Final = frozenset("WFA")
_POINTS: Final = frozenset(",.")


class Text(NamedTuple):
    """Words at a place; `turned` stand upright, read from below."""

    x: str
    y: str
    words: str
    anchor: str = ""
    turned: bool = False
    whole: str = ""
    """All of the words, where they had to be cut."""


class Mark(NamedTuple):
    """A bar of the series with this number, from 1."""

    series: int
    x: str
    y: str
    width: str
    height: str
    stripe: str
    """The line that is dashed into stripes, as a path; "" for a bar without length."""
    thick: str


class Drawing(NamedTuple):
    """All that a picture is made of; `zero` is the line from which bars start, as a path."""

    height: str
    texts: tuple[Text, ...]
    marks: tuple[Mark, ...]
    zero: str = ""


@lru_cache(maxsize=4096)
def width_of(words: str) -> float:
    """Return about how wide a text is set; rather too wide, as fonts differ."""
    return SIZE * sum(map(_em, words))


@lru_cache(maxsize=4096)
def _em(one: str) -> float:
    if east_asian_width(one) in _WIDE:
        return 1.0
    if one in _POINTS:
        return 0.34
    return 0.8 if one.isupper() else 0.62


def name_lines(label: str, lines: Sequence[str], y: float) -> Iterator[Text]:
    """Yield the lines of a name; of one that was cut the first tells all of it."""
    for place, words in enumerate(lines):
        is_cut = place == 0 and lines[-1].endswith(_CUT)
        whole = label if is_cut else ""
        yield Text("0", told(y + SIZE - 2 + place * NAME_STEP), words, whole=whole)


@lru_cache(maxsize=1024)
def lines_of(label: str, room: float = WIDEST_NAME) -> tuple[str, ...]:
    """Return a name in as many lines as it needs; what does not fit is cut."""
    words = "".join(reversed(label.split("\n")))
    lines = [line for part in _parted(words, room) for line in _broken(part, room)]
    if len(lines) <= _NAME_LINES:
        return tuple(lines)
    return (*lines[: _NAME_LINES - 1], lines[_NAME_LINES - 1][:-1] + _CUT)


def _parted(words: str, room: float) -> list[str]:
    """Return a name before and behind its first bracket, where it does not fit as a whole."""
    opening = next((place for place, one in enumerate(words) if category(one) == "Ps"), 0)
    if not opening or width_of(words) <= room:
        return [words]
    return [words[:opening], words[opening:]]


def _broken(words: str, room: float) -> list[str]:
    lines, line, wide = list[str](), "", 0.0
    for one in words:
        own = width_of(one)
        if line and wide + own > room:
            lines.append(line)
            line, wide = "", 0.0
        line += one
        wide += own
    return [*lines, line]


def bar_mark(series: int, x: float, y: float, width: float, height: float) -> Mark:
    """Return a bar that lies."""
    stripe = f"M{told(x)} {told(y + height / 2)}h{told(width)}" if width else ""
    return Mark(series, told(x), told(y), told(width), told(height), stripe, told(height))


def column_mark(series: int, x: float, y: float, width: float, height: float) -> Mark:
    """Return a bar that stands."""
    stripe = f"M{told(x + width / 2)} {told(y)}v{told(height)}" if height else ""
    return Mark(series, told(x), told(y), told(width), told(height), stripe, told(width))


def told(number: float) -> str:
    """Return a number with one decimal at most."""
    return f"{number:.1f}".removesuffix(".0")
