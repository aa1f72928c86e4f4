"""Draw charts as SVG: lengths and places are worked out here, the templates add the markup.

A picture is as wide as a phone, so that its text has there the size it was given; elsewhere it
grows as a whole. It has one colour only, that of the text around it: series differ by being
full, striped or empty, and a style sheet may colour them besides. There are no ids in it, so
that several may stand on one page.
"""

from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from gongkai.base.texts import text
from gongkai.model.blocks import Chart, ChartForm, ChartRow
from gongkai.render.chart_marks import (
    EDGE,
    LINE,
    NAME_STEP,
    SIZE,
    WIDEST_NAME,
    WIDTH,
    Drawing,
    Mark,
    Text,
    bar_mark,
    column_mark,
    lines_of,
    name_lines,
    told,
    width_of,
)

_BAR: Final = 14.0
_STEP: Final = 18.0
_BETWEEN: Final = 6.0
_TALL: Final = 150.0
_LESS_TALL: Final = 110.0
"""Where columns stand in several bands."""
_MOST_BANDS: Final = 3
_NARROWEST: Final = 15.0
"""The least width of a column: its number stands upright above it."""
_WIDEST_COLUMN: Final = 34.0
_LEAST: Final = 1.0
"""A number that is not zero shows, however small it is beside the others."""


def drawing_of(chart: Chart) -> Drawing:
    """Return where everything in a chart stands."""
    key = _key_of(chart)
    body = _body(chart, key.bottom)
    return body._replace(texts=key.texts + body.texts, marks=key.marks + body.marks)


def _body(chart: Chart, top: float) -> Drawing:
    if chart.form is ChartForm.PARTS:
        return _parts(chart.rows, top)
    if chart.form is ChartForm.COLUMNS and (bands := _bands(chart)):
        return _columns(chart, top, bands)
    return _bars(chart.rows, top)


# --- what stands above ---------------------------------------------------------------------


class _Key(NamedTuple):
    """The unit at the right, and the names of the series, each behind a small bar."""

    marks: tuple[Mark, ...]
    texts: tuple[Text, ...]
    bottom: float


def _key_of(chart: Chart) -> _Key:
    """Return what stands above; a single series has no name there, the title tells it."""
    unit = text("charts.unit", unit=chart.unit)
    room = WIDTH - width_of(unit) - 10
    marks, texts = list[Mark](), list[Text]()
    x, y = 0.0, 0.0
    for number, name in enumerate(chart.series if len(chart.series) > 1 else (), start=1):
        wide = 24.0 + width_of(name)
        if x and x + wide > room:
            x, y = 0.0, y + LINE
        marks.append(bar_mark(number, x + EDGE, y + 4, 18, 12))
        texts.append(Text(told(x + 24), told(y + SIZE), name))
        x += wide + 12
    texts.append(Text(told(WIDTH - EDGE), told(SIZE), unit, "end"))
    return _Key(tuple(marks), tuple(texts), y + LINE + 6)


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


def _widest(rows: Sequence[ChartRow]) -> float:
    return max(width_of(shown) for row in rows for shown in row.shown)


def _bars(rows: Sequence[ChartRow], top: float) -> Drawing:
    low, high = _ends(rows)
    left = min(WIDEST_NAME, max(width_of(line) for row in rows for line in lines_of(row.label)))
    left += 6
    room = WIDTH - left - EDGE - _widest(rows) - 6 - 2 * _LEAST
    per_one = room / (high - low) if high > low else 0.0
    scale = _Scale(per_one, left + (_LEAST if low < 0 else 0) - low * per_one)
    texts, marks = list[Text](), list[Mark]()
    y = top
    for row in rows:
        names = lines_of(row.label)
        tall, bars = len(names) * NAME_STEP, len(row.numbers) * _STEP - (_STEP - _BAR)
        high_row = max(tall, bars)
        texts += name_lines(row.label, names, y + (high_row - tall) / 2)
        own = _row_of_bars(row, y + (high_row - bars) / 2, scale)
        texts += own.texts
        marks += own.marks
        y += high_row + _BETWEEN
    zero = f"M{told(scale.zero)} {told(top - 2)}V{told(y - _BETWEEN + 2)}"
    return Drawing(told(y - _BETWEEN + 3), tuple(texts), tuple(marks), zero)


def _row_of_bars(row: ChartRow, y: float, scale: _Scale) -> Drawing:
    texts, marks = list[Text](), list[Mark]()
    for series, (number, shown) in enumerate(zip(row.numbers, row.shown, strict=True), 1):
        length = scale.length(number)
        x = scale.zero - length if number < 0 else scale.zero
        marks.append(bar_mark(series, x, y, length, _BAR))
        end = scale.zero + (length if number > 0 else 0)
        texts.append(Text(told(end + 5), told(y + _BAR - 1), shown))
        y += _STEP
    return Drawing("", tuple(texts), tuple(marks))


# --- parts of a whole ----------------------------------------------------------------------


def _parts(rows: Sequence[ChartRow], top: float) -> Drawing:
    texts, marks = list[Text](), list[Mark]()
    y = top
    room = WIDTH - _widest(rows) - 10
    for row in rows:
        names = lines_of(row.label, room)
        texts += name_lines(row.label, names, y)
        texts.append(Text(told(WIDTH - EDGE), texts[-len(names)].y, row.shown[0], "end"))
        y += NAME_STEP * len(names) + 3
        whole, reached = sum(row.numbers), 0
        for series, number in enumerate(row.numbers, 1):
            start, end = (_share(part, whole) for part in (reached, reached + number))
            marks.append(bar_mark(series, EDGE + start, y, end - start, _BAR))
            reached += number
        y += _BAR + _BETWEEN
    return Drawing(told(y), tuple(texts), tuple(marks))


def _share(part: int, whole: int) -> float:
    return round((WIDTH - 2 * EDGE) * part / whole, 1) if whole else 0.0


# --- columns along a time ------------------------------------------------------------------


def _bands(chart: Chart) -> int:
    """Return in how many bands the columns stand one below another; 0 when they do not fit."""
    widest = max(width_of(part) for row in chart.rows for part in row.label.split("\n"))
    for bands in range(1, _MOST_BANDS + 1):
        count = -(-len(chart.rows) // bands)
        pitch = WIDTH / count
        if widest <= pitch and _column_width(pitch, len(chart.series)) >= _NARROWEST:
            return bands
    return 0


def _column_width(pitch: float, series: int) -> float:
    return min(_WIDEST_COLUMN, (pitch - max(3.0, pitch * 0.1)) / series)


def _columns(chart: Chart, top: float, bands: int) -> Drawing:
    low, high = _ends(chart.rows)
    tall = _TALL if bands == 1 else _LESS_TALL
    per_one = tall / (high - low) if high > low else 0.0
    count = -(-len(chart.rows) // bands)
    texts, marks, zero = list[Text](), list[Mark](), ""
    y = top
    for start in range(0, len(chart.rows), count):
        rows = chart.rows[start : start + count]
        drawing = _band(_Band(rows, WIDTH / count, per_one), y, len(chart.series))
        texts += drawing.texts
        marks += drawing.marks
        zero += drawing.zero
        y = float(drawing.height) + _BETWEEN
    return Drawing(told(y - _BETWEEN), tuple(texts), tuple(marks), zero)


class _Band(NamedTuple):
    """Columns beside each other, each so far from the next, all drawn to one scale."""

    rows: Sequence[ChartRow]
    pitch: float
    per_one: float


def _band(band: _Band, top: float, series: int) -> Drawing:
    """Return the columns of one band; its height is that at which it ends."""
    wide = _column_width(band.pitch, series)
    # One number above each column may lie as it is read, if it is not wider than its place.
    is_turned = series > 1 or _widest(band.rows) > band.pitch - 4
    above = top + (_widest(band.rows) + 8 if is_turned else LINE)
    low, high = _ends(band.rows)
    scale = _Scale(band.per_one, above + max(high * band.per_one, _LEAST))
    base = scale.zero + max(_LEAST, -low * band.per_one)
    texts, marks = list[Text](), list[Mark]()
    for place, row in enumerate(band.rows):
        middle = band.pitch * (place + 0.5)
        x = middle - wide * len(row.numbers) / 2
        for number_of, (number, shown) in enumerate(zip(row.numbers, row.shown, strict=True), 1):
            length = scale.length(number)
            y = scale.zero - length if number > 0 else scale.zero
            marks.append(column_mark(number_of, x + 0.5, y, wide - 1, length))
            texts.append(_on_column(shown, x + wide / 2, y - 4, is_turned=is_turned))
            x += wide
        texts += _period(row.label, middle, base)
    zero = f"M0 {told(scale.zero)}H{told(WIDTH)}"
    deep = max(row.label.count("\n") for row in band.rows)
    return Drawing(told(base + 25 + deep * LINE), tuple(texts), tuple(marks), zero)


def _on_column(shown: str, middle: float, y: float, *, is_turned: bool) -> Text:
    if not is_turned:
        return Text(told(middle), told(y), shown, "middle")
    # Digits stand from the middle to the left; what hangs below a comma needs room at the right.
    return Text(told(middle + SIZE * 0.3), told(y), shown, turned=True)


def _period(label: str, middle: float, base: float) -> Iterator[Text]:
    for place, words in enumerate(label.split("\n")):
        yield Text(told(middle), told(base + 19 + place * LINE), words, "middle")
