"""Read a chart back from its picture: bars with their lengths, words with the room they take."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import NamedTuple
from unicodedata import east_asian_width
from xml.etree import ElementTree as ET

AMOUNT = re.compile(r"-?[\d,]+(?:\.\d\d)?")
_PICTURE = re.compile(r'<svg [^>]*viewBox="0 0 328 .*?</svg>', re.DOTALL)
_SVG = "{http://www.w3.org/2000/svg}"
_TURNED = re.compile(r"translate\((\S+) (\S+)\)rotate\(-90\)")


class Box(NamedTuple):
    """A rectangle by its sides."""

    left: float
    top: float
    right: float
    bottom: float

    def overlaps(self, other: Box, least: float = 0.5) -> bool:
        """Return whether two boxes share more than a hair's breadth both ways."""
        wide = min(self.right, other.right) - max(self.left, other.left)
        high = min(self.bottom, other.bottom) - max(self.top, other.top)
        return wide > least and high > least


class Words(NamedTuple):
    """A text of the picture and about the ink it takes."""

    text: str
    size: float
    box: Box
    is_turned: bool = False


class ReadChart(NamedTuple):
    """A picture as its reader sees it."""

    title: str
    description: str
    role: str
    width: float
    height: float
    bars: dict[int, list[Box]]
    """Those of each series in the order drawn, the small ones beside the names left out."""
    words: list[Words]


def read_chart(svg: str) -> ReadChart:
    """Return what a picture shows; raise where it is no picture of ours."""
    root = ET.fromstring(svg)  # noqa: S314 - our own text
    _, _, width, height = map(float, root.attrib["viewBox"].split())
    bars: dict[int, list[Box]] = {}
    for rect in root.iter(f"{_SVG}rect"):
        box = _box(rect)
        is_key = box.right - box.left == 18 and box.bottom - box.top == 12
        if not is_key:
            bars.setdefault(int(rect.attrib["class"].removeprefix("gk-s")), []).append(box)
    size = float(root.attrib["font-size"])
    words = [_words(text, size) for text in root.iter(f"{_SVG}text")]
    title, description = root.find(f"{_SVG}title"), root.find(f"{_SVG}desc")
    assert title is not None
    assert description is not None
    return ReadChart(
        title=title.text or "",
        description=description.text or "",
        role=root.attrib["role"],
        width=width,
        height=height,
        bars=bars,
        words=words,
    )


def charts_in(html: str) -> list[ReadChart]:
    """Return all charts of a page in their order."""
    return [read_chart(one) for one in _PICTURE.findall(html)]


def amounts(chart: ReadChart) -> list[int]:
    """Return the numbers that stand beside the bars, in fen, in the order drawn."""
    said = (word.text for word in chart.words if AMOUNT.fullmatch(word.text))
    return [int(Decimal(text.replace(",", "")).scaleb(2)) for text in said]


def _box(rect: ET.Element) -> Box:
    x, y, width, height = (float(rect.attrib[name]) for name in ("x", "y", "width", "height"))
    return Box(x, y, x + width, y + height)


def _words(text: ET.Element, size: float) -> Words:
    said = "".join(text.itertext()) if len(text) == 0 else text[0].tail or ""
    long = size * sum(map(_em, said))
    if turned := _TURNED.fullmatch(text.attrib.get("transform", "")):
        x, y = map(float, turned.groups())
        box = Box(x - size * 0.74, y - long, x + size * 0.12, y)
        return Words(said, size, box, is_turned=True)
    x, y = float(text.attrib["x"]), float(text.attrib["y"])
    left = {"end": x - long, "middle": x - long / 2}.get(text.attrib.get("text-anchor", ""), x)
    box = Box(left, y - size * 0.86, left + long, y + size * 0.12)
    return Words(said, size, box)


def _em(one: str) -> float:
    """Return how wide the faces of common systems set a character."""
    if east_asian_width(one) in "WFA":
        return 1.0
    return 0.3 if one in ",." else 0.58
