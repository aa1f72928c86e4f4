"""What a correction may tell where names are shown in part only: numbers of the record as a whole.

What was corrected may be somebody's name or share, so its values are left out with the names. A
number or day of a field of the record itself, such as how many households there are, is nobody's.
"""

from functools import cache

from gongkai.base.dates import parse_date
from gongkai.base.figure import Figure
from gongkai.base.money import Money
from gongkai.base.problem import ValueFault
from gongkai.model.layout import FieldLayout, Shape, layout_of
from gongkai.model.marks import Privacy
from gongkai.model.parts import Correction
from gongkai.model.record import Record
from gongkai.model.vocabulary import Unit

_SHAPES = frozenset({Shape.MONEY, Shape.COUNT, Shape.DAY})


def with_own_numbers(record: Record, shown: Record) -> Record:
    """Return a record as shown, with the values of corrections of the record's own numbers."""
    if not record.corrections:
        return shown
    # What is itself left out, such as a small number, is told in no correction either.
    fields = {
        key: field
        for key, field in _own_fields(type(record)).items()
        if getattr(shown, field.name) == getattr(record, field.name)
    }
    told = tuple(
        one if one.subject in fields and _is_number(one, fields[one.subject]) else bare
        for one, bare in zip(record.corrections, shown.corrections, strict=True)
    )
    return shown.changed(corrections=told) if told != shown.corrections else shown


@cache
def _own_fields(cls: type[Record]) -> dict[str, FieldLayout]:
    """Return the public fields of a record that hold one number or day, by their keys."""
    return {
        field.key: field
        for field in layout_of(cls)
        if field.shape in _SHAPES and not field.is_list and field.privacy is Privacy.PUBLIC
    }


def _is_number(one: Correction, field: FieldLayout) -> bool:
    """Return whether both values of a correction are nothing but such a number or day."""
    return all(_reads(value, field) for value in (one.old_value, one.new_value) if value)


def _reads(value: str, field: FieldLayout) -> bool:
    try:
        if field.shape is Shape.MONEY:
            Money.parse(value)
        elif field.shape is Shape.DAY:
            parse_date(value)
        else:
            # A name may stand where a unit does: only our own units are read.
            return Figure.parse(value).unit in {"", *(one.word for one in Unit)}
    except ValueFault:
        return False
    return True
