"""Read a standard and a number of times out of cadres' words, as factors of a product.

Nothing is evaluated and nothing guessed: a text of another form gives no factor at all.
"""

import re
import tomllib
from collections.abc import Sequence
from fractions import Fraction
from functools import lru_cache
from pathlib import Path
from typing import Final, NamedTuple, TypedDict, cast

from gongkai.base.money import Money
from gongkai.base.problem import ValueFault
from gongkai.base.words import WORDS


class _RateWords(TypedDict):
    each: str
    rate: str
    between: str
    times: str
    link: str
    chain: str
    same: dict[str, str]


_WORDS: Final = cast(
    "_RateWords", tomllib.loads((Path(__file__).parent / "rates_zh.toml").read_text("utf-8"))
)
_EACH = re.compile(_WORDS["each"])
_RATE = re.compile(_WORDS["rate"], re.ASCII)
_BETWEEN = re.compile(_WORDS["between"])
_TIMES = re.compile(_WORDS["times"], re.ASCII)
_LINK = re.compile(_WORDS["link"], re.ASCII)
_CHAIN = re.compile(_WORDS["chain"], re.ASCII)
_SAME = _WORDS["same"]
_YUAN = WORDS["money"]["unit"]
_FEN_OF_YUAN = 100
_HUNDRED = 100
_HALF = Fraction(1, 2)
ROUNDING_UNITS: Final = (1, 10, 100)
"""In fen: amounts for people are rounded to whole fen, ten fen or yuan."""


class Rate(NamedTuple):
    """Fen for one of each of some units: per person, per person and month, per mu."""

    fen: Fraction
    units: tuple[str, ...]


class Factor(NamedTuple):
    """A number with its unit: 46 persons, 6 months."""

    number: Fraction
    unit: str


class Formula(NamedTuple):
    """A product as a text spells it, and what it comes to in fen."""

    text: str
    fen: Fraction


class Standard(NamedTuple):
    """The rates a text lists, usually one, and the number of times it names with them."""

    rates: tuple[Rate, ...]
    times: Factor | None


def read_standard(text: str) -> Standard:
    """Return what a text like "80 a month, 3 months" says; no rates when any of it is unread."""
    rates: list[Rate] = []
    times: Factor | None = None
    for part in _BETWEEN.split(text.strip()):
        rate = _rate(part)
        if rate is not None:
            rates.append(rate if rate.units or not rates else rate._replace(units=rates[0].units))
            continue
        found = read_times(part)
        if found is None or times is not None or not found.unit:
            return Standard((), None)
        times = found
    return Standard(tuple(rates), times)


def formula_in(text: str) -> Formula | None:
    """Return the one product of numbers that a text spells out and ends in yuan; else None."""
    chains = [found.group() for found in _CHAIN.finditer(text)]
    if len(chains) != 1:
        return None
    factors = [Factor(Fraction(n.replace(",", "")), unit) for n, unit in _LINK.findall(chains[0])]
    if not factors[-1].unit.startswith(_YUAN):
        return None
    product = Fraction(_FEN_OF_YUAN)
    for factor in factors:
        product *= factor.number
    return Formula(chains[0], product)


def read_times(text: str) -> Factor | None:
    """Return a number of months, days or times; None when the text is another one."""
    found = _TIMES.fullmatch(text.strip())
    return Factor(Fraction(found[1]), same_unit(found[2])) if found else None


def same_unit(unit: str) -> str:
    """Return the one word for a unit that has several."""
    return _SAME.get(unit, unit)


def product_factors(
    rate: Rate, counts: Sequence[Factor], times: Factor | None
) -> tuple[Factor, ...] | None:
    """Return what a rate is multiplied by; None where the record does not tell for certain.

    Each unit of the rate wants its number; a number without a unit fits any. A number of times
    that a row states itself, in the same unit, takes the place of the common one. A number of
    times that no unit asks for multiplies too, and so does the only count of a rate that names
    none, or only time: 2300 a month for a class of three.
    """
    if times and any(count.unit == times.unit for count in counts):
        times = None
    left = [*counts, *((times,) if times else ())]
    chosen = []
    for unit in rate.units:
        found = next((one for one in left if one.unit in {unit, ""}), None)
        if found is None:
            return None
        left.remove(found)
        chosen.append(found)
    if not any(one in chosen for one in counts):
        if len(counts) != 1:
            return None
        chosen.insert(0, counts[0])
    return (*chosen, *((times,) if times and times in left else ()))


def product_of(rate: Rate, factors: Sequence[Factor]) -> Fraction:
    """Return the exact product in fen."""
    product = rate.fen
    for factor in factors:
        product *= factor.number
    return product


def is_rounded(fen: int, exact: Fraction) -> bool:
    """Return whether an amount is the exact one, or that one rounded half up to a usual unit."""
    return any(fen == unit * _half_up(exact / unit) for unit in ROUNDING_UNITS)


def is_cut_off(fen: int, exact: Fraction) -> bool:
    """Return whether an amount is the exact one with less than a usual unit dropped."""
    return any(fen % unit == 0 and 0 < exact - fen < unit for unit in ROUNDING_UNITS)


def nearest_fen(exact: Fraction) -> int:
    """Return an exact amount rounded half up to whole fen."""
    return _half_up(exact)


def is_a_mix(fen: int, first: Rate, second: Rate, factors: Sequence[Factor]) -> bool:
    """Return whether some whole part at the first rate and the rest at the second come to it."""
    head, rest = factors[0], factors[1:]
    if head.number.denominator != 1 or first.fen == second.fen:
        return False
    times = Fraction(1)
    for factor in rest:
        times *= factor.number
    if not times:
        return fen == 0
    at_first = (fen / times - second.fen * head.number) / (first.fen - second.fen)
    return at_first.denominator == 1 and 0 <= at_first <= head.number


@lru_cache(maxsize=1024)
def _rate(text: str) -> Rate | None:
    """Return the rate a text names; all rows of a list tend to name the same one."""
    found = _RATE.fullmatch(text.strip())
    if found is None:
        return None
    try:
        amount = Money.parse(found["amount"])
    except ValueFault:
        return None
    each = _EACH.findall(found["each"]) if found["each"] else []
    units = [*each, *filter(None, found["per"].split("/"))]
    share = Fraction(found["share"]) / _HUNDRED if found["share"] else Fraction(1)
    return Rate(amount.fen * share, tuple(map(same_unit, units)))


def _half_up(number: Fraction) -> int:
    return (number + _HALF).__floor__()
