"""Tell private facts by words: where somebody lives, was born, what they suffer from."""

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from gongkai.base.privacy.catalogue import KINDS, PATTERNS, PrivateKind

_BARE_NAME: Final = f"[{PATTERNS['surnames']}][\u4e00-\u9fff]{{1,2}}"
_NAME: Final = f"(?:{PATTERNS['before_name']}){_BARE_NAME}"
_PARTS: Final = {
    # What holds other parts stands before them.
    "{grade}": PATTERNS["grade"],
    "{n}": PATTERNS["number"],
    "{d}": PATTERNS["day"],
    "{m}": PATTERNS["month"],
    "{l}": PATTERNS["limit"],
    "{illness}": PATTERNS["illness"],
    "{unwell}": PATTERNS["unwell"],
    "{child_told}": PATTERNS["child_told"],
    "{marital}": PATTERNS["marital"],
    "{name}": _NAME,
    "{bare}": _BARE_NAME,
}


def _compiled(name: str) -> re.Pattern[str]:
    pattern = PATTERNS[name]
    for part, meaning in _PARTS.items():
        pattern = pattern.replace(part, f"(?:{meaning})" if part != "{l}" else meaning)
    return re.compile(pattern)


@cache
def _sentences() -> tuple[tuple[PrivateKind, bool, re.Pattern[str]], ...]:
    """Return the patterns; made ready when the first text needs them."""
    return (
        (KINDS["address"], True, _compiled("address_told")),
        (KINDS["address"], False, _compiled("address")),
        (KINDS["birth"], True, _compiled("birth")),
        (KINDS["birth"], False, _compiled("birth_month")),
        (KINDS["health"], False, _compiled("named_illness")),
        (KINDS["health"], False, _compiled("ill_named")),
        (KINDS["minor"], False, _compiled("named_child")),
        (KINDS["military"], True, _compiled("military")),
        (KINDS["score"], False, _compiled("score")),
        (KINDS["score"], False, _compiled("named_grade")),
        (KINDS["marital"], False, _compiled("named_marital")),
    )


# Words that tell something of the person whose name stands in another column of the row.
_BESIDE_A_NAME: Final = (
    (KINDS["health"], True, re.compile(PATTERNS["illness"])),
    (KINDS["health"], False, re.compile(PATTERNS["unwell"])),
    (KINDS["minor"], True, re.compile(PATTERNS["child_told"])),
    (KINDS["minor"], False, re.compile(PATTERNS["child"])),
    (KINDS["marital"], False, re.compile(PATTERNS["marital"])),
    (KINDS["score"], False, _compiled("grade")),
)


def facts_in(text: str) -> Iterator[tuple[PrivateKind, bool]]:
    """Yield kind and certainty of every private fact of a plain text."""
    for kind, is_certain, pattern in _sentences():
        if pattern.search(text):
            yield kind, is_certain


def facts_beside_a_name(text: str) -> Iterator[tuple[PrivateKind, bool]]:
    """Yield kind and certainty of what a cell tells of the person its row names."""
    for kind, is_certain, pattern in _BESIDE_A_NAME:
        if pattern.search(text):
            yield kind, is_certain
