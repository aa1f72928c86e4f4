"""Tables as an Excel workbook: a sheet for each, numbers as numbers, the same bytes every time."""

import io
from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

_MADE: Final = datetime(2000, 1, 1, tzinfo=UTC).replace(tzinfo=None)
"""A workbook says when it was made; that must not change its bytes."""
_LONGEST_CELL: Final = 32_767
_LONGEST_NAME: Final = 31
_FORMATS: Final = {"number": "0.00", "integer": "0", "date": "yyyy-mm-dd"}
_PLAIN: Final = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_numbers": False,
    "strings_to_urls": False,
}
_NARROWEST, _WIDEST, _LOOKED_AT = 8, 40, 50
_WIDE_FROM: Final = 0x2E80
"""Characters from here on are as wide as two digits."""


class Sheet(NamedTuple):
    """A table: its name, its heads with the types of their cells, its rows."""

    name: str
    heads: Sequence[tuple[str, str]]
    rows: Sequence[Sequence[str | int | None]]


def workbook_of(sheets: Sequence[Sheet]) -> bytes:
    """Return a workbook; every text is a text, so that none can be taken for a formula."""
    from xlsxwriter import Workbook  # noqa: PLC0415 - slow, and seldom needed

    target = io.BytesIO()
    book = Workbook(target, _PLAIN)
    book.set_properties({"created": _MADE})
    formats = {sort: book.add_format({"num_format": form}) for sort, form in _FORMATS.items()}
    bold = book.add_format({"bold": True})
    for name, sheet in zip(_names(sheets), sheets, strict=True):
        _fill(book.add_worksheet(name), sheet, bold, formats)
    book.close()
    return target.getvalue()


def _names(sheets: Sequence[Sheet]) -> Iterator[str]:
    """Yield a name for each sheet that Excel takes: short, and unlike all others."""
    taken: set[str] = set()
    for number, sheet in enumerate(sheets, 1):
        name = sheet.name[:_LONGEST_NAME]
        if name in taken:
            name = f"{name[: _LONGEST_NAME - 3]}{number}"
        taken.add(name)
        yield name


def _fill(page: "Worksheet", sheet: Sheet, bold: "Format", formats: dict[str, "Format"]) -> None:
    for place, (head, sort) in enumerate(sheet.heads):
        page.write_string(0, place, head, bold)
        page.set_column(place, place, _width(sheet, place), formats.get(sort))
    for number, row in enumerate(sheet.rows, 1):
        for place, cell in enumerate(row):
            if cell is not None:
                _write(page, number, place, cell, sheet.heads[place][1], formats)
    page.freeze_panes(1, 0)
    if sheet.rows:
        page.autofilter(0, 0, len(sheet.rows), len(sheet.heads) - 1)


def _write(  # noqa: PLR0913, PLR0917 - where, what and how
    page: "Worksheet",
    row: int,
    place: int,
    cell: str | int,
    sort: str,
    formats: dict[str, "Format"],
) -> None:
    if sort == "date":
        page.write_datetime(row, place, date.fromisoformat(str(cell)), formats[sort])
    elif sort in formats:
        page.write_number(row, place, float(cell), formats[sort])
    else:
        page.write_string(row, place, str(cell)[:_LONGEST_CELL])


def _width(sheet: Sheet, place: int) -> int:
    """Return how wide a column is, in digits, from its head and its first cells."""
    texts = [sheet.heads[place][0], *(str(row[place] or "") for row in sheet.rows[:_LOOKED_AT])]
    widest = max(sum(2 if ord(char) >= _WIDE_FROM else 1 for char in one) for one in texts)
    return min(max(widest + 2, _NARROWEST), _WIDEST)
