"""Read a PDF: text of every page, notes, links, properties, files inside."""

import io
import logging
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from gongkai.guard.reading import Reading, UnreadableError

if TYPE_CHECKING:
    from pypdf import PdfReader

_MOST_PAGES = 500
_PERSONAL = ("/Author",)
# What pypdf is known to raise for a file that is broken somewhere.
FAULTS = (
    ValueError,
    LookupError,
    TypeError,
    AttributeError,
    ArithmeticError,
    NotImplementedError,
    RecursionError,
    OSError,
    AssertionError,
)


def read_pdf(data: bytes, reading: Reading) -> Iterator[tuple[str, bytes]]:
    """Read a PDF into a reading; yield the files inside it with their names.

    Raise UnreadableError when it is locked or broken. A page that shows a picture and no text
    leaves the reading partly unreadable.
    """
    from pypdf import PdfReader  # noqa: PLC0415 - slow to import, and few villages have a PDF
    from pypdf.errors import PyPdfError  # noqa: PLC0415 - as above

    # pypdf talks of strange objects through its logger; what counts is what can be read.
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    try:
        reader = PdfReader(io.BytesIO(data))
        if reader.is_encrypted and not reader.decrypt(""):
            raise UnreadableError
        if len(reader.pages) > _MOST_PAGES:
            raise UnreadableError
        for page in reader.pages:
            _read_page(page, reading)
        _read_properties(reader, reading)
        yield from [
            (name, content)
            for name, contents in reader.attachments.items()
            for content in contents
        ]
    except (PyPdfError, *FAULTS) as fault:
        raise UnreadableError from fault


def _read_page(page: Any, reading: Reading) -> None:
    text = page.extract_text() or ""
    reading.add([text])
    if not text.strip() and "/XObject" in (page.get("/Resources") or {}):
        reading.is_partly_unreadable = True
    for note in page.get("/Annots") or ():
        held = note.get_object()
        reading.add(str(held[key]) for key in ("/Contents", "/T", "/V") if key in held)
        reading.names_author |= "/T" in held and held.get("/Subtype") != "/Widget"
        action = held.get("/A")
        if action is not None and "/URI" in action.get_object():
            reading.add([str(action.get_object()["/URI"])])


def _read_properties(reader: "PdfReader", reading: Reading) -> None:
    properties: Mapping[str, object] = reader.metadata or {}
    reading.add(str(value) for value in properties.values())
    reading.names_author |= any(str(properties.get(key, "")).strip() for key in _PERSONAL)
    xmp = reader.xmp_metadata
    if xmp is not None:
        reading.add(filter(None, xmp.dc_creator or ()))
        reading.names_author |= any(filter(None, xmp.dc_creator or ()))
