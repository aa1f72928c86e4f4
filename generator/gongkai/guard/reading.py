"""What a reader found in a file: its texts, what hides in it, and whether all could be read."""

import struct
from collections.abc import Iterable
from dataclasses import dataclass, field

_EXIF = b"Exif\0\0"
_GPS_TAG = 0x8825
_FILM_PLACE = b"\xa9xyz"
_ENTRY = 12


@dataclass
class Reading:
    """Filled while a file is read; a part that cannot be read does not stop the rest."""

    texts: list[str] = field(default_factory=list)
    unseen: list[str] = field(default_factory=list)
    """Long numbers that no program shows; of these only what is certain counts."""
    is_partly_unreadable: bool = False
    names_author: bool = False
    """Its properties name who wrote or changed it."""
    tells_place: bool = False
    """A picture or film in it says where it was taken."""

    def add(self, texts: Iterable[str]) -> None:
        """Keep texts that are not empty."""
        self.texts += filter(None, texts)

    def look_at_picture(self, data: bytes) -> None:
        """Note when a picture or film holds the place where it was taken."""
        if has_place(data):
            self.tells_place = True


class UnreadableError(Exception):
    """A file or a part of it that cannot be read: locked, broken, too large, or a mere picture."""


class UncleanableError(Exception):
    """A file out of which the names of its writers cannot be taken with certainty."""


def has_place(data: bytes) -> bool:
    """Return whether EXIF data give a position, or a film tells one in its head."""
    if _FILM_PLACE in data[:1_000_000] or _FILM_PLACE in data[-1_000_000:]:
        return True
    start = data.find(_EXIF)
    while start >= 0:
        if _has_gps(data[start + len(_EXIF) :]):
            return True
        start = data.find(_EXIF, start + 1)
    return False


def _has_gps(tiff: bytes) -> bool:
    """Return whether the first directory of TIFF data leads to a GPS directory."""
    order = "<" if tiff[:2] == b"II" else ">"
    try:
        (place,) = struct.unpack_from(f"{order}I", tiff, 4)
        (count,) = struct.unpack_from(f"{order}H", tiff, place)
        tags = (
            struct.unpack_from(f"{order}H", tiff, place + 2 + _ENTRY * entry)[0]
            for entry in range(count)
        )
        is_told = _GPS_TAG in tags
    except struct.error:
        return False
    return is_told
