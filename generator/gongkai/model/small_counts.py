"""Leave out of totals what tells of a few people only, so that nobody can work out whose it is.

Small classes are joined with one another, and with the next smallest where that is not enough:
the sum of the whole stays true, and no small class follows from it. A single small figure takes
the next smallest with it, because the two could otherwise be told apart by the total.
"""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Final

from gongkai.base.money import total_of
from gongkai.base.texts import text
from gongkai.model.kinds.benefits import RecipientType, Subsidy, SubsidyClass
from gongkai.model.layout import Shape, layout_of
from gongkai.model.parts import NamedFigure
from gongkai.model.record import Record

_OF_PEOPLE: Final = frozenset({RecipientType.PERSON, RecipientType.HOUSEHOLD})


def without_small_counts(record: Record, few: int) -> Record:
    """Return a record in which no class and no figure tells of fewer than `few` people."""
    if few and isinstance(record, Subsidy) and record.recipient_type in _OF_PEOPLE:
        joined = join_small(record.classes, few)
        record = record if joined is record.classes else record.changed(classes=joined)
    for field in layout_of(type(record)) if few else ():
        if field.part is NamedFigure and field.shape is Shape.PART and field.is_list:
            figures: tuple[NamedFigure, ...] = getattr(record, field.name)
            blurred = blur_small(figures, few)
            if blurred is not figures:
                record = record.changed(**{field.name: blurred})
    return record


def join_small(classes: tuple[SubsidyClass, ...], few: int) -> tuple[SubsidyClass, ...]:
    """Return classes of which none is smaller than `few`; the joined ones stand last."""
    by_size = sorted((row for row in classes if _size(row)), key=_size)
    joined: list[SubsidyClass] = []
    for row in by_size:
        if _size(row) >= few and (not joined or sum(map(_size, joined)) >= few):
            break
        joined.append(row)
    if not joined:
        return classes
    rest = tuple(row for row in classes if row not in joined)
    return (*rest, _sum_of(joined, few))


def blur_small(figures: tuple[NamedFigure, ...], few: int) -> tuple[NamedFigure, ...]:
    """Return figures of people of which none tells an exact number below `few`."""
    units = text("faces.people").split()
    counted = [one for one in figures if one.figure.unit in units and one.figure.is_exact]
    small = [one for one in counted if 0 < one.figure.number < few]
    if not small:
        return figures
    others = sorted(
        (one for one in counted if one.figure.number >= few), key=lambda one: one.figure.number
    )
    also = others[:1] if len(small) == 1 else []
    return tuple(
        _blurred(one, few, one in small) if one in (*small, *also) else one for one in figures
    )


def _blurred(one: NamedFigure, few: int, is_small: bool) -> NamedFigure:  # noqa: FBT001 - which of two
    hedge = text("faces.at_most") if is_small else text("faces.at_least")
    number = few - 1 if is_small else few
    figure = replace(
        one.figure,
        number=Decimal(number),
        hedge=hedge,
        text=f"{hedge}{number}{one.figure.unit}",
    )
    return one.changed(figure=figure)


def _size(row: SubsidyClass) -> int:
    return row.head_count or row.household_count or 0


def _sum_of(rows: Sequence[SubsidyClass], few: int) -> SubsidyClass:
    heads = [row.head_count for row in rows]
    households = [row.household_count for row in rows]
    return SubsidyClass(
        name=text("faces.joined", few=few),
        head_count=None if None in heads else sum(filter(None, heads)),
        household_count=None if None in households else sum(filter(None, households)),
        amount=total_of(row.amount for row in rows),
    )
