"""What a record tells of each villagers' group on its page: that it names it, and its subtotal."""

from collections.abc import Iterator
from functools import cache

from gongkai.base.money import total_of
from gongkai.base.texts import text
from gongkai.model.face import Projection, groups_shown
from gongkai.model.kinds.benefits import Subsidy
from gongkai.model.layout import FieldLayout, Shape, has_names, layout_of
from gongkai.model.own_group import known_groups, names_group
from gongkai.model.part import Part
from gongkai.model.record import Record
from gongkai.model.settings import Settings


def groups_told(
    record: Record, projection: Projection, settings: Settings, few: int
) -> tuple[tuple[str, str], ...]:
    """Return the number of each group that the page names, with its subtotal or "".

    Rows of fewer than `few` people are given no subtotal: it would be what one of them received.
    """
    if not settings.groups:
        return ()
    shown = groups_shown(record, projection)
    known = known_groups(shown, record, settings) if shown else ()
    names = {number: {number, *_names(settings, number)} & shown for number in known}
    return tuple((number, _told(projection.record, names[number], few)) for number in known)


def _names(settings: Settings, number: str) -> Iterator[str]:
    yield settings.name_of_group(number)
    yield from settings.names_of_group(number)


def _told(record: Record, names: set[str], few: int) -> str:
    clauses = (
        _subtotal(record, field, own, few)
        for field in _lists_by_group(type(record))
        if (own := [row for row in getattr(record, field.name) if row.group in names])
    )
    return text("ways.groups.mark").join(filter(None, clauses))


def _subtotal(record: Record, field: FieldLayout, rows: list[Part], few: int) -> str:
    is_of_people = field.part is not None and has_names(field.part)
    if is_of_people and len(rows) < few:
        return ""
    sums = [
        text("ways.groups.sum", name=one.key, total=total_of(found))
        for one in _money_of(type(rows[0]))
        if any(found := [getattr(row, one.name) for row in rows])
    ]
    if not is_of_people and sums:
        return text("ways.groups.comma").join(sums)
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
def _money_of(cls: type[Part]) -> tuple[FieldLayout, ...]:
    return tuple(
        field for field in layout_of(cls) if field.shape is Shape.MONEY and not field.is_subset
    )
