"""Which villagers' groups a record is about, and which of them publishes it."""

from collections import Counter
from collections.abc import Collection, Iterator
from functools import cache

from gongkai.base.texts import text
from gongkai.model.layout import FieldLayout, Shape, layout_of
from gongkai.model.part import Part
from gongkai.model.record import Record
from gongkai.model.settings import Settings
from gongkai.model.vocabulary import Publisher

_GROUP = "group"


def groups_named(record: Record, settings: Settings) -> tuple[str, ...]:
    """Return the groups that a record names in its own field, else in its rows, by number.

    Merged villages have two groups of one name: for their boards both are meant, while a group
    that publishes of itself must be told apart.
    """
    is_own = record.publisher is Publisher.VILLAGERS_GROUP
    return _known(groups_written(record), settings, is_own=is_own)


def groups_written(record: Record) -> frozenset[str]:
    """Return what a record calls the groups it is about, in its own field or else in its rows."""
    return frozenset(record.concerned_groups) or frozenset(_groups_in(record))


def publisher_told(publisher: Publisher, written: Collection[str], settings: Settings) -> str:
    """Return who publishes, as readers see it: a villagers' group with its own name.

    `written` is what the record calls its groups; where it names none or several, nobody can
    tell which one speaks.
    """
    if publisher is not Publisher.VILLAGERS_GROUP:
        return publisher.label
    known = _known(written, settings, is_own=True)
    if len(known) != 1:
        return publisher.label
    group = settings.name_of_group(known[0])
    return text("record.group_publishes", publisher=publisher.label, group=group)


def group_words(settings: Settings) -> Iterator[tuple[str, set[str]]]:
    """Yield the number of every villagers' group with all that it may be called."""
    for group in settings.groups:
        full = f"{group.former_village}{group.name}"
        yield group.id, {group.id, group.name, full, *group.aliases}


def _known(written: Collection[str], settings: Settings, *, is_own: bool) -> tuple[str, ...]:
    """Return the numbers of groups; what else was typed there is remembered nowhere."""
    named = [(one, words.intersection(written)) for one, words in group_words(settings)]
    if is_own:
        known = Counter(word for _, words in named for word in words)
        named = [(one, {word for word in words if known[word] == 1}) for one, words in named]
    return tuple(one for one, words in named if words)


def _groups_in(part: Part) -> Iterator[str]:
    values = part.__dict__
    for field in _group_fields(type(part)):
        value = values[field.name]
        if not value:
            continue
        if field.part is None:
            yield value
        else:
            for one in value if field.is_list else (value,):
                yield from _groups_in(one)


@cache
def _group_fields(cls: type[Part]) -> tuple[FieldLayout, ...]:
    """Return the fields that name a group, here or further down."""
    return tuple(
        field
        for field in layout_of(cls)
        if names_group(field) or (field.part is not None and _group_fields(field.part))
    )


def names_group(field: FieldLayout) -> bool:
    """Return whether a field holds the name of a villagers' group."""
    return field.name == _GROUP and field.shape is Shape.TEXT and not field.is_list
