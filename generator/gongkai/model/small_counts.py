"""Leave out of totals what tells of a few people only, so that nobody can work out whose it is.

Small classes are joined with one another, and with the next smallest where that is not enough:
the sum of the whole stays true, and no small class follows from it. A single small figure takes
the next smallest with it, because the two could otherwise be told apart by the total.
"""

import operator
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from functools import cache
from typing import Any, Final, TypeVar

from gongkai.base.money import total_of
from gongkai.base.texts import text
from gongkai.model.kinds.benefits import RecipientType, Subsidy, SubsidyClass
from gongkai.model.kinds.information import Statistic
from gongkai.model.layout import NUMERIC, FieldLayout, has_names, layout_of
from gongkai.model.part import Part
from gongkai.model.parts import NamedFigure
from gongkai.model.record import Record
from gongkai.model.vocabulary import ItemPrivacy, Kind, Show

_GUARDED: Final = frozenset({ItemPrivacy.AGGREGATE_ONLY, ItemPrivacy.MASK})
_LISTS_OF_PEOPLE: Final = frozenset(
    {
        Kind.SUBSIDY,
        Kind.DISTRIBUTION,
        Kind.LEVY,
        Kind.GOODS,
        Kind.NAME_LIST,
        Kind.POINTS,
        Kind.AWARD,
        Kind.INSPECTION,
        Kind.TABLE,
    }
)
"""Kinds whose totals are those of the people they list."""
_COUNTS: Final = ("head_count", "household_count", "member_count", "payer_count")
_HOW_IT_CAME: Final[dict[str, Any]] = {
    "basis": "",
    "quantity": None,
    "rate": None,
    "instalments": None,
    "fraction_top": None,
    "fraction_bottom": None,
    "previous": None,
    "increase": None,
    "decrease": None,
    "growth": None,
    "of_which": (),
}
"""What stands beside a statistic and would tell the number again."""
_Counted = TypeVar("_Counted", bound=Part)
_OF_PEOPLE: Final = frozenset({RecipientType.PERSON, RecipientType.HOUSEHOLD})


def without_small_counts(record: Record, few: int) -> Record:
    """Return a record in which no class and no figure tells of fewer than `few` people."""
    if few and isinstance(record, Subsidy) and record.recipient_type in _OF_PEOPLE:
        joined = join_small(record.classes, few)
        record = record if joined is record.classes else record.changed(classes=joined)
    for field in layout_of(type(record)) if few else ():
        if field.part in {NamedFigure, Statistic} and field.is_list:
            figures: tuple[Part, ...] = getattr(record, field.name)
            blurred = blur_small(figures, few)
            if blurred is not figures:
                record = record.changed(**{field.name: blurred})
    return record


def few_of(privacy: ItemPrivacy, show: Show, number: int) -> int:
    """Return below how many people totals are left out on a face; 0 where all may stand.

    `number` is that of the rules. Totals stand alone also where an open list has been folded.
    """
    return number if privacy in _GUARDED or show is Show.TOTALS else 0


def is_small(record: Record, few: int, *, has_few_rows: bool) -> bool:
    """Return whether a record is about fewer than `few` people or households.

    What it says of their number counts before the rows of its list, which may be a part only.
    """
    is_of_people = not isinstance(record, Subsidy) or record.recipient_type in _OF_PEOPLE
    counts = [getattr(record, name, None) or 0 for name in _COUNTS] if is_of_people else []
    if any(0 < count < few for count in counts):
        return True
    return has_few_rows and not any(count >= few for count in counts)


def without_totals(record: Record) -> Record | None:
    """Return a record about a few people without its numbers; None for one of another sort."""
    if record.kind not in _LISTS_OF_PEOPLE:
        return None
    return record.changed(**dict(_numbers_in(type(record))))


@cache
def _numbers_in(cls: type[Record]) -> tuple[tuple[str, Any], ...]:
    """Return the fields of a kind's own that hold numbers, each with what stands there instead."""
    common = {field.name for field in layout_of(Record)}
    own = (field for field in layout_of(cls) if field.name not in common)
    return tuple((field.name, () if field.is_list else None) for field in own if _counts(field))


def _counts(field: FieldLayout) -> bool:
    if field.part is None:
        return field.shape in NUMERIC
    # Rows with names are the face's own affair: it has withheld them.
    return not has_names(field.part) and any(map(_counts, layout_of(field.part)))


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


def blur_small(figures: tuple[_Counted, ...], few: int) -> tuple[_Counted, ...]:
    """Return figures of people of which none tells an exact number below `few`.

    They are named figures, or statistics with their parts.
    """
    figures = _with_parts_blurred(figures, few)
    return _blurred_alone(figures, few)


def _with_parts_blurred(figures: tuple[_Counted, ...], few: int) -> tuple[_Counted, ...]:
    found = []
    for one in figures:
        parts = getattr(one, "of_which", ())
        blurred = _blurred_alone(parts, few)
        found.append(one if blurred is parts else one.changed(of_which=blurred))
    return figures if all(map(operator.is_, found, figures)) else tuple(found)


def _blurred_alone(given: tuple[_Counted, ...], few: int) -> tuple[_Counted, ...]:
    figures: tuple[Any, ...] = given
    units = text("faces.people").split()
    counted = [one for one in figures if one.figure.unit in units and one.figure.is_exact]
    small = [one for one in counted if 0 < one.figure.number < few]
    if not small:
        return given
    others = sorted(
        (one for one in counted if one.figure.number >= few), key=lambda one: one.figure.number
    )
    also = others[:1] if len(small) == 1 else []
    return tuple(
        _blurred(one, few, one in small) if one in (*small, *also) else one for one in figures
    )


def _blurred(one: Any, few: int, is_least: bool) -> Any:  # noqa: FBT001 - which of two
    hedge = text("faces.at_most") if is_least else text("faces.at_least")
    number = few - 1 if is_least else few
    figure = replace(
        one.figure,
        number=Decimal(number),
        hedge=hedge,
        text=f"{hedge}{number}{one.figure.unit}",
    )
    beside = _HOW_IT_CAME if isinstance(one, Statistic) else {}
    return one.changed(figure=figure, **beside)


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
