"""What a printer and a reader program find in a PDF besides its words."""

from __future__ import annotations

import re
import subprocess
import tempfile
from io import BytesIO
from typing import Any, NamedTuple

from pypdf import PdfReader

_PT_PER_MM = 72 / 25.4
_WORD = re.compile(
    r'<word xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">(.*?)</word>'
)
_SIZE = re.compile(r'<fontspec [^>]*\bsize="(\d+)"')
_PARTS = re.compile(rb"<pdfaid:(part|conformance)>(\w+)<|<pdfuaid:(part)>(\w+)<")


class Word(NamedTuple):
    """A word on a page with the sides of its box in millimetres from the upper left."""

    left: float
    top: float
    right: float
    bottom: float
    text: str


def words_of(pdf: bytes) -> list[list[Word]]:
    """Return the words of every page."""
    pages = _read("pdftotext", "-bbox", "-", "-", pdf=pdf).split("<page ")[1:]
    return [[_word(*found) for found in _WORD.findall(page)] for page in pages]


def text_sizes(pdf: bytes) -> set[int]:
    """Return the sizes in whole points of all texts on all pages."""
    # This program of poppler alone reads no standard input.
    with tempfile.NamedTemporaryFile(suffix=".pdf") as file:
        file.write(pdf)
        file.flush()
        told = _read("pdftohtml", "-xml", "-i", "-stdout", "-zoom", "1", file.name, pdf=b"")
    return set(map(int, _SIZE.findall(told)))


def fonts_lacking(pdf: bytes) -> list[str]:
    """Return the fonts that are not embedded as a subset with a way back to text."""
    rows = _read("pdffonts", "-", pdf=pdf).splitlines()[2:]
    assert rows
    return [row for row in rows if row.split()[-5:-2] != ["yes", "yes", "yes"]]


def page_sizes(pdf: bytes) -> list[tuple[int, int]]:
    """Return width and height of every page in whole millimetres."""
    boxes = (page.mediabox for page in PdfReader(BytesIO(pdf)).pages)
    return [(round(box.width / _PT_PER_MM), round(box.height / _PT_PER_MM)) for box in boxes]


def claims(pdf: bytes) -> set[str]:
    """Return the standards that a PDF says it keeps, as A-2, A-A and UA-1."""
    metadata = _root(pdf)["/Metadata"].get_data()
    found = _PARTS.findall(metadata)
    return {f"A-{two.decode()}" if one else f"UA-{four.decode()}" for one, two, _, four in found}


def tags(pdf: bytes) -> list[str]:
    """Return the roles in the structure of a tagged PDF, in reading order."""
    root = _root(pdf)
    assert root["/MarkInfo"]["/Marked"]
    found: list[str] = []
    waiting = [root["/StructTreeRoot"]]
    while waiting:
        one = waiting.pop()
        if isinstance(one, list):
            waiting += [kid.get_object() for kid in reversed(one)]
        elif isinstance(one, dict):
            found += [one["/S"][1:]] if "/S" in one else []
            waiting += [one["/K"]] if "/K" in one else []
    return found


def _root(pdf: bytes) -> Any:
    root: Any = PdfReader(BytesIO(pdf)).trailer["/Root"]
    return root.get_object()


def _word(left: str, top: str, right: str, bottom: str, text: str) -> Word:
    x, y, far, low = (float(each) / _PT_PER_MM for each in (left, top, right, bottom))
    return Word(x, y, far, low, text)


def _read(*words: str, pdf: bytes) -> str:
    done = subprocess.run(words, input=pdf, capture_output=True, check=True)
    return done.stdout.decode("utf-8")
