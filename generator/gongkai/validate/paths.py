"""Follow a path down a raw record, and down the models that read it."""

from collections.abc import Iterable, Mapping

from gongkai.model.layout import FieldLayout, layout_of
from gongkai.model.part import Part, Raw


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
    if part is None:
        return None
    return next((field for field in layout_of(part) if key in (field.key, field.name)), None)


def part_at(part: type[Part] | None, path: Iterable[str | int]) -> type[Part] | None:
    """Return the model that reads what stands at the end of a path, None for plain values."""
    for step in path:
        if isinstance(step, str):
            field = field_named(part, step)
            part = None if field is None else field.part
    return part


def label_of(part: type[Part], path: tuple[str | int, ...]) -> str:
    """Return the Chinese key of the last field a path names."""
    keys = [number for number, step in enumerate(path) if isinstance(step, str)]
    last = keys[-1]
    key = str(path[last])
    field = field_named(part_at(part, path[:last]), key)
    return key if field is None else field.key
