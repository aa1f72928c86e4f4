"""Put drawn bodies into their frames and write them, inside a worker."""

from collections.abc import Sequence
from contextlib import ExitStack
from functools import cache
from typing import BinaryIO

from gongkai.load.shell import read_shell
from gongkai.model.frames import FrameError, Shell
from gongkai.model.work import BodyPlace, FinishTask, PageTask, Workplace
from gongkai.output.site_folder import write_file
from gongkai.output.site_state import SiteFile
from gongkai.pages.cells import LINK_MARK
from gongkai.pages.record_page import LATE_MARK
from gongkai.render.pages import NO_INDEX, filled_body, framed

_place: Workplace


def start(place: Workplace) -> None:
    """Prepare this process."""
    global _place  # noqa: PLW0603 - set once, before any work, in each process
    _place = place
    # `serve` builds again and again in one process, and the frames may be new ones each time.
    _shell.cache_clear()


def finish_records(tasks: Sequence[FinishTask]) -> list[tuple[str, SiteFile]]:
    """Write the pages of a run of records; return the state of each file."""
    with ExitStack() as stack:

        @cache
        def spool(name: str) -> BinaryIO:
            return stack.enter_context((_place.spool / name).open("rb"))

        return [(task.address, _finish(task, spool(task.body.file))) for task in tasks]


def _finish(task: FinishTask, spool: BinaryIO) -> SiteFile:
    if _place.out is None:
        raise ValueError(task.address)
    body = _body(task.body, spool)
    if LINK_MARK in body or LATE_MARK in body:
        body = filled_body(body, dict(task.titles), task.late)
    data = framed(
        _shell().frame(task.section),
        title=task.title,
        description=task.description,
        canonical=task.canonical,
        content=body,
        robots=NO_INDEX if task.is_private else "",
    )
    return write_file(_place.out, task.address, data, task.key, task.source)


def write_pages(tasks: Sequence[PageTask]) -> list[tuple[str, SiteFile]]:
    """Write pages about many records; return the state of each file."""
    return [(task.address, _write_page(task)) for task in tasks]


def _write_page(task: PageTask) -> SiteFile:
    if _place.out is None:
        raise ValueError(task.address)
    data = framed(
        _shell().frame(task.section, task.depth),
        title=task.title,
        description=task.description,
        canonical=task.canonical,
        content=task.content,
    )
    return write_file(_place.out, task.address, data, task.key, "")


@cache
def _shell() -> Shell:
    shell = read_shell(_place.shell) if _place.shell else None
    if shell is None:
        raise FrameError(str(_place.shell))
    return shell


def _body(place: BodyPlace, spool: BinaryIO) -> str:
    spool.seek(place.offset)
    return spool.read(place.length).decode("utf-8")
