"""Turn an analysed village into a site folder: plan, compare with what lies there, write.

Every file has a key: a digest of all it is made from.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import chain, islice
from pathlib import Path
from typing import Any

from gongkai.analysis import Analysis, work_records
from gongkai.base.digest import digest_of
from gongkai.base.jobs import Workers
from gongkai.base.language import CHINESE
from gongkai.base.problem import Problem
from gongkai.base.rare import rare_characters
from gongkai.check.privacy import declared_by
from gongkai.leaks import LeakError, Written, leaks_in_text, leaks_of, without_leaks
from gongkai.listings import listings
from gongkai.model.frames import Shell
from gongkai.model.summary import Summary
from gongkai.model.traces import PublicPhone
from gongkai.model.work import FinishTask, PageTask, RecordResult, Workplace
from gongkai.output.site_files import SiteFiles
from gongkai.output.site_state import SiteFile
from gongkai.pages.board import Board, entry_of
from gongkai.pages.compared import compared_in
from gongkai.pages.confirmed import confirmed_in
from gongkai.pages.plan import planned_pages
from gongkai.pages.planned import PlannedPage
from gongkai.pages.theme_pages import honours_by_family
from gongkai.preparation import product_digest
from gongkai.render.languages import with_switch
from gongkai.render.pages import (
    draw_entry,
    render_confirmed,
    render_honours,
    render_page,
    with_font,
)
from gongkai.web_files import addresses_of, web_bytes

_THEME = "assets/"
_FREE_PAGES = "p/"
_PAGE = ".html"
_PAGES_AT_ONCE = 16
"""Pages drawn here while other processes put the last such run into frames and write it."""


class SiteBuild(SiteFiles):
    """One build: what is planned, what lay there, and what has been written."""

    def __init__(  # noqa: PLR0913, PLR0917 - a build brings all stages together
        self,
        root: Path,
        out: Path,
        board: Board,
        shell: Shell,
        key: str,
        known: Mapping[str, SiteFile],
    ) -> None:
        """Remember the inputs; look at what lies in the folder once."""
        super().__init__(out, known)
        self.root = root
        self.board = board
        self.shell = shell
        self.key = key
        self.pictures: dict[str, tuple[str, ...]] = {}
        self.voices: dict[str, str] = {}
        self.leaks = list[Problem]()
        self._prefix = digest_of(key, shell.key)

    def write_all(
        self, analysis: Analysis, workers: Workers[Workplace], meanwhile: Callable[[], object]
    ) -> None:
        """Write records, other pages, theme files and attachments, as far as they changed.

        `meanwhile` is done here while other processes write records.
        """
        written: list[Iterable[Written]] = [self.start_records(analysis, workers)]
        meanwhile()
        drawn = filter(None, map(self.draw_page, planned_pages(self.board)))
        while run := list(islice(drawn, _PAGES_AT_ONCE)):
            written.append(self.start_pages(run, workers))
        self.write_listings()
        for address, file in self.shell.files.items():
            self.copy(address, file, digest_of("shell", self.shell.key))
        for record in self.board.records:
            self.copy_files(record)
        left_out = self._take(chain.from_iterable(written))
        if left_out:
            again = self._look_again(left_out, analysis, workers)
            for one in self._take(again):
                self.leaks += leaks_of(one.address, one.kinds)
        if self.leaks:
            raise LeakError(self.leaks)

    def address_of(self, address: str) -> str:
        """Return where anybody finds a page; "" where the site has no address."""
        return self.board.settings.address_of(address)

    def copy_files(self, record: Summary) -> None:
        """Copy the photos and attachments of a record."""
        for source, address in record.files:
            for each in addresses_of(address):
                key = digest_of("file", product_digest(), each, record.id)
                self.copy(each, self.root / source, key, record.id)

    def _take(self, written: Iterable[Written]) -> list[Written]:
        """Note what was written; return what was left out, for what it would show."""
        left_out = []
        for one in written:
            if one.state is None:
                left_out.append(one)
            else:
                self.put(one.address, one.state)
        return left_out

    def _look_again(
        self, left_out: Sequence[Written], analysis: Analysis, workers: Workers[Workplace]
    ) -> Iterator[Written]:
        """Write pages after all whose only numbers are phones that some record makes public.

        Nearly no build needs to know those.
        """
        if not left_out:
            return
        phones = frozenset(
            one.trace.digits for one in analysis.overview.village.traced(PublicPhone)
        )
        for work, sort in ((finish_records, FinishTask), (write_pages, PageTask)):
            tasks = [one.task for one in left_out if isinstance(one.task, sort)]
            # The two functions take tasks of their own sort only, and are given no others.
            do: Any = work
            yield from workers.run(do, [task._replace(declared=phones) for task in tasks])

    def start_records(self, analysis: Analysis, workers: Workers[Workplace]) -> Iterator[Written]:
        """Start writing the pages of records whose key is new; return the files as they come.

        Bodies that are not at hand are made again.
        """
        late, compared = self._drawn_late(), compared_in(self.board)
        wanted: list[tuple[Summary, str]] = []
        for record in self.board.records:
            beside = map("\n".join, compared.get(record.id, ()))
            voice = self.voices.get(record.id, "")
            own = (late.get(record.id, ""), *self.pictures.get(record.id, ()), voice, *beside)
            told_late = "\n".join(own)
            key = self._record_key(record, told_late, analysis)
            if not self.keep(record.address, key):
                wanted.append((record, key))
        if not wanted:
            return iter(())
        bodies = dict(analysis.bodies)
        missing = sorted(record.file for record, _ in wanted if record.file not in bodies)
        again: Iterable[RecordResult] = workers.run(work_records, missing) if missing else ()
        bodies |= {result.file: result.body for result in without_leaks(again) if result.body}
        self.make_folder("r")
        tasks = [
            FinishTask(
                address=record.address,
                body=bodies[record.file],
                section=record.section,
                title=record.title,
                description=record.sentence,
                canonical=self.address_of(record.address),
                is_private=record.is_private,
                titles=self.titles(record),
                late=late.get(record.id, ""),
                pictures=self.pictures.get(record.id, ()),
                voice=self.voices.get(record.id, ""),
                kind=record.kind,
                compared=compared.get(record.id, ()),
                key=key,
                source=record.id,
            )
            for record, key in wanted
        ]
        return workers.run(finish_records, tasks)

    def _drawn_late(self) -> dict[str, str]:
        """Return what pages show at their late mark: families' honours, confirmed records."""
        late: dict[str, str] = {
            family: render_honours(rows)
            for family, rows in honours_by_family(self.board).items()
            if family in self.board.by_id
        }
        late |= {id_: render_confirmed(rows) for id_, rows in confirmed_in(self.board).items()}
        return late

    def draw_page(self, page: PlannedPage) -> PageTask | None:
        """Return a planned page drawn, or None when its key is known."""
        key = digest_of(self.key, self.shell.key, page.address, page.reads)
        if self.keep(page.address, key):
            return None
        return PageTask(
            address=page.address,
            section=page.section,
            title=page.title,
            description=page.description,
            canonical=self.address_of(page.address),
            content=render_page(page.template, page.make()),
            key=key,
        )

    def write_page(
        self, page: PlannedPage, analysis: Analysis, workers: Workers[Workplace]
    ) -> None:
        """Write a page that tells of other files, once these are written."""
        task = self.draw_page(page)
        left_out = self._take(self.start_pages([task], workers)) if task else []
        for one in self._take(self._look_again(left_out, analysis, workers)):
            raise LeakError(leaks_of(one.address, one.kinds))

    def start_pages(
        self, tasks: Sequence[PageTask], workers: Workers[Workplace]
    ) -> Iterable[Written]:
        """Start writing drawn pages where there are others to do it, else write them now."""
        for task in tasks:
            self.make_folder_of(task.address)
        written = workers.run(write_pages, tasks)
        return written if workers.are_elsewhere else list(written)

    def write_listings(self) -> None:
        """Write the files about many records that are no pages, as far as their keys are new."""
        for one in listings(self.board):
            key = digest_of(self.key, one.address, one.reads)
            if not self.keep(one.address, key) and self._is_harmless(
                one.address, data := one.make()
            ):
                self.write(one.address, data, key, "")

    def copy(self, address: str, file: Path, key: str, source: str = "") -> None:
        """Copy a finished file, or a photo through its gate, if its key is new."""
        if address in self.files or self.keep(address, key):
            return
        data = web_bytes(file, address) if source else file.read_bytes()
        data = self.as_shown(address, data) if address.endswith(_PAGE) else data
        rare = rare_characters(data.decode()) if address.startswith(_FREE_PAGES) else ""
        data = with_font(data, address.count("/")) if rare else data
        # Attachments have passed a gate of their own, and the theme's files are everybody's.
        if source or address.startswith(_THEME) or self._is_harmless(address, data):
            self.write(address, data, key, source, rare)

    def as_shown(self, address: str, page: bytes) -> bytes:
        """Return a page that the engine finished as it stands in the site."""
        languages = self.board.settings.other_languages
        return with_switch(page.decode(), address, CHINESE, languages).encode()

    def _is_harmless(self, address: str, data: bytes) -> bool:
        found = leaks_in_text(address, data, declared_by(self.board.settings))
        self.leaks += found
        return not found

    def _record_key(self, record: Summary, late: str, analysis: Analysis) -> str:
        titles = "\n".join(map(" ".join, self.titles(record))) if record.links else ""
        digest = analysis.entries[record.file].digest
        if titles or late:
            return digest_of(self._prefix, digest, record.digest, titles, late)
        return digest_of(self._prefix + digest + record.digest)

    def titles(self, record: Summary) -> tuple[tuple[str, str], ...]:
        """Return the records that a record links to: id and title of each that is shown."""
        by_id = self.board.by_id
        return tuple((id_, by_id[id_].title) for id_ in record.links if id_ in by_id)


def board_of(analysis: Analysis, place: Workplace) -> Board:
    """Return all that an analysed village shows, and what is due in it."""
    return replace(
        Board.of(place.settings, place.catalogue, place.as_of, analysis.summaries),
        duties=analysis.overview.duties,
        reminders=analysis.overview.public_reminders,
        confirmed=analysis.overview.confirmed,
        free_pages=place.free_pages,
    )


def draw_ahead(record: Summary) -> None:
    """Draw a record's entry in lists, while there is nothing to do but wait."""
    if record.is_shown:
        draw_entry(entry_of(record))


def finish_records(tasks: Sequence[FinishTask]) -> Sequence[Written]:
    """Write the pages of a run of records; return what became of each."""
    from gongkai import page_work  # noqa: PLC0415 - an unchanged build writes no record

    return page_work.finish_records(tasks)


def write_pages(tasks: Sequence[PageTask]) -> Sequence[Written]:
    """Write pages about many records; return what became of each."""
    from gongkai import page_work  # noqa: PLC0415 - as above

    return page_work.write_pages(tasks)
