"""The stated sums of a table's columns against its rows."""

from collections.abc import Iterator
from decimal import Decimal

from gongkai.base.figure import Figure
from gongkai.base.problem import Problem, Where
from gongkai.check.claims import Stated, check_rows, is_partial
from gongkai.check.figures import shown_with
from gongkai.check.subject import Subject
from gongkai.model.glossary import key_of
from gongkai.model.kinds.tables import Table, cells_in_order
from gongkai.model.vocabulary import YesNo


def check_column_totals(subject: Subject) -> Iterator[Problem]:
    """Yield F187 where the sum stated for a column is not that of its cells.

    A blank cell is unknown and a hedged one inexact: such a column is not judged, nor is a list
    that is not whole, nor a column that is part of others and not to be added up.
    """
    table = subject.record
    if not isinstance(table, Table) or not table.rows or is_partial(table):
        return
    stated = {total.name: (place, total.figure) for place, total in enumerate(table.column_totals)}
    rows = [cells_in_order(table.columns, row) for row in table.rows]
    for number, column in enumerate(table.columns):
        if column.title not in stated or column.is_added_up is not YesNo.YES:
            continue
        place, total = stated[column.title]
        cells = [row[number] for row in rows]
        if not all(cells):
            continue
        figures = [Figure.parse(cell) for cell in cells]
        if all(one.is_exact for one in (total, *figures)):
            where = subject.where.at(key_of("column_totals"), place, key_of("figure"))
            yield from _judged(where, column.title, total, figures)


def _judged(where: Where, title: str, total: Figure, figures: list[Figure]) -> Iterator[Problem]:
    places = max(0, *(-int(one.number.as_tuple().exponent) for one in (total, *figures)))
    whole, *parts = (int(one.number * Decimal(10) ** places) for one in (total, *figures))
    stated = Stated("F187", where, title, whole, shown_with(places, total.unit))
    yield from check_rows(stated, "rows", parts, around=Where(where.file))
