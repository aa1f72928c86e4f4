"""How figures and the village's own tables present themselves: parts under wholes, sums below."""

from collections.abc import Iterator
from decimal import ROUND_HALF_UP, Decimal

from gongkai.base.figure import Figure
from gongkai.base.light_dataclass import dataclass
from gongkai.base.numerals import grouped
from gongkai.base.texts import text
from gongkai.model.blocks import Block, Column, OwnBlock, Presentation, TableBlock
from gongkai.model.face import Projection, Withheld
from gongkai.model.kinds.information import Statistic, Statistics
from gongkai.model.kinds.tables import ColumnType, Table, TableColumn, cells_in_order
from gongkai.model.parts import NamedFigure
from gongkai.model.vocabulary import YesNo
from gongkai.pages.blocks import table_of
from gongkai.pages.cells import cell_of
from gongkai.pages.kinds.clauses import clause, sentence_of

_LONG = 24
_MOST = 3
_ONE_DECIMAL = Decimal("0.1")


@dataclass(frozen=True, slots=True)
class FigureLine:
    """One figure or a part of the one above it."""

    name: str
    figure: str
    previous: str
    share: str
    remark: str
    is_part: bool


@dataclass(frozen=True, slots=True)
class FigureLines:
    """What the template ``blocks/figure_lines.html`` shows."""

    lines: tuple[FigureLine, ...]
    has_previous: bool
    has_shares: bool


def present_statistics(projection: Projection) -> Presentation:
    """Return the first figures in one sentence, then all with their parts."""
    record = projection.record
    assert isinstance(record, Statistics)  # noqa: S101 - the registry pairs kind and presenter
    first = record.statistics[:_MOST]
    lines = tuple(line for one in record.statistics for line in _lines(one))
    data = FigureLines(
        lines=lines,
        has_previous=any(line.previous for line in lines),
        has_shares=any(line.share for line in lines),
    )
    block = OwnBlock("statistics", text("tables.statistics"), "figure_lines", data)
    topic = clause("tables.until", day=record.measured_on) or str(record.period or "")
    clauses = (clause("information.figure", name=o.name, figure=o.figure) for o in first)
    return Presentation(
        sentence=sentence_of(record, clauses, topic),
        highlights=tuple((one.name, cell_of(one.figure)) for one in first),
        replaced=frozenset({"statistics"}),
        before=(block,) if lines else (),
    )


def present_table(projection: Projection) -> Presentation:
    """Return how many rows there are and their sums, then the columns this face may show."""
    table = projection.record
    assert isinstance(table, Table)  # noqa: S101 - the registry pairs kind and presenter
    withheld = projection.withheld_rows("rows")
    count = len(table.rows) or (withheld.count if withheld else 0) or None
    clauses = (clause("tables.rows_told", count=count), *map(_total_told, table.column_totals))
    return Presentation(
        sentence=sentence_of(table, clauses),
        highlights=tuple((one.name, cell_of(one.figure)) for one in table.column_totals),
        replaced=frozenset({"columns", "rows", "column_totals"}),
        before=tuple(_table_blocks(table, withheld)),
    )


def _lines(one: Statistic) -> Iterator[FigureLine]:
    shown, previous = cell_of(one.figure), cell_of(one.previous)
    remark = text("record.part_mark").join(filter(None, (*_how(one), one.remark)))
    yield FigureLine(one.name, shown, previous, "", remark, is_part=False)
    for part in one.of_which:
        share = _share(part.figure, one.figure) if one.are_exclusive is YesNo.YES else ""
        yield FigureLine(part.name, cell_of(part.figure), "", share, part.remark, is_part=True)


def _how(one: Statistic) -> Iterator[str]:
    """Yield on what basis a figure was counted, and how it came about."""
    yield clause("tables.basis", basis=one.basis)
    factors = [cell_of(value) for value in (one.quantity, one.rate, one.instalments) if value]
    if len(factors) > 1:
        yield text("tables.times").join(factors)
    yield clause("tables.fraction", top=one.fraction_top, bottom=one.fraction_bottom)
    yield clause("tables.increase", figure=one.increase)
    yield clause("tables.decrease", figure=one.decrease)
    yield clause("tables.growth", figure=one.growth)
    if one.named:
        yield clause("tables.named", names=text("record.list_mark").join(one.named))


def _share(part: Figure, whole: Figure) -> str:
    """Return a part's share in percent; empty unless both are exact and of one unit."""
    if not (part.is_exact and whole.is_exact and whole.number > 0 and part.unit == whole.unit):
        return ""
    share = (100 * part.number / whole.number).quantize(_ONE_DECIMAL, ROUND_HALF_UP)
    return text("tables.share", share=share)


def _total_told(total: NamedFigure) -> str:
    return clause("tables.total_told", name=total.name, figure=total.figure)


def _table_blocks(table: Table, withheld: Withheld | None) -> Iterator[Block]:
    title = text("tables.table")
    if withheld:
        sums = "".join(
            text("tables.withheld_sum", name=total.name, figure=total.figure)
            for total in table.column_totals
        )
        note = text("record.withheld", count=withheld.count, sums=sums)
        yield TableBlock("rows", title, (), (), (), note)
    elif table.rows:
        yield _shown_rows(table, title)
    elif table.column_totals:
        yield table_of("column_totals", text("tables.totals"), table.column_totals)


def _shown_rows(table: Table, title: str) -> TableBlock:
    """Return the rows with the columns in which this face shows anything."""
    cells = [cells_in_order(table.columns, row) for row in table.rows]
    kept = [place for place in range(len(table.columns)) if any(row[place] for row in cells)]
    columns = [table.columns[place] for place in kept]
    rows = tuple(tuple(_shown(table.columns[p], row[p]) for p in kept) for row in cells)
    heads = tuple(_head(column, [row[n] for row in rows]) for n, column in enumerate(columns))
    return TableBlock("rows", title, heads, rows, _total_row(columns, table))


def _shown(column: TableColumn, cell: str) -> str:
    return grouped(int(cell)) if cell and column.column_type is ColumnType.COUNT else cell


def _head(column: TableColumn, cells: list[str]) -> Column:
    is_long = not column.is_numeric and any(len(cell) > _LONG for cell in cells)
    name = column.name or column.title
    return Column(name, column.title, column.measure_unit, column.is_numeric, is_long)


def _total_row(columns: list[TableColumn], table: Table) -> tuple[str, ...]:
    totals = {total.name: cell_of(total.figure) for total in table.column_totals}
    # The unit stands in the head already.
    sums = [totals.get(one.title, "").removesuffix(one.measure_unit) for one in columns]
    if len(table.rows) < 2 or not any(sums):  # noqa: PLR2004 - one row is its own sum
        return ()
    if not sums[0]:
        sums[0] = text("record.total")
    return tuple(sums)
