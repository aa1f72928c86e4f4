"""Numbers that must never be public, found in any text of a record.

Identity numbers and bank cards are told by their check digits, so that vouchers, document
numbers and credit codes of organisations raise no false alarm.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import TypeAlias

from gongkai.base.problem import Problem, Where
from gongkai.check.subject import Subject
from gongkai.model.layout import FieldLayout, Shape, layout_of
from gongkai.model.marks import Privacy
from gongkai.model.part import Part, Raw

Path: TypeAlias = tuple[str | int, ...]
_SEARCHED = frozenset({Shape.TEXT, Shape.PROSE, Shape.FIGURE, Shape.LINK, Shape.PART})
_SHORTEST = 10
_RUN = re.compile(
    r"(?<![\dA-Za-z])\d(?:[ \-\uff0d\u00b7.]?\d){9,21}[Xx\uff38\uff58]?(?![\dA-Za-z])"
)
# Every run holds this, wherever it begins and ends.
_MANY_DIGITS = re.compile(r"\d(?:[ \-\uff0d\u00b7.]?\d){9}")
_SEPARATOR = re.compile(r"[^\dX]")
_SHORTEST_GROUP = 3
_PHONE = "P103"
_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CHECK_DIGITS = "10X98765432"
_BIRTH = re.compile(r"[1-9]\d{5}(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:[0-2]\d|3[01])\d{3}[\dX]")
_MOBILE = re.compile(r"(?:86)?1[3-9]\d{9}")
_CARD_LENGTHS = range(16, 20)
"""Lengths of card numbers issued in China (GB/T 15694)."""


def check_private_numbers(subject: Subject) -> Iterator[Problem]:
    """Yield P101 for an identity number, P102 for a bank card, P103 for a mobile phone."""
    return private_numbers_in(subject.record, subject.where)


def private_numbers_in(part: Part, where: Where) -> Iterator[Problem]:
    """Yield P101 to P103 for every text of a record or of the settings, at its place."""
    texts: list[str] = []
    _gather(part, texts)
    # One search over all texts together is enough for almost every record.
    if not _MANY_DIGITS.search("\n".join(texts)):
        return
    for path, code, key in _hits(part):
        yield Problem(code, where.at(*path), {"field": key})


def private_numbers_in_raw(raw: Raw, where: Where, key: str = "") -> Iterator[Problem]:
    """Yield P101 to P103 for the texts of a file that no model describes, at their places."""
    if isinstance(raw, str):
        for code in private_number_codes(raw):
            yield Problem(code, where, {"field": key})
    elif isinstance(raw, Mapping):
        for name, value in raw.items():
            yield from private_numbers_in_raw(value, where.at(name), name)
    else:
        for place, value in enumerate(raw or ()):
            yield from private_numbers_in_raw(value, where.at(place), key)


def private_number_code(text: str) -> str | None:
    """Return the problem code of the first private number in a text, or None."""
    return next(iter(private_number_codes(text)), None)


def private_number_codes(text: str) -> tuple[str, ...]:
    """Return the problem codes of the private numbers in a text, each code once.

    Full-width digits, and single spaces, dots or dashes between digits are seen through; so are
    two numbers that only such a sign keeps apart.
    """
    codes: dict[str, None] = {}
    for found in _RUN.finditer(text):
        run = found.group().upper().replace("\uff38", "X")
        digits = "".join(str(int(char)) if char.isdigit() else char for char in run)
        for number in _numbers_in(_SEPARATOR.split(digits)):
            code = _code_of(number)
            if code:
                codes[code] = None
    return tuple(codes)


def _numbers_in(groups: Sequence[str]) -> Iterator[str]:
    """Yield all groups of a run as one number, then fewer neighbours that are no single digits."""
    yield "".join(groups)
    for size in range(len(groups) - 1, 0, -1):
        for start in range(len(groups) - size + 1):
            window = groups[start : start + size]
            if min(map(len, window)) >= _SHORTEST_GROUP:
                yield "".join(window)


def _code_of(number: str) -> str | None:
    if _BIRTH.fullmatch(number) and _has_identity_check_digit(number):
        return "P101"
    if _MOBILE.fullmatch(number):
        return _PHONE
    if len(number) in _CARD_LENGTHS and number.isdigit() and _has_luhn_check_digit(number):
        return "P102"
    return None


def _has_identity_check_digit(number: str) -> bool:
    """Return whether the last character is the one GB 11643 asks for."""
    total = sum(int(digit) * weight for digit, weight in zip(number, _WEIGHTS, strict=False))
    return _CHECK_DIGITS[total % 11] == number[-1]


def _has_luhn_check_digit(number: str) -> bool:
    total = 0
    for place, digit in enumerate(reversed(number)):
        value = int(digit) * (2 if place % 2 else 1)
        total += value - 9 if value > 9 else value  # noqa: PLR2004 - sum of two digits
    return total % 10 == 0


@cache
def _searched_fields(cls: type[Part]) -> tuple[FieldLayout, ...]:
    return tuple(field for field in layout_of(cls) if field.shape in _SEARCHED)


def _gather(part: Part, texts: list[str]) -> None:
    """Add every text of a part, at any depth, in which a number may hide."""
    for field in _searched_fields(type(part)):
        value = getattr(part, field.name)
        if type(value) is str:
            texts.append(value)
        elif value is not None:
            for one in value if type(value) is tuple else (value,):
                if isinstance(one, Part):
                    _gather(one, texts)
                else:
                    texts.append(str(one))


def _hits(part: Part) -> Iterator[tuple[Path, str, str]]:
    """Yield the way to every text with a private number, its code and its field's key."""
    for field in _searched_fields(type(part)):
        value = getattr(part, field.name)
        if not value:
            continue
        if not field.is_list:
            yield from _value_hits(field, value, (field.key,))
            continue
        for index, one in enumerate(value):
            yield from _value_hits(field, one, (field.key, index))


def _value_hits(field: FieldLayout, value: object, path: Path) -> Iterator[tuple[Path, str, str]]:
    if isinstance(value, Part):
        yield from (((*path, *rest), code, key) for rest, code, key in _hits(value))
        return
    text = value if isinstance(value, str) else str(value)
    if len(text) >= _SHORTEST:
        for code in private_number_codes(text):
            if not (code == _PHONE and field.privacy is Privacy.OFFICIAL):
                yield path, code, field.key
