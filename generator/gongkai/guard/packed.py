"""Read zip files and what office programs pack like them: docx, xlsx.

Every part is read, whatever its name: body, headers, notes, hidden sheets, changes not yet
accepted. A part that cannot be read leaves the file partly unreadable.
"""

import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from typing import Final

from gongkai.guard.office_names import names_writer
from gongkai.guard.reading import Reading, UncleanableError, UnreadableError
from gongkai.guard.unseen import numbers_in_bytes, numbers_in_tags
from gongkai.guard.workbook_text import shared_texts, text_of_worksheet
from gongkai.guard.xml_text import text_of_xml

PACKED: Final = (".docx", ".xlsx", ".pptx", ".zip")
"""The ends of names of files that hold others."""
_DEEPEST: Final = 3
_MOST_PARTS: Final = 5_000
_MOST_BYTES: Final = 100_000_000
_MOST_GROWTH: Final = 200
"""How many times larger than its packed form a file may become."""
_SMALL: Final = 1_000_000
_XML: Final = (".xml", ".rels", ".vml")
_WORKSHEETS: Final = "xl/worksheets/sheet"
_SHARED: Final = "xl/sharedstrings.xml"
_PICTURES: Final = (".jpg", ".jpeg", ".png", ".webp", ".tif", ".tiff")
_DRAWINGS: Final = (".emf", ".wmf", ".gif", ".bmp")
"""Not opened: drawings may hold texts as they are written, and GIF remarks."""
_UNSEEN: Final = (".ttf", ".odttf", ".fntdata", "/")
_FLOAT_OF_IDENTITY: Final = re.compile(r"(?m)(?:^|,)\d\.\d{9,}E\+1[4-9](?:$|,)")
_FAULTS = (
    UncleanableError,
    zipfile.BadZipFile,
    zlib.error,
    OSError,
    RuntimeError,
    NotImplementedError,
    EOFError,
)


def read_packed(data: bytes, reading: Reading) -> Iterator[tuple[str, bytes]]:
    """Read a zip into a reading; yield the files in it that are read by others, with names."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            parts = packed.infolist()
            refuse_bomb(parts, len(data))
            shared = _shared_texts(packed, parts)
            for part in parts:
                name = name_of(part)
                reading.add([name])
                if not name.lower().endswith(_UNSEEN):
                    yield from _read_part(name, packed.read(part), reading, shared)
    except _FAULTS as fault:
        raise UnreadableError from fault


def files_inside(data: bytes, depth: int = 0) -> Iterator[bytes]:
    """Yield every file in a zip or an office file, and in zips inside it, as it was put there."""
    if depth > _DEEPEST:
        return
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            parts = packed.infolist()
            refuse_bomb(parts, len(data))
            for part in parts:
                lower = part.filename.lower()
                if lower.endswith((*_XML, "/")):
                    continue
                yield (inner := packed.read(part))
                if lower.endswith(PACKED):
                    yield from files_inside(inner, depth + 1)
    except (*_FAULTS, UnreadableError):
        # What cannot be read is left out of the site until a person has signed.
        return


def refuse_bomb(parts: list[zipfile.ZipInfo], size: int) -> None:
    """Raise UnreadableError for a zip of `size` bytes that would grow beyond all measure."""
    total = sum(part.file_size for part in parts)
    is_bomb = total > _SMALL and total > size * _MOST_GROWTH
    if len(parts) > _MOST_PARTS or total > _MOST_BYTES or is_bomb:
        raise UnreadableError


def _shared_texts(packed: zipfile.ZipFile, parts: list[zipfile.ZipInfo]) -> list[str]:
    """Return the texts that cells of a workbook share; none in a file of another sort."""
    named = [part for part in parts if part.filename.lower() == _SHARED]
    return shared_texts(packed.read(named[0])) if named else []


def _read_part(
    name: str, data: bytes, reading: Reading, shared: list[str]
) -> Iterator[tuple[str, bytes]]:
    lower = name.lower()
    if lower.endswith(_XML):
        is_table = lower.startswith(_WORKSHEETS)
        text = text_of_worksheet(data, shared) if is_table else text_of_xml(data)
        reading.names_author |= names_writer(data)
        reading.add([text])
        # A number of more than fifteen digits typed into a cell loses its end.
        reading.is_partly_unreadable |= bool(_FLOAT_OF_IDENTITY.search(text))
        reading.unseen += numbers_in_tags(data)
    elif lower.endswith(_DRAWINGS):
        reading.unseen += numbers_in_bytes(data)
    elif lower.endswith(_PICTURES):
        reading.look_at_picture(data)
    else:
        yield name, data


def name_of(part: zipfile.ZipInfo) -> str:
    """Return a part's name; Chinese Windows writes names in its own code without saying so."""
    if part.flag_bits & 0x800:
        return part.filename
    try:
        return part.filename.encode("cp437").decode("gb18030")
    except (UnicodeEncodeError, UnicodeDecodeError):
        return part.filename
