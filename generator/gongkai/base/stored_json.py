"""JSON files that a later run reads back whole: ten thousand entries in a moment."""

from pathlib import Path

import orjson

from gongkai.base.replace import replace_bytes

DAMAGED = (LookupError, TypeError, AttributeError, ValueError)
"""What is met in a file that is JSON but not ours; whatever it held can be made again."""


def read_stored(file: Path) -> object:
    """Return what a file holds, or None when it cannot be read or was not written to its end."""
    try:
        return orjson.loads(file.read_bytes())
    except (OSError, ValueError):
        return None


def parsed(data: bytes) -> object:
    """Return what JSON text holds; ValueError when it is none."""
    return orjson.loads(data)


def write_stored(file: Path, value: object) -> None:
    """Write plain values, replacing the file in one step. TypeError for any other value."""
    replace_bytes(file, encoded(value))


def encoded(value: object) -> bytes:
    """Return plain values as one line of JSON text. TypeError for any other value."""
    return orjson.dumps(value, default=_as_list)


def _as_list(value: object) -> list[object]:
    """Return a named tuple's values."""
    if isinstance(value, tuple):
        return list(value)
    raise TypeError(type(value).__name__)
