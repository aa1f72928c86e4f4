"""Read how a rent grows from year to year out of a contract's words."""

import re
import tomllib
from fractions import Fraction
from pathlib import Path
from typing import Final, NamedTuple, TypedDict, cast

from gongkai.base.money import Money
from gongkai.base.problem import ValueFault


class _GrowthWords(TypedDict):
    by_share: str
    by_amount: str
    numbers: dict[str, int]


_WORDS: Final = cast(
    "_GrowthWords", tomllib.loads((Path(__file__).parent / "growth_zh.toml").read_text("utf-8"))
)
_BY_SHARE = re.compile(_WORDS["by_share"])
_BY_AMOUNT = re.compile(_WORDS["by_amount"])
_HUNDRED = 100


class Growth(NamedTuple):
    """Every so many payments the sum grows by a share of itself or by fen."""

    every: int
    share: Fraction
    fen: int

    def after(self, fen: int) -> Fraction:
        """Return the exact sum in fen after one step of growth."""
        return fen * (1 + self.share) + self.fen


def read_growth(text: str) -> Growth | None:
    """Return the growth a text names; None for another text, or one that names two."""
    by_share, by_amount = list(_BY_SHARE.finditer(text)), list(_BY_AMOUNT.finditer(text))
    if len(by_share) + len(by_amount) != 1:
        return None
    found = (by_share or by_amount)[0]
    every = _years(found["years"])
    if not every:
        return None
    if by_share:
        return Growth(every, Fraction(found["share"]) / _HUNDRED, 0)
    try:
        return Growth(every, Fraction(0), Money.parse(found["amount"]).fen)
    except ValueFault:
        return None


def _years(word: str) -> int:
    """Return the number of years a word tells; 0 for none that can be read."""
    if word.isdecimal() and word.isascii():
        return int(word)
    return _WORDS["numbers"].get(word, 0)
