"""Follow a path down a raw record, and down the models that read it."""

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import TypeAlias

from gongkai.model.layout import FieldLayout, layout_of
from gongkai.model.part import Part, Raw

Path: TypeAlias = tuple[str | int, ...]


def raw_at(value: Raw, path: Iterable[str | int]) -> Raw:
    """Return what stands at the end of a path, None when nothing does."""
    for step in path:
        if isinstance(value, Mapping):
            value = value.get(str(step))
        elif isinstance(value, list) and isinstance(step, int):
            value = value[step]
        else:
            return None
    return value


def field_named(part: type[Part] | None, key: str) -> FieldLayout | None:
    """Return the field a key names in Chinese or English, or None."""
    return None if part is None else _fields_by_key(part).get(key)


@cache
def _fields_by_key(part: type[Part]) -> Mapping[str, FieldLayout]:
    fields = layout_of(part)
    return {field.name: field for field in fields} | {field.key: field for field in fields}


def part_at(part: type[Part] | None, path: Iterable[str | int]) -> type[Part] | None:
    """Return the model that reads what stands at the end of a path, None for plain values."""
    for step in path:
        if isinstance(step, str):
            field = field_named(part, step)
            part = None if field is None else field.part
    return part


def empty_strays(value: Raw, part: type[Part] | None, path: Path = ()) -> Iterator[Path]:
    """Yield the way to every key without a value that the model reading it does not know."""
    if isinstance(value, Mapping):
        if None in value.values():
            yield from _strays_of(value, part, path)
        for key, one in value.items():
            # Nearly every value is a text, and holds no keys.
            if type(one) is dict or type(one) is list:
                yield from empty_strays(one, _inner(part, key), (*path, key))
    else:
        for number, one in enumerate(value or ()):
            if type(one) is dict or type(one) is list:
                yield from empty_strays(one, part, (*path, number))


def _strays_of(value: Mapping[str, Raw], part: type[Part] | None, path: Path) -> Iterator[Path]:
    if part is None:
        return
    for key, one in value.items():
        if one is None and field_named(part, key) is None:
            yield (*path, key)


def _inner(part: type[Part] | None, key: str) -> type[Part] | None:
    field = field_named(part, key)
    return None if field is None else field.part


def label_of(part: type[Part], path: tuple[str | int, ...]) -> str:
    """Return the Chinese key of the last field a path names."""
    keys = [number for number, step in enumerate(path) if isinstance(step, str)]
    last = keys[-1]
    key = str(path[last])
    field = field_named(part_at(part, path[:last]), key)
    return key if field is None else field.key
