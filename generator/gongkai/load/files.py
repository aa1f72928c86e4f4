"""Find the source files of a village under ``content/``, quickly and without reading them.

Only what `scan` names is ever read or copied: everything else in the folder stays private.
"""

import os
import re
import stat
import tomllib
import unicodedata
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Final, NamedTuple

from gongkai.base.problem import Problem, Where

CONTENT: Final = "content"
_PLACES: Final[dict[str, str]] = tomllib.loads(
    (Path(__file__).parent / "places_zh.toml").read_text("utf-8")
)

# Office, file managers and editors leave these behind; a cadre does not know they exist.
_LEFT_BEHIND_STARTS = (".", "~")
_LEFT_BEHIND_ENDS = ("~", ".tmp", ".TMP", ".bak", ".BAK", "humbs.db", "esktop.ini")
# Names written by an old Windows (undecodable bytes arrive as surrogates) or holding characters
# that no one can type again.
_UNREADABLE_NAME = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ue000-\ue00f\ufffd]")


class SourceKind(StrEnum):
    """What a file is, told by its place and suffix."""

    RECORD = "record"
    PAGE = "page"
    OVERRIDE = "override"
    ATTACHMENT = "attachment"
    PHOTO = "photo"
    HOUSEHOLD = "household"


_FOLDERS = {
    _PLACES["attachments"]: SourceKind.ATTACHMENT,
    _PLACES["photos"]: SourceKind.PHOTO,
    _PLACES["pages"]: SourceKind.PAGE,
}
_YAML = (".yml", ".yaml")
# The ends of the names that are read in each kind of place; elsewhere any file may lie.
_READ = {
    SourceKind.RECORD: (*_YAML, ".md"),
    SourceKind.PAGE: (".md",),
    SourceKind.OVERRIDE: _YAML,
    SourceKind.HOUSEHOLD: _YAML,
    SourceKind.ATTACHMENT: ("",),
    SourceKind.PHOTO: ("",),
}
_TEXT_ENDINGS = (".yml.txt", ".yaml.txt", ".md.txt")
"""What Notepad makes of a record's name, and Windows does not show."""
_TOP_FILES = {
    f"{_PLACES[name]}{suffix}": kind
    for name, kind in (("catalogue", SourceKind.OVERRIDE), ("households", SourceKind.HOUSEHOLD))
    for suffix in _YAML
}


class Source(NamedTuple):
    """One source file: its path from the village folder (with /), kind, bytes, and mtime in ns."""

    path: str
    kind: SourceKind
    size: int
    mtime_ns: int


@dataclass(frozen=True, slots=True)
class Scan:
    """All source files, sorted by path, and what is wrong with the folder itself."""

    sources: tuple[Source, ...]
    problems: tuple[Problem, ...]


def scan(root: Path) -> Scan:
    """Return the source files under ``content/`` of a village folder; nothing is opened.

    Hidden files (so ``content/.gongkai`` too) and leftovers of office programs are passed over.
    Links are followed to files that lie inside ``content/`` only.
    """
    walker = _Walker(root)
    walker.walk()
    return Scan(tuple(sorted(walker.sources)), tuple(walker.problems))


class _Walker:
    """Walks the folder once; a stack instead of recursion, so that no depth is too deep."""

    def __init__(self, root: Path) -> None:
        self.folder = os.path.join(root, CONTENT)  # noqa: PTH118 - scandir works on text
        self.home = os.path.realpath(self.folder)
        self.sources: list[Source] = []
        self.problems: list[Problem] = []

    def walk(self) -> None:
        """Gather all sources and problems."""
        waiting: list[tuple[str, str, SourceKind]] = [(self.folder, CONTENT, SourceKind.RECORD)]
        while waiting:
            folder, shown, kind = waiting.pop()
            try:
                with os.scandir(folder) as found:
                    entries = [
                        entry
                        for entry in found
                        if not entry.name.startswith(_LEFT_BEHIND_STARTS)
                        and not entry.name.endswith(_LEFT_BEHIND_ENDS)
                    ]
            except OSError:
                self.problem("L118" if shown == CONTENT else "L115", shown)
                continue
            for entry in self.named_well(entries, shown):
                path = f"{shown}/{entry.name}"
                if entry.is_dir(follow_symlinks=False):
                    inner = _FOLDERS.get(entry.name, kind) if shown == CONTENT else kind
                    waiting.append((entry.path, path, inner))
                    self.report_folder(entry.name, path)
                else:
                    self.add_file(entry, path, kind, is_top=shown == CONTENT)

    def add_file(
        self, entry: os.DirEntry[str], path: str, kind: SourceKind, *, is_top: bool
    ) -> None:
        """Add one file, or say why it is not read."""
        own_kind = _TOP_FILES.get(entry.name, kind) if is_top else kind
        if entry.is_symlink() and not self.is_safe_link(entry.path, path):
            return
        if entry.name.lower().endswith(_READ[own_kind]):
            self.add_source(entry, path, own_kind)
        else:
            is_hidden = entry.name.lower().endswith(_TEXT_ENDINGS)
            self.problem("L119" if is_hidden else "L114", path)

    def add_source(self, entry: os.DirEntry[str], path: str, kind: SourceKind) -> None:
        """Add a file with its size and time, unless it is a pipe, a device or has gone."""
        try:
            found = entry.stat()
        except OSError:
            self.problem("L115", path)
            return
        if stat.S_ISREG(found.st_mode):
            self.sources.append(Source(path, kind, found.st_size, found.st_mtime_ns))
        else:
            self.problem("L115", path)

    def is_safe_link(self, place: str, path: str) -> bool:
        """Return whether a link leads to a file inside ``content/``; else say what it does."""
        target = os.path.realpath(place)
        if not os.path.exists(target):  # noqa: PTH110 - scandir works on text
            self.problem("L112", path)
        elif not f"{target}{os.sep}".startswith(self.home + os.sep):
            self.problem("L111", path)
        elif os.path.isdir(target):  # noqa: PTH112 - scandir works on text
            self.problem("L117", path)
        else:
            return True
        return False

    def report_folder(self, name: str, path: str) -> None:
        """Say so when a folder bears the name of a record file."""
        if name.lower().endswith(_READ[SourceKind.RECORD]):
            self.problem("L110", path, name=name)

    def named_well(self, entries: list[os.DirEntry[str]], shown: str) -> list[os.DirEntry[str]]:
        """Return the entries with readable names; say which are not, or differ only by case."""
        entries.sort(key=lambda entry: entry.name)
        seen: dict[str, str] = {}
        readable = []
        for entry in entries:
            name = entry.name
            if not name.isprintable() and _UNREADABLE_NAME.search(name):
                self.problem("L116", f"{shown}/{name}")
                continue
            readable.append(entry)
            plain = name if name.isascii() else unicodedata.normalize("NFC", name)
            other = seen.setdefault(plain.casefold(), name)
            if other is not name:
                self.problem("L113", f"{shown}/{name}", name=name, other=other)
        return readable

    def problem(self, code: str, path: str, **facts: str) -> None:
        """Keep a problem of a path; characters that cannot be shown become question marks."""
        self.problems.append(
            Problem(code, Where(_showable(path)), {k: _showable(v) for k, v in facts.items()})
        )


def _showable(text: str) -> str:
    return _UNREADABLE_NAME.sub("?", text)
