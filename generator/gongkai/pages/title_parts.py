"""Where a long title may be broken into lines: between words, and not inside one.

No library that knows all words is needed for this: titles on a board are made of few words
(``theme/texts/titles.toml``). What stands between two of them is taken as one name.
"""

from collections.abc import Iterator, Mapping
from functools import cache
from typing import NamedTuple, cast

from gongkai.base.texts import texts

_LONGEST_UNKNOWN = 6
"""A longer run without a known word may be broken anywhere."""


class _Words(NamedTuple):
    known: frozenset[str]
    longest: int
    never_first: frozenset[str]
    never_last: frozenset[str]


def title_parts(title: str) -> tuple[str, ...]:
    """Return a title in parts that should each stand in one line; joined they are the title."""
    parts: list[str] = []
    for word in _words_in(title):
        if parts and _belong_together(parts[-1], word):
            parts[-1] += word
        else:
            parts.append(word)
    return tuple(parts)


def _belong_together(before: str, after: str) -> bool:
    words = _words()
    if before[-1] in words.never_last or after[0] in words.never_first:
        return True
    # A number stays with what it counts, and Latin letters with each other.
    is_number = before[-1].isascii() and before[-1].isalnum()
    return before[-1] != " " and is_number and (after[0].isascii() or len(after) == 1)


def _words_in(title: str) -> Iterator[str]:
    """Yield known words and, between them, what is unknown."""
    known = _words()
    unknown = ""
    place = 0
    while place < len(title):
        word = _word_at(title, place, known)
        if word:
            yield from _unknown_parts(unknown)
            unknown = ""
            yield word
        else:
            unknown += title[place]
        place += len(word) or 1
    yield from _unknown_parts(unknown)


def _word_at(title: str, place: int, words: _Words) -> str:
    for length in range(min(words.longest, len(title) - place), 1, -1):
        if (found := title[place : place + length]) in words.known:
            return found
    sign = title[place]
    is_alone = sign in words.never_first or sign in words.never_last or sign == " "
    return sign if is_alone else ""


def _unknown_parts(run: str) -> Iterator[str]:
    if len(run) <= _LONGEST_UNKNOWN or run.isascii():
        yield from filter(None, (run,))
    else:
        yield from run


@cache
def _words() -> _Words:
    table = cast("Mapping[str, object]", texts()["titles"])
    known = frozenset(" ".join(cast("list[str]", table["words"])).split())
    return _Words(
        known,
        max(map(len, known)),
        frozenset(cast("str", table["after"])),
        frozenset(cast("str", table["before"])),
    )
