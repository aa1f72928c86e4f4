"""What is looked for in a search: pairs of characters, whole words and numbers, initials.

A name, a policy or an amount is found by the pairs of characters it is made of, whatever a
dictionary holds. The script of the search page folds what is typed in the same way.
"""

import re
from collections.abc import Iterator
from functools import cache
from operator import add
from typing import Final
from unicodedata import normalize

HAN: Final = "\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
"""Chinese characters, as they stand between brackets of a pattern."""
INITIAL_MARK: Final = "~"
"""Stands before a pair of initials, so that they are no word."""
_RUN: Final = re.compile(f"[{HAN}]+")
_WORD: Final = re.compile(r"[a-z0-9][a-z0-9.,-]*(?<=[a-z0-9])")
_MOST_DIGITS: Final = 8
"""A date has eight; what has more is a telephone or worse, and nobody searches for it."""
_LONGEST_WORD: Final = 40
_CENTS: Final = ".00"
# GB 2312 puts its 3,755 first characters in the order of pinyin: where each initial begins.
_FIRST: Final = {
    "a": 0xB0A1, "b": 0xB0C5, "c": 0xB2C1, "d": 0xB4EE, "e": 0xB6EA, "f": 0xB7A2, "g": 0xB8C1,
    "h": 0xB9FE, "j": 0xBBF7, "k": 0xBFA6, "l": 0xC0AC, "m": 0xC2E8, "n": 0xC4C3, "o": 0xC5B6,
    "p": 0xC5BE, "q": 0xC6DA, "r": 0xC8BB, "s": 0xC8F6, "t": 0xCBFA, "w": 0xCDDA, "x": 0xCEF4,
    "y": 0xD1B9, "z": 0xD4D1,
}  # fmt: skip
_BEHIND: Final = 0xD7FA


def folded(text: str) -> str:
    """Return text as it is compared: letters and digits of ordinary width, small."""
    return (text if text.isascii() else normalize("NFKC", text)).lower()


def terms_of(text: str) -> set[str]:
    """Return what a text is found by; a single Chinese character stands for itself."""
    low = text.lower()
    found: set[str] = set()
    for run in set(_RUN.findall(low)):
        found.update(map(add, run, run[1:]) if len(run) > 1 else run)
    # Most words are short numbers, which stay as they are.
    for word in set(_WORD.findall(low)):
        found.add(word if len(word) <= _MOST_DIGITS and "," not in word else _plain(word))
    found.discard("")
    return found


def _plain(word: str) -> str:
    """Return a long word or number as it is looked for, "" when nobody looks for such a one."""
    plain = word.replace(",", "").removesuffix(_CENTS)
    is_fit = len(plain) <= _LONGEST_WORD and sum(map(str.isdigit, plain)) <= _MOST_DIGITS
    return plain if is_fit else ""


def initials_of(text: str) -> set[str]:
    """Return the pairs of first letters by which the Chinese words of a text are found."""
    letters = (run.translate(initials()) for run in _RUN.findall(text))
    return {f"{INITIAL_MARK}{pair}" for run in letters for pair in map(add, run, run[1:])}


@cache
def initials() -> dict[int, str]:
    """Return the first letter of the pinyin of common characters by their number.

    They are those of GB 2312's first level, which stand in that order; of a character with
    several readings it knows one. It is part of the codec that Python brings.
    """
    return {ord(char): letter for letter, char in _first_level()}


def _first_level() -> Iterator[tuple[str, str]]:
    starts = list(_FIRST.items())
    for (letter, start), end in zip(starts, [*[*_FIRST.values()][1:], _BEHIND], strict=True):
        for code in range(start, end):
            if 0xA1 <= code & 0xFF <= 0xFE:  # noqa: PLR2004 - the second bytes of GB 2312
                yield letter, code.to_bytes(2, "big").decode("gb2312")
