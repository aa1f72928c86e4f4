"""One record as open data: what it tells, and its tables, as the web shows them to everyone.

Rows about people are here only where everybody may see them in full; elsewhere their totals stay.
"""

from collections.abc import Iterator
from dataclasses import asdict
from typing import Any, Final

from gongkai.base.money import Money
from gongkai.model.catalogue import Item
from gongkai.model.face import Projection, Withheld, project
from gongkai.model.kinds.accounts import Ledger
from gongkai.model.kinds.tables import Table, cells_in_order
from gongkai.model.layout import layout_of
from gongkai.model.ledger_totals import outside_totals
from gongkai.model.record import Record
from gongkai.model.small_counts import few_of
from gongkai.model.summary import Summary
from gongkai.model.vocabulary import Face, ItemPrivacy, Section, Show, YesNo
from gongkai.pages.data_columns import (
    Cell,
    DataColumn,
    counted_column,
    facts_in,
    own_cell,
    own_columns,
    row_in,
    tables_of,
)

FORMAT: Final = 1
_OWN_TABLE: Final = frozenset({"columns", "rows"})


def open_projection(
    record: Record, item: Item, shown: Projection, small_count: int
) -> Projection | None:
    """Return a record as its data may show it, given what its page shows.

    Rows of an item that is not open to everyone stay out, masked ones too; their totals stay.
    """
    if shown.show is Show.TOTALS or (
        shown.show is Show.FULL and item.privacy is ItemPrivacy.PUBLIC
    ):
        return shown
    few = few_of(item.privacy, Show.TOTALS, small_count)
    return project(record, Face.WEB, Show.TOTALS, few)


def data_record(projection: Projection, summary: Summary, item: Item) -> dict[str, Any]:
    """Return a record's data: plain values for JSON, empty cells left out."""
    record = projection.record
    data = {
        "format": FORMAT,
        "id": summary.id,
        "kind": summary.kind,
        "kind_name": record.kind.label,
        "title": summary.title,
        "section": summary.section,
        "section_name": Section(summary.section).label,
        "item": item.name,
        "publisher": summary.publisher,
        "period": summary.period_key,
        "public_date": summary.public_date,
        "matter": summary.matter,
        "page": summary.address,
        "facts": facts_in(record),
        "tables": dict(_tables(record)),
        "withheld": [_withheld(record, one) for one in projection.withheld],
    }
    return {name: value for name, value in data.items() if value not in ("", [], {})}


def _tables(record: Record) -> Iterator[tuple[str, dict[str, Any]]]:
    for field in tables_of(type(record)):
        rows = getattr(record, field.name)
        if not rows or (isinstance(record, Table) and field.name in _OWN_TABLE):
            continue
        made = [row_in(row) for row in rows]
        if isinstance(record, Ledger) and field.name == "entries":
            _tell_counted(record, made)
        yield field.name, {"title": field.key, "rows": made}
    if isinstance(record, Table) and record.rows:
        yield "rows", _own_table(record)


def _tell_counted(ledger: Ledger, rows: list[dict[str, Cell]]) -> None:
    """Say of every line of the books whether it stands in the page's totals."""
    outside = outside_totals(ledger.entries)
    head = counted_column().title
    for number, row in enumerate(rows):
        row[head] = (YesNo.NO if number in outside else YesNo.YES).label


def _own_table(table: Table) -> dict[str, Any]:
    """Return a table of the village's own with the columns in which anything is shown."""
    cells = [cells_in_order(table.columns, row) for row in table.rows]
    made = own_columns(table.columns)
    kept = [place for place in range(len(made)) if any(row[place] for row in cells)]
    rows = [_own_row(made, row) for row in cells]
    return {
        "title": table.title,
        "columns": [asdict(made[place]) for place in kept],
        "rows": rows,
    }


def _own_row(columns: tuple[DataColumn, ...], cells: tuple[str, ...]) -> dict[str, Any]:
    pairs = zip(columns, cells, strict=True)
    return {column.title: own_cell(column, cell) for column, cell in pairs if cell}


def _withheld(record: Record, withheld: Withheld) -> dict[str, Any]:
    """Return how many rows are not shown and what they come to, where that may be told."""
    field = next(one for one in layout_of(type(record)) if one.name == withheld.field)
    if withheld.fewer_than:
        return {"table": field.name, "title": field.key, "fewer_than": withheld.fewer_than}
    keys = {one.name: one.key for one in layout_of(field.part)} if field.part else {}
    sums = {
        keys[name]: amount.plain() if isinstance(amount, Money) else amount
        for name, amount in withheld.sums
    }
    return {"table": field.name, "title": field.key, "count": withheld.count, "sums": sums}
