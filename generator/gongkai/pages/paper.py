"""Choose the paper of a sheet by the width its tables need."""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple
from unicodedata import east_asian_width

from gongkai.model.blocks import Block, Column, OwnBlock, TableBlock

_WIDE = frozenset("WFA")
_NARROW = 0.56
"""Width of a letter or digit beside a Chinese character."""
_PADDING = 1.1
_LONG = 11.0
"""A long text may break into lines of this many characters."""
_SHORT = 9.0


class Paper(NamedTuple):
    """A size of paper, which way it lies, and the size of the text in its tables, in points."""

    size: str = "a4"
    is_flipped: bool = False
    table_size: float = 10.5


_PAPERS = (
    (47.0, Paper("a4", is_flipped=False, table_size=10.5)),
    (52.0, Paper("a4", is_flipped=False, table_size=9.5)),
    (68.0, Paper("a4", is_flipped=True, table_size=10.5)),
    (80.0, Paper("a4", is_flipped=True, table_size=9.0)),
    (105.0, Paper("a3", is_flipped=True, table_size=10.5)),
    (float("inf"), Paper("a3", is_flipped=True, table_size=8.5)),
)
"""The widest table that each paper holds, in characters of its own table text."""


def paper_of(blocks: Iterable[Block]) -> Paper:
    """Return the smallest paper on which every table reads well."""
    widest = max((table_width(*table) for table in _tables(blocks)), default=0.0)
    return next(paper for limit, paper in _PAPERS if widest <= limit)


def table_width(columns: Sequence[Column], rows: Iterable[Sequence[str]]) -> float:
    """Return the width a table needs, in Chinese characters."""
    lines = list(rows)
    return sum(
        _column_width(column, [line[index] for line in lines if index < len(line)])
        for index, column in enumerate(columns)
    )


def text_width(text: str) -> float:
    """Return the width of a text set in one line, in Chinese characters."""
    return sum(1.0 if east_asian_width(one) in _WIDE else _NARROW for one in text)


def _column_width(column: Column, cells: Sequence[str]) -> float:
    head = text_width(column.label + column.unit)
    widest = max(map(text_width, cells), default=0.0)
    if column.is_numeric:
        # A number never breaks; its head may, once.
        return max(widest, head / 2) + _PADDING
    limit = _LONG if column.is_long else _SHORT
    return min(max(widest, head / 2), limit) + _PADDING


def _tables(blocks: Iterable[Block]) -> Iterator[tuple[Sequence[Column], Iterable[Sequence[str]]]]:
    for block in blocks:
        if isinstance(block, TableBlock):
            yield block.columns, block.rows
        elif isinstance(block, OwnBlock):
            columns = getattr(block.data, "columns", ())
            if columns and isinstance(columns[0], Column):
                yield columns, _own_rows(block.data)


def _own_rows(data: object) -> Iterator[Sequence[str]]:
    for row in getattr(data, "rows", ()):
        yield getattr(row, "cells", row)
    for group in getattr(data, "groups", ()):
        yield from group.rows
