"""Read plain numbers out of cadres' text, exactly and without guessing."""

import re
from decimal import Decimal

from gongkai.base.problem import ValueFault

FULL_WIDTH_DIGITS = str.maketrans(
    {chr(0xFF10 + digit): str(digit) for digit in range(10)}
    | {"\uff0e": ".", "\uff0c": ",", "\uff0d": "-", "\u2212": "-"}
)
_NUMBER = re.compile(r"-?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?", re.ASCII)
# Longer than any number of a village. Decimal arithmetic is exact to 28 digits only.
_MOST_SIGNS = 25


def refuse_full_width(text: str) -> None:
    """Raise V203 when digits or signs are full-width; the fault shows the half-width form."""
    if text.isascii():
        return
    half = text.translate(FULL_WIDTH_DIGITS)
    if half != text and any(char.isdigit() and char.isascii() for char in half):
        raise ValueFault("V203", text=text, half=half)


def exact_number(text: str) -> Decimal | None:
    """Return the exact number a text spells (``1,200.50``), or None when it is not one.

    ValueFault V205 for a number of more than 25 signs, which nobody could read nor we add up.
    """
    if not _NUMBER.fullmatch(text):
        return None
    if len(text) > _MOST_SIGNS:
        raise ValueFault("V205", text=text)
    return Decimal(text.replace(",", ""))


def count_of(text: str) -> int:
    """Return a whole number of zero or more; V204 when it is none, V205 when negative."""
    bare = text.strip()
    refuse_full_width(bare)
    number = exact_number(bare)
    if number is None or number != number.to_integral_value():
        raise ValueFault("V204", text=bare)
    if number < 0:
        raise ValueFault("V205", text=bare)
    return int(number)


def grouped(number: int) -> str:
    """Return a whole number with commas between thousands."""
    return f"{number:,}"
