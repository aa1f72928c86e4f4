"""What a record tells of each villagers' group on its page: that it names it, and its subtotal."""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import Any

from gongkai.base.money import total_of
from gongkai.base.texts import text
from gongkai.model.face import Projection, groups_shown
from gongkai.model.kinds.benefits import Subsidy
from gongkai.model.layout import FieldLayout, Shape, has_names, layout_of
from gongkai.model.own_group import group_words, names_group
from gongkai.model.part import Part
from gongkai.model.record import Record
from gongkai.model.settings import Settings
from gongkai.model.vocabulary import Publisher, YesNo
from gongkai.pages.cells import part_line

Words = Mapping[str, Sequence[str]]
_NAMES = frozenset({"name", "ranked_unit"})
"""Fields of a line that may hold a group's name among others."""


def words_of_groups(settings: Settings) -> Words:
    """Return the numbers of the groups that each word names; merged villages share some."""
    found: dict[str, list[str]] = {}
    for number, words in group_words(settings):
        for word in words:
            found.setdefault(word, []).append(number)
    return found


def groups_told(
    record: Record, projection: Projection, words: Words, few: int
) -> tuple[tuple[str, str], ...]:
    """Return the number of each group that the page names, with its subtotal or "".

    Rows of fewer than `few` people are given no subtotal: it would be what one of them received.
    """
    if not words:
        return ()
    is_own = record.publisher is Publisher.VILLAGERS_GROUP
    told: dict[str, list[str]] = {}
    for word in groups_shown(record, projection):
        numbers = words.get(word, ())
        if not is_own or len(numbers) == 1:
            told |= {number: [] for number in numbers}
    for number, own in _parts(projection.record, words, few):
        told.setdefault(number, []).append(own)
    mark = text("ways.groups.mark")
    return tuple((number, mark.join(filter(None, own))) for number, own in sorted(told.items()))


def _parts(record: Record, words: Words, few: int) -> Iterator[tuple[str, str]]:
    """Yield what each table tells of each group, by its number."""
    for field in _lists_by_group(type(record)):
        for number, rows in _by_group(getattr(record, field.name), words):
            yield number, _subtotal(record, field, rows, few)
    for field, name in _named_lists(type(record)):
        lines: Sequence[Part] = getattr(record, field.name)
        for row in lines:
            numbers = words.get(getattr(row, name), ())
            if len(numbers) == 1:
                told = part_line(row.changed(**{name: ""}, **_unclear(type(row))))
                yield numbers[0], text("ways.groups.line", told=told) if told else ""


def _by_group(rows: Sequence[Any], words: Words) -> Iterator[tuple[str, list[Part]]]:
    """Yield the rows of each group by number; none of a group whose name another one shares."""
    found: dict[str, list[Part]] = {}
    unclear = set[str]()
    for row in rows:
        numbers = words.get(row.group, ())
        if len(numbers) == 1:
            found.setdefault(numbers[0], []).append(row)
        unclear.update(numbers[1:] and numbers)
    yield from ((number, own) for number, own in found.items() if number not in unclear)


def _subtotal(record: Record, field: FieldLayout, rows: Sequence[Part], few: int) -> str:
    is_of_people = field.part is not None and has_names(field.part)
    if is_of_people and len(rows) < few:
        return ""
    sums = [
        text("ways.groups.sum", name=one.key, total=total_of(found))
        for one in _money_of(type(rows[0]))
        if any(found := [getattr(row, one.name) for row in rows])
    ]
    if not is_of_people and sums:
        return text("ways.groups.line", told=text("ways.groups.comma").join(sums))
    count = text("ways.groups.rows", count=len(rows))
    if isinstance(record, Subsidy):
        unit = text(f"subsidy.counted_{record.recipient_type}")
        count = text("ways.groups.count", count=len(rows), unit=unit)
    return text("ways.groups.comma").join((count, *sums))


@cache
def _lists_by_group(cls: type[Part]) -> tuple[FieldLayout, ...]:
    """Return the tables of a record whose rows each name their group."""
    return tuple(
        field
        for field in layout_of(cls)
        if field.is_list and field.part and any(map(names_group, layout_of(field.part)))
    )


@cache
def _named_lists(cls: type[Part]) -> tuple[tuple[FieldLayout, str], ...]:
    """Return the tables whose lines, of no person, may bear a group's name, and in which field."""
    return tuple(
        (field, inner.name)
        for field in layout_of(cls)
        if field.is_list and field.part and not has_names(field.part)
        for inner in layout_of(field.part)
        if inner.name in _NAMES and inner.shape is Shape.TEXT and not inner.is_list
    )


@cache
def _unclear(cls: type[Part]) -> dict[str, None]:
    """Return the fields, emptied, that say yes or no: alone that says nothing."""
    return {field.name: None for field in layout_of(cls) if field.words is YesNo}


@cache
def _money_of(cls: type[Part]) -> tuple[FieldLayout, ...]:
    return tuple(
        field for field in layout_of(cls) if field.shape is Shape.MONEY and not field.is_subset
    )
