"""Take out of pictures and sounds what is not seen or heard: places, cameras, names, remarks."""

import struct
from collections.abc import Iterator
from typing import Final

from gongkai.guard.reading import UncleanableError

_PNG: Final = b"\x89PNG\r\n\x1a\n"
_PNG_KEPT: Final = frozenset(
    {b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"gAMA", b"cHRM", b"sRGB", b"iCCP", b"sBIT"}
    | {b"bKGD", b"pHYs", b"acTL", b"fcTL", b"fdAT"}
)
_JPEG: Final = b"\xff\xd8"
_SCAN: Final = 0xDA
_APPLICATION: Final = range(0xE1, 0xF0)
# Colours stand in these two: ICC profiles and how Adobe wrote them.
_COLOURS: Final = frozenset({0xE2, 0xEE})
_COMMENT: Final = 0xFE
_PROFILE: Final = 0xE2
_ID3_TAIL: Final = 128


def bare_picture(data: bytes) -> bytes:
    """Return a JPEG or PNG with nothing but what is seen; other data as they are.

    Raise UncleanableError when it is broken.
    """
    try:
        if data.startswith(_JPEG):
            return b"".join(_jpeg_parts(data))
        if data.startswith(_PNG):
            return _PNG + b"".join(_png_parts(data))
    except (struct.error, IndexError) as fault:
        raise UncleanableError from fault
    return data


def bare_sound(data: bytes) -> bytes:
    """Return an MP3 without the titles and names at its ends."""
    if data.startswith(b"ID3") and len(data) > 10:  # noqa: PLR2004 - the head of ID3v2
        size = 0
        for byte in data[6:10]:
            size = size << 7 | byte & 0x7F
        data = data[10 + size :]
    return data[:-_ID3_TAIL] if data[-_ID3_TAIL:].startswith(b"TAG") else data


def _jpeg_parts(data: bytes) -> Iterator[bytes]:
    """Yield the parts of a JPEG that are kept; behind the scan stand the pixels alone."""
    yield _JPEG
    place = len(_JPEG)
    while True:
        if data[place] != 0xFF:  # noqa: PLR2004 - every marker begins so
            raise UncleanableError
        marker = data[place + 1]
        (length,) = struct.unpack_from(">H", data, place + 2)
        if marker == _SCAN:
            # Cameras and programs hang further pictures behind the end.
            end = data.find(b"\xff\xd9", place)
            if end < 0:
                raise UncleanableError
            yield data[place : end + 2]
            return
        is_hidden = marker == _COMMENT or (marker in _APPLICATION and marker not in _COLOURS)
        if not is_hidden:
            part = data[place : place + 2 + length]
            if marker != _PROFILE or part[4:].startswith(b"ICC_PROFILE"):
                yield part
        place += 2 + length


def _png_parts(data: bytes) -> Iterator[bytes]:
    place = len(_PNG)
    while place < len(data):
        (length,) = struct.unpack_from(">I", data, place)
        kind = data[place + 4 : place + 8]
        end = place + 12 + length
        if end > len(data):
            raise UncleanableError
        if kind in _PNG_KEPT:
            yield data[place:end]
        if kind == b"IEND":
            return
        place = end
