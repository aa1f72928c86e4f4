"""The names in the register of households: compared with, never shown, and written nowhere."""

import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Final

from gongkai.base.problem import Problem, Where
from gongkai.base.spaces import unspaced
from gongkai.base.words import WORDS
from gongkai.load.files import Source, SourceKind
from gongkai.load.records import read_record

_KEYS: Final = frozenset(WORDS["objectors"]["register_keys"])
# One text may name several people; a name of a minority has a point inside and stays whole.
_BETWEEN: Final = re.compile("[,;/\n\uff0c\u3001\uff1b]")
_WIDE_COLON = "\uff1a"
_SHORTEST = 2
_UNREADABLE = "L201"


def read_register(root: Path, sources: Sequence[Source]) -> tuple[frozenset[str], list[Problem]]:
    """Return the names of a village's register, without spaces, and what is wrong with the file.

    A file that cannot be read would leave names unknown: each fault is an error. Our other codes
    for faults of a text repeat words of it, so that all faults are told by their line alone.
    """
    names: set[str] = set()
    problems: list[Problem] = []
    for file in (one.path for one in sources if one.kind is SourceKind.HOUSEHOLD):
        raw, faults = read_record(root, file)
        problems += (Problem(_UNREADABLE, Where(file, one.where.line)) for one in faults)
        names |= set(names_in(raw.data)) if raw else set()
    return frozenset(names), problems


def told_by_colons(entry: Mapping[object, object]) -> dict[str, object]:
    """Return an entry by its keys; a wide colon parts key and value as a plain one does.

    Inside braces it is no fault of the text: both stand in the key then, and the value is empty.
    """
    found: dict[str, object] = {}
    for key, value in entry.items():
        head, colon, rest = str(key).partition(_WIDE_COLON)
        found[head.strip()] = rest.strip() if colon and not value else value
    return found


def names_in(value: object, key: str = "") -> Iterator[str]:
    """Yield every name under a key that names people, at any depth, without spaces."""
    if isinstance(value, dict):
        for inner, one in told_by_colons(value).items():
            yield from names_in(one, inner)
    elif isinstance(value, list):
        for one in value:
            yield from names_in(one, key)
    elif isinstance(value, str):
        # A wide colon is no fault of the text: key and name stand in one word there.
        for piece in _BETWEEN.split(value):
            head, colon, rest = piece.partition(_WIDE_COLON)
            key = head.strip() if colon else key
            name = unspaced(rest if colon else piece)
            if key in _KEYS and len(name) >= _SHORTEST:
                yield name
