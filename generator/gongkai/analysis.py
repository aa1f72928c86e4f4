"""Every record of a village in brief: from the cache where nothing changed, else by workers."""

from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from gongkai.base.digest import digest_of_file
from gongkai.base.jobs import Workers
from gongkai.base.problem import Problem
from gongkai.check.between import check_village
from gongkai.check.village import Village
from gongkai.load.files import Source
from gongkai.load.source_cache import (
    TRUSTED_AGE_NS,
    SourceEntry,
    cached_at,
    read_source_cache,
    write_source_cache,
)
from gongkai.load.state import write_record_states
from gongkai.model.summary import Summary
from gongkai.model.traces import Posted
from gongkai.model.vocabulary import State
from gongkai.model.work import BodyPlace, RecordResult, Workplace
from gongkai.preparation import Prepared

_WITHDRAWN = State.WITHDRAWN.value


@dataclass(frozen=True)
class Analysis:
    """All records in brief, what is wrong with them, and the bodies made on the way."""

    entries: dict[str, SourceEntry]
    bodies: dict[str, BodyPlace]
    problems: tuple[Problem, ...]
    fresh: frozenset[str]
    """The files that were read anew."""
    is_new: bool
    """The cache does not hold it yet."""
    village: Village
    """What checks between records were given."""

    @property
    def summaries(self) -> list[Summary]:
        """Return the summaries of all readable records, in file order."""
        return [entry.summary for entry in self.entries.values() if entry.summary]


def analyse(
    prepared: Prepared,
    place: Workplace,
    workers: Workers[Workplace],
    meanwhile: Callable[[], object] | None = None,
    on_summary: Callable[[Summary], object] | None = None,
) -> Analysis:
    """Return the analysis of all records.

    `meanwhile` is done here while other processes work, `on_summary` whenever one comes back.
    """
    cached = read_source_cache(prepared.root, prepared.key)
    sources = prepared.records
    since = cached_at(prepared.root) - TRUSTED_AGE_NS
    today = place.as_of.isoformat()
    fresh = {
        source.path
        for source in sources
        if not _is_unchanged(prepared, source, cached.get(source.path), since, today)
    }
    by_file = {source.path: source for source in sources}
    running = workers.run(work_records, sorted(fresh))
    if meanwhile:
        meanwhile()
    results = {}
    for result in running:
        results[result.file] = result
        if on_summary and result.summary:
            on_summary(result.summary)
    entries = {
        file: _entry(source, results[file]) if file in results else cached[file]
        for file, source in by_file.items()
    }
    problems = [problem for entry in entries.values() for problem in entry.problems]
    summaries = [entry.summary for entry in entries.values() if entry.summary]
    village = Village(
        summaries=summaries,
        traces={file: entry.traces for file, entry in entries.items()},
        catalogue=place.catalogue,
        settings=place.settings,
        as_of=place.as_of,
    )
    problems += check_village(village)
    bodies = {file: result.body for file, result in results.items() if result.body}
    is_new = bool(fresh) or len(entries) != len(cached)
    return Analysis(entries, bodies, tuple(problems), frozenset(fresh), is_new, village)


def start_worker(place: Workplace) -> None:
    """Prepare a process. What reads and draws records is imported there, and only when needed."""
    from gongkai import page_work, record_work  # noqa: PLC0415 - an unchanged build reads no record

    record_work.start(place)
    page_work.start(place)


def work_records(files: Sequence[str]) -> Sequence[RecordResult]:
    """Return the results of a run of record files, in their order."""
    from gongkai import record_work  # noqa: PLC0415 - as above

    return record_work.work_records(files)


def keep_entries(prepared: Prepared, analysis: Analysis) -> None:
    """Bring the cache up to date."""
    if analysis.is_new:
        # A village on a disk that cannot be written is checked all the same, only not as fast.
        with suppress(OSError):
            write_source_cache(prepared.root, prepared.key, analysis.entries)


def keep_states(prepared: Prepared, analysis: Analysis) -> None:
    """Write the salts and first days of records that are public for the first time.

    The salt of a withdrawn record is destroyed: nobody can then guess from its fingerprint what
    it said.
    """
    known = prepared.states
    entries = analysis.entries.values()
    found = {entry.summary.id: entry.state for entry in entries if entry.summary and entry.state}
    gone = {e.summary.id for e in entries if e.summary and e.summary.state == _WITHDRAWN}
    kept = {id_: state for id_, state in (known | found).items() if id_ not in gone}
    if kept != known:
        write_record_states(prepared.root, kept)


def _entry(source: Source, result: RecordResult) -> SourceEntry:
    return SourceEntry(
        size=source.size,
        mtime_ns=source.mtime_ns,
        digest=result.digest,
        depends=result.depends,
        summary=result.summary,
        state=result.state,
        problems=result.problems,
        traces=result.traces,
    )


def _is_unchanged(
    prepared: Prepared, source: Source, entry: SourceEntry | None, since: int, today: str
) -> bool:
    if entry is None or (source.size, source.mtime_ns) != (entry.size, entry.mtime_ns):
        return False
    if source.mtime_ns > since and digest_of_file(prepared.root / source.path) != entry.digest:
        return False
    if entry.summary and not entry.summary.holds_on(today):
        return False
    if not _has_its_state(prepared, entry, today):
        return False
    return all(_is_same_file(prepared.root, since, *known) for known in entry.depends)


def _has_its_state(prepared: Prepared, entry: SourceEntry, today: str) -> bool:
    """Return whether a record's salt and first day would be the same again.

    A mere check gives a record that was never published a salt that nobody has seen yet. It may
    be kept, but the first day of a record that hangs on no board is the day of the build.
    """
    if entry.summary is None or entry.state is None:
        return True
    known = prepared.states.get(entry.summary.id)
    if known is None:
        is_posted = any(row[0] == Posted.__name__ for row in entry.traces)
        return is_posted or entry.state.first_public == today
    return known == entry.state


def _is_same_file(root: Path, since: int, path: str, size: int, mtime_ns: int) -> bool:
    try:
        status = (root / path).stat()
    except OSError:
        return size < 0
    return (status.st_size, status.st_mtime_ns) == (size, mtime_ns) and mtime_ns <= since
