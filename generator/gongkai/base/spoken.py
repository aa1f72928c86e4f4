"""Numbers as they are spoken in Chinese: counts, decimals, money, years, digits one by one.

A piece of our own: cn2an, the one kept library, leaves out a needed zero (its 70,900,008,485 it
cannot read back itself); see docs/decisions/022-texts-to-be-read-aloud.md.
"""

import tomllib
from pathlib import Path
from typing import Final, TypedDict, cast

from gongkai.base.money import Money


class _Ranks(TypedDict):
    tens: list[str]
    ten_thousand: str
    hundred_million: str
    pair_before: str


class _Spoken(TypedDict):
    digits: dict[str, str]
    ranks: _Ranks
    words: dict[str, str]
    money: dict[str, str]


_SPOKEN: Final = cast(
    "_Spoken", tomllib.loads((Path(__file__).parent / "spoken_zh.toml").read_text("utf-8"))
)
_PLAIN: Final = _SPOKEN["digits"]["plain"]
_RANKS: Final = _SPOKEN["ranks"]
_WORDS: Final = _SPOKEN["words"]
_MONEY: Final = _SPOKEN["money"]
_TEN_THOUSAND: Final = 10**4
_HUNDRED_MILLION: Final = 10**8
_TEN: Final = 10
_PAIR: Final = 2


def spoken_count(number: int) -> str:
    """Return a whole number as it is spoken, below zero with the word for minus."""
    if number < 0:
        return _WORDS["minus"] + spoken_count(-number)
    if number == 0:
        return _PLAIN[0]
    told = _whole(number)
    one_ten = _PLAIN[1] + _RANKS["tens"][1]
    if told.startswith(one_ten):
        return told[1:]
    if told[0] == _PLAIN[_PAIR] and told[1:] and told[1] in _RANKS["pair_before"]:
        return _WORDS["pair"] + told[1:]
    return told


def spoken_decimal(text: str) -> str:
    """Return a number written in figures (``-12.50``, no commas) as it is spoken."""
    sign, bare = (_WORDS["minus"], text[1:]) if text.startswith("-") else ("", text)
    whole, _, places = bare.partition(".")
    told = sign + spoken_count(int(whole))
    return told + _WORDS["point"] + spoken_digits(places, "plain") if places else told


def spoken_money(amount: Money) -> str:
    """Return an amount in yuan and its tenths and hundredths as it is spoken."""
    if amount.fen < 0:
        return _WORDS["minus"] + spoken_money(-amount)
    yuan, rest = divmod(amount.fen, 100)
    tenths, fen = divmod(rest, _TEN)
    told = small_count(yuan) + _MONEY["yuan"] if yuan or not rest else ""
    digit = spoken_count if told else small_count
    if tenths:
        told += digit(tenths) + _MONEY["tenth"]
        digit = spoken_count
    elif fen and told:
        told += _PLAIN[0]
    return told + digit(fen) + _MONEY["fen"] if fen else told


def small_count(number: int) -> str:
    """Return a number as it is spoken before what is counted: two is then another word."""
    return _WORDS["pair"] if number == _PAIR else spoken_count(number)


def spoken_digits(digits: str, how: str) -> str:
    """Return digits one by one: "plain", as a "year", or as a "code" such as a telephone's."""
    said = _SPOKEN["digits"][how]
    return "".join(said[int(digit)] for digit in digits)


def _whole(number: int) -> str:
    """Return a number above zero, every one of its ranks said."""
    for size, word in (
        (_HUNDRED_MILLION, _RANKS["hundred_million"]),
        (_TEN_THOUSAND, _RANKS["ten_thousand"]),
    ):
        high, low = divmod(number, size)
        if high:
            return _whole(high) + word + _lower(low, size)
    return _section(number)


def _lower(number: int, size: int) -> str:
    """Return what follows a rank; a zero is said where the next rank down is empty."""
    if not number:
        return ""
    return (_PLAIN[0] if number < size // _TEN else "") + _whole(number)


def _section(number: int) -> str:
    """Return a number of one to four digits."""
    told, is_gap = "", False
    for rank in range(len(_RANKS["tens"]) - 1, -1, -1):
        digit = number // _TEN**rank % _TEN
        if digit:
            told += (_PLAIN[0] if is_gap else "") + _PLAIN[digit] + _RANKS["tens"][rank]
        is_gap = bool(told) and not digit
    return told
