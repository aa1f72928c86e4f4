"""Count days as a rule says: all days or working days, with or without the first one."""

from datetime import date, timedelta

from gongkai.model.calendar import WorkCalendar
from gongkai.model.law import DayCount

_DAY = timedelta(days=1)


def days_from_to(
    first: date, last: date, count: DayCount, calendar: WorkCalendar, *, counts_first: bool
) -> int | None:
    """Return how many days a time has, its last day counted.

    None when working days are wanted of a year whose table is not issued.
    """
    start = first if counts_first else first + _DAY
    if count is DayCount.WORKING:
        return calendar.working_days_between(start, last)
    return max(0, (last - start).days + 1)


def earliest_end(
    first: date, days: int, count: DayCount, calendar: WorkCalendar, *, counts_first: bool
) -> date | None:
    """Return the first day on which a time has so many days, the inverse of `days_from_to`.

    None when that is in a year whose working days are not known.
    """
    before = first - _DAY if counts_first else first
    if count is DayCount.WORKING:
        return calendar.add_working_days(before, days)
    return before + days * _DAY
