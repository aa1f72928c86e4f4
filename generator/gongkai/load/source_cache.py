"""What earlier runs found out about each record file, keyed by content.

It holds problems that need no mask and summaries that the web may show, never a parsed record; a
file with any other problem is not kept. Size and time are trusted only for files older than the
last run.
"""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple, TypeAlias

from gongkai.base.masking import mask_sensitive
from gongkai.base.problem import Problem, Severity, Where
from gongkai.base.stored_json import DAMAGED, read_stored, write_stored
from gongkai.model.record_state import RecordState
from gongkai.model.summary import Summary
from gongkai.model.traces import TraceRow

CACHE_FILE = ".gongkai/cache/sources.json"
FORMAT_VERSION = 2
TRUSTED_AGE_NS = 2_000_000_000
"""A file changed this shortly before it was last read may have changed again within one tick."""
_OF_SEVERAL = tuple(
    place for place, name in enumerate(Summary._fields) if Summary._field_defaults.get(name) == ()
)
_Row: TypeAlias = list[Any]
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
    traces: Sequence[TraceRow] = ()
    """As JSON gives them back; whoever asks for a trace reads it from its row."""


def read_source_cache(root: Path, key: str) -> dict[str, SourceEntry]:
    """Return the entries by file; empty when rules, templates or code have changed since."""
    raw: Any = read_stored(root / CACHE_FILE)
    try:
        if (raw["key"], raw["format_version"]) != (key, FORMAT_VERSION):
            return {}
        return {file: _entry(row) for file, row in raw["entries"].items()}
    except DAMAGED:
        return {}


def cached_at(root: Path) -> int:
    """Return when the cache was written, in nanoseconds of the file system's clock; 0 for none."""
    try:
        return (root / CACHE_FILE).stat().st_mtime_ns
    except OSError:
        return 0


def write_source_cache(root: Path, key: str, entries: Mapping[str, SourceEntry]) -> None:
    """Write the entries, replacing the file in one step."""
    rows = {name: _row(entry) for name, entry in entries.items() if _may_be_kept(entry)}
    raw = {"format_version": FORMAT_VERSION, "key": key, "entries": rows}
    write_stored(root / CACHE_FILE, raw)


def _may_be_kept(entry: SourceEntry) -> bool:
    return all(map(is_harmless, entry.problems))


def is_harmless(problem: Problem) -> bool:
    """Return whether nothing a problem says, its way down the file included, needs a mask."""
    told = (problem.where.file, *map(str, problem.where.path), *problem.facts.values())
    return not problem.code.startswith("P") and all(mask_sensitive(one) == one for one in told)


def row_of_problem(problem: Problem) -> list[object]:
    """Return a problem as it is stored."""
    where = problem.where
    place = [where.file, where.line, where.column, where.path]
    return [problem.code, *place, dict(problem.facts), problem.severity]


def _row(entry: SourceEntry) -> list[object]:
    problems = list(map(row_of_problem, entry.problems))
    return [*entry[:4], entry.summary, entry.state, problems, entry.traces]


def _entry(row: _Row) -> SourceEntry:
    size, mtime_ns, digest, depends, summary, state, problems, traces = row
    return SourceEntry(
        size=size,
        mtime_ns=mtime_ns,
        digest=digest,
        depends=_frozen(depends) if depends else (),
        summary=_summary(summary) if summary else None,
        state=RecordState(*state) if state else None,
        problems=tuple(problem_of_row(*one) for one in problems) if problems else (),
        traces=traces,
    )


def _summary(values: list[Any]) -> Summary:
    """Return a summary; only its fields of several values were turned into lists by JSON."""
    for place in _OF_SEVERAL:
        values[place] = _frozen(values[place]) if values[place] else ()
    return Summary(*values)


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
) -> Problem:
    """Return a problem from the row that it is stored as."""
    where = Where(file, line, column, tuple(path))
    return Problem(code, where, facts, Severity(severity) if severity else None)
