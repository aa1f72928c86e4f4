"""What each field of a model is, worked out once per class from its annotations.

Pages, sheets, forms, the JSON Schema and the manual are all derived from this.
"""

import types
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum, auto
from functools import cache
from typing import Any, Union, get_args, get_origin

from pydantic.fields import FieldInfo

from gongkai.base.dates import DateSpan
from gongkai.base.figure import Figure
from gongkai.base.language import translated
from gongkai.base.money import Money
from gongkai.base.period import Period
from gongkai.model.glossary import glossary
from gongkai.model.marks import InUnit, OnlyOn, Privacy, Prose, Role, Subset, Summed, ToRecord
from gongkai.model.part import Part
from gongkai.model.vocabulary import Face, Unit, Vocabulary


class Shape(StrEnum):
    """What kind of value a field holds."""

    TEXT = auto()
    PROSE = auto()
    MONEY = auto()
    COUNT = auto()
    FIGURE = auto()
    DAY = auto()
    SPAN = auto()
    PERIOD = auto()
    WORD = auto()
    LINK = auto()
    PART = auto()


_SHAPES: dict[type, Shape] = {
    str: Shape.TEXT,
    Money: Shape.MONEY,
    int: Shape.COUNT,
    Figure: Shape.FIGURE,
    date: Shape.DAY,
    DateSpan: Shape.SPAN,
    Period: Shape.PERIOD,
}
_MAY_BE_EMPTY = (str, tuple)
_OPEN = frozenset({Privacy.PUBLIC, Privacy.OFFICIAL})
NUMERIC = frozenset({Shape.MONEY, Shape.COUNT, Shape.FIGURE})


@dataclass(frozen=True, slots=True)
class FieldLayout:
    """One field: its names, what it holds, and how it may be shown."""

    name: str
    key: str
    help: str
    shape: Shape
    is_list: bool
    part: type[Part] | None
    words: type[Vocabulary] | None
    is_required: bool
    privacy: Privacy
    role: Role
    unit: Unit | None
    is_summed: bool
    is_subset: bool
    faces: frozenset[Face]

    @property
    def label(self) -> str:
        """Return what readers see before its values: the key, where the language has no label."""
        return translated("fields", self.name) or self.key

    @property
    def is_numeric(self) -> bool:
        """Return whether values stand right-aligned in a column."""
        return self.shape in NUMERIC


def is_blank(value: object) -> bool:
    """Return whether a field was left empty: no value, no text, no rows; zero is a value."""
    return value is None or (not value and type(value) in _MAY_BE_EMPTY)


@cache
def layout_of(cls: type[Part]) -> tuple[FieldLayout, ...]:
    """Return the fields of a model in their order."""
    return tuple(_field_layout(name, info) for name, info in cls.model_fields.items())


@cache
def prepare_model(cls: type[Part]) -> None:
    """Make a model ready to read values, its inner parts first.

    Left to itself it would work out what all kinds share, such as postings, once for each kind.
    """
    for field in layout_of(cls):
        if field.part is not None:
            prepare_model(field.part)
    cls.model_rebuild()


@cache
def has_names(cls: type[Part]) -> bool:
    """Return whether rows of this part hold a private person's name, here or further down."""
    return any(
        field.privacy is Privacy.NAME or (field.part is not None and has_names(field.part))
        for field in layout_of(cls)
    )


@cache
def has_shape(cls: type[Part], shape: Shape) -> bool:
    """Return whether a part holds a value of a shape, here or further down."""
    return any(
        field.shape is shape or (field.part is not None and has_shape(field.part, shape))
        for field in layout_of(cls)
    )


def prose_of(part: Part) -> Iterator[str]:
    """Yield every Markdown text of a part, at any depth."""
    for field in _prose_fields(type(part)):
        value = getattr(part, field.name)
        for one in value if field.is_list else (value,):
            if isinstance(one, Part):
                yield from prose_of(one)
            elif one:
                yield one


@cache
def _prose_fields(cls: type[Part]) -> tuple[FieldLayout, ...]:
    return tuple(
        field
        for field in layout_of(cls)
        if field.shape is Shape.PROSE
        or (field.part is not None and has_shape(field.part, Shape.PROSE))
    )


def is_guarded_field(field: FieldLayout) -> bool:
    """Return whether some face may not show a field as it is."""
    if field.privacy not in _OPEN or len(field.faces) < len(Face):
        return True
    return field.part is not None and is_guarded(field.part)


@cache
def is_guarded(cls: type[Part]) -> bool:
    """Return whether some face may not show some field of a part as it is, here or below."""
    return any(map(is_guarded_field, layout_of(cls)))


def _field_layout(name: str, info: FieldInfo) -> FieldLayout:
    kind, is_list, nested = _unwrap(info.annotation)
    marks = [*nested, *info.metadata]
    term = glossary()[name]
    part = kind if issubclass(kind, Part) else None
    words = kind if issubclass(kind, Vocabulary) else None
    return FieldLayout(
        name=name,
        key=term.key,
        help=term.help,
        shape=_shape_of(kind, marks),
        is_list=is_list,
        part=part,
        words=words,
        is_required=info.is_required(),
        privacy=_last(marks, Privacy, Privacy.PUBLIC),
        role=_last(marks, Role, Role.BODY),
        unit=next((mark.unit for mark in marks if isinstance(mark, InUnit)), None),
        is_summed=any(isinstance(mark, Summed) for mark in marks),
        is_subset=any(isinstance(mark, Subset) for mark in marks),
        faces=_last(marks, OnlyOn, OnlyOn(frozenset(Face))).faces,
    )


def _shape_of(kind: type, marks: list[Any]) -> Shape:
    if any(isinstance(mark, ToRecord) for mark in marks):
        return Shape.LINK
    if issubclass(kind, Part):
        return Shape.PART
    if issubclass(kind, Vocabulary):
        return Shape.WORD
    return Shape.PROSE if any(isinstance(mark, Prose) for mark in marks) else _SHAPES[kind]


def _unwrap(annotation: Any) -> tuple[type, bool, list[Any]]:
    """Return the innermost type, whether it stands in a list, and the marks met on the way."""
    origin = get_origin(annotation)
    if origin is None:
        return annotation, False, []
    args = get_args(annotation)
    if origin in (Union, types.UnionType):
        (inner,) = (arg for arg in args if arg is not type(None))
        return _unwrap(inner)
    if origin is tuple:
        kind, _, marks = _unwrap(args[0])
        return kind, True, marks
    kind, is_list, marks = _unwrap(args[0])
    return kind, is_list, [*marks, *args[1:]]


def _last(marks: list[Any], wanted: type, default: Any) -> Any:
    found = [mark for mark in marks if isinstance(mark, wanted)]
    return found[-1] if found else default
