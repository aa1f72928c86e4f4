"""Print a village's records: choose, set in parallel, write one file each and one of all."""

import secrets
import tempfile
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import NamedTuple

from gongkai.base.jobs import PoolFrom, Progress, Workers, default_jobs, silent
from gongkai.base.paths import theme_dir
from gongkai.base.problem import Problem
from gongkai.base.replace import replace_bytes, replacing
from gongkai.base.texts import text
from gongkai.check.village import Village
from gongkai.check.wall_sheets import WallSheets
from gongkai.checking import Survey, survey
from gongkai.load.prints import read_prints, write_prints
from gongkai.load.state import write_record_states
from gongkai.model.prints import NO_CHANGES, Print, SheetChanges, SheetName
from gongkai.model.record_state import RecordState
from gongkai.model.sheet import BEFORE_IT_HANGS, BOOKS, HANGS_NOWHERE, SheetForm, SheetWish
from gongkai.model.summary import Summary
from gongkai.model.vocabulary import Audience, Face, State
from gongkai.output.typesetter import Typesetter
from gongkai.pages.family_honours import honours_in
from gongkai.pages.forms import suits
from gongkai.pages.wall_page import wall_page
from gongkai.render.pages import render_wall
from gongkai.sheet_layer import with_scales
from gongkai.sheet_scales import remember_scales
from gongkai.sheet_work import (
    PrintPlace,
    SheetMaker,
    SheetResult,
    SheetTask,
    fingerprints_of,
    make_sheets,
    start,
)
from gongkai.tiling import TILES

FOLDER = "print"
MERGED = "all.pdf"
CHANGES = "sheets.html"
STYLE = "sheets.css"
POOL_FROM = PoolFrom(40, 20)
"""Sheets that must be wanted before processes are started: about a second of work."""
_SALT_BYTES = 16
_ON_WALL = frozenset({State.POSTED.value, State.ARCHIVED.value})
_BEFORE = frozenset({State.DRAFT.value, State.REVIEWED.value, State.DECIDED.value})


class Selection(NamedTuple):
    """Which records are to be printed; everything that is left open fits."""

    ids: tuple[str, ...] = ()
    month: str = ""
    section: str = ""
    only_changed: bool = False
    by_group: bool = False
    """One sheet for each villagers' group instead of one for all."""
    year: str = ""


@dataclass(frozen=True)
class Printed:
    """What was printed, what could not be, and what is wrong with the village."""

    problems: tuple[Problem, ...]
    files: tuple[Path, ...] = ()
    merged: Path | None = None
    unknown: tuple[str, ...] = ()
    """Ids that name no record on show."""
    unfit: tuple[str, ...] = ()
    """Records of a kind that the form does not suit."""
    changes: SheetChanges = NO_CHANGES
    running: tuple[str, ...] = ()
    """Records without a notice whose days are over: it has no outcome yet."""
    is_clean: bool = True


class UnreadablePrintsError(Exception):
    """The list of what was printed is damaged, or a newer program wrote it."""


def print_records(  # noqa: PLR0913, PLR0917 - one for each choice of the cadre
    root: Path,
    as_of: date,
    selection: Selection,
    wish: SheetWish,
    out: Path,
    jobs: int | None = None,
    progress: Progress = silent,
) -> Printed:
    """Print the selected records of a village whose records hold no error.

    What is printed is remembered, so that a later run knows which sheets on the wall are old.
    Raise UnreadableSettingsError when its settings cannot be read, UnreadablePrintsError when
    what was printed before cannot be.
    """
    found = survey(root, as_of, jobs, keeps_states=True)
    if not found.result.is_clean:
        return Printed(found.result.problems, is_clean=False)
    try:
        prints = read_prints(root)
    except ValueError:
        raise UnreadablePrintsError from None
    with tempfile.TemporaryDirectory(prefix="gongkai-") as folder:
        place = print_place(root, found, as_of, Path(folder))
        workers = Workers(jobs or default_jobs(), start, place, progress, POOL_FROM)
        try:
            run = _Run(place, found.village, workers, out)
            return run.printed(selection, wish, prints)
        finally:
            workers.close()


def print_place(root: Path, found: Survey, as_of: date, folder: Path) -> PrintPlace:
    """Return what workers that set the sheets of a surveyed village are prepared with.

    Records that the web never shows get a salt as well: their sheets bear a fingerprint too.
    """
    village = found.village
    states = dict(found.states)
    for one in village.summaries:
        if one.state in _ON_WALL and one.id not in states:
            states[one.id] = RecordState(secrets.token_hex(_SALT_BYTES), as_of.isoformat())
    if len(states) > len(found.states):
        write_record_states(root, states)
    place = PrintPlace(
        root=root,
        settings=village.settings,
        catalogue=village.catalogue,
        states=states,
        titles={one.id: one.title for one in village.summaries if one.is_shown},
        portraits=portraits_of(village.summaries),
        honours=honours_in(village.summaries, as_of),
        as_of=as_of,
        folder=folder,
    )
    return with_scales(place)


def portraits_of(summaries: Iterable[Summary]) -> dict[str, str]:
    """Return the file of the picture that stands beside each record in lists, by its title."""
    files = (
        (one.title, next((source for source, address in one.files if address == one.photo), ""))
        for one in summaries
        if one.is_shown and one.photo
    )
    return {title: source for title, source in files if source}


def selected(
    summaries: Iterable[Summary], selection: Selection, form: SheetForm = SheetForm.NOTICE
) -> tuple[list[Summary], tuple[str, ...]]:
    """Return the public records that were asked for, newest last, and the ids that name none.

    What is for one household alone must be asked for by id: it hangs nowhere. So must be what is
    not public yet, in a form that is no claim to be.
    """
    known = list(summaries)
    public = [one for one in known if one.state in _ON_WALL]
    if selection.ids:
        waiting = [one for one in known if form in BEFORE_IT_HANGS and one.state in _BEFORE]
        by_id = {one.id: one for one in (*public, *waiting)}
        unknown = tuple(id_ for id_ in selection.ids if id_ not in by_id)
        return [by_id[id_] for id_ in selection.ids if id_ in by_id], unknown
    fitting = [
        one
        for one in public
        if one.audience != Audience.HOUSEHOLD.value
        and selection.month in {"", one.month}
        and selection.section in {"", one.section}
        and one.month.startswith(selection.year)
    ]
    return sorted(fitting, key=lambda one: (one.public_date, one.id)), ()


class _Run:
    """One run of printing over a village that is in order."""

    def __init__(
        self, place: PrintPlace, village: Village, workers: Workers[PrintPlace], out: Path
    ) -> None:
        self._place = place
        self._village = village
        self._workers = workers
        self._out = out

    def printed(
        self, selection: Selection, wish: SheetWish, prints: Mapping[SheetName, Print]
    ) -> Printed:
        """Print what was asked for and tell what else there is to do at the wall."""
        chosen, unknown = selected(self._village.summaries, selection, wish.form)
        before = self._changes(prints) if selection.only_changed else NO_CHANGES
        if selection.only_changed:
            wanted = frozenset(before.ids)
            chosen = [one for one in chosen if one.id in wanted]
        unfit = tuple(one.id for one in chosen if not suits(wish.form, one.kind))
        if unfit:
            return Printed((), unfit=unfit)
        if wish.form in BOOKS:
            return self._book(chosen, selection, wish, unknown)
        pairs = [(one, part) for one in chosen for part in self._parts(selection, wish)]
        tasks = [SheetTask(one.file, part) for one, part in pairs]
        results = list(self._workers.run(make_sheets, tasks))
        remember_scales(self._place, results)
        files = _written(self._out, pairs, results)
        day = self._place.as_of.isoformat()
        now = {
            SheetName(one.id, part.face, part.form, part.group): Print(day, result.fingerprint)
            for (one, part), result in zip(pairs, results, strict=True)
            if result.pdf
        }
        merged = self._merged(results) if len(now) > 1 else None
        if now and wish.form not in HANGS_NOWHERE:
            write_prints(self._place.root, {**prints, **now})
        if selection.only_changed:
            self._write_changes(before)
        problems = tuple(problem for result in results for problem in result.problems)
        silent_ids = (
            one.id for (one, _), made in zip(pairs, results, strict=True) if not made.pdf
        )
        running = tuple(silent_ids) if wish.form is SheetForm.OUTCOME and not problems else ()
        return Printed(problems, tuple(files), merged, unknown, changes=before, running=running)

    def _book(
        self,
        chosen: Sequence[Summary],
        selection: Selection,
        wish: SheetWish,
        unknown: tuple[str, ...],
    ) -> Printed:
        """Write one document about all that was chosen."""
        from gongkai import books  # noqa: PLC0415 - a single sheet is printed sooner

        period = books.book_period(wish.form, selection.month, selection.year)
        photos = books.board_photos_told(self._village)
        order = books.BookOrder(wish, period, self._out, photos)
        made = books.write_book(self._place, self._workers, chosen, order)
        return Printed(made.problems, made.files, next(iter(made.files), None), unknown)

    def _parts(self, selection: Selection, wish: SheetWish) -> list[SheetWish]:
        if not selection.by_group:
            return [wish]
        return [wish._replace(group=one.id) for one in self._village.settings.groups]

    def _changes(self, prints: Mapping[SheetName, Print]) -> SheetChanges:
        sheets = WallSheets(self._village)
        hanging = sheets.hanging()
        wish = SheetWish(face=Face.WALL)
        tasks = [SheetTask(one.file, wish) for one in hanging]
        found = self._workers.run(fingerprints_of, tasks)
        ids = (one.id for one in hanging)
        return sheets.changes(prints, dict(zip(ids, found, strict=True)))

    def _merged(self, results: Sequence[SheetResult]) -> Path:
        """Write all sheets as one document, each with page numbers of its own."""
        from gongkai.output.joined import JoinedPdf  # noqa: PLC0415 - a single sheet is printed sooner

        place = self._place
        maker = SheetMaker(place, Typesetter(place.folder / "merged", place.fonts))
        title = text("sheets.merged", village=place.settings.village_name)
        file = self._out / MERGED
        with replacing(file) as out:
            whole = JoinedPdf(out)
            for one in results:
                if one.pdf:
                    whole.add(one.pdf)
            whole.finish(maker.pdf([], place.as_of, title))
        return file

    def _write_changes(self, changes: SheetChanges) -> None:
        page = wall_page(changes, self._place.settings, self._place.as_of)
        self._out.mkdir(parents=True, exist_ok=True)
        style = theme_dir() / "print" / STYLE
        replace_bytes(self._out / STYLE, style.read_bytes())
        replace_bytes(self._out / CHANGES, render_wall(page).encode("utf-8"))


def _written(
    out: Path, wanted: Sequence[tuple[Summary, SheetWish]], results: Sequence[SheetResult]
) -> list[Path]:
    out.mkdir(parents=True, exist_ok=True)
    files = []
    for (summary, wish), result in zip(wanted, results, strict=True):
        if result.pdf:
            form = "" if wish.form is SheetForm.NOTICE else f"-{wish.form.value}"
            group = f"-group-{wish.group}" if wish.group else ""
            file = out / f"{summary.id}{form}{group}.pdf"
            replace_bytes(file, result.pdf)
            files.append(file)
        if result.tiles:
            tiles = file.with_stem(f"{file.stem}{TILES}")
            replace_bytes(tiles, result.tiles)
            files.append(tiles)
    return files
