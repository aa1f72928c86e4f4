"""Documents about many records: a month's board, a year's volume, the register."""

import shutil
import tempfile
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Final, NamedTuple

from gongkai.base.dates import chinese_date
from gongkai.base.jobs import Workers
from gongkai.base.problem import Problem, Where
from gongkai.base.replace import replacing
from gongkai.base.texts import text
from gongkai.book_work import Listed, Part, PartTask, listed, measured, parts
from gongkai.check.board_photos import photos_noted
from gongkai.check.village import Village
from gongkai.model.photo_traces import BoardPhoto
from gongkai.model.sheet import SheetForm, SheetWish
from gongkai.model.summary import Summary
from gongkai.model.vocabulary import PhotoMoment, Section
from gongkai.output.joined import JoinedPdf
from gongkai.output.typesetter import MissingGlyphError, Typesetter, pages_in
from gongkai.sheet_scales import remember_scales
from gongkai.sheet_work import PrintPlace, SheetTask
from gongkai.tiling import TILES, Numbering

_TEMPLATE: Final = "book.typ"
_SIZES: Final = (1, 0.94)
"""The list is set a little smaller where that saves a page: it ends with places to sign."""
_SECTIONS: Final = [one.value for one in Section]


class Book(NamedTuple):
    """A document of many records, as it was written."""

    files: tuple[Path, ...] = ()
    """The book and, where they are wanted and it has any, its pages of A3 in halves of A4."""
    problems: tuple[Problem, ...] = ()


class BookOrder(NamedTuple):
    """Which book is wanted, and where to."""

    wish: SheetWish
    period: str
    out: Path
    photos: Mapping[str, str]
    """By id, which photos of the board there are of a record."""


def book_period(form: SheetForm, month: str, year: str) -> str:
    """Return the month or year a book is about, as 2026-10 or 2026; "" where none is named."""
    if form is SheetForm.MONTHLY:
        return month
    if form is SheetForm.VOLUME:
        return year
    return month or year


def book_order(summaries: Iterable[Summary]) -> list[Summary]:
    """Return records as they stand in a book: section by section, each in order of date."""
    return sorted(
        summaries, key=lambda one: (_SECTIONS.index(one.section), one.public_date, one.id)
    )


def write_book(
    place: PrintPlace,
    workers: Workers[PrintPlace],
    summaries: Sequence[Summary],
    order: BookOrder,
) -> Book:
    """Write one document of all records that the wished face shows, or tell why there is none.

    No files and no problem when the face shows none of the records.
    """
    notice = order.wish._replace(form=SheetForm.NOTICE)
    tasks = [SheetTask(one.file, notice) for one in book_order(summaries)]
    has_sheets = order.wish.form is not SheetForm.REGISTER
    found = workers.run(measured if has_sheets else listed, tasks)
    kept = [(task, one) for task, one in zip(tasks, found, strict=True) if one.facts]
    if problems := tuple(problem for _, one in kept for problem in one.problems):
        return Book(problems=problems)
    if not kept:
        return Book()
    entries = [one for _, one in kept]
    remember_scales(place, entries)
    try:
        front = _front(place, entries, order)
    except MissingGlyphError as error:
        where = Where(_holder(entries, error.character))
        return Book(problems=(Problem("O106", where, {"character": error.character}),))
    sheets = _part_tasks(kept, order, place.as_of, pages_in(front)) if has_sheets else []
    return Book(_joined(front, workers.run(parts, sheets), order))


def _part_tasks(
    kept: Sequence[tuple[SheetTask, Listed]], order: BookOrder, as_of: date, before: int
) -> list[PartTask]:
    """Return the tasks of all sheets, each with the number of pages that stand before it."""
    name, day = _name(order), _day(order.wish, as_of)
    pages = before + sum(one.leaves for _, one in kept)
    tasks = []
    for task, one in kept:
        tasks.append(PartTask(task, one.scale, Numbering(name, before, pages), day))
        before += one.leaves
    return tasks


def _joined(front: bytes, made: Iterable[Part], order: BookOrder) -> tuple[Path, ...]:
    """Write the book and, where there are any, its pages of A3 in halves."""
    file = order.out / f"{_name(order)}.pdf"
    halves = file.with_stem(f"{file.stem}{TILES}")
    with replacing(file) as out, tempfile.TemporaryFile() as waiting:
        whole = JoinedPdf(out)
        tiles = JoinedPdf(waiting)
        whole.add(front)
        for one in made:
            whole.add(one.pdf)
            if one.tiles:
                tiles.add(one.tiles)
        whole.finish(front)
        if not tiles.pages:
            return (file,)
        tiles.finish(front)
        waiting.seek(0)
        with replacing(halves) as cut:
            shutil.copyfileobj(waiting, cut)
    return file, halves


def _name(order: BookOrder) -> str:
    return f"{order.wish.form.value}-{order.period}"


def board_photos_told(village: Village) -> dict[str, str]:
    """Return for each record that hung on a board which photos there are of it."""
    return {
        id_: "\n".join(_photo_told(*one) for one in found) or text("books.no_photo")
        for id_, found in photos_noted(village).items()
    }


def _photo_told(board: str, photo: BoardPhoto) -> str:
    day = chinese_date(date.fromisoformat(photo.taken)) if photo.taken else ""
    return text("books.photo", board=board, moment=PhotoMoment(photo.moment).label, day=day)


def _front(place: PrintPlace, entries: Sequence[Listed], order: BookOrder) -> bytes:
    """Return the list that a book begins with."""
    year, _, month = order.period.partition("-")
    wish = order.wish
    kind = "month" if month else "year"
    told = text(f"books.periods.{kind}", year=year, month=month.lstrip("0"))
    heading = text(f"books.headings.{wish.form.value}", period=told)
    village = place.settings.village_name
    values = {
        "title": f"{village}{heading}",
        "author": village,
        "heading": heading,
        "form": wish.form.value,
        "ground": wish.ground.value,
        "printed": text("sheets.printed_on", day=wish.printed_on) if wish.printed_on else "",
        "entries": [
            {**one.facts, "photos": order.photos.get(one.facts["id"], ""), "leaves": one.leaves}
            for one in entries
        ],
    }
    typesetter = Typesetter(place.folder / "book", place.fonts)
    day = _day(wish, place.as_of)
    sizes = (typesetter.pdf(_TEMPLATE, values | {"by": by}, day) for by in _SIZES)
    return min(sizes, key=pages_in)


def _day(wish: SheetWish, as_of: date) -> date:
    return date.fromisoformat(wish.printed_on) if wish.printed_on else as_of


def _holder(entries: Sequence[Listed], character: str) -> str:
    """Return the file of the first record that says a character."""
    found = (one.file for one in entries if character in str(one.facts))
    return next(found, entries[0].file)
