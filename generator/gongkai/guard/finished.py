"""Read finished files of a site again, as a visitor could: nothing certain may stand in any.

It knows nothing of how the files were made; that is its worth.
"""

import hashlib
import re
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from typing import Final, NamedTuple

from gongkai.base.privacy.scan import certain_kinds
from gongkai.base.privacy.unravel import holds_broken_identity
from gongkai.guard.set_text import GOES_ON, OtherFormError, text_of_sheet

TEXTS: Final = (".html", ".json", ".js", ".csv", ".svg", ".xml", ".ics", ".txt", ".jsonl")
PICTURES: Final = (".jpg", ".jpeg", ".png", ".webp")
SHEETS: Final = ".pdf"
FILES: Final = (".docx", ".xlsx", ".xls", ".doc", ".zip", ".mp3", ".mp4")
_HIDDEN: Final = (b"Exif\0\0", b"http://ns.adobe.com/xap", b"eXIf", b"XML:com.adobe.xmp")
HIDDEN_FACTS: Final = "hidden"
_IDENTITY: Final = "identity"
_TORN: Final = frozenset({"card", "mobile"})
"""Landlines are none: where offices' phones are listed, the ends of two look like a third."""
# It begins with a literal, which is found many times faster than a digit.
_MEETING: Final = re.compile(f"{GOES_ON}(?:(?<=[0-9]{GOES_ON})|(?<=[0-9] {GOES_ON}))(?= ?[0-9])")
_NEAR: Final = 60


class Finished(NamedTuple):
    """A file as it was read: its address, the hash of its content, what it must not hold."""

    address: str
    sha256: str
    kinds: tuple[str, ...]


def is_read(address: str) -> bool:
    """Return whether a file of this name is read again: texts, pictures, sheets, attachments."""
    return address.endswith((*TEXTS, *PICTURES, SHEETS, *FILES))


def read_finished(out: Path, addresses: Iterable[str], declared: frozenset[str]) -> list[Finished]:
    """Return what the files hold that is certain; `declared` phones may stand anywhere."""
    return [_read(out, address, declared) for address in addresses]


def _read(out: Path, address: str, declared: frozenset[str]) -> Finished:
    data = (out / address).read_bytes()
    sha256 = hashlib.sha256(data).hexdigest()
    if address.endswith(PICTURES):
        is_telling = any(sign in data for sign in _HIDDEN)
        return Finished(address, sha256, (HIDDEN_FACTS,) if is_telling else ())
    return Finished(address, sha256, _kinds_in(address, data, declared))


def _kinds_in(address: str, data: bytes, declared: frozenset[str]) -> tuple[str, ...]:
    if address.endswith(TEXTS):
        return certain_kinds(data.decode("utf-8", "replace"), declared)
    if address.endswith(SHEETS):
        with suppress(OtherFormError):
            return _kinds_in_runs(text_of_sheet(data), declared)
    from gongkai.guard.verdict import verdict_of  # noqa: PLC0415 - few sites offer attachments

    return verdict_of(address, data, declared).certain


def _kinds_in_runs(text: str, declared: frozenset[str]) -> tuple[str, ...]:
    """Return what is certain in runs of a sheet; a number may stand in several."""
    lines = text.replace(GOES_ON, "\n")
    found = dict.fromkeys(certain_kinds(lines, declared))
    if _IDENTITY not in found and holds_broken_identity(lines):
        found[_IDENTITY] = None
    meetings = "\n".join(
        f"{text[max(0, place - _NEAR) : place]}{text[place + 1 : place + _NEAR]}"
        for place in map(re.Match.start, _MEETING.finditer(text))
    )
    torn = certain_kinds(meetings, declared) if meetings else ()
    return (*(found | dict.fromkeys(kind for kind in torn if kind in _TORN)),)
