"""Draw a village's records for its chat group: choose, draw in parallel, write the pictures."""

import re
import tempfile
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Final

from gongkai.base.jobs import PoolFrom, Progress, Workers, default_jobs, silent
from gongkai.base.problem import Problem
from gongkai.base.replace import replace_bytes
from gongkai.model.sheet import SheetForm, SheetWish
from gongkai.model.summary import Summary
from gongkai.model.vocabulary import Face
from gongkai.picture_work import PictureResult, make_pictures, start
from gongkai.pipeline import survey
from gongkai.printing import Selection, print_place, selected, suits
from gongkai.sheet_work import SheetTask

FORMS: Final = (SheetForm.LONG, SheetForm.POSTER, SheetForm.RED_LIST, SheetForm.CERTIFICATE)
"""The forms that are drawn as pictures."""
_ENDINGS: Final = {SheetForm.LONG: "weixin"}
"""How the names of pictures end that are not called as their form: as the text beside them."""
POOL_FROM = PoolFrom(12, 6)
"""Records that must be wanted before processes are started: about a second of work."""


@dataclass(frozen=True)
class Pictured:
    """What was drawn, what could not be, and what is wrong with the village."""

    problems: tuple[Problem, ...]
    files: tuple[Path, ...] = ()
    unknown: tuple[str, ...] = ()
    """Ids that name no record on show."""
    unfit: tuple[str, ...] = ()
    """Records of a kind that the form does not suit."""
    silent: tuple[str, ...] = ()
    """Records of which the chat group may see nothing."""
    is_clean: bool = True


def picture_records(  # noqa: PLR0913, PLR0917 - one for each choice of the cadre
    root: Path,
    as_of: date,
    selection: Selection,
    form: SheetForm,
    out: Path,
    jobs: int | None = None,
    progress: Progress = silent,
) -> Pictured:
    """Draw the selected records of a village whose records hold no error.

    What the chat group may not see is not drawn. Raise UnreadableSettingsError when the village's
    settings cannot be read.
    """
    found = survey(root, as_of, jobs, keeps_states=True)
    if not found.result.is_clean:
        return Pictured(found.result.problems, is_clean=False)
    chosen, unknown = selected(found.village.summaries, selection)
    unfit = tuple(one.id for one in chosen if not suits(form, one.kind))
    if unknown or unfit:
        return Pictured((), unknown=unknown, unfit=unfit)
    wish = SheetWish(form=form, face=Face.GROUP)
    with tempfile.TemporaryDirectory(prefix="gongkai-") as folder:
        place = print_place(root, found, as_of, Path(folder))
        workers = Workers(jobs or default_jobs(), start, place, progress, POOL_FROM)
        try:
            results = workers.run(make_pictures, [SheetTask(one.file, wish) for one in chosen])
            return _written(out, chosen, form, results)
        finally:
            workers.close()


def _written(
    out: Path, chosen: Sequence[Summary], form: SheetForm, results: Iterable[PictureResult]
) -> Pictured:
    """Write the pictures of each record as they come."""
    out.mkdir(parents=True, exist_ok=True)
    ending = _ENDINGS.get(form, form.value)
    older = _older(out, ending)
    problems: list[Problem] = []
    files: list[Path] = []
    unseen: list[str] = []
    for one, result in zip(chosen, results, strict=True):
        stem = f"{one.id}-{ending}"
        problems += result.problems
        if not (result.strips or result.problems):
            unseen.append(one.id)
        written = _names(stem, result)
        for name, strip in zip(written, result.strips, strict=True):
            replace_bytes(out / name, strip.data)
        files += [out / name for name in written]
        # What may no longer be given away must not lie there as if it might.
        for name in older[stem] - set(written):
            (out / name).unlink()
    return Pictured(tuple(problems), tuple(files), silent=tuple(unseen))


def _names(stem: str, result: PictureResult) -> list[str]:
    if len(result.strips) == 1:
        return [stem + result.strips[0].suffix]
    return [f"{stem}-{number}{one.suffix}" for number, one in enumerate(result.strips, 1)]


def _older(out: Path, ending: str) -> defaultdict[str, set[str]]:
    """Return the pictures that earlier runs made, by the record and form they show."""
    name = re.compile(rf"(.*-{ending})(?:-[0-9]+)?\.(?:png|jpg)")
    found: defaultdict[str, set[str]] = defaultdict(set)
    for file in out.iterdir():
        if fits := name.fullmatch(file.name):
            found[fits[1]].add(file.name)
    return found
