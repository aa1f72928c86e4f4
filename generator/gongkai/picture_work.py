"""One record's journey to pictures for the chat group, inside a worker."""

import os
from collections.abc import Sequence
from typing import Final, NamedTuple

from gongkai.base.problem import Problem, Where
from gongkai.model.sheet import SheetForm
from gongkai.output.strips import HEAVIEST, HeavyPictureError, Strip, strip_of
from gongkai.output.typesetter import Typesetter
from gongkai.sheet_work import TEMPLATE, PrintPlace, SheetMaker, SheetTask

_FOOT: Final = 256
"""Pixels of the foot below a strip: 128 points in theme/print/long.typ, two pixels each."""
_KILO: Final = 1000


class PictureResult(NamedTuple):
    """The pictures of a record in their order, or why there are none.

    Without pictures and problems, the face may show nothing of the record.
    """

    file: str
    strips: tuple[Strip, ...] = ()
    problems: tuple[Problem, ...] = ()


class PictureMaker:
    """Draws records as pictures."""

    def __init__(self, place: PrintPlace) -> None:
        """Take the village; templates and photos are laid out in a folder of this process."""
        folder = place.folder / f"pictures-{os.getpid()}"
        self.sheets = SheetMaker(place, Typesetter(folder, place.fonts))

    def make(self, task: SheetTask) -> PictureResult:
        """Return one record's pictures."""
        values = self.sheets.values(task)
        if values is None:
            return PictureResult(task.file)
        leaks = self.sheets.leaks(task, values)
        if leaks:
            return PictureResult(task.file, problems=leaks)
        author = self.sheets.place.settings.village_name
        document = {"title": values["page"]["title"], "author": author, "sheets": [values]}
        pages = self.sheets.typesetter.pictures(TEMPLATE, document)
        foot = _FOOT if task.wish.form is SheetForm.LONG else 0
        try:
            return PictureResult(task.file, tuple(strip_of(page, foot) for page in pages))
        except HeavyPictureError:
            facts = {"most": str(HEAVIEST // _KILO)}
            return PictureResult(task.file, problems=(Problem("O108", Where(task.file), facts),))


_maker: PictureMaker


def start(place: PrintPlace) -> None:
    """Prepare this process."""
    global _maker  # noqa: PLW0603 - set once, before any work, in each process
    _maker = PictureMaker(place)


def make_pictures(tasks: Sequence[SheetTask]) -> list[PictureResult]:
    """Return the pictures of a run of records, in their order."""
    return [_maker.make(task) for task in tasks]
