"""Find the pictures and attachments a record names, inside the village folder only.

A file's address in the site is made from its content, so it may be kept for ever and its own
name, which may hold anything, never shows.
"""

import hashlib
import stat
from collections.abc import Callable, Iterable
from enum import StrEnum, auto
from functools import cached_property
from pathlib import Path, PurePosixPath

PICTURES = frozenset({".jpg", ".jpeg", ".png", ".webp"})
DOCUMENTS = frozenset({".pdf", ".xlsx", ".xls", ".csv", ".docx", ".doc", ".zip", ".mp3", ".mp4"})
_HASH_LENGTH = 16
# A colon leads to another drive; no file system knows a name with a NUL.
_UNSAFE = frozenset(":\0")


def content_digest(data: bytes) -> str:
    """Return the hash of a file's content that stands in its address."""
    return hashlib.sha256(data).hexdigest()[:_HASH_LENGTH]


class Finding(StrEnum):
    """What became of a look for a file."""

    FOUND = auto()
    MISSING = auto()
    OUTSIDE = auto()
    UNKNOWN_TYPE = auto()


class FileFinder:
    """Finds the files of one record and remembers which it used."""

    def __init__(
        self,
        root: Path,
        record_file: str,
        kept: Iterable[str] = (),
        lets_through: Callable[[str], bool] = lambda _: True,
    ) -> None:
        """Look below ``content/`` first, then beside the record.

        The address of a `kept` file is never given out, whoever asks for it and by whatever
        other name: a link, a copy, other letters on a disk that does not tell them apart. Nor is
        that of a file which `lets_through`, asked with its place, refuses.
        """
        self._root = root
        self._record_file = record_file
        self._known: dict[str, tuple[Finding, str]] = {}
        self._sources: dict[str, str] = {}
        self._asked: set[str] = set()
        self._used: dict[str, str] = {}
        self._depends: dict[str, tuple[str, int, int]] = {}
        self._kept = {self.look(name)[1] for name in kept}
        self._lets_through = lets_through

    @property
    def used(self) -> tuple[tuple[str, str], ...]:
        """Return the files whose address was given out, with that address."""
        return tuple(sorted(self._used.items()))

    @property
    def depends(self) -> tuple[tuple[str, int, int], ...]:
        """Return every place looked at, with size and time; size -1 where nothing lies."""
        return tuple(sorted(self._depends.values()))

    @property
    def refused(self) -> tuple[tuple[str, Finding], ...]:
        """Return the names whose address was asked for in vain, each with the reason."""
        found = ((name, self._known[name][0]) for name in sorted(self._asked))
        return tuple((name, finding) for name, finding in found if finding is not Finding.FOUND)

    def find(self, name: str) -> str:
        """Return the address of a file below the site's root, or "" when it may not be shown."""
        self._asked.add(name)
        finding, address = self.look(name)
        if finding is not Finding.FOUND or address in self._kept:
            return ""
        if not self._lets_through(self.source(name)):
            return ""
        self._used[self.source(name)] = address
        return address

    def source(self, name: str) -> str:
        """Return where a file lies below the village folder, or "" when it was not found."""
        self.look(name)
        return self._sources.get(name, "")

    def look(self, name: str) -> tuple[Finding, str]:
        """Return what became of the look for a file, and its address when found."""
        if name not in self._known:
            self._known[name] = self._look(name)
        return self._known[name]

    def _look(self, name: str) -> tuple[Finding, str]:
        relative = PurePosixPath(name.replace("\\", "/"))
        suffix = relative.suffix.lower()
        if relative.is_absolute() or ".." in relative.parts or not _UNSAFE.isdisjoint(name):
            return Finding.OUTSIDE, ""
        if suffix not in PICTURES | DOCUMENTS:
            return Finding.UNKNOWN_TYPE, ""
        # Our own state lies in a hidden folder, and a cadre sees no hidden file.
        is_hidden = any(part.startswith(".") for part in relative.parts)
        file = None if is_hidden else self._file(relative)
        if file is None:
            return Finding.MISSING, ""
        if not file.resolve().is_relative_to((self._root / "content").resolve()):
            return Finding.OUTSIDE, ""
        self._sources[name] = file.relative_to(self._root).as_posix()
        digest = content_digest(file.read_bytes())
        return Finding.FOUND, f"f/{digest}{'.jpg' if suffix in PICTURES else suffix}"

    @cached_property
    def _bases(self) -> tuple[Path, Path]:
        """Return where to look; most records name no file."""
        return self._root / "content", (self._root / self._record_file).parent

    def _file(self, relative: PurePosixPath) -> Path | None:
        """Return the first file of that name; every place looked at is one to watch."""
        for base in self._bases:
            file = base / relative
            place = file.relative_to(self._root).as_posix()
            try:
                status = file.stat()
            except OSError:
                self._depends[place] = (place, -1, 0)
                continue
            self._depends[place] = (place, status.st_size, status.st_mtime_ns)
            if stat.S_ISREG(status.st_mode):
                return file
        return None
