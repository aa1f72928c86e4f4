"""Working days: counted from tables that were issued, never guessed."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai.load.rule_calendar import read_calendar
from gongkai.load.rules import RULES
from gongkai.model.calendar import WorkCalendar

CALENDAR = read_calendar(RULES / "calendar")


@pytest.mark.parametrize(
    ("day", "working"),
    [
        (date(2026, 9, 30), True),
        (date(2026, 10, 1), False),
        (date(2026, 10, 10), True),  # a Saturday that is worked
        (date(2026, 10, 11), False),
        (date(2027, 1, 4), None),
    ],
)
def test_a_day_is_working_by_the_table_of_its_year(day: date, working: bool | None) -> None:  # noqa: FBT001 - the answer under test
    assert CALENDAR.is_working(day) is working


def test_counting_skips_the_holiday_and_counts_the_worked_saturday() -> None:
    assert CALENDAR.add_working_days(date(2026, 9, 30), 3) == date(2026, 10, 10)
    assert CALENDAR.working_days_between(date(2026, 10, 1), date(2026, 10, 10)) == 3
    assert CALENDAR.add_working_days(date(2026, 9, 30), 0) == date(2026, 9, 30)
    assert CALENDAR.working_days_between(date(2026, 10, 2), date(2026, 10, 1)) == 0


def test_a_count_into_a_year_without_a_table_has_no_answer() -> None:
    assert CALENDAR.add_working_days(date(2026, 12, 30), 5) is None
    assert CALENDAR.working_days_between(date(2026, 12, 30), date(2027, 1, 4)) is None
    assert WorkCalendar().is_working(date(2026, 1, 5)) is None


@given(
    st.dates(date(2024, 1, 1), date(2026, 6, 30)),
    st.integers(min_value=1, max_value=60),
)
def test_the_day_reached_is_the_nth_working_day(start: date, count: int) -> None:
    reached = CALENDAR.add_working_days(start, count)
    assert reached is not None
    assert CALENDAR.is_working(reached)
    assert CALENDAR.working_days_between(start + timedelta(days=1), reached) == count
