"""Tables over all records of a kind: the rows of all months and years below one another.

Every row begins with the record it stands in. A kind's first table has a row for each record.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, Final

from gongkai.base.texts import text
from gongkai.model.kinds.registry import record_class
from gongkai.model.vocabulary import Kind
from gongkai.pages.data_columns import (
    DAY,
    NUMBER,
    TEXT,
    WHOLE,
    Cell,
    DataColumn,
    columns_of,
    fact_columns,
    tables_of,
)

BEGINNING: Final = (
    "id",
    "title",
    "section_name",
    "item",
    "publisher",
    "period",
    "public_date",
    "page",
)
_SORTS: Final = {"public_date": DAY, "count": WHOLE, "fewer_than": WHOLE, "amount": NUMBER}
WITHHELD: Final = "withheld"


@dataclass(frozen=True, slots=True)
class WideTable:
    """A table over many records; rows hold a cell for each column."""

    name: str
    title: str
    columns: tuple[DataColumn, ...]
    rows: tuple[tuple[Cell, ...], ...]


def wide_tables(kind: Kind, records: Sequence[Mapping[str, Any]]) -> Iterator[WideTable]:
    """Yield the tables of a kind that have rows, given the data of its records.

    Tables whose columns each record names for itself do not lie below one another.
    """
    cls = record_class(kind)
    facts = (*_common(BEGINNING), *_common(("matter",)), *fact_columns(cls))
    lines = ((*_beginning(one), one.get("matter"), *_under(_facts(kind), one)) for one in records)
    title = text("data.tables.one_line", kind=kind.label)
    yield WideTable(kind.value, title, facts, tuple(lines))
    for field in tables_of(cls):
        if field.part is None or (kind is Kind.TABLE and field.name in {"columns", "rows"}):
            continue
        own = columns_of(field.part)
        heads = tuple(column.title for column in own)
        rows = tuple(_rows(records, field.name, heads))
        if rows:
            title = text("data.tables.wide", kind=kind.label, table=field.key)
            name = f"{kind.value}.{field.name}"
            yield WideTable(name, title, (*_common(BEGINNING), *own), rows)
    withheld = _withheld(kind, records)
    if withheld.rows:
        yield withheld


def _withheld(kind: Kind, records: Iterable[Mapping[str, Any]]) -> WideTable:
    """Return what the lists come to that are not shown: a row for each of their summed columns."""
    columns = _common((*BEGINNING, "table", "fewer_than", "count", "column", "amount"))
    rows = tuple(
        (*_beginning(one), *line)
        for one in records
        for list_ in one.get("withheld", ())
        for line in _withheld_lines(list_)
    )
    title = text("data.tables.withheld", kind=kind.label)
    return WideTable(f"{kind.value}.{WITHHELD}", title, columns, rows)


def _withheld_lines(list_: Mapping[str, Any]) -> Iterator[tuple[Cell, ...]]:
    beginning = (list_["title"], list_.get("fewer_than"), list_.get("count"))
    sums = list_.get("sums") or {}
    for head, amount in sums.items():
        yield (*beginning, head, str(amount))
    if not sums:
        yield (*beginning, None, None)


def _rows(
    records: Iterable[Mapping[str, Any]], name: str, heads: tuple[str, ...]
) -> Iterator[tuple[Cell, ...]]:
    for one in records:
        table = one.get("tables", {}).get(name)
        if table:
            beginning = _beginning(one)
            for row in table["rows"]:
                yield (*beginning, *[row.get(head) for head in heads])


def _beginning(record: Mapping[str, Any]) -> tuple[Cell, ...]:
    return tuple(record.get(name) for name in BEGINNING)


def _under(heads: tuple[str, ...], record: Mapping[str, Any]) -> tuple[Cell, ...]:
    facts = record.get("facts", {})
    return tuple(facts.get(head) for head in heads)


@cache
def _facts(kind: Kind) -> tuple[str, ...]:
    return tuple(column.title for column in fact_columns(record_class(kind)))


@cache
def _common(names: tuple[str, ...]) -> tuple[DataColumn, ...]:
    """Return columns that do not come from a kind of record."""
    return tuple(
        DataColumn(
            name=name,
            title=text(f"data.heads.{name}"),
            sort=_SORTS.get(name, TEXT),
            help=text(f"data.helps.{name}"),
        )
        for name in names
    )
