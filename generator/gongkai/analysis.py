"""Every record of a village in brief: from the cache where nothing changed, else by workers."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from gongkai.base.digest import digest_of, digest_of_file
from gongkai.base.jobs import Workers
from gongkai.base.language import build_for
from gongkai.base.problem import Problem
from gongkai.check.village import Village
from gongkai.load.files import Source
from gongkai.load.source_cache import (
    SourceCache,
    SourceEntry,
    Traces,
    read_source_cache,
    write_source_cache,
)
from gongkai.load.state import write_record_states
from gongkai.model.record_state import RecordState
from gongkai.model.summary import Summary
from gongkai.model.traces import Posted
from gongkai.model.vocabulary import State
from gongkai.model.work import BodyPlace, RecordResult, Workplace
from gongkai.overview import Overview
from gongkai.preparation import Prepared

_WITHDRAWN = State.WITHDRAWN.value


@dataclass(frozen=True)
class Analysis:
    """All records in brief, what is wrong with them, and the bodies made on the way."""

    entries: dict[str, SourceEntry]
    bodies: dict[str, BodyPlace]
    problems: tuple[Problem, ...]
    changed: frozenset[str]
    """The files that were read anew or are gone: the cache does not hold them so yet."""
    traces: Mapping[str, Traces]
    """What each record leaves for the checks between records."""
    overview: Overview
    """What all records come to together."""

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
    cache = read_source_cache(prepared.root, prepared.key)
    known = cache.entries
    sources = {source.path: source for source in prepared.records}
    today = place.as_of.isoformat()
    fresh = {
        file
        for file, source in sources.items()
        if not _is_unchanged(prepared, cache, source, known.get(file), today)
    }
    if fresh:
        # Imported before processes are copied, it is not imported again in each of them.
        from gongkai import page_work, record_work  # noqa: F401, PLC0415 - as in `start_worker`
    running = workers.run(work_records, sorted(fresh))
    if meanwhile:
        meanwhile()
    results = {}
    for result in running:
        results[result.file] = result
        if on_summary and result.summary:
            on_summary(result.summary)
    entries = {
        file: _entry(source, results[file]) if file in results else known[file]
        for file, source in sources.items()
    }
    traces = _AllTraces(cache, {file: result.traces for file, result in results.items()})

    def village() -> Village:
        return Village(
            summaries=[entry.summary.told for entry in entries.values() if entry.summary],
            traces=traces,
            catalogue=place.catalogue,
            settings=place.settings,
            as_of=place.as_of,
        )

    told = digest_of(prepared.key, today, *(entry.told for entry in entries.values()))
    overview = Overview(village, told, prepared.root)
    problems = [problem for entry in entries.values() for problem in entry.problems]
    return Analysis(
        entries=entries,
        bodies={file: result.body for file, result in results.items() if result.body},
        problems=(*problems, *overview.problems),
        changed=frozenset(fresh | (known.keys() - entries.keys())),
        traces=traces,
        overview=overview,
    )


class _AllTraces(Mapping[str, Traces]):
    """The traces of all records by file: those just made, else those of the cache."""

    def __init__(self, cache: SourceCache, fresh: Mapping[str, Traces]) -> None:
        self._cache = cache
        self._fresh = fresh

    def __getitem__(self, file: str) -> Traces:
        fresh = self._fresh.get(file)
        return self._cache.traces_of(file) if fresh is None else fresh

    def __iter__(self) -> Iterator[str]:
        return iter(self._fresh.keys() | self._cache.entries.keys())

    def __len__(self) -> int:
        return len(self._fresh.keys() | self._cache.entries.keys())


def start_worker(place: Workplace) -> None:
    """Prepare a process. What reads and draws records is imported there, and only when needed."""
    from gongkai import page_work, record_work  # noqa: PLC0415 - an unchanged build reads no record

    build_for(place.language)
    record_work.start(place)
    page_work.start(place)


def work_records(files: Sequence[str]) -> Sequence[RecordResult]:
    """Return the results of a run of record files, in their order."""
    from gongkai import record_work  # noqa: PLC0415 - as above

    return record_work.work_records(files)


def keep_entries(prepared: Prepared, analysis: Analysis) -> None:
    """Bring the cache up to date."""
    # A village on a disk that cannot be written is checked all the same, only not as fast.
    with suppress(OSError):
        write_source_cache(
            prepared.root,
            prepared.key,
            analysis.entries,
            analysis.traces,
            analysis.changed,
        )


def keep_states(prepared: Prepared, analysis: Analysis) -> dict[str, RecordState]:
    """Write the salts and first days of records that are public for the first time; return all.

    The salt of a withdrawn record is destroyed: nobody can then guess from its fingerprint what
    it said.
    """
    known = prepared.states
    found = {}
    gone = set()
    for entry in analysis.entries.values():
        summary, state = entry.summary, entry.state
        if summary and state and known.get(summary.id) != state:
            found[summary.id] = state
        if summary and summary.state == _WITHDRAWN:
            gone.add(summary.id)
    if not found and gone.isdisjoint(known):
        return known
    kept = {id_: state for id_, state in (known | found).items() if id_ not in gone}
    write_record_states(prepared.root, kept)
    return kept


def _entry(source: Source, result: RecordResult) -> SourceEntry:
    return SourceEntry(
        size=source.size,
        mtime_ns=source.mtime_ns,
        digest=result.digest,
        depends=result.depends,
        summary=result.summary,
        state=result.state,
        problems=result.problems,
        told=result.told,
    )


def _is_unchanged(
    prepared: Prepared, cache: SourceCache, source: Source, entry: SourceEntry | None, today: str
) -> bool:
    if entry is None or source.mtime_ns != entry.mtime_ns or source.size != entry.size:
        return False
    is_doubtful = source.mtime_ns > entry.trusted
    if is_doubtful and digest_of_file(prepared.root / source.path) != entry.digest:
        return False
    if entry.summary and not entry.summary.holds_on(today):
        return False
    if entry.state and not _has_its_state(prepared, cache, source.path, entry, today):
        return False
    if not entry.depends:
        return True
    return all(_is_same_file(prepared.root, entry.trusted, *known) for known in entry.depends)


def _has_its_state(
    prepared: Prepared, cache: SourceCache, file: str, entry: SourceEntry, today: str
) -> bool:
    """Return whether a record's salt and first day would be the same again.

    A mere check gives a record that was never published a salt that nobody has seen yet. It may
    be kept, but the first day of a record that hangs on no board is the day of the build.
    """
    if entry.summary is None or entry.state is None:
        return True
    known = prepared.states.get(entry.summary.id)
    if known is None:
        is_posted = any(row[0] == Posted.__name__ for row in cache.traces_of(file))
        return is_posted or entry.state.first_public == today
    return known == entry.state


def _is_same_file(root: Path, since: int, path: str, size: int, mtime_ns: int) -> bool:
    try:
        status = (root / path).stat()
    except OSError:
        return size < 0
    return (status.st_size, status.st_mtime_ns) == (size, mtime_ns) and mtime_ns <= since
