"""Derive a record's body from its fields, so that a kind without a template reads well.

Short values become a list of facts, lists of parts become tables, Markdown becomes prose. Empty
fields and empty columns are left out.
"""

from collections.abc import Callable, Iterator
from functools import cache
from typing import Any

from gongkai.base.money import Money, total_of
from gongkai.base.numerals import grouped
from gongkai.base.texts import text
from gongkai.model.blocks import Block, Column, Fact, FactsBlock, ProseBlock, TableBlock
from gongkai.model.face import Projection, Withheld
from gongkai.model.layout import FieldLayout, Shape, is_blank, layout_of
from gongkai.model.marks import Role
from gongkai.model.part import Part
from gongkai.pages.cells import cell_of, fact_text, field_cell

_LONG = 24
_COMMON_LAST = ("explanation",)


def derived_blocks(projection: Projection, replaced: frozenset[str]) -> tuple[Block, ...]:
    """Return the blocks of all body fields but the replaced ones, in the order of the model."""
    if "*" in replaced:
        return ()
    record = projection.record
    fields = _body_fields(type(record), replaced)
    return tuple(_blocks_of(record, fields, projection.withheld))


@cache
def _body_fields(cls: type[Part], replaced: frozenset[str]) -> tuple[FieldLayout, ...]:
    fields = [
        field for field in layout_of(cls) if field.role is Role.BODY and field.name not in replaced
    ]
    return tuple(sorted(fields, key=lambda field: field.name in _COMMON_LAST))


def _blocks_of(
    part: Part, fields: tuple[FieldLayout, ...], withheld: tuple[Withheld, ...]
) -> Iterator[Block]:
    facts: list[Fact] = []
    later: list[Block] = []
    for field in fields:
        value = getattr(part, field.name)
        later += [withheld_block(field, rows) for rows in withheld if rows.field == field.name]
        if is_blank(value):
            continue
        if field.shape is Shape.PROSE:
            later.append(ProseBlock(field.name, field.label, value))
        elif field.shape is Shape.PART and field.part is not None:
            later.extend(_part_blocks(field, value))
        else:
            facts.append(Fact(field.name, field.label, fact_text(field, value)))
    if facts:
        yield FactsBlock("facts", "", tuple(facts))
    yield from later


def _part_blocks(field: FieldLayout, value: Any) -> Iterator[Block]:
    if field.is_list:
        yield table_of(field.name, field.label, value)
        return
    part: Part = value
    for block in _blocks_of(part, layout_of(type(part)), ()):
        if isinstance(block, FactsBlock):
            yield FactsBlock(field.name, field.label, block.facts)
        else:
            yield block


def table_of(name: str, title: str, rows: tuple[Part, ...], note: str = "") -> TableBlock:
    """Return a table of parts: empty columns left out, summed columns totalled."""
    made = [
        (field, values, _cells_of(field, values))
        for field in layout_of(type(rows[0]))
        if not all(map(is_blank, values := [getattr(row, field.name) for row in rows]))
    ]
    columns = tuple(_column_of(field, values, cells) for field, values, cells in made)
    lines = tuple(zip(*(cells for _, _, cells in made), strict=True))
    # A table without columns has its rows all the same.
    lines = lines or ((),) * len(rows)
    total = _total_row([(field, values) for field, values, _ in made], len(rows))
    return TableBlock(name, title, columns, lines, total, note)


def withheld_block(field: FieldLayout, withheld: Withheld) -> TableBlock:
    """Return the note that stands where rows are not shown: how many, and their sums."""
    if withheld.fewer_than:
        note = text("record.few", few=withheld.fewer_than)
        return TableBlock(field.name, field.label, (), (), (), note)
    sums = []
    part_fields = {f.name: f for f in layout_of(field.part)} if field.part else {}
    for name, amount in withheld.sums:
        column = part_fields[name]
        unit = column.unit.label if column.unit else ""
        sums.append(
            text("record.withheld_sum", label=column.label, amount=_plain(amount), unit=unit)
        )
    note = text("record.withheld", count=withheld.count, sums="".join(sums))
    return TableBlock(field.name, field.label, (), (), (), note)


def _plain(amount: Money | int) -> str:
    return grouped(amount) if isinstance(amount, int) else str(amount)


def _cells_of(field: FieldLayout, values: list[Any]) -> list[str]:
    if field.shape is Shape.TEXT and not field.is_list:
        # Most columns: a text is its own cell.
        return values
    return [field_cell(field, value) for value in values]


def _column_of(field: FieldLayout, values: list[Any], cells: list[str]) -> Column:
    is_long = False
    if not field.is_numeric:
        # The mark of a link is longer than what will stand there.
        shown = map(cell_of, values) if field.shape is Shape.LINK else cells
        is_long = max(map(len, shown)) > _LONG
    unit = field.unit.label if field.unit else ""
    return Column(field.name, field.label, unit, field.is_numeric, is_long)


def _total_row(columns: list[tuple[FieldLayout, list[Any]]], count: int) -> tuple[str, ...]:
    if count < 2 or not any(field.is_summed for field, _ in columns):  # noqa: PLR2004 - one row is its own sum
        return ()
    sums = [_column_total(field, values) if field.is_summed else "" for field, values in columns]
    if not columns[0][0].is_summed:
        sums[0] = text("record.total")
    return tuple(sums)


def _column_total(field: FieldLayout, values: list[Any]) -> str:
    adders: dict[Shape, Callable[[list[Any]], Money | int]] = {
        Shape.MONEY: total_of,
        Shape.COUNT: lambda counts: sum(count or 0 for count in counts),
    }
    return cell_of(adders[field.shape](values))
