"""What a page body is made of: facts, tables and prose, derived from a record's fields.

Blocks hold only what the face may show, as text ready to be escaped; templates add markup only.
"""

from collections.abc import Callable
from enum import StrEnum
from typing import ClassVar, NamedTuple, TypeAlias

from gongkai.base.light_dataclass import dataclass


class Fact(NamedTuple):
    """One labelled value; `href` when it leads somewhere inside the site."""

    name: str
    label: str
    value: str
    href: str = ""


@dataclass(frozen=True, slots=True)
class FactsBlock:
    """A short list of labelled values."""

    form: ClassVar[str] = "facts"

    name: str
    title: str
    facts: tuple[Fact, ...]


class Column(NamedTuple):
    """A column's name, head and unit."""

    name: str
    label: str
    unit: str = ""
    is_numeric: bool = False
    is_long: bool = False


@dataclass(frozen=True, slots=True)
class TableBlock:
    """A table of texts with an optional total row, or only a note where rows are withheld."""

    form: ClassVar[str] = "table"

    name: str
    title: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[str, ...], ...]
    total: tuple[str, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True)
class ProseBlock:
    """Markdown text of a cadre."""

    form: ClassVar[str] = "prose"

    name: str
    title: str
    markdown: str


@dataclass(frozen=True, slots=True)
class OwnBlock:
    """A block drawn by the kind's own template; `data` is what that template documents."""

    form: ClassVar[str] = "own"

    name: str
    title: str
    template: str
    data: object


class ChartForm(StrEnum):
    """How numbers are drawn: columns along a time, bars one below another, parts of a whole."""

    COLUMNS = "columns"
    BARS = "bars"
    PARTS = "parts"


class ChartRow(NamedTuple):
    """One place of a chart: for each series a whole number (fen, pieces) and how it is shown."""

    label: str
    numbers: tuple[int, ...]
    shown: tuple[str, ...]


class Chart(NamedTuple):
    """Numbers to be drawn, and what the picture says in words.

    Of parts a row shows one text only, at its end: `shown` holds that one.
    """

    form: ChartForm
    title: str
    unit: str
    description: str
    series: tuple[str, ...]
    rows: tuple[ChartRow, ...]


@dataclass(frozen=True, slots=True)
class ChartBlock:
    """Charts of what a table beside them tells; never instead of it."""

    form: ClassVar[str] = "chart"

    name: str
    charts: tuple[Chart, ...]


Block: TypeAlias = FactsBlock | TableBlock | ProseBlock | OwnBlock | ChartBlock


@dataclass(frozen=True, slots=True)
class Presentation:
    """How one kind presents a record beyond the derived blocks.

    ``sentence`` opens the page; ``replaced`` names the fields (or "*" for all) whose derived
    blocks give way; ``before`` stand on top, ``after`` below the derived blocks.
    """

    sentence: str
    highlights: tuple[tuple[str, str], ...] = ()
    replaced: frozenset[str] = frozenset()
    before: tuple[Block, ...] = ()
    after: tuple[Block, ...] = ()
    lists: Callable[[], tuple[Block, ...]] = tuple
    """Blocks between the derived ones and those after: long, and made only to be drawn."""
    sums: tuple[tuple[str, int], ...] = ()
    """What the record comes to, for charts over several: a name (`model.summary`) and fen."""
    honours: tuple[tuple[str, str, str, str], ...] = ()
    """For each honoured family: its record id, the award, the grade, the day (ISO)."""
