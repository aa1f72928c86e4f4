"""On which boards a duty must hang: any one, all, those of its groups, those at the site.

Which groups a record concerns is told by its own field, else by the groups of its rows.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator

from gongkai.check.publications import Publication
from gongkai.check.subject import Subject
from gongkai.model.duty import PostingScope
from gongkai.model.glossary import key_of
from gongkai.model.layout import layout_of
from gongkai.model.part import Part
from gongkai.model.record import Record
from gongkai.model.settings import Settings
from gongkai.model.time_traces import Concerned
from gongkai.model.traces import TraceRow, row_of
from gongkai.model.vocabulary import Publisher, YesNo

_GROUP = "group"


def trace_groups(subject: Subject) -> Iterator[TraceRow]:
    """Yield the groups that a record for their boards, or of their own, is about, by number."""
    known = _concerned(subject)
    if known:
        yield row_of(Concerned(known), key_of("concerned_groups"))


def boards_of_record(subject: Subject) -> tuple[str, ...]:
    """Return the boards that must all hold a record; none where any one board is enough."""
    scope = subject.item.posting_scope if subject.item else None
    return _boards(scope, subject.settings, _concerned(subject))


def asked_boards(
    scope: PostingScope, settings: Settings, near: Iterable[Publication]
) -> tuple[str, ...]:
    """Return the boards that must all hold a duty; none where any one board is enough."""
    return _boards(scope, settings, {group for one in near for group in one.groups})


def _boards(
    scope: PostingScope | None, settings: Settings, concerned: Collection[str]
) -> tuple[str, ...]:
    match scope:
        case PostingScope.ALL:
            return tuple(board.id for board in settings.boards)
        case PostingScope.SITE:
            return tuple(one.id for one in settings.boards if one.is_site is YesNo.YES)
        case PostingScope.GROUP:
            words = {
                word for group, own in _group_words(settings) if group in concerned for word in own
            }
            return tuple(board.id for board in settings.boards if board.group in words)
        case _:
            return ()


def _concerned(subject: Subject) -> tuple[str, ...]:
    """Return the groups that a record for their boards, or of their own, is about, by number."""
    record, item = subject.record, subject.item
    if item is None or (
        item.posting_scope is not PostingScope.GROUP
        and record.publisher is not Publisher.VILLAGERS_GROUP
    ):
        return ()
    return groups_named(record, subject.settings)


def groups_named(record: Record, settings: Settings) -> tuple[str, ...]:
    """Return the groups that a record names in its own field, else in its rows, by number.

    Merged villages have two groups of one name: for their boards both are meant, while a group
    that publishes of itself must be told apart.
    """
    names = set(record.concerned_groups) or set(_groups_in(record))
    # Only names that the settings know: whatever else was typed there is remembered nowhere.
    named = [(one, names & words) for one, words in _group_words(settings)]
    if record.publisher is Publisher.VILLAGERS_GROUP:
        known = Counter(word for _, words in named for word in words)
        named = [(one, {word for word in words if known[word] == 1}) for one, words in named]
    return tuple(one for one, words in named if words)


def _group_words(settings: Settings) -> Iterator[tuple[str, set[str]]]:
    for group in settings.groups:
        full = f"{group.former_village}{group.name}"
        yield group.id, {group.id, group.name, full, *group.aliases}


def _groups_in(part: Part) -> Iterator[str]:
    for field in layout_of(type(part)):
        value = getattr(part, field.name)
        if field.name == _GROUP and isinstance(value, str) and value:
            yield value
        elif field.part is not None and value:
            for one in value if field.is_list else (value,):
                yield from _groups_in(one)
