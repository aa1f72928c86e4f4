"""Data to download inside a site: every record that may be shown, as JSON and its tables as CSV.

What a record's files hold is left by the worker that draws its page. A record whose files lie
there under its key is not drawn again.
"""

from collections.abc import Iterator, Sequence
from pathlib import Path

from gongkai.analysis import Analysis, work_records
from gongkai.base.digest import digest_of
from gongkai.base.jobs import Workers
from gongkai.leaks import without_leaks
from gongkai.model.summary import Summary
from gongkai.model.work import BodyPlace, Workplace
from gongkai.output.data_places import LEFT, RECORDS, DataDone, DataTask
from gongkai.site_build import SiteBuild


def write_data(
    site: SiteBuild, analysis: Analysis, place: Workplace, workers: Workers[Workplace]
) -> None:
    """Write the data of every record whose files do not lie there as they should.

    Raise LeakError when some would show what must not be public.
    """
    if place.layers.data:
        _Data(site, analysis, place, workers).write()


class _Data:
    """The data of a site's records."""

    def __init__(
        self, site: SiteBuild, analysis: Analysis, place: Workplace, workers: Workers[Workplace]
    ) -> None:
        self._site = site
        self._analysis = analysis
        self._place = place
        self._workers = workers

    def write(self) -> None:
        """Write the files of records."""
        known = _known_files(self._site)
        wanted = [
            (record, key)
            for record in self._site.board.records
            if not self._keeps(known.get(record.id, ()), key := self._key(record))
        ]
        if not wanted:
            return
        self._site.make_folder(RECORDS)
        for done in self._workers.run(write_records, list(self._tasks(wanted))):
            for address, file in done.files:
                self._site.put(address, file)

    def _key(self, record: Summary) -> str:
        digest = self._analysis.entries[record.file].digest
        return digest_of("data", self._site.key, digest, record.digest)

    def _keeps(self, addresses: Sequence[str], key: str) -> bool:
        """Return whether a record's files lie there as they should; they then stay."""
        kept = [address for address in addresses if self._site.keep(address, key)]
        if not kept or len(kept) < len(addresses):
            # All are written again: there may be fewer now.
            for address in kept:
                del self._site.files[address]
            return False
        return True

    def _tasks(self, wanted: Sequence[tuple[Summary, str]]) -> Iterator[DataTask]:
        spool = self._place.spool
        left = _left_by_workers(spool)
        missing = sorted(record.file for record, _ in wanted if record.id not in left)
        if missing:
            without_leaks(self._workers.run(work_records, missing))
            left = _left_by_workers(spool)
        for record, key in wanted:
            yield DataTask(record.id, left[record.id], spool, self._site.out, key)


def _known_files(site: SiteBuild) -> dict[str, list[str]]:
    """Return the files of the last build's data by record."""
    found: dict[str, list[str]] = {}
    for address, file in site.known.items():
        if address.startswith(RECORDS):
            found.setdefault(file.source, []).append(address)
    return found


def write_records(tasks: Sequence[DataTask]) -> Sequence[DataDone]:
    """Write the data of a run of records; return their files."""
    from gongkai import data_work  # noqa: PLC0415 - an unchanged build writes none

    return data_work.write_data(tasks)


def _left_by_workers(spool: Path) -> dict[str, BodyPlace]:
    """Return where the data of every record wait that was drawn in this run."""
    found = {}
    for file in sorted(spool.glob(f"{LEFT}*")):
        offset = 0
        with file.open("rb") as lines:
            for line in lines:
                start = line.index(b"\t") + 1
                length = len(line) - start - 1
                found[line[: start - 1].decode()] = BodyPlace(file.name, offset + start, length)
                offset += len(line)
    return found
