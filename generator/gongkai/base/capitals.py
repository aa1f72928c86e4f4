"""Amounts in capital characters: found in a text and read exactly, beside amounts in figures."""

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Final, NamedTuple, TypedDict, cast

from gongkai.base.money import Money
from gongkai.base.problem import ValueFault
from gongkai.base.words import SCALE_WORDS, WORDS


class _CapitalWords(TypedDict):
    yuan: str
    end: str
    clause_end: str
    digits: dict[str, int]
    same: dict[str, str]
    tens: dict[str, int]
    sections: dict[str, int]
    small: dict[str, int]


_WORDS: Final = cast(
    "_CapitalWords", tomllib.loads((Path(__file__).parent / "capitals_zh.toml").read_text("utf-8"))
)
_DIGITS, _TENS, _SECTIONS = _WORDS["digits"], _WORDS["tens"], _WORDS["sections"]
_SAME = str.maketrans(_WORDS["same"])
_PLAIN = "".join((*_DIGITS, *_TENS, *_SECTIONS))
_VARIANTS = "".join(_WORDS["same"])
# What tells a capital amount: one of the nine characters that stand nowhere else in such a place.
_SURE = "".join(character for character, digit in _DIGITS.items() if digit)
_SMALL = "".join(_WORDS["small"])
_AMOUNT = re.compile(
    rf"[{_PLAIN}{_VARIANTS}]*[{_SURE}][{_PLAIN}{_VARIANTS}]*[{_WORDS['yuan']}]"
    rf"(?:[{_PLAIN}{_VARIANTS}]*[{_SMALL}])*[{_WORDS['end']}]?"
)
_SIGNS, _YUAN = WORDS["money"]["signs"], WORDS["money"]["unit"]
_FIGURE = re.compile(
    rf"(?:[{_SIGNS}]\s*(\d[\d,]*(?:\.\d+)?\s*(?:{'|'.join(SCALE_WORDS)})?)"
    rf"|(\d[\d,]*(?:\.\d+)?\s*(?:{'|'.join(SCALE_WORDS)})?)\s*{_YUAN})",
    re.ASCII,
)
_FEN_OF_YUAN = 100
_NEAR = 10
_CLAUSE_END = re.compile(_WORDS["clause_end"])


class Capital(NamedTuple):
    """An amount in capital characters as it stands, and in fen; None when it cannot be read.

    ``beside`` are the amounts in figures right before or behind it, within the same clause.
    """

    text: str
    fen: int | None
    beside: tuple[int, ...]


def has_capitals(text: str) -> bool:
    """Return whether a text may hold an amount in capital characters."""
    return _AMOUNT.search(text) is not None


def capitals_in(text: str) -> Iterator[Capital]:
    """Yield every amount in capital characters in their order."""
    for found in _AMOUNT.finditer(text):
        yuan, rest = _parted(found.group().translate(_SAME))
        # One capital before the unit may be a surname: it counts only where more follows.
        if len(yuan) > 1 or rest:
            fen = _fen_of(yuan, rest)
            yield Capital(found.group(), fen, tuple(_beside(text, found.span())))


def amounts_in(text: str) -> list[int]:
    """Return every amount in figures that a text names, in fen, in their order."""
    return [fen for _, _, fen in _figures(text)]


def _beside(text: str, span: tuple[int, int]) -> Iterator[int]:
    start, end = span
    for first, last, fen in _figures(text):
        between = text[last:start] if last <= start else text[end:first]
        if len(between) <= _NEAR and not _CLAUSE_END.search(between):
            yield fen


def _figures(text: str) -> Iterator[tuple[int, int, int]]:
    """Yield where each amount in figures starts and ends, and its fen."""
    for found in _FIGURE.finditer(text):
        try:
            yield found.start(), found.end(), Money.parse(found[1] or found[2]).fen
        except ValueFault:
            continue


def _fen_of(yuan: str, rest: str) -> int | None:
    """Return the amount in fen; None where the characters do not stand in an order that counts."""
    whole = _whole_number(yuan)
    if whole is None:
        return None
    fen = whole * _FEN_OF_YUAN
    digit = 0
    for character in rest.strip(_WORDS["end"]):
        if character in _DIGITS:
            digit = _DIGITS[character]
        elif character in _WORDS["small"]:
            fen += digit * _WORDS["small"][character]
            digit = 0
        else:
            return None
    return fen


def _parted(text: str) -> tuple[str, str]:
    place = next(index for index, one in enumerate(text) if one in _WORDS["yuan"])
    return text[:place], text[place + 1 :]


def _whole_number(text: str) -> int | None:
    """Return the number of yuan; digits must fall in rank from left to right."""
    total = section = digit = 0
    last_ten = last_section = 10**12
    for character in text:
        if character in _DIGITS:
            if digit:
                return None
            digit = _DIGITS[character]
        elif character in _TENS:
            rank = _TENS[character]
            if rank >= last_ten:
                return None
            # A leading ten may stand without its one.
            section += (digit or 1) * rank
            digit, last_ten = 0, rank
        else:
            rank = _SECTIONS[character]
            if rank >= last_section:
                return None
            total += (section + digit) * rank
            section, digit, last_ten, last_section = 0, 0, 10**12, rank
    return total + section + digit
