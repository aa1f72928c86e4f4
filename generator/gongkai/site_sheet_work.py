"""The sheets beside the pages of a site, set and written inside a worker."""

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from gongkai.base.problem import Problem
from gongkai.model.sheet import SheetWish
from gongkai.output.site_folder import write_file
from gongkai.output.site_state import SiteFile
from gongkai.sheet_work import SheetTask, maker


class SiteSheet(NamedTuple):
    """A sheet to be written into a site: of which record, where, under which key."""

    file: str
    id: str
    out: Path
    address: str
    key: str


class SiteSheetResult(NamedTuple):
    """What was written at an address, or why nothing was."""

    address: str
    state: SiteFile | None
    problems: tuple[Problem, ...] = ()
    scale_key: str = ""
    scale: float = 1.0


def write_site_sheets(tasks: Sequence[SiteSheet]) -> list[SiteSheetResult]:
    """Write the web's sheets of a run of records; return what lies there then."""
    return [_write_site_sheet(task) for task in tasks]


def _write_site_sheet(task: SiteSheet) -> SiteSheetResult:
    made = maker().make(SheetTask(task.file, SheetWish()))
    if made.problems:
        return SiteSheetResult(task.address, None, made.problems)
    if not made.pdf:
        # The page exists, so the web may show the record: that the sheet may not is our bug.
        raise ValueError(task.id)
    state = write_file(task.out, task.address, made.pdf, task.key, task.id)
    return SiteSheetResult(task.address, state, (), made.scale_key, made.scale)
