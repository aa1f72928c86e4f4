"""Data to download inside a site: every record that may be shown, and tables over all of a kind.

What a record's files hold is left by the worker that draws its page. A record whose files lie
there under its key is not drawn again.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from gongkai.analysis import Analysis, work_records
from gongkai.base.digest import digest_of
from gongkai.base.jobs import Workers
from gongkai.base.stored_json import read_stored
from gongkai.leaks import without_leaks
from gongkai.model.settings import Settings
from gongkai.model.summary import Summary
from gongkai.model.vocabulary import Kind
from gongkai.model.work import Workplace
from gongkai.output.data_places import (
    ALL,
    CONTRACTING,
    DATA,
    LEFT,
    OCDS,
    PACKAGE,
    RECORDS,
    YEARS,
    DataDone,
    DataTask,
    WideTask,
)
from gongkai.output.spool import left_in
from gongkai.pages.data_licence import licence_of
from gongkai.pages.data_page import planned_data_page
from gongkai.pages.planned import PlannedPage
from gongkai.site_build import SiteBuild


def write_data(
    site: SiteBuild, analysis: Analysis, place: Workplace, workers: Workers[Workplace]
) -> None:
    """Write the data of every record whose files do not lie there as they should, and their page.

    Raise LeakError when some would show what must not be public.
    """
    if place.layers.data:
        _Data(site, analysis, place, workers).write()
    page = page_of_data(site.out, data_sizes(site), has_data=place.layers.data)
    site.write_page(page, analysis, workers)


def data_sizes(site: SiteBuild) -> dict[str, int]:
    """Return the sizes of the tables over many records and of what describes them."""
    return {
        address: file.size
        for address, file in site.files.items()
        if address.startswith(DATA) and not address.startswith(RECORDS)
    }


def page_of_data(out: Path, sizes: Mapping[str, int], *, has_data: bool) -> PlannedPage:
    """Return the page over the data that lie in a site's folder."""
    told: Any = read_stored(out / DATA / PACKAGE) if has_data else None
    told = told or {"resources": ()}
    (licence,) = told.get("licenses") or ({},)
    return planned_data_page(DATA, told["resources"], sizes, licence)


class _Data:
    """The data of a site's records."""

    def __init__(
        self, site: SiteBuild, analysis: Analysis, place: Workplace, workers: Workers[Workplace]
    ) -> None:
        self._site = site
        self._analysis = analysis
        self._place = place
        self._workers = workers
        self._keys = {record.id: self._key(record) for record in site.board.records}

    def write(self) -> None:
        """Write the files of records."""
        known = self._site.known_by_source(RECORDS)
        wanted = [
            record
            for record in self._site.board.records
            if not self._site.keep_all(known.get(record.id, ()), self._keys[record.id])
        ]
        if wanted:
            self._site.make_folder(RECORDS)
            self._take(self._workers.run(write_records, list(self._tasks(wanted))))
        self._write_wide()

    def _write_wide(self) -> None:
        """Write the tables over all records of a kind of which one changed, and the packages."""
        known: dict[str, list[str]] = {}
        for address in self._site.known:
            if address.startswith(DATA) and not address.startswith(RECORDS):
                known.setdefault(address.partition(".")[0] + ".", []).append(address)
        tasks = list(self._wide_tasks())
        changed = [
            one for one in tasks if not self._site.keep_all(known.get(one.stem, ()), one.key)
        ]
        for scope in {one.scope for one in changed}:
            self._site.make_folder(DATA + scope)
        self._take(self._workers.run(write_wide, changed))
        self._write_packages(tasks)
        self._write_projects(tasks)

    def _wide_tasks(self) -> Iterator[WideTask]:
        licence = tuple(licence_of(self._site.board.settings).items())
        gathered: dict[tuple[str, str], list[Summary]] = {}
        for record in sorted(self._site.board.records, key=lambda one: (one.public_date, one.id)):
            year = (record.period_end or record.public_date)[:4]
            for scope in (ALL, record.section, f"{YEARS}/{year}"):
                gathered.setdefault((scope, record.kind), []).append(record)
        for (scope, kind), records in sorted(gathered.items()):
            ids = tuple(record.id for record in records)
            key = digest_of("data", self._site.key, *map(self._keys.__getitem__, ids))
            yield WideTask(scope, kind, ids, self._site.out, key, licence)

    def _write_packages(self, tasks: Sequence[WideTask]) -> None:
        """Write what all tables of the site hold, and those of each section."""
        keys: dict[str, list[str]] = {}
        for task in tasks:
            if not task.scope.startswith(YEARS):
                keys.setdefault(task.scope, []).append(task.key)
        for scope, own in keys.items():
            kinds = [task.kind for task in tasks if task.scope == scope]
            key = digest_of("data", *own)
            address = DATA + PACKAGE if scope == ALL else f"{DATA}{scope}/{PACKAGE}"
            if not self._site.keep(address, key):
                settings = self._site.board.settings
                self._site.write(address, package(self._site.out, scope, kinds, settings), key, "")

    def _write_projects(self, tasks: Sequence[WideTask]) -> None:
        """Write all projects in one file, with the calls for bids and contracts around them."""
        told = {one.kind: one for one in tasks if one.scope == ALL}
        wanted = [told[kind.value] for kind in CONTRACTING if kind.value in told]
        if Kind.PROJECT.value not in told:
            return
        key = digest_of("ocds", *(one.key for one in wanted))
        if not self._site.keep(OCDS, key):
            settings = self._site.board.settings
            ids = {id_ for one in wanted for id_ in one.ids}
            records = sorted(
                (one for one in self._site.board.records if one.id in ids),
                key=lambda one: (one.public_date, one.id),
            )
            data = projects(self._site.out, [one.id for one in records], settings)
            self._site.write(OCDS, data, key, "")

    def _take(self, written: Iterable[DataDone]) -> None:
        for done in written:
            for address, file in done.files:
                self._site.put(address, file)

    def _key(self, record: Summary) -> str:
        digest = self._analysis.entries[record.file].digest
        return digest_of("data", self._site.key, digest, record.digest)

    def _tasks(self, wanted: Sequence[Summary]) -> Iterator[DataTask]:
        spool = self._place.spool
        left = left_in(spool, LEFT)
        missing = sorted(record.file for record in wanted if record.id not in left)
        if missing:
            without_leaks(self._workers.run(work_records, missing))
            left = left_in(spool, LEFT)
        for record in wanted:
            key = self._keys[record.id]
            yield DataTask(record.id, left[record.id], spool, self._site.out, key)


def write_records(tasks: Sequence[DataTask]) -> Sequence[DataDone]:
    """Write the data of a run of records; return their files."""
    from gongkai import data_work  # noqa: PLC0415 - an unchanged build writes none

    return data_work.write_data(tasks)


def write_wide(tasks: Sequence[WideTask]) -> Sequence[DataDone]:
    """Write the tables over all records of some kinds; return their files."""
    from gongkai import data_wide_work  # noqa: PLC0415 - as above

    return data_wide_work.write_wide(tasks)


def projects(out: Path, ids: Sequence[str], settings: Settings) -> bytes:
    """Return all projects as the Open Contracting Data Standard tells them."""
    from gongkai import data_wide_work  # noqa: PLC0415 - as above

    return data_wide_work.all_projects(out, ids, settings)


def package(out: Path, scope: str, kinds: Sequence[str], settings: Settings) -> bytes:
    """Return what the tables of a site hold, or of a section."""
    from gongkai import data_wide_work  # noqa: PLC0415 - as above

    return data_wide_work.whole_package(out, scope, kinds, settings)
