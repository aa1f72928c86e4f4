"""Draw charts as SVG: lengths and places are worked out here, the templates add the markup.

A picture is as wide as a phone, so that its text has there the size it was given; elsewhere it
grows as a whole. It has one colour only, that of the text around it: series differ by being
full, striped or empty, and a style sheet may colour them besides. There are no ids in it, so
that several may stand on one page.
"""

from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple
from unicodedata import east_asian_width

from gongkai.base.texts import text
from gongkai.model.blocks import Chart, ChartForm, ChartRow

WIDTH: Final = 328.0
"""What a page 360 pixels wide leaves for its content."""
NAME_SIZE: Final = 15.0
VALUE_SIZE: Final = 14.0
COLUMN_SIZE: Final = 12.0
"""The values on columns, which stand upright."""
_PERIOD_SIZES: Final = (15.0, 14.0, 13.0, 12.0)
_LINE: Final = 20.0
_BAR: Final = 14.0
_STEP: Final = 19.0
_BETWEEN: Final = 9.0
_TALL: Final = 150.0
_WIDEST_COLUMN: Final = 34.0
_LEAST: Final = 1.0
"""A number that is not zero shows, however small it is beside the others."""
_EDGE: Final = 1.0
_NAME_LINES: Final = 2
_WIDE: Final = frozenset("WFA")
_POINTS: Final = frozenset(",.")


class Text(NamedTuple):
    """Words at a place; `turned` stand upright, read from below."""

    x: str
    y: str
    size: str
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


class Line(NamedTuple):
    """The line from which bars start."""

    path: str


class Drawing(NamedTuple):
    """All that a picture is made of."""

    height: str
    texts: tuple[Text, ...]
    marks: tuple[Mark, ...]
    lines: tuple[Line, ...]


def drawing_of(chart: Chart) -> Drawing:
    """Return where everything in a chart stands."""
    top = key_of(chart).bottom
    if chart.form is ChartForm.PARTS:
        return _parts(chart.rows, top)
    if chart.form is ChartForm.COLUMNS and (size := _period_size(chart)):
        return _columns(chart, top, size)
    return _bars(chart.rows, top)


def width_of(words: str, size: float) -> float:
    """Return about how wide a text is set; rather too wide, as fonts differ."""
    return size * sum(map(_em, words))


def _em(one: str) -> float:
    if east_asian_width(one) in _WIDE:
        return 1.0
    if one in _POINTS:
        return 0.34
    return 0.8 if one.isupper() else 0.62


# --- what stands above ---------------------------------------------------------------------


class Key(NamedTuple):
    """The unit at the right, and the names of the series, each behind a small bar."""

    marks: tuple[Mark, ...]
    texts: tuple[Text, ...]
    bottom: float


def key_of(chart: Chart) -> Key:
    """Return what stands above; a single series has no name there, the title tells it."""
    unit = text("charts.unit", unit=chart.unit)
    room = WIDTH - width_of(unit, VALUE_SIZE) - 10
    marks, texts = list[Mark](), list[Text]()
    x, y = 0.0, 0.0
    for number, name in enumerate(chart.series if len(chart.series) > 1 else (), start=1):
        wide = 24.0 + width_of(name, VALUE_SIZE)
        if x and x + wide > room:
            x, y = 0.0, y + _LINE
        marks.append(_bar_mark(number, x + _EDGE, y + 4, 18, 12))
        texts.append(Text(_n(x + 24), _n(y + 15), _n(VALUE_SIZE), name))
        x += wide + 12
    texts.append(Text(_n(WIDTH - _EDGE), "15", _n(VALUE_SIZE), unit, "end"))
    bottom = y + _LINE + 6
    if not marks and width_of(chart.rows[0].label, NAME_SIZE) <= room:
        # The first name leaves the unit its place at the end of the line.
        bottom = 0.0
    return Key(tuple(marks), tuple(texts), bottom)


# --- bars, one below another ---------------------------------------------------------------


class _Scale(NamedTuple):
    """How long a number is drawn, and where zero stands."""

    per_one: float
    zero: float

    def length(self, number: int) -> float:
        if not number:
            return 0.0
        return max(_LEAST, abs(number) * self.per_one)


def _ends(rows: Sequence[ChartRow]) -> tuple[int, int]:
    numbers = [number for row in rows for number in row.numbers]
    return min(0, *numbers), max(0, *numbers)


def _widest(rows: Sequence[ChartRow], size: float) -> float:
    return max(width_of(shown, size) for row in rows for shown in row.shown)


def _bars(rows: Sequence[ChartRow], top: float) -> Drawing:
    low, high = _ends(rows)
    room = WIDTH - 2 * _EDGE - _widest(rows, VALUE_SIZE) - 6 - 2 * _LEAST
    per_one = room / (high - low) if high > low else 0.0
    scale = _Scale(per_one, _EDGE + (_LEAST if low < 0 else 0) - low * per_one)
    texts, marks, lines = list[Text](), list[Mark](), list[Line]()
    y = top
    for row in rows:
        names = list(_name_lines(row.label, WIDTH, y))
        texts += names
        y += _LINE * len(names) + 1
        start = y
        for series, (number, shown) in enumerate(zip(row.numbers, row.shown, strict=True), 1):
            length = scale.length(number)
            x = scale.zero - length if number < 0 else scale.zero
            marks.append(_bar_mark(series, x, y, length, _BAR))
            end = scale.zero + (length if number > 0 else 0)
            texts.append(Text(_n(end + 5), _n(y + _BAR - 2), _n(VALUE_SIZE), shown))
            y += _STEP
        lines.append(Line(f"M{_n(scale.zero)} {_n(start - 2)}V{_n(y - _STEP + _BAR + 2)}"))
        y += _BETWEEN - (_STEP - _BAR)
    return Drawing(_n(y), tuple(texts), tuple(marks), tuple(lines))


def _name_lines(label: str, room: float, y: float) -> Iterator[Text]:
    """Yield a name in as many lines as it needs; what does not fit is cut, and told whole."""
    lines = _broken("".join(reversed(label.split("\n"))), room)
    is_cut = len(lines) > _NAME_LINES
    kept = lines[:_NAME_LINES]
    if is_cut:
        kept[-1] = kept[-1][:-1] + "…"
    for place, words in enumerate(kept):
        whole = label if is_cut and place == 0 else ""
        yield Text("0", _n(y + 15 + place * _LINE), _n(NAME_SIZE), words, whole=whole)


def _broken(words: str, room: float) -> list[str]:
    lines, line, wide = list[str](), "", 0.0
    for one in words:
        own = width_of(one, NAME_SIZE)
        if line and wide + own > room:
            lines.append(line)
            line, wide = "", 0.0
        line += one
        wide += own
    return [*lines, line]


def _bar_mark(series: int, x: float, y: float, width: float, height: float) -> Mark:
    stripe = f"M{_n(x)} {_n(y + height / 2)}h{_n(width)}" if width else ""
    return Mark(series, _n(x), _n(y), _n(width), _n(height), stripe, _n(height))


# --- parts of a whole ----------------------------------------------------------------------


def _parts(rows: Sequence[ChartRow], top: float) -> Drawing:
    texts, marks = list[Text](), list[Mark]()
    y = top
    room = WIDTH - _widest(rows, VALUE_SIZE) - 10
    for row in rows:
        names = list(_name_lines(row.label, room, y))
        texts += names
        shown = Text(_n(WIDTH - _EDGE), names[0].y, _n(VALUE_SIZE), row.shown[0], "end")
        texts.append(shown)
        y += _LINE * len(names) + 1
        whole, reached = sum(row.numbers), 0
        for series, number in enumerate(row.numbers, 1):
            start, end = (_share(part, whole) for part in (reached, reached + number))
            marks.append(_bar_mark(series, _EDGE + start, y, end - start, _BAR))
            reached += number
        y += _BAR + _BETWEEN
    return Drawing(_n(y), tuple(texts), tuple(marks), ())


def _share(part: int, whole: int) -> float:
    return round((WIDTH - 2 * _EDGE) * part / whole, 1) if whole else 0.0


# --- columns along a time ------------------------------------------------------------------


def _period_size(chart: Chart) -> float:
    """Return the size in which the periods fit below their columns; 0 when they do not."""
    pitch = WIDTH / len(chart.rows)
    if _column_width(chart) < COLUMN_SIZE * 0.94:
        return 0.0
    widest = max(width_of(part, 1) for row in chart.rows for part in row.label.split("\n"))
    return next((size for size in _PERIOD_SIZES if widest * size <= pitch - 0.2), 0.0)


def _column_width(chart: Chart) -> float:
    pitch = WIDTH / len(chart.rows)
    gap = max(3.0, pitch * 0.1)
    return min(_WIDEST_COLUMN, (pitch - gap) / len(chart.series))


def _columns(chart: Chart, top: float, size: float) -> Drawing:
    low, high = _ends(chart.rows)
    per_one = _TALL / (high - low) if high > low else 0.0
    above = top + _widest(chart.rows, COLUMN_SIZE) + 8
    scale = _Scale(per_one, above + max(high * per_one, _LEAST))
    pitch, wide = WIDTH / len(chart.rows), _column_width(chart)
    base = scale.zero + max(_LEAST, -low * per_one)
    texts, marks = list[Text](), list[Mark]()
    for place, row in enumerate(chart.rows):
        middle = pitch * (place + 0.5)
        x = middle - wide * len(row.numbers) / 2
        for series, (number, shown) in enumerate(zip(row.numbers, row.shown, strict=True), 1):
            length = scale.length(number)
            y = scale.zero - length if number > 0 else scale.zero
            marks.append(_column_mark(series, x + 0.5, y, wide - 1, length))
            spot = _n(x + wide / 2 + COLUMN_SIZE * 0.3)
            texts.append(Text(spot, _n(y - 4), _n(COLUMN_SIZE), shown, turned=True))
            x += wide
        texts += _period(row.label, middle, base, size)
    lines = (Line(f"M0 {_n(scale.zero)}H{_n(WIDTH)}"),)
    deep = max(row.label.count("\n") for row in chart.rows)
    return Drawing(_n(base + 24 + deep * 18), tuple(texts), tuple(marks), lines)


def _period(label: str, middle: float, base: float, size: float) -> Iterator[Text]:
    for place, words in enumerate(label.split("\n")):
        y = base + 17 + place * 18
        yield Text(_n(middle), _n(y), _n(size), words, "middle")


def _column_mark(series: int, x: float, y: float, width: float, height: float) -> Mark:
    stripe = f"M{_n(x + width / 2)} {_n(y)}v{_n(height)}" if height else ""
    return Mark(series, _n(x), _n(y), _n(width), _n(height), stripe, _n(width))


def _n(number: float) -> str:
    """Return a number with one decimal at most."""
    return f"{number:.1f}".removesuffix(".0")
