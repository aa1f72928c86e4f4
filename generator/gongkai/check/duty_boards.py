"""On which boards a duty must hang: any one, all, those of its groups, those at the site.

Which groups a record concerns is told by its own field, else by the groups of its rows.
"""

from collections.abc import Collection, Iterable, Iterator

from gongkai.check.publications import Publication
from gongkai.check.subject import Subject
from gongkai.model.duty import PostingScope
from gongkai.model.glossary import key_of
from gongkai.model.own_group import group_words, groups_named
from gongkai.model.settings import Settings
from gongkai.model.time_traces import Concerned
from gongkai.model.traces import TraceRow, row_of
from gongkai.model.vocabulary import Publisher, YesNo


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
                word for group, own in group_words(settings) if group in concerned for word in own
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
