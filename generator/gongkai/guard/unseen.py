"""Search what no program shows: attributes and remarks of XML, bytes of drawings and sounds.

Only whole numbers in plain digits are taken from there: such places are full of figures, and
nobody writes there by hand.
"""

import re
from typing import Final

_NUMBER: Final = re.compile(rb"(?<![0-9.])[0-9]{11,19}(?![0-9])")
_LETTERS: Final = re.compile(rb"[^A-Za-z]")
_WIDE_NUMBER: Final = re.compile(rb"(?:[0-9]\0){11,19}(?:[Xx]\0)?")
_TAG: Final = re.compile(rb"<!--.*?-->|<\?.*?\?>|<[^<>]*>", re.DOTALL)


def numbers_in_bytes(data: bytes) -> list[str]:
    """Return every long number that stands in bytes as a text of one or two bytes a digit."""
    # A letter beside a number tells that it may be part of a code.
    spans = (one.span() for one in _NUMBER.finditer(data))
    found = [
        (_letter(data, start - 1) + data[start:end] + _letter(data, end)).decode("ascii")
        for start, end in spans
    ]
    return found + [one[::2].decode("ascii") for one in _WIDE_NUMBER.findall(data)]


def numbers_in_tags(data: bytes) -> list[str]:
    """Return every long number in the tags, remarks and instructions of an XML part."""
    # Nearly all parts hold none at all, and this search is the faster one.
    if not _NUMBER.search(data):
        return []
    return numbers_in_bytes(b"\n".join(_TAG.findall(data)))


def _letter(data: bytes, place: int) -> bytes:
    return _LETTERS.sub(b"", data[place : place + 1]) if place >= 0 else b""
