"""What a run finds before anything is written: the village is prepared, analysed and told."""

import tempfile
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from gongkai.analysis import Analysis, analyse, keep_entries, keep_states, start_worker
from gongkai.base.jobs import PoolFrom, Progress, Workers, default_jobs, quiet_collector, silent
from gongkai.base.problem import Problem
from gongkai.base.problem_catalogue import is_error
from gongkai.check.completeness import duties_of
from gongkai.check.privacy import declared_by
from gongkai.check.reminders import reminders_of
from gongkai.check.village import Village
from gongkai.model.duty import Duty
from gongkai.model.record_state import RecordState
from gongkai.model.reminder import Reminder
from gongkai.model.traces import PublicPhone
from gongkai.model.work import Workplace
from gongkai.preparation import Prepared, UnreadableSettingsError, prepare, told

CACHE = ".gongkai/cache"
SITE = "site"
POOL_FROM = 1500
"""Records that must need work before processes are started: about two seconds of work."""
COPIED_FROM = 100
"""The same where a process is a copy of this one: about two tenths of a second of work."""


@dataclass(frozen=True)
class Result:
    """What a run found and, for a build without errors, wrote."""

    problems: tuple[Problem, ...]
    records: int
    pages: int = 0
    files: int = 0
    written: int = 0
    size: int = 0

    @property
    def is_clean(self) -> bool:
        """Return whether nothing stops publication."""
        return not any(map(is_error, self.problems))


@dataclass(frozen=True)
class Survey:
    """A village as checked on a day, and what it should make public and do by when."""

    result: Result
    village: Village
    duties: tuple[Duty, ...]
    reminders: tuple[Reminder, ...]
    released: frozenset[str]
    """The ids of all records that ever were public."""
    states: Mapping[str, RecordState]
    """Salts and first days by id, those of records that are public for the first time too."""


def check(root: Path, as_of: date, jobs: int | None = None, progress: Progress = silent) -> Result:
    """Return everything wrong with the village in a folder; only the cache is written."""
    return _looked_at(root, as_of, jobs, progress)[0]


def check_site(
    root: Path, as_of: date, jobs: int | None = None, progress: Progress = silent
) -> Result:
    """Return everything wrong with the village and with the site that lies finished in it."""
    result, prepared, analysis = _looked_at(root, as_of, jobs, progress)
    if analysis is None or prepared.settings is None:
        return result
    from gongkai.reread import reread  # noqa: PLC0415 - only `check --site` reads all pages again

    phones = frozenset(one.trace.digits for one in analysis.overview.village.traced(PublicPhone))
    declared = declared_by(prepared.settings) | phones
    found = reread(root, root / SITE, declared, jobs, progress)
    return replace(result, problems=(*result.problems, *found.problems), files=found.files)


def survey(
    root: Path, as_of: date, jobs: int | None = None, *, keeps_states: bool = False
) -> Survey:
    """Return the village with its duties and reminders; only the cache is written.

    With `keeps_states`, a village without errors keeps the salts of records that are public for
    the first time, as a build does: their fingerprints are about to be seen.

    Raise UnreadableSettingsError when its settings cannot be read.
    """
    result, prepared, analysis = _looked_at(root, as_of, jobs, silent)
    if analysis is None:
        raise UnreadableSettingsError(result.problems)
    village = analysis.overview.village
    duties = duties_of(village)
    reminders = reminders_of(village, duties)
    states: Mapping[str, RecordState] = prepared.states
    if keeps_states and result.is_clean:
        states = keep_states(prepared, analysis)
    return Survey(result, village, duties, reminders, frozenset(prepared.states), states)


@quiet_collector()
def _looked_at(
    root: Path, as_of: date, jobs: int | None, progress: Progress
) -> tuple[Result, Prepared, Analysis | None]:
    prepared = prepare(root)
    if prepared.settings is None:
        return Result(told(prepared.problems, root), 0), prepared, None
    with tempfile.TemporaryDirectory(prefix="gongkai-") as spool:
        place = Workplace(
            root=root,
            settings=prepared.settings,
            catalogue=prepared.catalogue,
            states=prepared.states,
            as_of=as_of,
            spool=Path(spool),
            is_drawing=False,
            registered=prepared.registered,
        )
        workers = workers_for(place, jobs, progress)
        try:
            analysis = analyse(prepared, place, workers)
            keep_entries(prepared, analysis)
        finally:
            workers.close()
    problems = told((*prepared.problems, *analysis.problems), root)
    return Result(problems, len(analysis.entries)), prepared, analysis


def workers_for(place: Workplace, jobs: int | None, progress: Progress) -> Workers[Workplace]:
    """Return those who work on the records of a village: processes, where it has many."""
    pool = PoolFrom(POOL_FROM, COPIED_FROM)
    return Workers(jobs or default_jobs(), start_worker, place, progress, pool)
