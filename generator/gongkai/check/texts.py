"""All that is written in a record, as one text: most checks of words need only one look at it."""

from collections.abc import Iterator
from functools import cache

from gongkai.base.privacy.fold import CELLS
from gongkai.model.layout import FieldLayout, Shape, layout_of
from gongkai.model.part import Part

_SEARCHED = frozenset({Shape.TEXT, Shape.PROSE, Shape.FIGURE, Shape.LINK, Shape.PART})
_ROW_END = "\n"


def text_of(part: Part) -> str:
    """Return every text of a part, at any depth, in which something may hide, as one."""
    texts: list[str] = []
    _gather(part, texts)
    return CELLS.join(texts)


@cache
def _searched_names(cls: type[Part]) -> tuple[str, ...]:
    return tuple(field.name for field in searched_fields(cls))


def _gather(part: Part, texts: list[str]) -> None:
    values = part.__dict__
    for name in _searched_names(type(part)):
        value = values[name]
        if type(value) is str:
            texts.append(value)
        elif value:
            for one in value if type(value) is tuple else (value,):
                if isinstance(one, Part):
                    _gather(one, texts)
                    texts.append(_ROW_END)
                else:
                    texts.append(str(one))


def texts_in(
    part: Part, path: tuple[str | int, ...] = ()
) -> Iterator[tuple[tuple[str | int, ...], str, str]]:
    """Yield every text of a part, at any depth: the way to it, the key of its field, the text."""
    for field in searched_fields(type(part)):
        value = getattr(part, field.name)
        if not value:
            continue
        for index, one in enumerate(value if field.is_list else (value,)):
            place = (*path, field.key, index) if field.is_list else (*path, field.key)
            if isinstance(one, Part):
                yield from texts_in(one, place)
            else:
                yield place, field.key, str(one)


@cache
def searched_fields(cls: type[Part]) -> tuple[FieldLayout, ...]:
    """Return the fields in whose values something may hide."""
    return tuple(field for field in layout_of(cls) if field.shape in _SEARCHED)
