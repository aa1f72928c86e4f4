"""What of an attachment goes public: its content, without the names of those who wrote it.

The same file always gives the same bytes, on every computer. What cannot be cleaned for certain
is an UncleanableError: such a file is published as it is, and only when a person has signed.
"""

import io
import zipfile
import zlib
from collections.abc import Callable, Mapping
from typing import Final

from gongkai.guard.clean_pdf import bare_pdf
from gongkai.guard.office_names import without_writers
from gongkai.guard.old_names import bare_old_file
from gongkai.guard.packed import name_of, refuse_bomb
from gongkai.guard.picture_names import bare_picture, bare_sound
from gongkai.guard.reading import UncleanableError, UnreadableError

_XML: Final = (".xml", ".rels", ".vml")
_DEEPEST: Final = 4
_NO_DAY: Final = (1980, 1, 1, 0, 0, 0)
_FOLDER: Final = 0x10
_THUMBNAIL: Final = "docProps/thumbnail."
_EMPTY_PICTURE: Final = b""
_FAULTS = (
    zipfile.BadZipFile,
    zlib.error,
    OSError,
    RuntimeError,
    NotImplementedError,
    EOFError,
    UnreadableError,
)


def published(name: str, data: bytes) -> bytes:
    """Return what of a file may be seen, the file as it is where it cannot be cleaned."""
    try:
        return cleaned(name, data)
    except UncleanableError:
        return data


def cleaned(name: str, data: bytes, depth: int = 0) -> bytes:
    """Return a file without names of writers; those inside it are cleaned as well.

    Raise UncleanableError when that cannot be done for certain.
    """
    suffix = name[name.rfind(".") :].lower() if "." in name else ""
    if suffix in _PACKED:
        return _bare_packed(data, depth)
    cleaner = _CLEANERS.get(suffix)
    return cleaner(data) if cleaner else data


def _bare_packed(data: bytes, depth: int) -> bytes:
    """Return a zip with the same parts in the same order, each cleaned, without days."""
    if depth > _DEEPEST:
        raise UncleanableError
    out = io.BytesIO()
    names = set()
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed, zipfile.ZipFile(out, "w") as bare:
            refuse_bomb(packed.infolist(), len(data))
            for part in packed.infolist():
                name = name_of(part)
                if name in names:
                    raise UncleanableError
                names.add(name)
                bare.writestr(_entry(name), _bare_part(name, packed.read(part), depth))
    except _FAULTS as fault:
        raise UncleanableError from fault
    return out.getvalue()


def _entry(name: str) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name, _NO_DAY)
    entry.compress_type = zipfile.ZIP_DEFLATED
    # Else it would tell on which system the site was made.
    entry.create_system = 0
    entry.external_attr = _FOLDER if name.endswith("/") else 0
    return entry


def _bare_part(name: str, data: bytes, depth: int) -> bytes:
    if name.startswith(_THUMBNAIL):
        # A picture of the first page as it once was.
        return _EMPTY_PICTURE
    if name.lower().endswith(_XML):
        return without_writers(name, data)
    return cleaned(name, data, depth + 1)


_PACKED: Final = frozenset({".docx", ".xlsx", ".pptx", ".zip"})
_CLEANERS: Final[Mapping[str, Callable[[bytes], bytes]]] = {
    ".pdf": bare_pdf,
    ".mp3": bare_sound,
    **dict.fromkeys((".jpg", ".jpeg", ".png"), bare_picture),
    **dict.fromkeys((".xls", ".doc"), bare_old_file),
}
