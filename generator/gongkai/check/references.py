"""What a record names must exist: its item, its boards, its files."""

from collections.abc import Iterable, Iterator

from gongkai.base.problem import Problem, Where
from gongkai.check.subject import Subject
from gongkai.model.catalogue import Catalogue
from gongkai.model.glossary import key_of

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


def check_text_files(subject: Subject, refused: Iterable[tuple[str, str]]) -> Iterator[Problem]:
    """Yield R103 to R105 for a file that a text of the record leads to and no page may show."""
    record = subject.record
    told = {one.file for one in record.attachments} | {one.file for one in record.photos}
    for name, finding in refused:
        if name not in told:
            yield Problem(_FILE_CODES[finding], subject.where, {"file": name})


def check_files(subject: Subject) -> Iterator[Problem]:
    """Yield R103 for a missing file, R104 for one outside the village, R105 for a foreign type."""
    for name in ("attachments", "photos"):
        for index, entry in enumerate(getattr(subject.record, name)):
            found = subject.look_for_file(entry.file)
            if found != "found":
                where = subject.where.at(key_of(name), index, key_of("file"))
                yield Problem(_FILE_CODES[found], where, {"file": entry.file})
