"""Read finished files of a site again, as a visitor could: nothing certain may stand in any.

It knows nothing of how the files were made; that is its worth.
"""

import hashlib
from collections.abc import Iterable
from pathlib import Path
from typing import Final, NamedTuple

from gongkai.base.privacy.scan import certain_kinds

TEXTS: Final = (".html", ".json", ".js", ".csv", ".svg", ".xml", ".ics", ".txt", ".jsonl")
PICTURES: Final = (".jpg", ".jpeg", ".png", ".webp")
_HIDDEN: Final = (b"Exif\0\0", b"http://ns.adobe.com/xap", b"eXIf", b"XML:com.adobe.xmp")
HIDDEN_FACTS: Final = "hidden"


class Finished(NamedTuple):
    """A file as it was read: its address, the hash of its content, what it must not hold."""

    address: str
    sha256: str
    kinds: tuple[str, ...]


def is_read(address: str) -> bool:
    """Return whether a file of this name is read again: texts and pictures."""
    return address.endswith((*TEXTS, *PICTURES))


def read_finished(out: Path, addresses: Iterable[str], declared: frozenset[str]) -> list[Finished]:
    """Return what the files hold that is certain; `declared` phones may stand anywhere."""
    return [_read(out, address, declared) for address in addresses]


def _read(out: Path, address: str, declared: frozenset[str]) -> Finished:
    data = (out / address).read_bytes()
    sha256 = hashlib.sha256(data).hexdigest()
    if address.endswith(PICTURES):
        is_telling = any(sign in data for sign in _HIDDEN)
        return Finished(address, sha256, (HIDDEN_FACTS,) if is_telling else ())
    return Finished(address, sha256, certain_kinds(data.decode("utf-8", "replace"), declared))
