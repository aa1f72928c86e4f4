"""Print a village's records: choose, set in parallel, write one file each and one of all."""

import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import NamedTuple

from gongkai.base.jobs import PoolFrom, Progress, Workers, default_jobs, silent
from gongkai.base.problem import Problem
from gongkai.base.replace import replace_bytes
from gongkai.base.texts import text
from gongkai.model.sheet import SheetWish
from gongkai.model.summary import Summary
from gongkai.output.typesetter import Typesetter
from gongkai.pipeline import Survey, survey
from gongkai.sheet_work import PrintPlace, SheetMaker, SheetResult, SheetTask, make_sheets, start

FOLDER = "print"
MERGED = "all.pdf"
POOL_FROM = PoolFrom(40, 20)
"""Sheets that must be wanted before processes are started: about a second of work."""


class Selection(NamedTuple):
    """Which records are to be printed; everything that is left open fits."""

    ids: tuple[str, ...] = ()
    month: str = ""
    section: str = ""


@dataclass(frozen=True)
class Printed:
    """What was printed, what could not be, and what is wrong with the village."""

    problems: tuple[Problem, ...]
    files: tuple[Path, ...] = ()
    merged: Path | None = None
    unknown: tuple[str, ...] = ()
    """Ids that name no record on show."""
    is_clean: bool = True


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

    Raise UnreadableSettingsError when its settings cannot be read.
    """
    found = survey(root, as_of, jobs, keeps_states=True)
    if not found.result.is_clean:
        return Printed(found.result.problems, is_clean=False)
    chosen, unknown = selected(found.village.summaries, selection)
    with tempfile.TemporaryDirectory(prefix="gongkai-") as folder:
        place = print_place(root, found, as_of, Path(folder))
        workers = Workers(jobs or default_jobs(), start, place, progress, POOL_FROM)
        tasks = [SheetTask(one.file, wish) for one in chosen]
        try:
            results = list(workers.run(make_sheets, tasks))
        finally:
            workers.close()
        files = tuple(_written(out, chosen, results))
        merged = None
        if len(files) > 1:
            merged = out / MERGED
            maker = SheetMaker(place, Typesetter(Path(folder) / "merged", place.fonts))
            values = list(filter(None, (maker.values(task) for task in tasks)))
            title = text("sheets.merged", village=place.settings.village_name)
            replace_bytes(merged, maker.pdf(values, as_of, title))
    problems = tuple(problem for result in results for problem in result.problems)
    return Printed(problems, files, merged, unknown)


def print_place(root: Path, found: Survey, as_of: date, folder: Path) -> PrintPlace:
    """Return what workers that set the sheets of a surveyed village are prepared with."""
    village = found.village
    return PrintPlace(
        root=root,
        settings=village.settings,
        catalogue=village.catalogue,
        states=found.states,
        titles={one.id: one.title for one in village.summaries if one.is_shown},
        as_of=as_of,
        folder=folder,
    )


def selected(
    summaries: Sequence[Summary], selection: Selection
) -> tuple[list[Summary], tuple[str, ...]]:
    """Return the records on show that were asked for, newest last, and the ids that name none."""
    shown = [one for one in summaries if one.is_shown]
    if selection.ids:
        by_id = {one.id: one for one in shown}
        unknown = tuple(id_ for id_ in selection.ids if id_ not in by_id)
        return [by_id[id_] for id_ in selection.ids if id_ in by_id], unknown
    fitting = [
        one
        for one in shown
        if selection.month in {"", one.month} and selection.section in {"", one.section}
    ]
    return sorted(fitting, key=lambda one: (one.public_date, one.id)), ()


def _written(out: Path, chosen: Sequence[Summary], results: Sequence[SheetResult]) -> list[Path]:
    out.mkdir(parents=True, exist_ok=True)
    files = []
    for summary, result in zip(chosen, results, strict=True):
        if result.pdf:
            file = out / f"{summary.id}.pdf"
            replace_bytes(file, result.pdf)
            files.append(file)
    return files
