"""Sheets of A3 on sheets of A4, for the printers that villages have."""

import re
from collections.abc import Mapping
from datetime import date
from typing import Any, Final, NamedTuple

from gongkai.base.digest import digest_of
from gongkai.output.typesetter import Typesetter

TILES: Final = "-on-a4"
"""What is added to a file's name where its pages are cut in halves."""
_TEMPLATE: Final = "tiles.typ"
_SIZE: Final = re.compile(rb'<svg [^>]*?width="([\d.]+)pt" height="([\d.]+)pt"')
_A4_LONG_SIDE: Final = 842


class Numbering(NamedTuple):
    """Where a document stands in a larger one, whose pages are counted through."""

    name: str
    """What stands beside the marks: the number of the record, or the name of a book."""
    before: int = 0
    pages: int = 0
    """The pages of the whole; 0 for those of the document."""


def tiled(
    typesetter: Typesetter,
    template: str,
    sheet: Mapping[str, Any],
    day: date,
    numbering: Numbering | None = None,
) -> bytes:
    """Return a sheet's A3 pages on twice as many of A4, as PDF/A too; b"" for a sheet of A4.

    Pages are drawn first, since Typst embeds no PDF where it keeps to PDF/A: letters become
    outlines, of the same size and as sharp.
    """
    numbering = numbering or Numbering(sheet["page"]["id"])
    values = {"title": sheet["page"]["title"], "author": sheet["village"], "sheets": [sheet]}
    drawn = typesetter.drawings(template, values)
    pages = []
    for number, one in enumerate(drawn, start=numbering.before + 1):
        width, height = _size(one)
        if max(width, height) > _A4_LONG_SIDE:
            file = typesetter.place_picture(f"{digest_of(one)[:16]}.svg", one)
            pages.append({"file": file, "lies": width > height, "number": number})
    if not pages:
        return b""
    facts = {"title": values["title"], "author": values["author"]}
    count = numbering.pages or len(drawn)
    marked = {"id": numbering.name, "count": count, "pages": pages}
    return typesetter.pdf(_TEMPLATE, facts | marked, day)


def _size(drawing: bytes) -> tuple[float, float]:
    found = _SIZE.search(drawing)
    if found is None:
        raise ValueError(drawing[:200])
    return float(found[1]), float(found[2])
