"""Look into finished outputs: a fast build that leaves pages or figures out has not won."""

from __future__ import annotations

import html
import re
from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from benchmarks.corpus import Record

_RECORD_ID = re.compile(r"(?:gg|bt)-\d{6}")
_UNSEEN = re.compile(r"<(script|style|head)\b.*?</\1>", re.DOTALL)
_TAG = re.compile(r"<[^>]*>")
_THOUSANDS = re.compile(r"(?<=\d),(?=\d{3})")
_SHOWN_FAULTS = 5


class WrongOutput(Exception):  # noqa: N818  (reads as what happened)
    """An output lacks pages or figures; the message names the first few."""


def verify(output: Path, records: Iterable[Record]) -> int:
    """Return the number of table cells found; raise unless every record is there in full."""
    pages = record_pages(output)
    found = 0
    faults: list[str] = []
    for record in records:
        page = pages.pop(record.common.id, None)
        if page is None:
            faults.append(f"{record.common.id}: no page")
            continue
        missing = list(_missing(visible_text(page), record.cells))
        faults += [f"{record.common.id}: {cell} is not on the page" for cell in missing]
        found += len(record.cells) - len(missing)
    faults += [f"{each}: not in the corpus" for each in pages]
    if faults:
        shown = "\n".join(faults[:_SHOWN_FAULTS])
        raise WrongOutput(f"{output.name}: {len(faults)} faults\n{shown}")
    return found


def verify_count(output: Path, count: int) -> None:
    """Raise unless an output holds exactly this many record pages."""
    pages = record_pages(output)
    if len(pages) != count:
        raise WrongOutput(f"{output.name}: {len(pages)} record pages, {count} wanted")


def record_pages(output: Path) -> dict[str, Path]:
    """Return the page of every record by its number; raise when a record has two pages."""
    pages: dict[str, Path] = {}
    for page in output.rglob("*.html"):
        if not _RECORD_ID.fullmatch(page.stem):
            continue
        if page.stem in pages:
            raise WrongOutput(f"{output.name}: {page.stem} has two pages")
        pages[page.stem] = page
    return pages


def visible_text(page: Path) -> str:
    """Return what a reader sees of a page, words apart, thousands written together."""
    text = _UNSEEN.sub(" ", page.read_text(encoding="utf-8"))
    return _THOUSANDS.sub("", html.unescape(_TAG.sub(" ", text)))


def _missing(text: str, cells: Iterable[str]) -> Iterator[str]:
    for cell, times in Counter(cells).items():
        yield from [cell] * (times - text.count(cell))
