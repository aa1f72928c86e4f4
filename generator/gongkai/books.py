"""Documents about many records: a month's board, a year's volume, the register."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any, Final, NamedTuple

from gongkai.base.dates import chinese_date
from gongkai.base.problem import Problem, Where
from gongkai.base.replace import replace_bytes
from gongkai.base.texts import text
from gongkai.check.board_photos import photos_noted
from gongkai.check.village import Village
from gongkai.model.photo_traces import BoardPhoto
from gongkai.model.sheet import SheetForm, SheetWish
from gongkai.model.summary import Summary
from gongkai.model.vocabulary import PhotoMoment, Section
from gongkai.output.typesetter import MissingGlyphError, Typesetter
from gongkai.sheet_work import PrintPlace, SheetMaker, SheetTask
from gongkai.tiling import TILES, halves

BOOKS: Final = frozenset({SheetForm.MONTHLY, SheetForm.VOLUME, SheetForm.REGISTER})
_TEMPLATE: Final = "book.typ"
_SECTIONS: Final = [one.value for one in Section]


class Book(NamedTuple):
    """A document of many records, as PDF."""

    pdf: bytes = b""
    tiles: bytes = b""
    """Its pages of A3 alone, each on two of A4; empty where that is not wanted or it has none."""
    problems: tuple[Problem, ...] = ()


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


def book(
    place: PrintPlace,
    summaries: Sequence[Summary],
    wish: SheetWish,
    period: str,
    photos: Mapping[str, str],
) -> Book:
    """Return one document of all records that the wished face shows, or why there is none.

    `photos` tells by id which photos of the board there are. No bytes and no problem when the
    face shows none of the records.
    """
    typesetter = Typesetter(place.folder / "book", place.fonts)
    maker = SheetMaker(place, typesetter)
    notice = wish._replace(form=SheetForm.NOTICE)
    tasks = [SheetTask(one.file, notice) for one in book_order(summaries)]
    sheets = [values for values in map(maker.values, tasks) if values]
    if not sheets:
        return Book()
    values = _values(place, sheets, wish, period, photos)
    try:
        day = _day(wish, place.as_of)
        pdf = typesetter.pdf(_TEMPLATE, values, day)
        told_id = f"{wish.form.value}-{period}"
        tiles = halves(typesetter, _TEMPLATE, values, told_id, day) if wish.is_tiled else b""
        return Book(pdf, tiles)
    except MissingGlyphError as error:
        facts = {"character": error.character}
        where = Where(_holder(sheets, tasks, error.character))
        return Book(problems=(Problem("O106", where, facts),))


def write_book(made: Book, out: Path, form: SheetForm, period: str) -> tuple[Path, ...]:
    """Write a book and, where it is wanted and has any, its pages of A3 in halves."""
    out.mkdir(parents=True, exist_ok=True)
    file = out / f"{form.value}-{period}.pdf"
    tiles = file.with_stem(f"{file.stem}{TILES}")
    written = [(one, pdf) for one, pdf in ((file, made.pdf), (tiles, made.tiles)) if pdf]
    for one, pdf in written:
        replace_bytes(one, pdf)
    return tuple(one for one, _ in written)


def board_photos_told(village: Village) -> dict[str, str]:
    """Return for each record that hung on a board which photos there are of it."""
    return {
        id_: "\n".join(_photo_told(*one) for one in found) or text("books.no_photo")
        for id_, found in photos_noted(village).items()
    }


def _photo_told(board: str, photo: BoardPhoto) -> str:
    day = chinese_date(date.fromisoformat(photo.taken)) if photo.taken else ""
    return text("books.photo", board=board, moment=PhotoMoment(photo.moment).label, day=day)


def _values(
    place: PrintPlace,
    sheets: Sequence[Mapping[str, Any]],
    wish: SheetWish,
    period: str,
    photos: Mapping[str, str],
) -> dict[str, Any]:
    year, _, month = period.partition("-")
    kind = "month" if month else "year"
    told = text(f"books.periods.{kind}", year=year, month=month.lstrip("0"))
    heading = text(f"books.headings.{wish.form.value}", period=told)
    village = place.settings.village_name
    printed = text("sheets.printed_on", day=wish.printed_on) if wish.printed_on else ""
    return {
        "title": f"{village}{heading}",
        "author": village,
        "heading": heading,
        "form": wish.form.value,
        "ground": wish.ground.value,
        "printed": printed,
        "entries": [_entry(one, photos) for one in sheets],
        "sheets": [] if wish.form is SheetForm.REGISTER else list(sheets),
    }


def _entry(values: Mapping[str, Any], photos: Mapping[str, str]) -> dict[str, str]:
    page = values["page"]
    way = "\n".join(f"{row['label']} {row['value']}" for row in page["way"])
    return {
        "id": page["id"],
        "title": page["title"],
        "section": values["section"],
        "sender": page["sender"],
        "notice": page["notice"],
        "shown": page["shown"],
        "way": way,
        "photos": photos.get(page["id"], ""),
        "code": values["code"],
    }


def _day(wish: SheetWish, as_of: date) -> date:
    return date.fromisoformat(wish.printed_on) if wish.printed_on else as_of


def _holder(
    sheets: Sequence[Mapping[str, Any]], tasks: Sequence[SheetTask], character: str
) -> str:
    """Return the file of the first record that says a character."""
    found = zip(sheets, tasks, strict=False)
    return next((task.file for one, task in found if character in str(one)), tasks[0].file)
