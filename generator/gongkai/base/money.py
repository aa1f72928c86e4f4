"""Money in whole fen: parsed from text, never through float."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from gongkai.base.numerals import exact_number, refuse_full_width
from gongkai.base.problem import ValueFault
from gongkai.base.words import SCALE_WORDS, SCALES, WORDS

FEN_DIGITS = 2
_YUAN: str = WORDS["money"]["unit"]
_SIGNS: str = WORDS["money"]["signs"]
_LIMIT_FEN = 10**15
# What nearly every amount looks like; anything else takes the longer way.
_PLAIN = re.compile(r"(-)?(\d{1,12})(?:\.(\d{1,2}))?", re.ASCII)


@dataclass(frozen=True, slots=True, order=True)
class Money:
    """An amount in whole fen; negative for a red-ink reversal."""

    fen: int

    @classmethod
    def parse(cls, text: str) -> "Money":
        """Return the amount a text spells: ``1200.5``, ``1,200.50``, or with a unit word.

        Raises:
            ValueFault: V201 unreadable, V202 finer than a fen, V203 full-width digits.
        """
        bare = text.strip()
        plain = _PLAIN.fullmatch(bare)
        if plain:
            sign, yuan, fen = plain.groups(default="")
            return cls(int(f"{sign}{yuan}{fen:0<2}"))
        refuse_full_width(bare)
        number_text, places = _without_unit(bare.lstrip(_SIGNS).strip())
        number = exact_number(number_text)
        if number is None:
            raise ValueFault("V201", text=bare)
        exact = number.scaleb(places + FEN_DIGITS)
        if exact != exact.to_integral_value():
            raise ValueFault("V202", text=bare)
        if abs(exact) >= _LIMIT_FEN:
            raise ValueFault("V205", text=bare)
        return cls(int(exact))

    def __add__(self, other: "Money") -> "Money":
        """Return the exact sum."""
        return Money(self.fen + other.fen)

    def __sub__(self, other: "Money") -> "Money":
        """Return the exact difference."""
        return Money(self.fen - other.fen)

    def __neg__(self) -> "Money":
        """Return the opposite amount."""
        return Money(-self.fen)

    def times(self, count: int) -> "Money":
        """Return the amount taken a whole number of times."""
        return Money(self.fen * count)

    def __str__(self) -> str:
        """Return yuan with commas and two decimals, without a unit: ``1,200.50``."""
        sign = "-" if self.fen < 0 else ""
        yuan, fen = divmod(abs(self.fen), 100)
        return f"{sign}{yuan:,}.{fen:02d}"

    def plain(self) -> str:
        """Return yuan for a file of data: ``1200.50``."""
        return str(self).replace(",", "")


ZERO = Money(0)


def total_of(amounts: Iterable[Money | None]) -> Money:
    """Return the sum of the known amounts."""
    return Money(sum(amount.fen for amount in amounts if amount is not None))


def _without_unit(text: str) -> tuple[str, int]:
    """Return the bare number text and the power of ten its unit stands for."""
    bare = text.removesuffix(_YUAN).strip()
    for word in SCALE_WORDS:
        if bare.endswith(word):
            return bare.removesuffix(word).strip(), SCALES[word]
    return bare, 0


def yuan_of(money: Money) -> Decimal:
    """Return the amount in yuan as an exact decimal, for comparing with a figure."""
    return Decimal(money.fen).scaleb(-FEN_DIGITS)
