"""What a record names must exist: its item, its boards, its files."""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, lru_cache

from gongkai.base.problem import Problem, Where
from gongkai.base.words import WORDS
from gongkai.check.board_photos import board_photos_of
from gongkai.check.subject import Subject
from gongkai.model.catalogue import Catalogue
from gongkai.model.glossary import key_of
from gongkai.model.layout import layout_of
from gongkai.model.part import Part
from gongkai.model.record import Record
from gongkai.model.settings import Settings

_FILE_CODES = {"missing": "R103", "outside": "R104", "unknown_type": "R105"}


def check_item(subject: Subject) -> Iterator[Problem]:
    """Yield R201 for an item that no rule pack knows, R202 for one of another kind."""
    record, item = subject.record, subject.item
    where = subject.where.at(key_of("item"))
    if item is None:
        yield from check_item_name(record.item, subject.where, subject.catalogue)
    elif not item.accepts(record.kind):
        kinds = "\u3001".join(kind.label for kind in item.kinds)
        yield Problem(
            "R202", where, {"item": item.name, "kind": record.kind.label, "kinds": kinds}
        )


def check_item_name(name: str, where: Where, catalogue: Catalogue) -> Iterator[Problem]:
    """Yield R201 for a name of an item that no rule pack knows, with the nearest ones.

    It stands by itself so that a record that cannot be read for other reasons is told of it too.
    """
    if catalogue.by_name(name) is None:
        nearest = "\u3001".join(catalogue.nearest(name))
        yield Problem("R201", where.at(key_of("item")), {"item": name, "nearest": nearest})


def check_boards(subject: Subject) -> Iterator[Problem]:
    """Yield R106 for a posting on a board that the settings do not list."""
    boards = {board.id for board in subject.settings.boards}
    if not boards:
        return
    for index, posting in enumerate(subject.record.postings):
        if posting.board not in boards:
            where = subject.where.at(key_of("postings"), index, key_of("board"))
            facts = {"board": posting.board, "boards": "\u3001".join(sorted(boards))}
            yield Problem("R106", where, facts)


def check_groups(subject: Subject) -> Iterator[Problem]:
    """Yield R108 once for each list that names groups which the settings do not list.

    Only what is written like a group is judged: places and hamlets have names of their own.
    """
    known = _group_names(subject.settings)
    if not known:
        return
    record = subject.record
    for name in _lists_with_groups(type(record)):
        rows: Sequence[Part] = getattr(record, name)
        written = {getattr(row, "group", "") for row in rows} - known
        unknown = {text: odd for text in written if (odd := _odd_groups(text, known))}
        place = next((i for i, row in enumerate(rows) if getattr(row, "group", "") in unknown), -1)
        if place >= 0:
            facts = {
                "groups": "\u3001".join(sorted({one for odd in unknown.values() for one in odd})),
                "known": "\u3001".join(group.name for group in subject.settings.groups),
            }
            yield Problem("R108", subject.where.at(key_of(name), place, key_of("group")), facts)


def _odd_groups(text: str, known: frozenset[str]) -> tuple[str, ...]:
    """Return the parts of a text that are written like a group and are none."""
    parts = re.split(WORDS["groups"]["between"], text)
    ending = WORDS["groups"]["ending"]
    return tuple(part for part in parts if part.endswith(ending) and part not in known)


@lru_cache(maxsize=8)
def _group_names(settings: Settings) -> frozenset[str]:
    """Return all that a villagers' group may be called: also with its former village before it."""
    names: set[str] = set()
    for one in settings.groups:
        names |= {one.id, one.name, *one.aliases, f"{one.former_village}{one.name}", one.hamlet}
    return frozenset(names - {""})


@cache
def _lists_with_groups(cls: type[Record]) -> tuple[str, ...]:
    return tuple(
        field.name
        for field in layout_of(cls)
        if field.is_list and field.part and "group" in field.part.model_fields
    )


def check_text_files(subject: Subject, refused: Iterable[tuple[str, str]]) -> Iterator[Problem]:
    """Yield R103 to R105 for a file that a text of the record leads to and no page may show."""
    record = subject.record
    told = {name for _, name in _files_of(record)}
    for name, finding in refused:
        if name not in told:
            yield Problem(_FILE_CODES[finding], subject.where, {"file": name})


def check_files(subject: Subject) -> Iterator[Problem]:
    """Yield R103 for a missing file, R104 for one outside the village, R105 for a foreign type."""
    for path, name in _files_of(subject.record):
        found = subject.look_for_file(name)
        if found != "found":
            yield Problem(_FILE_CODES[found], subject.where.at(*path), {"file": name})


def _files_of(record: Record) -> Iterator[tuple[tuple[str | int, ...], str]]:
    """Yield every file that a record names outside its texts, with the way to its place."""
    for name in ("attachments", "photos"):
        for index, entry in enumerate(getattr(record, name)):
            yield (key_of(name), index, key_of("file")), entry.file
    for path, photo in board_photos_of(record):
        if photo.file:
            yield (*path, key_of("file")), photo.file
