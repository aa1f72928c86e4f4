"""Find the pictures and attachments a record names, inside the village folder only.

A file's address in the site is made from its content, so it may be kept for ever and its own
name, which may hold anything, never shows.
"""

import hashlib
from enum import StrEnum, auto
from pathlib import Path, PurePosixPath

PICTURES = frozenset({".jpg", ".jpeg", ".png", ".webp"})
DOCUMENTS = frozenset({".pdf", ".xlsx", ".csv", ".docx", ".zip", ".mp3", ".mp4"})
_HASH_LENGTH = 16


class Finding(StrEnum):
    """What became of a look for a file."""

    FOUND = auto()
    MISSING = auto()
    OUTSIDE = auto()
    UNKNOWN_TYPE = auto()


class FileFinder:
    """Finds the files of one record and remembers which it used."""

    def __init__(self, root: Path, record_file: str) -> None:
        """Look below ``content/`` first, then beside the record."""
        self._root = root
        self._bases = (root / "content", (root / record_file).parent)
        self._known: dict[str, tuple[Finding, str]] = {}
        self._used: dict[str, str] = {}
        self._depends: dict[str, tuple[str, int, int]] = {}

    @property
    def used(self) -> tuple[tuple[str, str], ...]:
        """Return the files whose address was given out, with that address."""
        return tuple(sorted(self._used.items()))

    @property
    def depends(self) -> tuple[tuple[str, int, int], ...]:
        """Return every file looked at, with size and time; size -1 for a missing one."""
        return tuple(sorted(self._depends.values()))

    def find(self, name: str) -> str:
        """Return the address of a file below the site's root, or "" when it may not be shown."""
        finding, address = self.look(name)
        if finding is Finding.FOUND:
            self._used[self._source(name)] = address
            return address
        return ""

    def look(self, name: str) -> tuple[Finding, str]:
        """Return what became of the look for a file, and its address when found."""
        if name not in self._known:
            self._known[name] = self._look(name)
        return self._known[name]

    def _look(self, name: str) -> tuple[Finding, str]:
        relative = PurePosixPath(name.replace("\\", "/"))
        suffix = relative.suffix.lower()
        if relative.is_absolute() or ".." in relative.parts or ":" in name:
            return Finding.OUTSIDE, ""
        if suffix not in PICTURES | DOCUMENTS:
            return Finding.UNKNOWN_TYPE, ""
        file = self._file(name)
        if file is None:
            self._depends[name] = (f"content/{relative}", -1, 0)
            return Finding.MISSING, ""
        if not file.resolve().is_relative_to((self._root / "content").resolve()):
            return Finding.OUTSIDE, ""
        status = file.stat()
        source = file.relative_to(self._root).as_posix()
        self._depends[name] = (source, status.st_size, status.st_mtime_ns)
        digest = hashlib.sha256(file.read_bytes()).hexdigest()[:_HASH_LENGTH]
        return Finding.FOUND, f"f/{digest}{'.jpg' if suffix in PICTURES else suffix}"

    def _file(self, name: str) -> Path | None:
        for base in self._bases:
            file = base / name.replace("\\", "/")
            if file.is_file():
                return file
        return None

    def _source(self, name: str) -> str:
        return self._depends[name][0]
