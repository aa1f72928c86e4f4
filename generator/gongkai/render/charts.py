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
    COLUMN_SIZE,
    EDGE,
    LINE,
    NAME_SIZE,
    VALUE_SIZE,
    WIDTH,
    Drawing,
    Mark,
    Text,
    bar_mark,
    column_mark,
    name_lines,
    told,
    width_of,
)

_PERIOD_SIZES: Final = (15.0, 14.0, 13.0, 12.0)
_BAR: Final = 13.0
_STEP: Final = 18.0
_BETWEEN: Final = 7.0
_TALL: Final = 150.0
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
    if chart.form is ChartForm.COLUMNS and (size := _period_size(chart)):
        return _columns(chart, top, size)
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
    room = WIDTH - width_of(unit, VALUE_SIZE) - 10
    marks, texts = list[Mark](), list[Text]()
    x, y = 0.0, 0.0
    for number, name in enumerate(chart.series if len(chart.series) > 1 else (), start=1):
        wide = 24.0 + width_of(name, VALUE_SIZE)
        if x and x + wide > room:
            x, y = 0.0, y + LINE
        marks.append(bar_mark(number, x + EDGE, y + 4, 18, 12))
        texts.append(Text(told(x + 24), told(y + 15), told(VALUE_SIZE), name))
        x += wide + 12
    texts.append(Text(told(WIDTH - EDGE), "15", told(VALUE_SIZE), unit, "end"))
    is_beside = chart.form is ChartForm.BARS and not marks
    if is_beside and width_of(chart.rows[0].label, NAME_SIZE) <= room:
        # The first name leaves the unit its place at the end of the line.
        return _Key((), tuple(texts), 0.0)
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


def _widest(rows: Sequence[ChartRow], size: float) -> float:
    return max(width_of(shown, size) for row in rows for shown in row.shown)


def _bars(rows: Sequence[ChartRow], top: float) -> Drawing:
    low, high = _ends(rows)
    room = WIDTH - 2 * EDGE - _widest(rows, VALUE_SIZE) - 6 - 2 * _LEAST
    per_one = room / (high - low) if high > low else 0.0
    scale = _Scale(per_one, EDGE + (_LEAST if low < 0 else 0) - low * per_one)
    texts, marks, zero = list[Text](), list[Mark](), list[str]()
    y = top
    for row in rows:
        names = list(name_lines(row.label, WIDTH, y))
        texts += names
        y += LINE * len(names) + 1
        start = y
        for series, (number, shown) in enumerate(zip(row.numbers, row.shown, strict=True), 1):
            length = scale.length(number)
            x = scale.zero - length if number < 0 else scale.zero
            marks.append(bar_mark(series, x, y, length, _BAR))
            end = scale.zero + (length if number > 0 else 0)
            texts.append(Text(told(end + 5), told(y + _BAR - 2), told(VALUE_SIZE), shown))
            y += _STEP
        zero.append(f"M{told(scale.zero)} {told(start - 2)}V{told(y - _STEP + _BAR + 2)}")
        y += _BETWEEN - (_STEP - _BAR)
    return Drawing(told(y), tuple(texts), tuple(marks), "".join(zero))


# --- parts of a whole ----------------------------------------------------------------------


def _parts(rows: Sequence[ChartRow], top: float) -> Drawing:
    texts, marks = list[Text](), list[Mark]()
    y = top
    room = WIDTH - _widest(rows, VALUE_SIZE) - 10
    for row in rows:
        names = list(name_lines(row.label, room, y))
        texts += names
        shown = Text(told(WIDTH - EDGE), names[0].y, told(VALUE_SIZE), row.shown[0], "end")
        texts.append(shown)
        y += LINE * len(names) + 1
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
    pitch, wide = WIDTH / len(chart.rows), _column_width(chart)
    widest = _widest(chart.rows, VALUE_SIZE)
    # One number above each column may lie as it is read, if it is not wider than its place.
    is_turned = len(chart.series) > 1 or widest > pitch - 4
    above = top + (_widest(chart.rows, COLUMN_SIZE) + 8 if is_turned else LINE)
    scale = _Scale(per_one, above + max(high * per_one, _LEAST))
    base = scale.zero + max(_LEAST, -low * per_one)
    texts, marks = list[Text](), list[Mark]()
    for place, row in enumerate(chart.rows):
        middle = pitch * (place + 0.5)
        x = middle - wide * len(row.numbers) / 2
        for series, (number, shown) in enumerate(zip(row.numbers, row.shown, strict=True), 1):
            length = scale.length(number)
            y = scale.zero - length if number > 0 else scale.zero
            marks.append(column_mark(series, x + 0.5, y, wide - 1, length))
            texts.append(_on_column(shown, x + wide / 2, y - 4, is_turned=is_turned))
            x += wide
        texts += _period(row.label, middle, base, size)
    zero = f"M0 {told(scale.zero)}H{told(WIDTH)}"
    deep = max(row.label.count("\n") for row in chart.rows)
    return Drawing(told(base + 24 + deep * 18), tuple(texts), tuple(marks), zero)


def _on_column(shown: str, middle: float, y: float, *, is_turned: bool) -> Text:
    if not is_turned:
        return Text(told(middle), told(y), told(VALUE_SIZE), shown, "middle")
    # Digits stand from the middle to the left; what hangs below a comma needs room at the right.
    return Text(told(middle + COLUMN_SIZE * 0.3), told(y), told(COLUMN_SIZE), shown, turned=True)


def _period(label: str, middle: float, base: float, size: float) -> Iterator[Text]:
    for place, words in enumerate(label.split("\n")):
        y = base + 17 + place * 18
        yield Text(told(middle), told(y), told(size), words, "middle")
