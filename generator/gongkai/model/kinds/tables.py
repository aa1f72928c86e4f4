"""A table of the village's own: typed columns, each of which says who may see it.

A row is written as a plain list. Its cells are sorted by their columns' privacy into fields that
carry the marks every face obeys, so that masking and withholding work as in any other kind. A
table in which some column is guarded holds guarded rows; only one whose columns are all open
holds open rows, which a face that shows totals alone may show too.
"""

from collections.abc import Callable, Sequence
from decimal import Decimal
from typing import Annotated, ClassVar

from pydantic import Field, ValidationError, ValidationInfo, field_validator
from pydantic_core import InitErrorDetails, PydanticCustomError

from gongkai.base.dates import parse_date
from gongkai.base.figure import Figure
from gongkai.base.money import Money
from gongkai.base.numerals import count_of
from gongkai.base.problem import ValueFault
from gongkai.model.glossary import key_of
from gongkai.model.marks import Privacy
from gongkai.model.part import Part
from gongkai.model.parts import NamedFigure
from gongkai.model.record import Record
from gongkai.model.values import Markdown, OfficerName, PersonDetail, PersonName
from gongkai.model.vocabulary import Unit, Vocabulary, YesNo


class ColumnType(Vocabulary):
    """What the cells of a column hold."""

    TEXT = "text"
    MONEY = "money"
    COUNT = "count"
    FIGURE = "figure"
    DAY = "day"


class ColumnPrivacy(Vocabulary):
    """Who may see a column."""

    PUBLIC = "public"
    OFFICIAL = "official"
    NAME = "name"
    DETAIL = "detail"
    INTERNAL = "internal"


NUMERIC_COLUMNS = frozenset({ColumnType.MONEY, ColumnType.COUNT, ColumnType.FIGURE})
_OPEN = frozenset({ColumnPrivacy.PUBLIC, ColumnPrivacy.OFFICIAL})
_READERS: dict[ColumnType, Callable[[str], object]] = {
    ColumnType.TEXT: str.strip,
    ColumnType.MONEY: Money.parse,
    ColumnType.COUNT: count_of,
    ColumnType.FIGURE: Figure.parse,
    ColumnType.DAY: parse_date,
}


class TableColumn(Part):
    """A column: its head, what its cells hold, and who may see it."""

    name: str = ""
    title: str
    column_type: ColumnType = ColumnType.TEXT
    measure_unit: str = ""
    is_added_up: YesNo = YesNo.NO
    column_privacy: ColumnPrivacy

    @field_validator("is_added_up")
    @classmethod
    def only_numbers_add_up(cls, value: YesNo, info: ValidationInfo) -> YesNo:
        """Return the value; V217 for a column without numbers."""
        column_type = info.data.get("column_type")
        if value is YesNo.YES and column_type and column_type not in NUMERIC_COLUMNS:
            raise PydanticCustomError("V217", "no numbers", {"text": column_type.label})
        return value

    @property
    def is_numeric(self) -> bool:
        """Return whether cells stand right-aligned and can be added up."""
        return self.column_type in NUMERIC_COLUMNS


class TableRow(Part):
    """A row with its cells by who may see them; written as a plain list of cells."""

    list_field: ClassVar[str] = "cells"

    group: str = ""
    person: PersonName = ""
    cells: tuple[str, ...] = ()
    officials: tuple[OfficerName, ...] = ()
    other_names: tuple[PersonName, ...] = ()
    details: tuple[PersonDetail, ...] = ()
    kept: Annotated[tuple[str, ...], Privacy.INTERNAL] = ()


class OpenRow(TableRow):
    """A row of a table whose columns are all open: it has no guarded cell."""

    person: str = ""
    other_names: tuple[str, ...] = ()
    details: tuple[str, ...] = ()
    kept: tuple[str, ...] = ()


class Table(Record):
    """A table of typed columns, or only the sums of its columns."""

    columns: tuple[TableColumn, ...] = ()
    rows: tuple[TableRow, ...] = ()
    column_totals: Annotated[tuple[NamedFigure, ...], Field(validate_default=True)] = ()
    conclusion: Markdown = ""

    @field_validator("rows", mode="plain")
    @classmethod
    def read_rows(cls, value: object, info: ValidationInfo) -> tuple[TableRow, ...]:
        """Return the rows of lists of cells; every faulty cell is named."""
        if not isinstance(value, (list, tuple)):
            raise PydanticCustomError("V103", "list wanted")
        columns = info.data.get("columns")
        # A fault of the columns is told there; which cell belongs where is not known then.
        return () if columns is None else _rows(columns, value)

    @field_validator("column_totals")
    @classmethod
    def add_up(
        cls, value: tuple[NamedFigure, ...], info: ValidationInfo
    ) -> tuple[NamedFigure, ...]:
        """Return the sums as written, or else those of the rows."""
        columns, rows = info.data.get("columns"), info.data.get("rows")
        return value or (_totals(columns, rows) if columns and rows else ())


def cells_in_order(columns: Sequence[TableColumn], row: TableRow) -> tuple[str, ...]:
    """Return a row's cells in the order of the columns; "" where a face may not show one."""
    fields, cells = _places(columns), {"group": [row.group], "person": [row.person]}
    taken: dict[str, int] = {}
    shown = []
    for field in fields:
        held = cells.get(field) or getattr(row, field)
        place = taken.get(field, 0)
        taken[field] = place + 1
        shown.append(held[place] if place < len(held) else "")
    return tuple(shown)


def _places(columns: Sequence[TableColumn]) -> tuple[str, ...]:
    """Return for each column the field of a row that holds its cells."""
    fields: list[str] = []
    for column in columns:
        first, further = _FIELDS[column.column_privacy]
        is_first = first and first not in fields
        # Rows that look the same once masked are told apart by their villagers' group.
        wanted = column.title == key_of("group") if first == "group" else True
        fields.append(first if is_first and wanted else further)
    return tuple(fields)


_FIELDS = {
    ColumnPrivacy.PUBLIC: ("group", "cells"),
    ColumnPrivacy.OFFICIAL: ("", "officials"),
    ColumnPrivacy.NAME: ("person", "other_names"),
    ColumnPrivacy.DETAIL: ("", "details"),
    ColumnPrivacy.INTERNAL: ("", "kept"),
}


def _rows(columns: Sequence[TableColumn], value: Sequence[object]) -> tuple[TableRow, ...]:
    is_open = all(column.column_privacy in _OPEN for column in columns)
    places = _places(columns)
    faults: list[InitErrorDetails] = []
    rows = []
    for number, cells in enumerate(value):
        texts = _cells(columns, cells, number, faults)
        held: dict[str, list[str]] = {}
        for place, cell in zip(places, texts, strict=False):
            held.setdefault(place, []).append(cell)
        alone = {name: held.pop(name)[0] for name in ("group", "person") if name in held}
        fields = {name: tuple(cells) for name, cells in held.items()} | alone
        rows.append((OpenRow if is_open else TableRow).model_validate(fields))
    if faults:
        raise ValidationError.from_exception_data("rows", faults)
    return tuple(rows)


def _cells(
    columns: Sequence[TableColumn], cells: object, number: int, faults: list[InitErrorDetails]
) -> list[str]:
    """Return a row's cells in their canonical form; faults gain what is wrong."""
    if not isinstance(cells, (list, tuple)):
        faults.append(_fault("V103", {}, (number,)))
        return []
    if len(cells) != len(columns):
        facts = {"cells": str(len(cells)), "columns": str(len(columns))}
        faults.append(_fault("V216", facts, (number,)))
        return []
    texts = []
    for place, (column, cell) in enumerate(zip(columns, cells, strict=True)):
        try:
            texts.append(_cell(column, cell))
        except ValueFault as fault:
            faults.append(_fault(fault.code, dict(fault.facts), (number, place)))
    return texts


def _cell(column: TableColumn, cell: object) -> str:
    if cell is None:
        return ""
    if not isinstance(cell, str):
        raise ValueFault("V105")
    return str(_READERS[column.column_type](cell)) if cell.strip() else ""


def _fault(code: str, facts: dict[str, str], loc: tuple[int, ...]) -> InitErrorDetails:
    return InitErrorDetails(type=PydanticCustomError(code, "cell", facts), loc=loc, input=None)


def _totals(columns: Sequence[TableColumn], rows: Sequence[TableRow]) -> tuple[NamedFigure, ...]:
    """Return the sums of the columns that are to be added up and may be shown somewhere."""
    texts = [cells_in_order(columns, row) for row in rows]
    found = []
    for place, column in enumerate(columns):
        filled = [cells[place] for cells in texts if cells[place]]
        if _may_be_added_up(column, filled):
            total = _total(column, filled)
            if total:
                found.append(NamedFigure(name=column.title, figure=Figure.parse(total)))
    return tuple(found)


def _may_be_added_up(column: TableColumn, filled: list[str]) -> bool:
    """Return whether a sum is wanted and tells no one's own detail or kept evidence."""
    if column.is_added_up is not YesNo.YES or not column.is_numeric:
        return False
    if column.column_privacy is ColumnPrivacy.DETAIL:
        return len(filled) > 1
    return column.column_privacy is not ColumnPrivacy.INTERNAL


def _total(column: TableColumn, texts: list[str]) -> str:
    """Return a column's sum with its unit; "" without cells, with hedges or with mixed units."""
    figures = [Figure.parse(text) for text in texts]
    units = {figure.unit for figure in figures}
    if len(units) != 1 or not all(figure.is_exact for figure in figures):
        return ""
    number = sum((figure.number for figure in figures), Decimal())
    unit = units.pop() or column.measure_unit
    if column.column_type is ColumnType.MONEY:
        return f"{number:,.2f}{unit or Unit.YUAN.label}"
    return f"{number:,f}{unit}"
