"""What lies in a site folder because we put it there: hash, size, time and key of every file."""

import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

from gongkai.base.stored_json import DAMAGED, read_stored, write_stored

FORMAT_VERSION = 1


class SiteFile(NamedTuple):
    """One written file: the key of its inputs, size, time, content hash, source."""

    key: str
    size: int
    mtime_ns: int
    sha256: str
    source: str
    rare: str = ""
    """The characters of a page that it needs the site's own font for (`base.rare`)."""
    packed: int = 0
    """What a page weighs when it is sent; 0 for one too small to matter (`output.weight`)."""
    rows: int = 0
    """The rows of tables on a page that was weighed."""


def read_site_state(file: Path) -> dict[str, SiteFile]:
    """Return the files of the last build by address; empty when there was none."""
    raw: Any = read_stored(file)
    try:
        if raw["format_version"] != FORMAT_VERSION:
            return {}
        return {address: SiteFile(*row) for address, row in raw["files"].items()}
    except DAMAGED:
        return {}


def write_site_state(file: Path, files: Mapping[str, SiteFile]) -> None:
    """Write the state, replacing the file in one step."""
    raw = {"format_version": FORMAT_VERSION, "files": files}
    write_stored(file, raw)


def names_in(folder: Path) -> set[str]:
    """Return the address of every file below a folder."""
    found: set[str] = set()
    waiting = [("", str(folder))] if folder.is_dir() else []
    while waiting:
        prefix, path = waiting.pop()
        with os.scandir(path) as entries:
            for entry in entries:
                if entry.name.startswith("."):
                    continue
                if entry.is_dir(follow_symlinks=False):
                    waiting.append((f"{prefix}{entry.name}/", entry.path))
                else:
                    found.add(prefix + entry.name)
    return found


def files_in(folder: Path) -> dict[str, tuple[int, int]]:
    """Return size and time of every file below a folder, by address.

    Hidden ones are passed over: none is ours, and a version control's folder may lie there.
    """
    found: dict[str, tuple[int, int]] = {}
    waiting = [("", str(folder))] if folder.is_dir() else []
    while waiting:
        prefix, path = waiting.pop()
        with os.scandir(path) as entries:
            for entry in entries:
                if entry.name.startswith("."):
                    continue
                if entry.is_dir(follow_symlinks=False):
                    waiting.append((f"{prefix}{entry.name}/", entry.path))
                else:
                    status = entry.stat(follow_symlinks=False)
                    found[prefix + entry.name] = (status.st_size, status.st_mtime_ns)
    return found
