"""What of a record no page and no sheet could show: pictures that do not open, odd characters."""

from collections.abc import Iterator
from pathlib import Path

from gongkai.base.problem import Problem
from gongkai.check.board_photos import board_photos_of
from gongkai.check.subject import Subject
from gongkai.check.texts import texts_in
from gongkai.load.assets import FileFinder
from gongkai.model.glossary import key_of
from gongkai.output.own_fonts import lacking


def unshowable(subject: Subject, files: FileFinder, root: Path) -> Iterator[Problem]:
    """Yield O103 and O107 for what could not be shown of a record in a village's folder."""
    yield from _unreadable_pictures(subject, files, root)
    yield from _unprintable(subject, root)


def _unreadable_pictures(subject: Subject, files: FileFinder, root: Path) -> Iterator[Problem]:
    """Yield O103 for every picture that the page shows, or of a board, that cannot be opened."""
    boards = {files.source(one.file): path for path, one in board_photos_of(subject.record)}
    boards.pop("", None)
    if not files.used and not boards:
        return
    from gongkai.output.pictures import PICTURE_SUFFIX, is_readable_picture  # noqa: PLC0415 - Pillow is slow to import

    pictures = enumerate(subject.record.photos)
    places = {files.source(one.file): (key_of("photos"), index) for index, one in pictures}
    named: dict[str, tuple[str | int, ...]] = boards | places
    shown = {source for source, address in files.used if address.endswith(PICTURE_SUFFIX)}
    for source in sorted(shown | boards.keys()):
        if not is_readable_picture(root / source):
            path = (*named[source], key_of("file")) if source in named else ()
            yield Problem("O103", subject.where.at(*path), {"file": source})


def _unprintable(subject: Subject, root: Path) -> Iterator[Problem]:
    """Yield O107 for every character that sheets cannot show, once for each text it stands in."""
    fonts = subject.settings.fonts
    if not lacking(subject.text, root, fonts):
        return
    for path, field, text in texts_in(subject.record):
        for char in lacking(text, root, fonts):
            yield Problem("O107", subject.where.at(*path), {"field": field, "character": char})
