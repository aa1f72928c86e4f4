"""Tell private facts by the heads of a table: a date alone is none, under "born on" it is.

Only tables with a column of names count: elsewhere nobody could be told from another.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Final, NamedTuple

from gongkai.base.privacy.catalogue import HEADS, KINDS, PATTERNS, PrivateKind

_SIGNS: Final = ("|", "\t", ",")
_FEWEST: Final = 2
_Row = Sequence[str]


class _Rule(NamedTuple):
    """What a head announces, and which cells under it say so how surely."""

    kind: PrivateKind
    head: re.Pattern[str]
    cells: tuple[tuple[re.Pattern[str], bool], ...]


def facts_in_tables(text: str) -> Iterator[tuple[PrivateKind, bool]]:
    """Yield kind and certainty of what the tables of a plain text tell of named people."""
    # Most texts have no table, and most tables none of these heads.
    if "\n" in text and any(sign in text for sign in _SIGNS) and _any_head().search(text):
        for table in _tables_in(text):
            yield from facts_of_table(table[0], table[1:])


def facts_of_table(heads: _Row, rows: Sequence[_Row]) -> Iterator[tuple[PrivateKind, bool]]:
    """Yield kind and certainty of what a table's cells tell of the people its rows name."""
    if not any(_person().search(head) for head in heads):
        return
    for place, head in enumerate(heads):
        cells = [row[place] for row in rows if place < len(row)]
        for rule in _rules():
            if rule.head.search(head):
                yield from _facts_under(rule, cells)


def _facts_under(rule: _Rule, cells: _Row) -> Iterator[tuple[PrivateKind, bool]]:
    for pattern, is_certain in rule.cells:
        if any(pattern.search(cell) for cell in cells):
            yield rule.kind, is_certain
            return


def _tables_in(text: str) -> Iterator[list[list[str]]]:
    """Yield runs of lines that the same sign parts into cells."""
    table: list[list[str]] = []
    last = ""
    for line in text.split("\n"):
        sign = next((one for one in _SIGNS if one in line), "")
        if table and sign != last:
            yield table
            table = []
        cells = [cell.strip() for cell in line.strip().strip("|").split(sign)] if sign else []
        if len(cells) >= _FEWEST:
            table.append(cells)
        last = sign
    if table:
        yield table


@cache
def _rules() -> tuple[_Rule, ...]:
    """Return the rules; made ready when the first table needs them."""

    def cell(pattern: str) -> re.Pattern[str]:
        for part in ("number", "day", "month"):
            pattern = pattern.replace(f"{{{part[0]}}}", f"(?:{PATTERNS[part]})")
        return re.compile(pattern)

    return (
        _Rule(
            KINDS["birth"], re.compile(HEADS["birth"]), ((cell("{d}"), True), (cell("{m}"), False))
        ),
        _Rule(KINDS["address"], re.compile(HEADS["address"]), ((cell(HEADS["house"]), True),)),
        _Rule(KINDS["health"], re.compile(HEADS["health"]), ((cell(HEADS["told"]), True),)),
    )


@cache
def _any_head() -> re.Pattern[str]:
    return re.compile("|".join(HEADS[name] for name in ("birth", "address", "health")))


@cache
def _person() -> re.Pattern[str]:
    return re.compile(HEADS["person"])
