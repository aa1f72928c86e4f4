"""One record's journey to pictures for the chat group, inside a worker."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Final, NamedTuple

from gongkai import sheet_work
from gongkai.base.digest import digest_of
from gongkai.base.problem import Problem, Where
from gongkai.model.sheet import SheetForm, SheetWish, picture_addresses
from gongkai.output.site_folder import write_file
from gongkai.output.site_state import SiteFile
from gongkai.output.strips import HEAVIEST, HeavyPictureError, Strip, strip_of
from gongkai.sheet_work import TEMPLATE, PrintPlace, SheetMaker, SheetTask

_FOOT: Final = 256
"""Pixels of the foot below a strip: 128 points in theme/print/long.typ, two pixels each."""
_KILO: Final = 1000


class PictureTask(NamedTuple):
    """A record file, what is to be drawn of it, and the key under which its pictures lie."""

    file: str
    wish: SheetWish
    prefix: str
    """A digest over what all pictures are made with besides records."""
    known: str
    """"" where none lie as they were written."""


class PictureResult(NamedTuple):
    """The pictures of a record in their order, or why there are none.

    Without pictures, problems and key, the face may show nothing of the record.
    """

    file: str
    strips: tuple[Strip, ...] = ()
    problems: tuple[Problem, ...] = ()
    key: str = ""
    """A digest over all they show; alone, it says that those that lie there stay."""


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

    def make(self, task: SheetTask, prefix: str = "", known: str = "") -> PictureResult:
        """Return one record's pictures; only their key when it is the known one."""
        values = self.sheets.values(task)
        if values is None:
            return PictureResult(task.file)
        leaks = self.sheets.leaks(task, values)
        if leaks:
            return PictureResult(task.file, problems=leaks)
        key = digest_of(prefix, json.dumps(values, ensure_ascii=False))
        if key == known:
            return PictureResult(task.file, key=key)
        author = self.sheets.place.settings.village_name
        document = {"title": values["page"]["title"], "author": author, "sheets": [values]}
        pages = self.sheets.typesetter.pictures(TEMPLATE, document)
        foot = _FOOT if task.wish.form is SheetForm.LONG else 0
        try:
            strips = tuple(strip_of(page, foot) for page in pages)
            return PictureResult(task.file, strips, key=key)
        except HeavyPictureError:
            facts = {"most": str(HEAVIEST // _KILO)}
            return PictureResult(task.file, problems=(Problem("O108", Where(task.file), facts),))


_maker: PictureMaker


def start(place: PrintPlace) -> None:
    """Prepare this process, for sheets as well."""
    global _maker  # noqa: PLW0603 - set once, before any work, in each process
    sheet_work.start(place)
    _maker = PictureMaker(sheet_work.maker())


def make_pictures(tasks: Sequence[PictureTask]) -> list[PictureResult]:
    """Return the pictures of a run of records, in their order."""
    return [_maker.make(SheetTask(one.file, one.wish), one.prefix, one.known) for one in tasks]


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
