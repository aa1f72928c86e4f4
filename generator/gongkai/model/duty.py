"""A duty: what a village body must make public of one period, and how far it has come."""

from collections.abc import Iterable
from datetime import date

from gongkai.base.light_dataclass import dataclass
from gongkai.base.period import Period, PeriodKind
from gongkai.model.law import Interval
from gongkai.model.settings import Settings
from gongkai.model.vocabulary import Publisher, Vocabulary

VILLAGE_BODIES = frozenset(
    {
        Publisher.PARTY,
        Publisher.COMMITTEE,
        Publisher.COLLECTIVE,
        Publisher.COLLECTIVE_FORMER,
        Publisher.SUPERVISORY_BOARD,
        Publisher.SUPERVISION_COMMITTEE,
        Publisher.ELECTION_COMMITTEE,
        Publisher.CEREMONY_COUNCIL,
        Publisher.MORALITY_COUNCIL,
    }
)
"""Who publishes for the whole village; townships, schools and groups publish for themselves."""

PERIOD_OF = {
    Interval.MONTH: PeriodKind.MONTH,
    Interval.QUARTER: PeriodKind.QUARTER,
    Interval.HALF_YEAR: PeriodKind.HALF_YEAR,
    Interval.YEAR: PeriodKind.YEAR,
}
"""The intervals that the calendar can count; a school's term has no fixed days."""

_MONTHS = {
    PeriodKind.MONTH: 1,
    PeriodKind.QUARTER: 3,
    PeriodKind.HALF_YEAR: 6,
    PeriodKind.YEAR: 12,
}


class DutyState(Vocabulary):
    """How far a duty has come; each duty is in exactly one state."""

    PUBLISHED = "published"
    LATE = "late"
    WALL_ONLY = "wall_only"
    WEB_ONLY = "web_only"
    OPEN = "open"
    OVERDUE = "overdue"
    NOTHING = "nothing"
    NOT_APPLICABLE = "not_applicable"
    BEFORE_START = "before_start"

    @property
    def is_done(self) -> bool:
        """Return whether the duty is fulfilled, in time or late; the wall is what counts."""
        return self in {
            DutyState.PUBLISHED,
            DutyState.LATE,
            DutyState.WALL_ONLY,
            DutyState.NOTHING,
        }

    @property
    def counts(self) -> bool:
        """Return whether the duty is one at all, for a rate over duties."""
        return self not in {DutyState.NOT_APPLICABLE, DutyState.BEFORE_START}


class PostingScope(Vocabulary):
    """On which boards an item must hang: any one, all, the group's own, at the building site."""

    ANY = "any"
    ALL = "all"
    GROUP = "group"
    SITE = "site"


@dataclass(frozen=True, slots=True)
class BoardDay:
    """Since when a duty has been public on one board; None while it is not."""

    board: str
    since: date | None


@dataclass(frozen=True, slots=True)
class Demand:
    """A matter that villagers or representatives asked to see: one duty more.

    ``due`` is None where no rule says how soon; it makes late only where the rule binds.
    """

    item: str
    publisher: Publisher
    asked_on: date
    due: date | None
    binds: bool
    record: str


@dataclass(frozen=True, slots=True)
class Duty:
    """An item, the body that publishes it, and a period; with its state on one day.

    ``due`` is the last day; ``is_sourced`` tells whether a rule names that day, else it follows
    from the interval alone; ``advised`` is a last day named by a rule that does not bind.
    ``since`` is the day from which it hung on the wall, on every board asked for; ``web_since``
    the day from which the site shows it. ``asked`` are the boards that must all hold it, none
    where any one is enough. ``days_late`` counts on while nothing hangs. ``demand``
    is the record of the demand it comes from, else "". ``group`` is the number of the villagers'
    group that owes it for itself, "" where the whole village is meant.
    """

    item: str
    publisher: Publisher
    period: Period
    scope: PostingScope
    state: DutyState
    due: date | None = None
    is_sourced: bool = False
    advised: date | None = None
    boards: tuple[BoardDay, ...] = ()
    since: date | None = None
    web_since: date | None = None
    days_late: int = 0
    confirmed_by: str = ""
    reason: str = ""
    records: tuple[str, ...] = ()
    demand: str = ""
    asked: tuple[str, ...] = ()
    group: str = ""

    def body_name(self, settings: Settings) -> str:
        """Return who owes it, as readers see it."""
        return settings.name_of_group(self.group) if self.group else self.publisher.label

    @property
    def missing_boards(self) -> tuple[str, ...]:
        """Return the boards on which it must hang and does not, once it hangs on any."""
        hung = {one.board for one in self.boards if one.since}
        return tuple(board for board in self.asked if hung and board not in hung)


@dataclass(frozen=True, slots=True)
class Rate:
    """How many of some duties are done."""

    done: int
    asked: int

    @property
    def percent(self) -> int:
        """Return whole percent, rounded down: 99.6 % is not everything."""
        return self.done * 100 // self.asked if self.asked else 100


def rate_of(duties: Iterable[Duty], as_of: date) -> Rate:
    """Return how many of the duties whose period has ended by a day are done."""
    counted = [one for one in duties if one.state.counts and one.period.end < as_of]
    return Rate(sum(one.state.is_done for one in counted), len(counted))


def period_after(kind: PeriodKind, end: date) -> Period:
    """Return the period of a kind that begins on the day after another one's end."""
    return period_at(kind, date.fromordinal(end.toordinal() + 1))


def period_at(kind: PeriodKind, day: date) -> Period:
    """Return the month, quarter, half-year or year in which a day lies."""
    return Period.of(kind, day.year, (day.month - 1) // _MONTHS[kind] + 1)
