"""The tables of days off against the notices: every number that a notice states adds up."""

import tomllib
from datetime import date, timedelta
from pathlib import Path

import pytest

from gongkai.load.rule_calendar import read_calendar
from gongkai.load.rules import RULES
from gongkai.model.law import Certainty

FOLDER = RULES / "calendar"
YEARS = sorted(int(file.stem) for file in FOLDER.glob("*.toml"))
# Days off on weekdays and extra working days, counted by hand from the three notices. What is
# left is the number of statutory days: 11, and 13 since 2025 (the notice for 2025 says so).
TOTALS = {2024: (19, 8), 2025: (18, 5), 2026: (19, 6)}
STATUTORY = {2024: 11, 2025: 13, 2026: 13}


def test_the_issued_years_are_there_and_no_other() -> None:
    assert YEARS == [2024, 2025, 2026]
    calendar = read_calendar(FOLDER)
    assert sorted(calendar.years) == YEARS
    assert not calendar.knows(2027)
    assert {table.certainty for table in calendar.years.values()} == {Certainty.READ}


@pytest.mark.parametrize("year", YEARS)
def test_days_off_add_up_as_the_notice_states(year: int) -> None:
    raw = tomllib.loads((FOLDER / f"{year}.toml").read_text("utf-8"))
    for holiday in raw["holidays"]:
        first, last = date.fromisoformat(holiday["from"]), date.fromisoformat(holiday["to"])
        assert holiday.get("days", 1) == (last - first).days + 1, holiday["name"]
        for text in holiday.get("working", ()):
            day = date.fromisoformat(text)
            assert day.weekday() >= 5, text
            assert not first <= day <= last, text


@pytest.mark.parametrize("year", YEARS)
def test_a_year_has_the_days_off_and_working_days_of_its_notice(year: int) -> None:
    calendar = read_calendar(FOLDER)
    table = calendar.years[year]
    weekdays_off = [day for day in table.days_off if day.weekday() < 5]
    assert (len(weekdays_off), len(table.working)) == TOTALS[year]
    assert len(weekdays_off) - len(table.working) == STATUTORY[year]
    assert {day.year for day in table.days_off | table.working} == {year}
    days = [date(year, 1, 1) + timedelta(days=n) for n in range(366)]
    working = sum(calendar.is_working(day) is True for day in days if day.year == year)
    weekdays = sum(day.weekday() < 5 for day in days if day.year == year)
    assert working == weekdays - len(weekdays_off) + len(table.working)


def test_a_missing_folder_knows_no_year(tmp_path: Path) -> None:
    assert read_calendar(tmp_path / "calendar").years == {}
