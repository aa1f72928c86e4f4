"""The columns of open data, worked out once from each model: as pages show it, cell by cell.

Money is yuan with two decimals, days are ISO, words are the ones that readers see. A span of
days has a column for either end; a figure has one for what was written and one for its number.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any, TypeAlias

from gongkai.base.texts import text
from gongkai.model.kinds.accounts import LedgerEntry
from gongkai.model.kinds.tables import ColumnType, TableColumn
from gongkai.model.layout import FieldLayout, Shape, is_blank, layout_of
from gongkai.model.marks import Privacy, Role
from gongkai.model.part import Part
from gongkai.model.record import Record
from gongkai.model.vocabulary import Face
from gongkai.pages.cells import cell_of

Cell: TypeAlias = str | int | None
"""Money and other numbers with decimals are text, so that no reader rounds them."""
TEXT, NUMBER, WHOLE, DAY = "string", "number", "integer", "date"
"""The types of Table Schema."""


@dataclass(frozen=True, slots=True)
class DataColumn:
    """A column: its name in the model, its head, what its cells hold, and in which unit."""

    name: str
    title: str
    sort: str = TEXT
    unit: str = ""
    help: str = ""


@dataclass(frozen=True, slots=True)
class _Source:
    """A column with the way to its cell from the value of its field."""

    column: DataColumn
    read: Callable[[Any], Cell]


def columns_of(cls: type[Part]) -> tuple[DataColumn, ...]:
    """Return the columns of a table whose rows are parts of a class."""
    columns = tuple(source.column for _, sources in _row_sources(cls) for source in sources)
    return (*columns, counted_column()) if cls is LedgerEntry else columns


@cache
def counted_column() -> DataColumn:
    """Return the column of the books that says which lines the page's totals hold."""
    return DataColumn("is_counted", text("data.counted"), help=text("data.counted_help"))


def fact_columns(cls: type[Record]) -> tuple[DataColumn, ...]:
    """Return the columns of what a kind tells beside its tables."""
    return tuple(source.column for _, sources in _fact_sources(cls) for source in sources)


@cache
def tables_of(cls: type[Record]) -> tuple[FieldLayout, ...]:
    """Return the fields of a kind that are tables on its page."""
    return tuple(field for field in layout_of(cls) if _is_shown(field) and _is_table(field))


def facts_in(record: Record) -> dict[str, Cell]:
    """Return what a projected record tells beside its tables, by the columns' heads."""
    return _cells(record, _fact_sources(type(record)))


def row_in(row: Part) -> dict[str, Cell]:
    """Return the filled cells of one projected row, by the columns' heads."""
    return _cells(row, _row_sources(type(row)))


def own_columns(columns: tuple[TableColumn, ...]) -> tuple[DataColumn, ...]:
    """Return the columns of a table of the village's own; no two have the same head."""
    found: list[DataColumn] = []
    for number, column in enumerate(columns, 1):
        title, sort = column.title, _OWN_SORTS.get(column.column_type, TEXT)
        if any(title == other.title for other in found):
            title = f"{title}{number}"
        found.append(DataColumn(f"column_{number}", title, sort, column.measure_unit))
    return tuple(found)


def own_cell(column: DataColumn, cell: str) -> Cell:
    """Return a cell of the village's own table, which is in its canonical form."""
    if not cell or column.sort in {TEXT, DAY}:
        return cell or None
    bare = cell.replace(",", "")
    return int(bare) if column.sort == WHOLE else bare


_OWN_SORTS = {ColumnType.MONEY: NUMBER, ColumnType.COUNT: WHOLE, ColumnType.DAY: DAY}
_Sources: TypeAlias = tuple[tuple[str, tuple[_Source, ...]], ...]
_TOLD_BESIDE = frozenset({"corrections", "objections"})
"""Tables of every kind that stand at the end of its page."""


@cache
def _row_sources(cls: type[Part]) -> _Sources:
    return tuple((field.name, tuple(_sources(field))) for field in layout_of(cls) if _may(field))


@cache
def _fact_sources(cls: type[Record]) -> _Sources:
    fields = (field for field in layout_of(cls) if _is_shown(field) and not _is_table(field))
    return tuple((field.name, tuple(_sources(field))) for field in fields)


def _cells(part: Part, sources: _Sources) -> dict[str, Cell]:
    values = part.__dict__
    found: dict[str, Cell] = {}
    for name, columns in sources:
        value = values[name]
        if is_blank(value):
            continue
        for source in columns:
            cell = source.read(value)
            if cell not in {None, ""}:
                found[source.column.title] = cell
    return found


def _may(field: FieldLayout) -> bool:
    """Return whether a field is data; prose names files, and is read on the page."""
    is_open = field.privacy is not Privacy.INTERNAL and Face.WEB in field.faces
    return is_open and field.shape is not Shape.PROSE


def _is_shown(field: FieldLayout) -> bool:
    return _may(field) and (field.role is Role.BODY or field.name in _TOLD_BESIDE)


def _is_table(field: FieldLayout) -> bool:
    return field.is_list and field.part is not None


def _sources(field: FieldLayout) -> Iterator[_Source]:
    """Yield the columns of a field; lists and small parts are told in one cell."""
    unit = field.unit.label if field.unit else ""
    if field.is_list or field.shape not in _READERS:
        read = _linked if field.shape is Shape.LINK else cell_of
        yield _Source(DataColumn(field.name, field.key, TEXT, unit, field.help), read)
        return
    for suffix, key, sort, read_part in _READERS[field.shape]:
        title = text(f"data.{key}", name=field.key) if key else field.key
        column = DataColumn(f"{field.name}{suffix}", title, sort, unit, field.help)
        yield _Source(column, read_part)


def _linked(value: Any) -> Cell:
    return value if isinstance(value, str) else text("record.list_mark").join(value)


def _number(figure: Any) -> Cell:
    return f"{figure.number:f}" if figure.is_exact else None


_Reader: TypeAlias = tuple[str, str, str, Callable[[Any], Cell]]
_READERS: dict[Shape, tuple[_Reader, ...]] = {
    Shape.TEXT: (("", "", TEXT, str),),
    Shape.MONEY: (("", "", NUMBER, lambda value: str(value.plain())),),
    Shape.COUNT: (("", "", WHOLE, int),),
    Shape.DAY: (("", "", DAY, lambda value: str(value.isoformat())),),
    Shape.PERIOD: (("", "", TEXT, lambda value: str(value.key)),),
    Shape.WORD: (("", "", TEXT, lambda value: str(value.label)),),
    Shape.LINK: (("", "", TEXT, str),),
    Shape.SPAN: (
        ("_from", "first_day", DAY, lambda value: str(value.start.isoformat())),
        ("_to", "last_day", DAY, lambda value: value.end.isoformat() if value.end else None),
    ),
    Shape.FIGURE: (
        ("", "", TEXT, str),
        ("_number", "number", NUMBER, _number),
    ),
}
