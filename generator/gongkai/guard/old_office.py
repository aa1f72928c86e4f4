"""Read what old office programs wrote: cells of .xls, and whatever text stands in .doc."""

import io
import re
from typing import Final

from gongkai.guard.old_names import names_old_writer
from gongkai.guard.reading import Reading, UncleanableError, UnreadableError

_LONG: Final = 10**14
_READABLE: Final = re.compile(
    r"[\w\s.,:()\-/|\u00b7\uff0c\u3002\u3001\uff1a\uff08\uff09\uff0d\u2014]{4,}"
)


def read_sheets(data: bytes, reading: Reading) -> None:
    """Read every cell of an .xls, hidden sheets too; notes beside cells are not seen.

    Raise UnreadableError when it is locked or broken.
    """
    from python_calamine import CalamineError, CalamineWorkbook  # noqa: PLC0415 - few villages have an .xls

    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(data))
        for name in book.sheet_names:
            reading.add([name])
            for row in book.get_sheet_by_name(name).to_python():
                reading.add(_shown(value, reading) for value in row)
    except (CalamineError, OSError, ValueError, TypeError) as fault:
        raise UnreadableError from fault
    _read_raw(data, reading)
    _look_for_writer(data, reading)


def read_document(data: bytes, reading: Reading) -> None:
    """Search a .doc; what is found there counts, but that nothing is found proves nothing."""
    _read_raw(data, reading)
    reading.is_partly_unreadable = True
    _look_for_writer(data, reading)


def _look_for_writer(data: bytes, reading: Reading) -> None:
    try:
        reading.names_author |= names_old_writer(data)
    except UncleanableError:
        reading.names_author = True


def _shown(value: object, reading: Reading) -> str:
    if isinstance(value, float):
        if value >= _LONG:
            # A number this long loses its end when it is typed as a number.
            reading.is_partly_unreadable = True
        return str(int(value)) if value.is_integer() else ""
    return str(value)


def _read_raw(data: bytes, reading: Reading) -> None:
    """Add every readable piece of the bytes, taken as the two codes old programs used."""
    for text in (
        data.decode("utf-16-le", "ignore"),
        data[1:].decode("utf-16-le", "ignore"),
        data.decode("gb18030", "ignore"),
    ):
        reading.add(_READABLE.findall(text))
