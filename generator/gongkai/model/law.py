"""Dated laws and packs, and the words by which their values are told apart.

How sure each value is travels with it: an uncertain rule may remind, it never makes late.
"""

from collections.abc import Mapping
from datetime import date

from gongkai.base.light_dataclass import dataclass
from gongkai.model.vocabulary import (
    BaseOrganisation,
    Face,
    ItemPrivacy,
    Show,
    Vocabulary,
)


class Interval(Vocabulary):
    """How often an item is due, the strictest first."""

    AT_ONCE = "at_once"
    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    TERM = "term"
    HALF_YEAR = "half_year"
    YEAR = "year"

    def is_weaker_than(self, other: "Interval") -> bool:
        """Return whether this interval asks for less than the other."""
        members = list(Interval)
        return members.index(self) > members.index(other)


class Certainty(Vocabulary):
    """How sure a rule is: read in the text, reported, weakly or locally sourced, from memory."""

    READ = "L"
    REPORTED = "S"
    WEAK = "W"
    MEMORY = "M"

    @property
    def binds(self) -> bool:
        """Return whether the rule may make something late or wrong, not merely a reminder."""
        return self in {Certainty.READ, Certainty.REPORTED}


class DayRole(Vocabulary):
    """What a number of days measures; values of different roles are never compared."""

    POSTING = "posting"
    NOTICE = "notice"
    AHEAD = "ahead"
    OBJECTION = "objection"
    ANSWER = "answer"
    WITHIN = "within"

    @property
    def is_limit(self) -> bool:
        """Return whether fewer days ask for more: something must be done within them."""
        return self in {DayRole.ANSWER, DayRole.WITHIN}


class DayCount(Vocabulary):
    """Which days are counted."""

    CALENDAR = "calendar"
    WORKING = "working"


class GroupCondition(Vocabulary):
    """Which villagers' groups a duty is for, where it is not for all of them."""

    KEEPS_ACCOUNTS = "keeps_accounts"


class ShareBase(Vocabulary):
    """Of whom a share is taken."""

    PEOPLE = "people"
    HOUSEHOLDS = "households"
    PRESENT = "present"
    ALL_DUE = "all_due"
    VOTERS = "voters"


@dataclass(frozen=True, slots=True)
class LawVersion:
    """One dated text of a law; an open end of its time in force is None.

    ``organisations`` are those it governs; empty means any.
    """

    id: str
    title: str
    version: str
    in_force_from: date | None
    in_force_to: date | None
    source: str
    checked_on: date
    certainty: Certainty
    organisations: frozenset[BaseOrganisation] = frozenset()

    def in_force(self, day: date) -> bool:
        """Return whether this text is the one in force on a day."""
        return within(day, self.in_force_from, self.in_force_to)


@dataclass(frozen=True, slots=True)
class LawRef:
    """A place in one dated law; an empty article means the whole text."""

    law: str
    article: str
    certainty: Certainty


@dataclass(frozen=True, slots=True)
class AgedTerm:
    """A word for a scheme that has ended, and its present name ("" when there is none)."""

    word: str
    current: str
    valid_to: date | None
    certainty: Certainty
    source: str


@dataclass(frozen=True, slots=True)
class Pack:
    """Where a set of rules comes from and for whom it holds."""

    id: str
    name: str
    base_organisation: BaseOrganisation
    source: str
    checked_on: date
    faces: Mapping[ItemPrivacy, Mapping[Face, Show]]
    """What each face shows by privacy class, before an item narrows it."""
    builds_on: str = ""
    privacy_basis: tuple[LawRef, ...] = ()


def within(day: date, first: date | None, last: date | None) -> bool:
    """Return whether a day lies in a time whose open ends are None."""
    return (first is None or first <= day) and (last is None or day <= last)
