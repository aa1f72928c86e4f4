"""What earlier runs found out about each record file, keyed by content.

It holds masked problems and summaries that the web may show, never a parsed record; a file with
a privacy problem is not kept. Size and time are trusted only for files older than the last run.
"""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from gongkai.base.problem import Problem, Severity, Where
from gongkai.base.replace import replace_file
from gongkai.model.record_state import RecordState
from gongkai.model.summary import Summary

CACHE_FILE = ".gongkai/cache/sources.json"
FORMAT_VERSION = 1
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


def read_source_cache(root: Path, key: str) -> dict[str, SourceEntry]:
    """Return the entries by file; empty when rules, templates or code have changed since."""
    try:
        raw = json.loads((root / CACHE_FILE).read_bytes())
    except (FileNotFoundError, ValueError):
        return {}
    if raw.get("key") != key or raw.get("format_version") != FORMAT_VERSION:
        return {}
    return {file: _entry(row) for file, row in raw["entries"].items()}


def cached_at(root: Path) -> int:
    """Return when the cache was written, in nanoseconds of the file system's clock; 0 for none."""
    try:
        return (root / CACHE_FILE).stat().st_mtime_ns
    except FileNotFoundError:
        return 0


def write_source_cache(root: Path, key: str, entries: Mapping[str, SourceEntry]) -> None:
    """Write the entries, replacing the file in one step."""
    rows = {name: _row(entry) for name, entry in entries.items() if _may_be_kept(entry)}
    raw = {"format_version": FORMAT_VERSION, "key": key, "entries": rows}
    replace_file(root / CACHE_FILE, json.dumps(raw, ensure_ascii=False, separators=(",", ":")))


def _may_be_kept(entry: SourceEntry) -> bool:
    return not any(problem.code.startswith("P") for problem in entry.problems)


def _row(entry: SourceEntry) -> list[object]:
    problems = [
        [
            p.code,
            p.where.file,
            p.where.line,
            p.where.column,
            p.where.path,
            dict(p.facts),
            p.severity,
        ]
        for p in entry.problems
    ]
    return [*entry[:4], entry.summary, entry.state, problems]


def _entry(row: list[object]) -> SourceEntry:
    size, mtime_ns, digest, depends, summary, state, problems = row
    return SourceEntry(
        size=size,  # type: ignore[arg-type]
        mtime_ns=mtime_ns,  # type: ignore[arg-type]
        digest=digest,  # type: ignore[arg-type]
        depends=_frozen(depends),  # type: ignore[arg-type]
        summary=Summary._make(map(_frozen, summary)) if summary else None,  # type: ignore[arg-type]
        state=RecordState._make(state) if state else None,  # type: ignore[arg-type]
        problems=tuple(_problem(*one) for one in problems),  # type: ignore[attr-defined]
    )


def _frozen(value: object) -> object:
    """Return lists, at any depth, as the tuples they were before they were written."""
    return tuple(map(_frozen, value)) if type(value) is list else value


def _problem(  # noqa: PLR0913, PLR0917 - the row as written
    code: str,
    file: str,
    line: int | None,
    column: int | None,
    path: list[str | int],
    facts: dict[str, str],
    severity: str | None,
) -> Problem:
    where = Where(file, line, column, tuple(path))
    return Problem(code, where, facts, Severity(severity) if severity else None)
