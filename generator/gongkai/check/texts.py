"""All that is written in a record, as one text: most checks of words need only one look at it."""

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


@cache
def searched_fields(cls: type[Part]) -> tuple[FieldLayout, ...]:
    """Return the fields in whose values something may hide."""
    return tuple(field for field in layout_of(cls) if field.shape in _SEARCHED)
