"""One record's journey to pictures for the chat group, inside a worker."""

from collections.abc import Sequence
from pathlib import Path
from typing import Final, NamedTuple

from gongkai import sheet_work
from gongkai.base.problem import Problem, Where
from gongkai.model.sheet import SheetForm, SheetWish, picture_addresses
from gongkai.output.site_folder import write_file
from gongkai.output.site_state import SiteFile
from gongkai.output.strips import HEAVIEST, HeavyPictureError, Strip, strip_of
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


class SitePicture(NamedTuple):
    """A record whose pictures are to be written into a site, under which key."""

    file: str
    id: str
    out: Path
    key: str


class SitePictureResult(NamedTuple):
    """What was written of a record, by address in the order of its strips, or why nothing was."""

    id: str
    states: tuple[tuple[str, SiteFile], ...]
    problems: tuple[Problem, ...] = ()


class PictureMaker:
    """Draws records as pictures."""

    def __init__(self, sheets: SheetMaker) -> None:
        """Take what lays out records."""
        self.sheets = sheets

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
    """Prepare this process, for sheets as well."""
    global _maker  # noqa: PLW0603 - set once, before any work, in each process
    sheet_work.start(place)
    _maker = PictureMaker(sheet_work.maker())


def make_pictures(tasks: Sequence[SheetTask]) -> list[PictureResult]:
    """Return the pictures of a run of records, in their order."""
    return [_maker.make(task) for task in tasks]


def write_site_pictures(tasks: Sequence[SitePicture]) -> list[SitePictureResult]:
    """Write the web's pictures of a run of records; return what lies there then."""
    return [_write_site_pictures(task) for task in tasks]


def _write_site_pictures(task: SitePicture) -> SitePictureResult:
    made = _maker.make(SheetTask(task.file, SheetWish(form=SheetForm.LONG)))
    if made.problems:
        return SitePictureResult(task.id, (), made.problems)
    if not made.strips:
        # The page exists, so the web may show the record: that the picture may not is our bug.
        raise ValueError(task.id)
    addresses = picture_addresses(task.id, [strip.suffix for strip in made.strips])
    return SitePictureResult(
        task.id,
        tuple(
            (address, write_file(task.out, address, strip.data, task.key, task.id))
            for address, strip in zip(addresses, made.strips, strict=True)
        ),
    )
