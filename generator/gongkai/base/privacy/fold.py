"""See through the ways in which a number is written: other digits, signs between, markup."""

import html
import re
import unicodedata
from collections.abc import Callable, Iterator
from typing import Final, NamedTuple

from gongkai.base.privacy.catalogue import DIGITS

CELLS: Final = "\x1f"
"""Stands between two text cells of one row that are read together."""
INVISIBLE: Final = (
    "\u200b\u200c\u200d\u200e\u200f\u2060\u2061\u2062\u2063\u2064\ufeff\u180e\u034f\u061c"
    "\u115f\u1160\u3164\uffa0\ufe0e\ufe0f\u202a\u202b\u202c\u202d\u202e"
    "\u2066\u2067\u2068\u2069"
)
_SIGNS: Final = {
    "spaced": " \t\u00a0\u2002\u2003\u2009\u202f\u3000",
    "dashed": "-\uff0d\u2010\u2011\u2012\u2013\u2014\u2212/",
    "dotted": ".\uff0e\u00b7\u2022\u3002\u30fb\u3001",
    "table": "|",
    "cells": CELLS,
    "brackets": "()\uff08\uff09",
}
_UNSEEN: Final = {
    "zero_width": INVISIBLE,
    "soft_hyphen": "\u00ad",
    "emphasis": "*_`~\\",
}
_SIGN_OF: Final = {sign: name for name, signs in _SIGNS.items() for sign in signs}
_UNSEEN_OF: Final = {sign: name for name, signs in _UNSEEN.items() for sign in signs}
_TENS: Final = (0xFF10, 0x0660, 0x06F0, 0x2080)
"""Where rows of ten other digits begin: wide, Arabic, small below the line."""
_NINES: Final = (0x2460, 0x2474, 0x2488, 0x24F5, 0x2776, 0x2780, 0x278A, 0x3220, 0x3280)
"""The same for rows from one to nine: in circles, in brackets, with a dot."""
_SINGLE: Final = {
    "\u24ea": "0",
    "\u24ff": "0",
    "\u2070": "0",
    "\u00b9": "1",
    "\u00b2": "2",
    "\u00b3": "3",
    **{chr(0x2070 + digit): str(digit) for digit in range(4, 10)},
}
_LAST: Final = "Xx\uff38\uff58"
"""The check character of an identity number that is no digit."""
_DIGIT_OF: Final[dict[str, tuple[str, str]]] = {
    **{str(digit): (str(digit), "") for digit in range(10)},
    **{chr(row + digit): (str(digit), "wide") for row in _TENS for digit in range(10)},
    **{chr(row + digit): (str(digit + 1), "wide") for row in _NINES for digit in range(9)},
    **{sign: (digit, "wide") for sign, digit in _SINGLE.items()},
    **{sign: (value, "chinese") for sign, value in DIGITS["chinese"].items()},
    **{sign: (value, "capital") for sign, value in DIGITS["capital"].items()},
    **dict.fromkeys(_LAST, ("X", "")),
}
DIGIT: Final = f"[{''.join(sign for sign in _DIGIT_OF if sign not in _LAST)}]"
_J: Final = "[" + "".join(map(re.escape, (*_SIGN_OF, *_UNSEEN_OF))) + "]"
MANY_DIGITS: Final = re.compile(f"{DIGIT}(?:{_J}{{0,4}}{DIGIT}){{9}}")
"""Every number but a local phone and a passport holds this, wherever it begins and ends."""
_RUN: Final = re.compile(f"{DIGIT}(?:{_J}{{0,4}}{DIGIT}){{6,}}(?:{_J}{{0,3}}[{_LAST}])?")
_INLINE: Final = re.compile(
    r"</?(?:a|b|i|u|s|em|strong|code|span|sup|sub|del|ins|mark|small|font|wbr|tspan|ruby|rb|rt|bdi|bdo|big|kbd|samp|var)\b[^<>]*>",
    re.IGNORECASE,
)
RARE: Final = re.compile("[\U0001d7ce-\U0001d7ff\U000e0000-\U000e007f]")
_BEYOND: Final = {
    **{0x1D7CE + place: str(place % 10) for place in range(50)},
    **dict.fromkeys(range(0xE0000, 0xE0080)),
}
_COMMENT: Final = re.compile("<!--.*?-->", re.DOTALL)
_OTHER_TAG: Final = re.compile(r"</?[A-Za-z][A-Za-z0-9]*(?:\s[^<>]*)?/?>")
_HIDDEN: Final = re.compile(f"[{INVISIBLE}\u00ad*_`~\\\\]")
_STARS: Final = "****"
_SINGLES: Final = 6
# A figure such as a zero stands among both sorts of Chinese digits.
_SCRIPTS: Final = {"chinese": "chinese", "capital": "chinese", "wide": "wide"}
_LETTERS: Final = re.compile("[A-Za-z]")


class Group(NamedTuple):
    """Digits that stand together, and the disguises of their digits and of what is before them."""

    digits: str
    forms: frozenset[str]
    before: frozenset[str]
    is_loose: bool = False
    """Its ends may belong to a neighbouring word: a name or a group that ends in a numeral."""


class Candidate(NamedTuple):
    """A run of digits that may hold private numbers."""

    groups: tuple[Group, ...]
    lead: str
    """What stands before it, half-width."""
    tail: str
    is_glued: bool
    """A Latin letter stands right before or behind: part of a hash or a code."""


def grounded(text: str) -> str:
    """Return a text without signs beyond the common planes: digits of formulas, unseen tags.

    They would make every pattern four times slower.
    """
    return text.translate(_BEYOND) if RARE.search(text) else text


def opened(text: str) -> str:
    """Return a text without entities and inline tags; other tags end a line."""
    if "&" in text:
        text = html.unescape(text)
        # What was escaped twice shows as an entity, and is one again when it is copied.
        text = html.unescape(text) if "&" in text else text
    if "<" in text:
        text = _COMMENT.sub("", text) if "<!--" in text else text
        text = _OTHER_TAG.sub("\n", _INLINE.sub("", text))
    return text


def plain(text: str) -> str:
    """Return a text in half-width signs, without emphasis and invisible signs."""
    return _HIDDEN.sub("", text if text.isascii() else unicodedata.normalize("NFKC", text))


def candidates(text: str) -> Iterator[Candidate]:
    """Yield every run of seven and more digits in any disguise."""
    return (candidate_of(*run) for run in runs_in(text))


def runs_in(text: str) -> Iterator[tuple[str, str, str]]:
    """Yield every run of seven and more digits with what stands right before and behind it."""
    for found in _RUN.finditer(text):
        start, end = found.span()
        yield text[max(0, start - 14) : start], found.group(), text[end : end + 6]


def candidate_of(before: str, run: str, behind: str) -> Candidate:
    """Return a run of digits taken apart."""
    lead, tail = plain(before), plain(behind)
    glued = _LETTERS.fullmatch(lead[-1:]) or _LETTERS.fullmatch(tail[:1])
    return Candidate(tuple(_groups(run)), lead, tail, bool(glued))


def hide_runs(text: str, is_private: Callable[[Candidate], bool]) -> str:
    """Return a text with stars for every run of digits that is private."""
    found = [
        (run.span(), candidate)
        for run, candidate in zip(_RUN.finditer(text), candidates(text), strict=True)
    ]
    for (start, end), candidate in reversed(found):
        if is_private(candidate):
            text = f"{text[:start]}{_STARS}{text[end:]}"
    return text


def _groups(run: str) -> Iterator[Group]:
    """Yield the groups of a run; single digits one after the other make one group."""
    waiting: list[Group] = []
    for group in _raw_groups(run):
        if len(group.digits) == 1:
            waiting.append(group)
            continue
        yield from _merged(waiting)
        waiting = []
        yield group
    yield from _merged(waiting)


def _merged(groups: list[Group]) -> Iterator[Group]:
    if len(groups) < _SINGLES:
        yield from groups
        return
    forms = [group.forms for group in groups] + [group.before for group in groups[1:]]
    digits = "".join(group.digits for group in groups)
    yield Group(digits, frozenset().union(*forms), groups[0].before, is_loose=True)


def _raw_groups(run: str) -> Iterator[Group]:
    """Yield digits that no sign parts and that are of one script."""
    digits, script = "", ""
    forms: set[str] = set()
    signs: set[str] = set()
    gap: set[str] = set()
    for char in run:
        if char in _SIGN_OF:
            gap.add(_SIGN_OF[char])
        elif char in _UNSEEN_OF:
            forms.add(_UNSEEN_OF[char])
        else:
            digit, form = _DIGIT_OF[char]
            own_script = _SCRIPTS.get(form, script if digit == "X" else "")
            if digits and (gap or own_script != script):
                yield _group(digits, forms, signs)
                digits, forms, signs = "", set(), gap
            gap = set()
            script = own_script
            digits += digit
            forms |= {form} if form else set()
    yield _group(digits, forms, signs)


def _group(digits: str, forms: set[str], signs: set[str]) -> Group:
    is_loose = not forms.isdisjoint(("chinese", "capital"))
    return Group(digits, frozenset(forms), frozenset(signs), is_loose)
