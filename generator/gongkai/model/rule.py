"""The values of rule packs: days, intervals, due days, quorums, numbers, reviewers.

Each value knows for whom and for what it holds, when, by which provision, how sure it is and
which pack said it. Of two values for the same thing the one that asks for more holds.
"""

from calendar import monthrange
from datetime import date, timedelta
from fractions import Fraction
from typing import Final, TypeAlias

from gongkai.base.light_dataclass import dataclass
from gongkai.model.calendar import WorkCalendar
from gongkai.model.law import (
    Certainty,
    DayCount,
    DayRole,
    GroupCondition,
    Interval,
    LawRef,
    ShareBase,
    within,
)
from gongkai.model.vocabulary import Face, Publisher, Reviewer, Section

_MONTHS_OF_A_YEAR: Final = 12
# Enough to tell a later month from an earlier one when two due days are compared.
_DAYS: Final = 31

Demand: TypeAlias = tuple[int | Fraction, ...]
"""How much a value asks for, to be compared within one topic; more is stricter."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """What all values share; empty ``items`` or ``publishers`` mean any."""

    matter: str
    certainty: Certainty
    source: str
    basis: tuple[LawRef, ...] = ()
    items: frozenset[str] = frozenset()
    publishers: frozenset[Publisher] = frozenset()
    valid_from: date | None = None
    valid_to: date | None = None
    pack: str = ""

    def concerns(self, item: str, publisher: Publisher | None) -> bool:
        """Return whether the value is about an item's record by a publisher (None: any)."""
        if self.items and item not in self.items:
            return False
        return publisher is None or not self.publishers or publisher in self.publishers

    def holds_on(self, day: date) -> bool:
        """Return whether a day lies in the value's own time."""
        return within(day, self.valid_from, self.valid_to)


@dataclass(frozen=True, slots=True, kw_only=True)
class DayRule(Rule):
    """A number of days; empty ``intervals`` mean items of any interval."""

    role: DayRole
    days: int
    count: DayCount
    intervals: frozenset[Interval] = frozenset()

    @property
    def topic(self) -> tuple[object, ...]:
        """Return what must be the same for two values to be compared."""
        return ("days", self.role, self.matter, self.count)

    @property
    def demand(self) -> Demand:
        """Return how much is asked; more for the stricter of two values of one topic."""
        return (-self.days if self.role.is_limit else self.days,)


@dataclass(frozen=True, slots=True, kw_only=True)
class IntervalRule(Rule):
    """How often a publisher publishes a class of matters, whatever the item."""

    interval: Interval

    @property
    def topic(self) -> tuple[object, ...]:
        """Return what must be the same for two values to be compared."""
        return ("interval", self.matter)

    @property
    def demand(self) -> Demand:
        """Return how much is asked; more for the stricter of two values of one topic."""
        return (-list(Interval).index(self.interval),)


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupRule(IntervalRule):
    """What every villagers' group makes public of itself, and how often.

    ``condition`` narrows it to the groups of which it is true; None means all.
    """

    condition: GroupCondition | None = None

    @property
    def topic(self) -> tuple[object, ...]:
        """Return what must be the same for two values to be compared."""
        return ("group", self.matter)


@dataclass(frozen=True, slots=True, kw_only=True)
class DueRule(Rule):
    """By which day a period must be public.

    Either a day of the month, ``months`` after the month in which the period ends, or a number
    of days after the period's last day.
    """

    intervals: frozenset[Interval] = frozenset()
    day_of_month: int | None = None
    months: int = 1
    days: int = 0
    count: DayCount = DayCount.CALENDAR

    @property
    def topic(self) -> tuple[object, ...]:
        """Return what must be the same for two values to be compared."""
        return ("due", self.matter, tuple(sorted(self.intervals)))

    @property
    def demand(self) -> Demand:
        """Return how much is asked; more for the stricter of two values of one topic."""
        return (
            -((self.months - 1) * _DAYS + self.day_of_month if self.day_of_month else self.days),
        )

    def day_after(self, period_end: date, calendar: WorkCalendar) -> date | None:
        """Return the last day for a period; None when a year's working days are not known."""
        if self.day_of_month is not None:
            return _day_of_month(period_end, self.months, self.day_of_month)
        if self.count is DayCount.WORKING:
            return calendar.add_working_days(period_end, self.days)
        return period_end + timedelta(days=self.days)


@dataclass(frozen=True, slots=True)
class Deadline:
    """The last day by which a period must be public, and the value that says so."""

    date: date
    rule: DueRule

    @property
    def certainty(self) -> Certainty:
        """Return how sure the day is; only a binding one makes late."""
        return self.rule.certainty


@dataclass(frozen=True, slots=True)
class Share:
    """A share of a number of people, households or votes."""

    fraction: Fraction
    more_than: bool
    base: ShareBase

    @classmethod
    def parse(cls, text: str) -> "Share":
        """Return the share of a pack: ``2/3 households``, or ``>1/2 present`` for more than."""
        share, base = text.split()
        return cls(Fraction(share.lstrip(">")), share.startswith(">"), ShareBase(base))

    def is_met(self, part: int, whole: int) -> bool:
        """Return whether a part of a whole reaches the share, in exact numbers."""
        wanted = self.fraction * whole
        return part > wanted if self.more_than else part >= wanted

    def least(self, whole: int) -> int:
        """Return the smallest part of a whole that reaches the share."""
        wanted = self.fraction * whole
        floor = wanted.numerator // wanted.denominator
        return floor + 1 if self.more_than or floor < wanted else floor


@dataclass(frozen=True, slots=True, kw_only=True)
class QuorumRule(Rule):
    """What a body's decision needs; ``body`` is a meeting body's word.

    Any one of the shares of ``attendance`` is enough; ``forbidden`` names the matters on which
    the body may not decide at all.
    """

    body: str
    attendance: tuple[Share, ...] = ()
    approval: Share | None = None
    forbidden: tuple[str, ...] = ()

    @property
    def topic(self) -> tuple[object, ...]:
        """Return what must be the same for two values to be compared."""
        return ("quorum", self.body, self.matter)

    @property
    def demand(self) -> Demand:
        """Return how much is asked; more for the stricter of two values of one topic."""
        came = min((share.fraction for share in self.attendance), default=Fraction(0))
        return (came, self.approval.fraction if self.approval else Fraction(0))


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberRule(Rule):
    """A named whole number or share."""

    name: str
    value: Fraction
    more_is_stricter: bool = True

    @property
    def number(self) -> int:
        """Return the value as a whole number, rounded up when it is a share."""
        return -(-self.value.numerator // self.value.denominator)

    @property
    def topic(self) -> tuple[object, ...]:
        """Return what must be the same for two values to be compared."""
        return ("number", self.name)

    @property
    def demand(self) -> Demand:
        """Return how much is asked; more for the stricter of two values of one topic."""
        return (self.value if self.more_is_stricter else -self.value,)


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewRule(Rule):
    """Who must have reviewed before publication: any one of ``reviewers``.

    ``required`` means the pack refuses a record without it; else the page says it is missing.
    """

    reviewers: tuple[Reviewer, ...]
    required: bool = False

    @property
    def topic(self) -> tuple[object, ...]:
        """Return what must be the same for two values to be compared."""
        return ("review", self.matter)

    @property
    def demand(self) -> Demand:
        """Return how much is asked; more for the stricter of two values of one topic."""
        return (int(self.required),)


@dataclass(frozen=True, slots=True, kw_only=True)
class ChannelRule(Rule):
    """By which faces a matter must be published; others are welcome beside them."""

    channels: tuple[Face, ...]
    sections: frozenset[Section] = frozenset()

    @property
    def topic(self) -> tuple[object, ...]:
        """Return what must be the same for two values to be compared."""
        return ("channel", self.matter)

    @property
    def demand(self) -> Demand:
        """Return how much is asked; more for the stricter of two values of one topic."""
        return (len(self.channels),)


AnyRule = (
    DayRule
    | IntervalRule
    | GroupRule
    | DueRule
    | QuorumRule
    | NumberRule
    | ReviewRule
    | ChannelRule
)


@dataclass(frozen=True, slots=True)
class Superseded:
    """A value that yields to another one for the same thing, which asks for more."""

    rule: AnyRule
    by: AnyRule


def _day_of_month(period_end: date, months: int, day: int) -> date:
    month = period_end.month - 1 + months
    year = period_end.year + month // _MONTHS_OF_A_YEAR
    month = month % _MONTHS_OF_A_YEAR + 1
    return date(year, month, min(day, monthrange(year, month)[1]))
