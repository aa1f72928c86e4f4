"""Working days by the State Council's yearly tables; a year without a table is never guessed."""

from collections.abc import Mapping
from dataclasses import field
from datetime import date, timedelta

from gongkai.base.light_dataclass import dataclass
from gongkai.model.law import Certainty

_SATURDAY = 5


@dataclass(frozen=True, slots=True)
class YearTable:
    """The days off and the extra working days of one year, and the notice that set them."""

    year: int
    notice: str
    issued_on: date
    source: str
    certainty: Certainty
    days_off: frozenset[date]
    working: frozenset[date]


@dataclass(frozen=True)
class WorkCalendar:
    """All years whose table has been issued and read."""

    years: Mapping[int, YearTable] = field(default_factory=dict)
    _days_off: frozenset[date] = field(init=False, repr=False, compare=False)
    _working: frozenset[date] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Join the tables: a notice may set working days at the end of the year before."""
        tables = self.years.values()
        days_off = frozenset[date]().union(*(table.days_off for table in tables))
        working = frozenset[date]().union(*(table.working for table in tables))
        object.__setattr__(self, "_days_off", days_off)
        object.__setattr__(self, "_working", working)

    def knows(self, year: int) -> bool:
        """Return whether the table of a year has been issued and read."""
        return year in self.years

    def is_working(self, day: date) -> bool | None:
        """Return whether a day is a working day; None when the year's table is not issued."""
        if not self.knows(day.year):
            return None
        if day in self._working:
            return True
        return day not in self._days_off and day.weekday() < _SATURDAY

    def add_working_days(self, day: date, count: int) -> date | None:
        """Return the n-th working day after a day, itself not counted.

        None when the count runs into a year whose table is not issued.
        """
        reached = day
        while count > 0:
            reached += timedelta(days=1)
            working = self.is_working(reached)
            if working is None:
                return None
            count -= working
        return reached

    def working_days_between(self, first: date, last: date) -> int | None:
        """Return the working days from first to last, both included; 0 when last is earlier.

        None when one of the days lies in a year whose table is not issued.
        """
        count, day = 0, first
        while day <= last:
            working = self.is_working(day)
            if working is None:
                return None
            count += working
            day += timedelta(days=1)
        return count
