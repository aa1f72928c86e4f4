"""What a village remembers of its publications: the site's own number, how often it was sent.

It lies in ``content/.gongkai`` with all else that cannot be made again, and goes with the folder
to another computer.
"""

import secrets
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from gongkai.base.stored_json import DAMAGED, read_stored, write_stored

FILE: Final = "content/.gongkai/published.json"
FORMAT_VERSION: Final = 1


class DamagedMemoryError(Exception):
    """The file is there and cannot be read: a new number would make the site a foreign one."""


@dataclass
class Memory:
    """The site's own number, and the last sending to each place by its name."""

    root: Path
    site: str
    serials: dict[str, int]

    def keep(self, name: str, serial: int) -> None:
        """Remember a sending, on the disk at once."""
        self.serials[name] = serial
        self.write()

    def write(self) -> None:
        """Write what is known."""
        stored = {
            "format_version": FORMAT_VERSION,
            "site": self.site,
            "serials": dict(sorted(self.serials.items())),
        }
        write_stored(self.root / FILE, stored)


def memory_of(root: Path) -> Memory:
    """Return what a village remembers; one that was never published gets its number now.

    Raise DamagedMemoryError where the file cannot be read.
    """
    if not (root / FILE).exists():
        fresh = Memory(root, secrets.token_hex(16), {})
        fresh.write()
        return fresh
    raw: Any = read_stored(root / FILE)
    try:
        if raw["format_version"] != FORMAT_VERSION or not raw["site"]:
            raise DamagedMemoryError
        serials = {str(name): int(serial) for name, serial in raw["serials"].items()}
        return Memory(root, str(raw["site"]), serials)
    except DAMAGED:
        raise DamagedMemoryError from None
