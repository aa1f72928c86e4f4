"""Tables of open data as CSV that spreadsheets open right; the same bytes every time."""

import csv
import io
import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

BOM: Final = b"\xef\xbb\xbf"
"""Excel takes a file of UTF-8 for one of the system's old code page without it."""
_NUMBER = re.compile(r"[+-]?[\d,]*\.?\d+%?", re.ASCII)
_FORMULA = frozenset("=+-@\t\r\n|\uff1d\uff0b\uff0d\uff20")
"""What a cell begins with that spreadsheets take for a formula or a command, wide ones too."""
_TEXT_MARK = "'"


def csv_of(heads: Sequence[str], rows: Iterable[Sequence[object]]) -> bytes:
    """Return a table as CSV (RFC 4180) in UTF-8 with a mark of it; None is an empty cell.

    A text that a spreadsheet would take for a formula begins with an apostrophe.
    """
    target = io.StringIO(newline="")
    writer = csv.writer(target, lineterminator="\r\n")
    writer.writerow([harmless(head) for head in heads])
    for row in rows:
        writer.writerow([harmless(cell) if type(cell) is str else cell for cell in row])
    return BOM + target.getvalue().encode("utf-8")


def harmless(cell: str) -> str:
    """Return a cell that no spreadsheet takes for a formula; numbers stay as they are."""
    if not cell or cell[0] not in _FORMULA or _NUMBER.fullmatch(cell):
        return cell
    return _TEXT_MARK + cell


def rows_under(
    heads: Sequence[str], rows: Iterable[Mapping[str, object]]
) -> Iterable[Sequence[object]]:
    """Return the cells of rows in the order of heads; None where a row has none."""
    return ([row.get(head) for head in heads] for row in rows)
