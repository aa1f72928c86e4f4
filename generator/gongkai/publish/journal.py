"""What a sending did so far, so that one that was cut off goes on where it stood.

Two notes are kept. In the place itself lies which files are being replaced, and by whom: whoever
sends next, from whatever computer, knows what may be of an older or a newer site. On this computer
lies which of them have arrived.
"""

import json
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final, TextIO

from gongkai.base.addresses import UnsafeAddressError, check_address
from gongkai.base.stored_json import DAMAGED, encoded, parsed

LOCK: Final = "gongkai-publishing.json"
"""The note in the place; it is taken away when all is done."""


@dataclass(frozen=True)
class Note:
    """Who is sending since when (UTC, minutes), and which files are no longer what they were."""

    site: str
    run: str
    by: str
    since: str
    touched: frozenset[str] = field(default_factory=frozenset)

    def told(self) -> bytes:
        """Return the note as it lies in the place."""
        return encoded({**self.__dict__, "touched": sorted(self.touched)})


def read_note(data: bytes) -> Note:
    """Return a note; an empty one where it is damaged: nothing is known then."""
    try:
        raw: Any = parsed(data)
        touched = frozenset(map(str, raw["touched"]))
        for address in touched:
            check_address(address)
        site, run, by, since = (str(raw[name]) for name in ("site", "run", "by", "since"))
        return Note(site, run, by, since, touched)
    except (*DAMAGED, UnsafeAddressError):
        return Note("", "", "", "")


class Arrived:
    """The files that arrived in one sending, by hash; each is on the disk at once."""

    def __init__(self, file: Path, run: str) -> None:
        """Take up what a sending of this number left; forget what any other one left."""
        self._file = file
        self.files = _arrived_in(file, run)
        file.parent.mkdir(parents=True, exist_ok=True)
        self._out: TextIO = file.open("w", encoding="utf-8", newline="\n")
        self._write(run)
        for address, sha256 in self.files.items():
            self._write(address, sha256)
        self._out.flush()

    def add(self, address: str, sha256: str) -> None:
        """Note a file that lies there."""
        self.files[address] = sha256
        self._write(address, sha256)
        self._out.flush()

    def close(self, *, is_done: bool) -> None:
        """Keep the note for the next sending, or take it away when all is done."""
        self._out.close()
        if is_done:
            self._file.unlink(missing_ok=True)

    def _write(self, *words: str) -> None:
        self._out.write(json.dumps(words) + "\n")


def run_of(file: Path) -> str:
    """Return the number of the sending that left a note on this computer; "" for none."""
    lines = _lines(file)
    return lines[0][0] if lines and len(lines[0]) == 1 else ""


def _arrived_in(file: Path, run: str) -> dict[str, str]:
    lines = _lines(file)
    if not lines or lines[0] != [run]:
        return {}
    pair = 2
    return {line[0]: line[1] for line in lines[1:] if len(line) == pair}


def _lines(file: Path) -> list[list[str]]:
    """Return the lines of a note; the last one may be torn, and is then left out."""
    try:
        text = file.read_text("utf-8")
    except (OSError, ValueError):
        return []
    found: list[list[str]] = []
    for line in text.splitlines():
        try:
            words = json.loads(line)
        except ValueError:
            break
        if not isinstance(words, list) or not all(isinstance(word, str) for word in words):
            break
        found.append(words)
    return found
