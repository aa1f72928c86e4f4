"""What processes do for a book: measure the sheets of its records, then set them as its pages.

A book is set sheet by sheet, and joined: as one document, 240 sheets take more than 1 GB.
"""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple

from gongkai.base.problem import Problem
from gongkai.output.typesetter import pages_in
from gongkai.sheet_work import TEMPLATE, SheetTask, maker
from gongkai.tiling import Numbering, tiled


class Listed(NamedTuple):
    """What a book tells of a record in its list, and how its sheet is to be set."""

    file: str
    facts: Mapping[str, str]
    """Empty for a record that the face does not show."""
    problems: tuple[Problem, ...] = ()
    leaves: int = 0
    scale: float = 1.0
    scale_key: str = ""


class PartTask(NamedTuple):
    """A sheet, its size, and the place of its pages in the book."""

    sheet: SheetTask
    scale: float
    numbering: Numbering
    day: date


class Part(NamedTuple):
    """A sheet as the book shows it, and its A3 pages in halves where they are wanted."""

    pdf: bytes
    tiles: bytes


def listed(tasks: Sequence[SheetTask]) -> list[Listed]:
    """Return what a register tells of records, in their order."""
    return [_listed(task, maker().values(task)) for task in tasks]


def measured(tasks: Sequence[SheetTask]) -> list[Listed]:
    """Return the same with the size and the pages of each sheet."""
    return [_measured(task) for task in tasks]


def parts(tasks: Sequence[PartTask]) -> list[Part]:
    """Return the sheets of records that were measured, in their order."""
    return [_part(task) for task in tasks]


def _measured(task: SheetTask) -> Listed:
    values = maker().values(task)
    made = maker().made(task, values)
    one = _listed(task, values)
    return one._replace(
        problems=made.problems,
        leaves=pages_in(made.pdf),
        scale=made.scale,
        scale_key=made.scale_key,
    )


def _part(task: PartTask) -> Part:
    values = maker().values(task.sheet)
    if values is None:
        return Part(b"", b"")
    counted = {"before": task.numbering.before, "pages": task.numbering.pages}
    sheet = {**values, "scale": task.scale, "book": counted}
    pdf = maker().pdf([sheet], task.day, values["page"]["title"])
    if not task.sheet.wish.is_tiled:
        return Part(pdf, b"")
    return Part(pdf, tiled(maker().typesetter, TEMPLATE, sheet, task.day, task.numbering))


def _listed(task: SheetTask, values: Mapping[str, Any] | None) -> Listed:
    if values is None:
        return Listed(task.file, {})
    page = values["page"]
    facts = {
        "id": page["id"],
        "title": page["title"],
        "section": values["section"],
        "sender": page["sender"],
        "notice": page["notice"],
        "shown": page["shown"],
        "way": "\n".join(f"{row['label']} {row['value']}" for row in page["way"]),
        "code": values["code"],
    }
    return Listed(task.file, facts)
