"""Numbers that must never be public, found in any text of a record.

Identity numbers and bank cards are told by their check digits, so that vouchers, document
numbers and credit codes of organisations raise no false alarm.
"""

import re
from collections.abc import Iterator
from typing import TypeAlias

from gongkai.base.problem import Problem
from gongkai.check.subject import Subject
from gongkai.model.layout import FieldLayout, Shape, layout_of
from gongkai.model.marks import Privacy
from gongkai.model.part import Part

Path: TypeAlias = tuple[str | int, ...]
_SEARCHED = frozenset({Shape.TEXT, Shape.PROSE, Shape.FIGURE, Shape.LINK, Shape.PART})
_SHORTEST = 10
_RUN = re.compile(
    r"(?<![\dA-Za-z])\d(?:[ \-\uff0d\u00b7.]?\d){9,21}[Xx\uff38\uff58]?(?![\dA-Za-z])"
)
_NOT_DIGITS = re.compile(r"\D")
_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CHECK_DIGITS = "10X98765432"
_BIRTH = re.compile(r"[1-9]\d{5}(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:[0-2]\d|3[01])\d{3}[\dX]")
_MOBILE = re.compile(r"(?:86)?1[3-9]\d{9}")
_CARD_LENGTHS = range(16, 20)
"""Lengths of card numbers issued in China (GB/T 15694)."""


def check_private_numbers(subject: Subject) -> Iterator[Problem]:
    """Yield P101 for an identity number, P102 for a bank card, P103 for a mobile phone."""
    for path, code, key in _hits(subject.record):
        yield Problem(code, subject.where.at(*path), {"field": key})


def private_number_code(text: str) -> str | None:
    """Return the problem code of the first private number in a text, or None.

    Full-width digits, and single spaces, dots or dashes between digits are seen through.
    """
    for found in _RUN.finditer(text):
        run = found.group().upper().replace("\uff38", "X")
        digits = "".join(str(int(char)) if char.isdigit() else char for char in run)
        code = _code_of(_NOT_DIGITS.sub("", digits.rstrip("X")) + "X" * digits.endswith("X"))
        if code:
            return code
    return None


def _code_of(number: str) -> str | None:
    if _BIRTH.fullmatch(number) and _has_identity_check_digit(number):
        return "P101"
    if _MOBILE.fullmatch(number):
        return "P103"
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


def _hits(part: Part) -> Iterator[tuple[Path, str, str]]:
    """Yield the way to every text with a private number, its code and its field's key."""
    for field in layout_of(type(part)):
        if field.shape not in _SEARCHED or field.privacy is Privacy.OFFICIAL:
            continue
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
        code = private_number_code(text)
        if code:
            yield path, code, field.key
