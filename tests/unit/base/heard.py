"""What a listener understands of spoken numbers: the other way round, written independently."""

import re
from decimal import Decimal

_DIGITS = {character: value for value, character in enumerate("零一二三四五六七八九")} | {
    "〇": 0,
    "幺": 1,
    "两": 2,
}
_TENS = {"十": 10, "百": 100, "千": 1000}
NUMBER = "[零一二两三四五六七八九十百千万亿]+"


def heard_number(told: str) -> int:
    """Return the whole number of spoken words."""
    if told.startswith("负"):
        return -heard_number(told[1:])
    for word, size in (("亿", 10**8), ("万", 10**4)):
        if word in told:
            # The last of its kind parts: 一万亿零五 is ten thousand of the higher rank.
            high, _, low = told.rpartition(word)
            return heard_number(high) * size + (heard_number(low) if low else 0)
    total, digit = 0, 0
    for character in told:
        if character in _TENS:
            total += (digit or 1) * _TENS[character]
            digit = 0
        else:
            digit = _DIGITS[character]
    return total + digit


def heard_decimal(told: str) -> Decimal:
    """Return the number of spoken words, with its places."""
    if told.startswith("负"):
        return -heard_decimal(told[1:])
    whole, _, places = told.partition("点")
    return Decimal(f"{heard_number(whole)}.{heard_digits(places) or 0}")


def heard_money(told: str) -> int:
    """Return the fen of a spoken amount."""
    if told.startswith("负"):
        return -heard_money(told[1:])
    found = re.fullmatch(f"(?:({NUMBER})元)?零?(?:([^零])角)?零?(?:([^零])分)?", told)
    assert found, told
    yuan, tenths, fen = (heard_number(part) if part else 0 for part in found.groups())
    return yuan * 100 + tenths * 10 + fen


def heard_digits(told: str) -> str:
    """Return digits that were said one by one."""
    return "".join(str(_DIGITS[character]) for character in told)
