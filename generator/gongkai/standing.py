"""What a whole build left behind: while nothing it was made from has changed, it still stands.

One look at the size and time of every file tells that many times faster than planning all pages
anew. Any doubt ends in None, and the build goes its whole way.
"""

from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any, NamedTuple

from gongkai.base.digest import digest_of, digest_of_file, digest_of_files
from gongkai.base.problem import Problem
from gongkai.base.stored_json import DAMAGED, read_stored, write_stored
from gongkai.load.source_cache import (
    TRUSTED_AGE_NS,
    SourceEntry,
    is_harmless,
    problem_of_row,
    row_of_problem,
)
from gongkai.load.state import STATE_FILE
from gongkai.output.site_state import SiteFile, files_in
from gongkai.preparation import Prepared

FORMAT_VERSION = 1
Lying = Mapping[str, tuple[int, int]]
"""Size and time of files, by name."""


class Outcome(NamedTuple):
    """What a build found, and what lies in the site."""

    problems: tuple[Problem, ...]
    records: int
    pages: int
    files: int
    size: int


class Standing:
    """The last build of a village into one folder, for one day and of the same layers."""

    def __init__(
        self, prepared: Prepared, out: Path, as_of: date, layers: Sequence[str], file: Path
    ) -> None:
        """Take what decides a build; `file` is where the last one is remembered."""
        self._prepared = prepared
        self._out = out
        self._file = file
        self._decided_by = (prepared.key, as_of.isoformat(), *layers)

    def outcome(self) -> Outcome | None:
        """Return what the last build ended in, None unless everything is as it was then."""
        raw: Any = read_stored(self._file)
        try:
            if raw["format_version"] != FORMAT_VERSION or raw["inputs"] != self._inputs():
                return None
            trusted = self._file.stat().st_mtime_ns - TRUSTED_AGE_NS
            if not self._are_older(trusted, raw["depends"]) or raw["site"] != digest_of_files(
                files_in(self._out)
            ):
                return None
            problems = tuple(problem_of_row(*row) for row in raw["problems"])
            return Outcome(problems, *raw["counts"])
        except (OSError, *DAMAGED):
            return None

    def keep(
        self, outcome: Outcome, entries: Iterable[SourceEntry], files: Mapping[str, SiteFile]
    ) -> None:
        """Remember a build, with what its records lead to and the files that it left."""
        problems, *counts = outcome
        if not all(map(is_harmless, problems)):
            self._file.unlink(missing_ok=True)
            return
        raw = {
            "format_version": FORMAT_VERSION,
            "inputs": self._inputs(),
            "depends": sorted({place for entry in entries for place in entry.depends}),
            "site": digest_of_files({name: file[1:3] for name, file in files.items()}),
            "problems": list(map(row_of_problem, problems)),
            "counts": counts,
        }
        with suppress(OSError):
            write_stored(self._file, raw)

    def _inputs(self) -> str:
        """Return a digest over what decides a build and the size and time of every source."""
        state = self._prepared.root / STATE_FILE
        return digest_of(
            *self._decided_by, self._sources, digest_of_file(state) if state.exists() else ""
        )

    @cached_property
    def _sources(self) -> str:
        return digest_of_files(
            {one.path: (one.size, one.mtime_ns) for one in self._prepared.scan.sources}
        )

    def _are_older(self, trusted: int, depends: list[list[Any]]) -> bool:
        """Return whether sources were still when they were read, and the files are as then."""
        root = self._prepared.root
        newest = max((one.mtime_ns for one in self._prepared.scan.sources), default=0)
        known = [(size, mtime_ns) for _, size, mtime_ns in depends]
        return max([newest, *(time for _, time in known)]) <= trusted and known == [
            _state_of(root / place) for place, _, _ in depends
        ]


def _state_of(file: Path) -> tuple[int, int]:
    """Return size and time of a file; size -1 where nothing lies."""
    try:
        status = file.stat()
    except OSError:
        return -1, 0
    return status.st_size, status.st_mtime_ns
