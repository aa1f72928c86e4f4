"""Charts from sums of money: how each amount is shown, and what the picture says in words."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from gongkai.base.money import Money
from gongkai.base.texts import text
from gongkai.model.blocks import Chart, ChartForm, ChartRow, Column, TableBlock

FEWEST = 3
"""Rows below which there is nothing to compare that a table does not show as well."""
MOST_BARS = 10
"""Bars of a sorted chart; what is smaller stands in one bar together."""
MOST_PERIODS = 12
_FEN = 100


class MoneyRow(NamedTuple):
    """One place of a chart: its name, and an amount in fen for each series."""

    label: str
    fen: tuple[int, ...]


def money_chart(
    form: ChartForm, title: str, series: tuple[str, ...], rows: Sequence[MoneyRow], note: str = ""
) -> Chart:
    """Return a chart of amounts in yuan; fen show only where some amount has any."""
    is_whole = all(fen % _FEN == 0 for row in rows for fen in row.fen)
    drawn = tuple(
        ChartRow(row.label, row.fen, tuple(_shown(fen, is_whole=is_whole) for fen in row.fen))
        for row in rows
    )
    unit = text("charts.yuan")
    told = text(
        "charts.described",
        title=title,
        unit=unit,
        count=len(rows),
        series="".join(_series_told(name, index, drawn) for index, name in enumerate(series)),
    )
    return Chart(form, title, unit, told + note, series, drawn)


def _shown(fen: int, *, is_whole: bool) -> str:
    shown = str(Money(fen))
    return shown.partition(".")[0] if is_whole else shown


def _series_told(name: str, index: int, rows: Sequence[ChartRow]) -> str:
    most = max(rows, key=lambda row: row.numbers[index])
    least = min(rows, key=lambda row: row.numbers[index])
    return text(
        "charts.series",
        name=name,
        total=str(Money(sum(row.numbers[index] for row in rows))),
        most=one_line(most.label),
        most_shown=most.shown[index],
        least=one_line(least.label),
        least_shown=least.shown[index],
    )


def one_line(label: str) -> str:
    """Return a label of two lines (month over year) as it is said: the year first."""
    return "".join(reversed(label.split("\n")))


def ranked(sums: Iterable[tuple[str, int]]) -> list[MoneyRow]:
    """Return the sums from the largest to the smallest, those beyond a bearable number as one."""
    rows = [MoneyRow(name, (fen,)) for name, fen in sums]
    return with_rest(sorted(rows, key=lambda row: (-row.fen[0], row.label)))


def with_rest(rows: Sequence[MoneyRow]) -> list[MoneyRow]:
    """Return the rows in their order; of many only the largest, and all others as one."""
    if len(rows) <= MOST_BARS + 1:
        return list(rows)
    largest = sorted(rows, key=lambda row: max(map(abs, row.fen)), reverse=True)[:MOST_BARS]
    kept = [row for row in rows if row in largest][:MOST_BARS]
    rest = [row.fen for row in rows if row not in kept]
    told = text("charts.rest", count=len(rest))
    return [*kept, MoneyRow(told, tuple(map(sum, zip(*rest, strict=True))))]


def money_table(
    name: str, title: str, head: str, series: Iterable[str], rows: Sequence[MoneyRow]
) -> TableBlock:
    """Return the table that stands beside a chart of amounts, with the sum of each column."""
    heads = (text("charts.amount_head", name=one) for one in series)
    columns = (
        Column("row", head),
        *(Column(f"amount-{n}", one, is_numeric=True) for n, one in enumerate(heads)),
    )
    lines = tuple((row.label, *(str(Money(fen)) for fen in row.fen)) for row in rows)
    sums = map(sum, zip(*(row.fen for row in rows), strict=True))
    total = (text("record.total"), *(str(Money(fen)) for fen in sums))
    return TableBlock(name, title, columns, lines, total)
