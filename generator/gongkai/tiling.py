"""Sheets of A3 on sheets of A4, for the printers that villages have."""

import re
from collections.abc import Mapping
from datetime import date
from typing import Any, Final

from gongkai.base.digest import digest_of
from gongkai.output.typesetter import Typesetter

TILES: Final = "-on-a4"
"""What is added to a file's name where its pages are cut in halves."""
_TEMPLATE: Final = "tiles.typ"
_SIZE: Final = re.compile(rb'<svg [^>]*?width="([\d.]+)pt" height="([\d.]+)pt"')
_A4_LONG_SIDE: Final = 842


def tiled(typesetter: Typesetter, template: str, sheet: Mapping[str, Any], day: date) -> bytes:
    """Return a sheet's A3 pages on twice as many of A4, as PDF/A too; b"" for a sheet of A4."""
    facts = {"title": sheet["page"]["title"], "author": sheet["village"], "sheets": [sheet]}
    return halves(typesetter, template, facts, sheet["page"]["id"], day)


def halves(
    typesetter: Typesetter, template: str, values: Mapping[str, Any], told_id: str, day: date
) -> bytes:
    """Return the A3 pages of a document on twice as many of A4; b"" where it has none.

    Pages are drawn first, since Typst embeds no PDF where it keeps to PDF/A: letters become
    outlines, of the same size and as sharp. `told_id` stands beside the marks.
    """
    drawn = typesetter.drawings(template, values)
    pages = []
    for number, one in enumerate(drawn, start=1):
        width, height = _size(one)
        if max(width, height) > _A4_LONG_SIDE:
            file = typesetter.place_picture(f"{digest_of(one)[:16]}.svg", one)
            pages.append({"file": file, "lies": width > height, "number": number})
    if not pages:
        return b""
    facts = {"title": values["title"], "author": values["author"]}
    marked = {"id": told_id, "count": len(drawn), "pages": pages}
    return typesetter.pdf(_TEMPLATE, facts | marked, day)


def _size(drawing: bytes) -> tuple[float, float]:
    found = _SIZE.search(drawing)
    if found is None:
        raise ValueError(drawing[:200])
    return float(found[1]), float(found[2])
