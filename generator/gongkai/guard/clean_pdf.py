"""Write a PDF anew without who made it, with what, when, and who noted something in it."""

import io
import logging
from typing import TYPE_CHECKING, Any, Final

from gongkai.guard.pdf import FAULTS
from gongkai.guard.picture_names import bare_picture
from gongkai.guard.reading import UncleanableError

if TYPE_CHECKING:
    from pypdf import PdfWriter

_DROPPED: Final = ("/Metadata", "/PieceInfo", "/LastModified")
_NOTE: Final = ("/T", "/CreationDate", "/M", "/NM")
_JPEG_FILTER: Final = "/DCTDecode"


def bare_pdf(data: bytes) -> bytes:
    """Return a PDF without properties, its pages as they were; the same bytes every time.

    Raise UncleanableError for one that is locked, broken, signed, or holds other files.
    """
    from pypdf import PdfReader, PdfWriter  # noqa: PLC0415 - slow to import
    from pypdf.errors import PyPdfError  # noqa: PLC0415 - as above

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    try:
        reader = PdfReader(io.BytesIO(data))
        if reader.is_encrypted and not reader.decrypt(""):
            raise UncleanableError
        writer = PdfWriter(clone_from=reader)
        writer.metadata = None
        _strip(writer)
        # Only what leads somewhere is taken along: what was dropped goes with all it led to.
        bare = PdfWriter(clone_from=PdfReader(io.BytesIO(_written(writer))))
        bare.metadata = None
        return _written(bare)
    except (PyPdfError, *FAULTS) as fault:
        raise UncleanableError from fault


def _written(writer: "PdfWriter") -> bytes:
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def _strip(writer: "PdfWriter") -> None:
    from pypdf.generic import DictionaryObject, NullObject  # noqa: PLC0415 - as above

    objects = writer._objects  # noqa: SLF001 - only there do all stand, also those nothing leads to
    for place, held in enumerate(objects):
        if isinstance(held, DictionaryObject):
            if held.get("/Type") == "/Metadata":
                objects[place] = NullObject()
                continue
            _strip_one(held)


def _strip_one(held: Any) -> None:
    # A signature names who signed, and would not hold for other bytes; a file inside would have
    # to be cleaned in its turn.
    if held.get("/Type") == "/Sig" or "/EF" in held:
        raise UncleanableError
    for key in _DROPPED:
        held.pop(key, None)
    if "/Rect" in held and held.get("/Subtype") != "/Widget":
        for key in _NOTE:
            held.pop(key, None)
    if held.get("/Subtype") == "/Image" and held.get("/Filter") == _JPEG_FILTER:
        held._data = bare_picture(held._data)  # noqa: SLF001 - the packed bytes, not the pixels
