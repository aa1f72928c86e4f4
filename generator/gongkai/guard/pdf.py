"""Read a PDF: text of every page, notes, links, properties, files inside."""

import io
import logging
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from gongkai.guard.reading import Reading, UnreadableError
from gongkai.guard.unseen import numbers_in_bytes

if TYPE_CHECKING:
    from pypdf import PdfReader

_MOST_PAGES = 500
_PERSONAL = ("/Author",)
_SHOWN = frozenset({"/Title", "/Alt", "/ActualText", "/E", "/V", "/DV", "/TU", "/Opt", "/Name"})
"""Under these keys stand texts that readers show beside the pages: bookmarks, forms, layers."""
_FONT_FILES = frozenset({"/Length1", "/Length2", "/Length3"})
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
        _read_objects(reader, reading)
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


def _read_objects(reader: "PdfReader", reading: Reading) -> None:
    """Read what stands beside the pages: bookmarks, forms, layers, scripts, other streams."""
    from pypdf.generic import IndirectObject, StreamObject  # noqa: PLC0415 - as above

    numbers = {number for held in reader.xref.values() for number in held} | {*reader.xref_objStm}
    for number in sorted(numbers):
        held = reader.get_object(IndirectObject(number, 0, reader))
        _read_texts(held, reading)
        if isinstance(held, StreamObject) and _is_odd(held):
            reading.unseen += numbers_in_bytes(held.get_data())


def _read_texts(held: object, reading: Reading, key: str = "") -> None:
    """Read the texts of an object and of those written inside it; no reference is followed."""
    if isinstance(held, Mapping):
        for name in held:
            _read_texts(held.raw_get(name), reading, name)  # type: ignore[attr-defined]
    elif isinstance(held, list):
        for one in held:
            _read_texts(one, reading, key)
    elif isinstance(held, (str, bytes)) and not str(held).startswith("/"):
        if key in _SHOWN:
            reading.add([str(held)])
        else:
            data = held if isinstance(held, bytes) else held.encode("utf-8", "replace")
            reading.unseen += numbers_in_bytes(data)


def _is_odd(stream: Any) -> bool:
    """Return whether a stream is neither a picture nor a font nor drawn on a page."""
    kind = stream.get("/Subtype")
    is_font = not _FONT_FILES.isdisjoint(stream) or str(kind).startswith(("/CID", "/Type1"))
    return not is_font and kind not in {"/Image", "/Form"} and "/N" not in stream
