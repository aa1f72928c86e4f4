"""Sheets of A3 on sheets of A4, for the printers that villages have."""

import re
from collections.abc import Mapping
from datetime import date
from typing import Any, Final

from gongkai.base.digest import digest_of
from gongkai.output.typesetter import Typesetter

_TEMPLATE: Final = "tiles.typ"
_SIZE: Final = re.compile(rb'<svg [^>]*?width="([\d.]+)pt" height="([\d.]+)pt"')
_A4_LONG_SIDE: Final = 842


def tiled(typesetter: Typesetter, template: str, sheet: Mapping[str, Any], day: date) -> bytes:
    """Return a sheet's A3 pages on twice as many of A4, as PDF/A too; b"" for a sheet of A4.

    Pages are drawn first, since Typst embeds no PDF where it keeps to PDF/A: letters become
    outlines, of the same size and as sharp.
    """
    facts = {"title": sheet["page"]["title"], "author": sheet["village"]}
    drawn = typesetter.drawings(template, facts | {"sheets": [sheet]})
    width, height = _size(drawn[0])
    if max(width, height) <= _A4_LONG_SIDE:
        return b""
    pages = [typesetter.place_picture(f"{digest_of(one)[:16]}.svg", one) for one in drawn]
    values = {"id": sheet["page"]["id"], "lies": width > height, "pages": pages}
    return typesetter.pdf(_TEMPLATE, facts | values, day)


def _size(drawing: bytes) -> tuple[float, float]:
    found = _SIZE.search(drawing)
    if found is None:
        raise ValueError(drawing[:200])
    return float(found[1]), float(found[2])
