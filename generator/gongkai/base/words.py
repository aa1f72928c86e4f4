"""The words of numbers, dates and names, read once from ``words_zh.toml``."""

import tomllib
from pathlib import Path
from typing import Final, TypedDict, cast


class MoneyWords(TypedDict):
    """The unit of money, units of a price for the whole, signs that may stand before an amount."""

    unit: str
    whole: list[str]
    signs: str


class HedgeWords(TypedDict):
    """Words that make a number less than exact."""

    before: list[str]
    after: list[str]
    at_least: list[str]
    at_most: list[str]


class DateWords(TypedDict):
    """How days and spans are read, and how a day is shown."""

    day: str
    between: str
    show_day: str


class PeriodWords(TypedDict):
    """How periods are read, and how they are shown."""

    month: str
    quarter: str
    half_year: str
    year: str
    ordinals: dict[str, int]
    show: dict[str, str | list[str]]


class NameWords(TypedDict):
    """What tells the parts of a personal name."""

    dots: str
    compound_surnames: str


class GroupWords(TypedDict):
    """How several groups of villagers stand in one text, and how the name of one ends."""

    between: str
    ending: str


class ObjectorWords(TypedDict):
    """Words beside which somebody's name is that of who objects: alternatives of a pattern.

    ``results`` is the word in a title that tells the result of what people could object to,
    ``register_keys`` are the keys under which the register of households names people.
    """

    register_keys: list[str]
    results: str
    before: str
    after: str


class HouseholdWords(TypedDict):
    """The keys of an entry in the register of households."""

    head: str
    group: str
    number: str


class BlamedWords(TypedDict):
    """Words beside which somebody's name is that of who is blamed: alternatives of a pattern."""

    before: str
    after: str


class Words(TypedDict):
    """All of ``words_zh.toml``."""

    unknown: str
    scales: dict[str, int]
    money: MoneyWords
    hedges: HedgeWords
    dates: DateWords
    periods: PeriodWords
    names: NameWords
    like_digits: str
    groups: GroupWords
    objectors: ObjectorWords
    households: HouseholdWords
    blamed: BlamedWords


_FILE: Final = Path(__file__).parent / "words_zh.toml"
WORDS: Final = cast("Words", tomllib.loads(_FILE.read_text("utf-8")))
SCALES: Final = WORDS["scales"]
SCALE_WORDS: Final = sorted(SCALES, key=len, reverse=True)
