"""Days are counted with or without the first one, and the earliest end is the inverse of it."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai.model.calendar import WorkCalendar
from gongkai.model.day_count import days_from_to, earliest_end
from gongkai.model.law import DayCount
from tests.unit.check.subjects import national_catalogue

DAYS = st.dates(date(2024, 1, 2), date(2026, 9, 30))
CALENDAR = national_catalogue().calendar


@pytest.mark.parametrize(("counts_first", "end"), [(True, 16), (False, 17)])
def test_seven_days_with_and_without_the_first(counts_first: bool, end: int) -> None:  # noqa: FBT001
    first, last = date(2026, 11, 10), date(2026, 11, end)
    assert days_from_to(first, last, DayCount.CALENDAR, CALENDAR, counts_first=counts_first) == 7


def test_working_days_leave_out_the_national_day_week() -> None:
    first, last = date(2026, 9, 30), date(2026, 10, 9)
    assert days_from_to(first, last, DayCount.WORKING, CALENDAR, counts_first=True) == 3


@given(first=DAYS, days=st.integers(1, 60), count=st.sampled_from(DayCount), with_first=...)
def test_the_earliest_end_is_the_first_day_with_enough_days(
    first: date,
    days: int,
    count: DayCount,
    with_first: bool,  # noqa: FBT001
) -> None:
    end = earliest_end(first, days, count, CALENDAR, counts_first=with_first)
    assert end is not None
    before = end - timedelta(days=1)
    assert days_from_to(first, end, count, CALENDAR, counts_first=with_first) == days
    assert (days_from_to(first, before, count, CALENDAR, counts_first=with_first) or 0) == days - 1


def test_a_year_without_a_table_is_never_guessed() -> None:
    first, last = date(2026, 11, 10), date(2026, 11, 20)
    nothing = WorkCalendar()
    assert days_from_to(first, last, DayCount.WORKING, nothing, counts_first=True) is None
    assert earliest_end(first, 5, DayCount.WORKING, nothing, counts_first=True) is None
    assert earliest_end(first, 5, DayCount.CALENDAR, nothing, counts_first=True) is not None
