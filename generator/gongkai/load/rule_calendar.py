"""Read the State Council's tables of days off and extra working days, one file a year."""

import tomllib
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Any

from gongkai.model.calendar import WorkCalendar, YearTable
from gongkai.model.law import Certainty


@cache
def read_calendar(folder: Path) -> WorkCalendar:
    """Return every year's table in a folder; a folder that is missing knows no year."""
    tables = (_table(tomllib.loads(f.read_text("utf-8"))) for f in sorted(folder.glob("*.toml")))
    return WorkCalendar({table.year: table for table in tables})


def _table(raw: dict[str, Any]) -> YearTable:
    holidays = raw["holidays"]
    return YearTable(
        year=raw["year"],
        notice=raw["notice"],
        issued_on=date.fromisoformat(raw["issued_on"]),
        source=raw["source"],
        certainty=Certainty(raw["certainty"]),
        days_off=frozenset(day for holiday in holidays for day in _days(holiday)),
        working=frozenset(
            date.fromisoformat(day) for holiday in holidays for day in holiday.get("working", ())
        ),
    )


def _days(holiday: dict[str, Any]) -> list[date]:
    first, last = (date.fromisoformat(holiday[end]) for end in ("from", "to"))
    return [first + timedelta(days=n) for n in range((last - first).days + 1)]
