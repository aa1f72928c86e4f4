"""What earlier runs found out about each record file, keyed by content.

It holds problems that need no mask and summaries that the web may show, never a parsed record; a
file with any other problem is not kept. Size and time are trusted only for files older than the
last run.
"""

import os
import zlib
from collections.abc import Collection, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple, TypeAlias

from gongkai.base.digest import digest_of
from gongkai.base.language import cache_folder
from gongkai.base.masking import mask_sensitive
from gongkai.base.problem import Problem, Severity, Where
from gongkai.base.replace import replace_bytes
from gongkai.base.stored_json import DAMAGED, encoded, parsed
from gongkai.model.record_state import RecordState
from gongkai.model.summary import Summary
from gongkai.model.traces import TraceRow

FORMAT_VERSION = 3
SHARDS = 16
"""After one edit a sixteenth is written. A file holds the entries, and in a second line traces."""
TRUSTED_AGE_NS = 2_000_000_000
"""A file changed this shortly before it was last read may have changed again within one tick."""
_OF_SEVERAL = tuple(
    place for place, name in enumerate(Summary._fields) if Summary._field_defaults.get(name) == ()
)
_Row: TypeAlias = list[Any]
Traces: TypeAlias = Sequence[TraceRow]
Depends = tuple[tuple[str, int, int], ...]


class SourceEntry(NamedTuple):
    """One record file as last seen."""

    size: int
    mtime_ns: int
    digest: str
    depends: Depends
    summary: Summary | None
    state: RecordState | None
    problems: tuple[Problem, ...]
    told: str = ""
    """Digest over what other records and the calendar may go by: `told_by`."""
    trusted: int = 0
    """Files older than this are as they were read; nanoseconds of the file system's clock."""


class SourceCache:
    """The entries by file, and behind them the traces, which are read only when asked for."""

    def __init__(self) -> None:
        """Know nothing yet."""
        self.entries: dict[str, SourceEntry] = {}
        self._unread: dict[int, bytes] = {}
        self._traces: dict[int, Mapping[str, Traces]] = {}

    def add(self, number: int, rows: Mapping[str, _Row], traces: bytes, written: int) -> None:
        """Take the entries of one stored file and its line of traces."""
        trusted = written - TRUSTED_AGE_NS
        self.entries |= {file: _entry(row, trusted) for file, row in rows.items()}
        self._unread[number] = traces

    def traces_of(self, file: str) -> Traces:
        """Return the traces of a known file, as JSON gives them back; see `model.traces`."""
        number = shard_of(file)
        if number not in self._traces:
            read: Any = parsed(self._unread.pop(number))
            self._traces[number] = read
        return self._traces[number][file]


def told_by(summary: Summary | None, traces: Traces) -> str:
    """Return a digest over what a record tells the others; it changes whenever that does."""
    return digest_of(repr((summary and tuple(summary.told), traces)))


def read_source_cache(root: Path, key: str) -> SourceCache:
    """Return what is known of each file; nothing when rules, templates or code have changed."""
    cache = SourceCache()
    for number in range(SHARDS):
        try:
            with (root / shard_file(number)).open("rb") as file:
                head, _, traces = file.read().partition(b"\n")
                written = os.fstat(file.fileno()).st_mtime_ns
            raw: Any = parsed(head)
            if raw["made_for"] == [FORMAT_VERSION, key, zlib.crc32(traces)]:
                cache.add(number, raw["entries"], traces, written)
        except (OSError, *DAMAGED):
            continue
    return cache


def write_source_cache(
    root: Path,
    key: str,
    entries: Mapping[str, SourceEntry],
    traces: Mapping[str, Traces],
    changed: Collection[str],
) -> None:
    """Write the entries that lie beside a changed one, replacing each file in one step."""
    shards: dict[int, dict[str, SourceEntry]] = {shard_of(name): {} for name in changed}
    for name, entry in entries.items():
        shard = shards.get(shard_of(name))
        if shard is not None and all(map(is_harmless, entry.problems)):
            shard[name] = entry
    for number, shard in shards.items():
        line = encoded({name: traces[name] for name in shard})
        rows = {name: _row(entry) for name, entry in shard.items()}
        head = {"made_for": [FORMAT_VERSION, key, zlib.crc32(line)], "entries": rows}
        replace_bytes(root / shard_file(number), encoded(head) + b"\n" + line)


def shard_of(file: str) -> int:
    """Return in which of the stored files the entry of a record file lies."""
    return zlib.crc32(file.encode("utf-8")) % SHARDS


def shard_file(number: int) -> str:
    """Return a stored file by its number."""
    return f"{cache_folder()}/sources/{number:02d}.json"


def is_harmless(problem: Problem) -> bool:
    """Return whether nothing a problem says, its way down the file included, needs a mask."""
    where = problem.where
    told = (where.file, where.value, *map(str, where.path), *problem.facts.values())
    return not problem.code.startswith("P") and all(mask_sensitive(one) == one for one in told)


def row_of_problem(problem: Problem) -> list[object]:
    """Return a problem as it is stored."""
    where = problem.where
    place = [where.file, where.line, where.column, where.path]
    rows = [[row.file, row.line, row.column, row.path] for row in problem.rows]
    told = [problem.code, *place, dict(problem.facts), problem.severity]
    return [*told, rows, where.value] if where.value else [*told, *([rows] if rows else ())]


def _row(entry: SourceEntry) -> list[object]:
    problems = list(map(row_of_problem, entry.problems))
    return [*entry[:4], entry.summary, entry.state, problems, entry.told]


def _entry(row: _Row, trusted: int) -> SourceEntry:
    size, mtime_ns, digest, depends, summary, state, problems, told = row
    # Made without looking at names: ten thousand of them on every run.
    return SourceEntry._make(
        (
            size,
            mtime_ns,
            digest,
            _frozen(depends) if depends else (),
            _summary(summary) if summary else None,
            RecordState._make(state) if state else None,
            tuple(problem_of_row(*one) for one in problems) if problems else (),
            told,
            trusted,
        )
    )


def _summary(values: list[Any]) -> Summary:
    """Return a summary; only its fields of several values were turned into lists by JSON."""
    for place in _OF_SEVERAL:
        values[place] = _frozen(values[place]) if values[place] else ()
    return Summary._make(values)


def _frozen(value: Any) -> Any:
    """Return lists, at any depth, as the tuples they were before they were written."""
    return tuple(map(_frozen, value)) if type(value) is list else value


def problem_of_row(  # noqa: PLR0913, PLR0917 - the row as written
    code: str,
    file: str,
    line: int | None,
    column: int | None,
    path: list[str | int],
    facts: dict[str, str],
    severity: str | None,
    rows: Sequence[tuple[str, int | None, int | None, list[str | int]]] = (),
    value: str = "",
) -> Problem:
    """Return a problem from the row that it is stored as."""
    where = Where(file, line, column, tuple(path), value)
    places = tuple(Where(name, row, spot, tuple(way)) for name, row, spot, way in rows)
    return Problem(code, where, facts, Severity(severity) if severity else None, places)
