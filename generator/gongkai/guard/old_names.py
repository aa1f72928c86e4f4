"""Blank the names of writers in files of old office programs, byte for byte in their places.

Such a file is a small disk of its own; nothing moves in it. Names stand in two lists of
properties, found by their marks, and in the record of who opened a sheet last.
"""

import re
import struct
from collections.abc import Iterator
from typing import Final

from gongkai.guard.reading import UncleanableError

_SUMMARY: Final = bytes.fromhex("e0859ff2f94f6810ab9108002b27b3d9")
_DOCUMENT: Final = bytes.fromhex("02d5cdd59c2e1b10939708002b2cf9ae")
_NAMES: Final = {_SUMMARY: frozenset({4, 8}), _DOCUMENT: frozenset({14, 15})}
"""By list: author and last author; manager and company."""
_TEXTS: Final = {0x1E: 1, 0x1F: 2}
"""The two sorts of text, with how many bytes a sign takes."""
_HEAD: Final = 28
_MOST_PROPERTIES: Final = 1_000
_LAST_USER: Final = re.compile(rb"\xe2\0\0\0\x5c\0\x70\0(.{112})", re.DOTALL)
_NOBODY: Final = b"\0\0\0" + b" " * 109


def bare_old_file(data: bytes) -> bytes:
    """Return an .xls or .doc whose lists of properties name nobody.

    Raise UncleanableError when a list is there and cannot be read.
    """
    blank = bytearray(data)
    for start, end in _places(data):
        blank[start:end] = bytes(end - start)
    for found in _LAST_USER.finditer(data):
        blank[found.start(1) : found.end(1)] = _NOBODY
    return bytes(blank)


def names_old_writer(data: bytes) -> bool:
    """Return whether an .xls or .doc names who wrote it; UncleanableError when unreadable."""
    if any(data[start:end].strip(b"\0 ") for start, end in _places(data)):
        return True
    return any(found.group(1).strip(b"\0 ") for found in _LAST_USER.finditer(data))


def _places(data: bytes) -> Iterator[tuple[int, int]]:
    for mark, wanted in _NAMES.items():
        start = data.find(mark)
        while start >= 0:
            try:
                yield from _in_list(data, start, wanted)
            except struct.error as fault:
                raise UncleanableError from fault
            start = data.find(mark, start + 1)


def _in_list(data: bytes, mark: int, wanted: frozenset[int]) -> Iterator[tuple[int, int]]:
    """Yield where the texts of wanted properties stand in the list behind a mark."""
    (offset,) = struct.unpack_from("<I", data, mark + len(_SUMMARY))
    section = mark - _HEAD + offset
    _, count = struct.unpack_from("<II", data, section)
    if count > _MOST_PROPERTIES:
        raise UncleanableError
    for entry in range(count):
        number, place = struct.unpack_from("<II", data, section + 8 + 8 * entry)
        if number in wanted:
            sort, size = struct.unpack_from("<II", data, section + place)
            end = section + place + 8 + size * _TEXTS.get(sort, 0)
            if sort not in _TEXTS or end > len(data):
                raise UncleanableError
            yield section + place + 8, end
