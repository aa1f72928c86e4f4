"""Dates and spans of dates as cadres type them. Nothing here reads a clock."""

import re
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from gongkai.base.language import translated
from gongkai.base.numerals import refuse_full_width
from gongkai.base.problem import ValueFault
from gongkai.base.words import WORDS

_FORMS = WORDS["dates"]
_DAY = re.compile(_FORMS["day"])
_BETWEEN = re.compile(_FORMS["between"])
_YEARS = range(1949, 2100)


@lru_cache(maxsize=4096)
def parse_date(text: str) -> date:
    """Return the day a text names: ``2026-09-15``, ``2026.9.15``, or in Chinese.

    Raises:
        ValueFault: V207 not a date, V208 no such day, V203 full-width digits.
    """
    bare = text.strip()
    refuse_full_width(bare)
    found = _DAY.fullmatch(bare)
    if not found:
        raise ValueFault("V207", text=bare)
    year, month, day = (int(part) for part in found.groups())
    if year not in _YEARS:
        raise ValueFault("V208", text=bare)
    try:
        return date(year, month, day)
    except ValueError:
        raise ValueFault("V208", text=bare) from None


def chinese_date(day: date) -> str:
    """Return a day as read on a notice, with year, month and day spelled by their words."""
    return _shown_day(day, translated("words", "dates", "show_day") or _FORMS["show_day"])


@lru_cache(maxsize=4096)
def _shown_day(day: date, form: str) -> str:
    return form.format(year=day.year, month=day.month, day=day.day)


@dataclass(frozen=True, slots=True, order=True)
class DateSpan:
    """First and last day, both included; an open end is None."""

    start: date
    end: date | None

    @classmethod
    def parse(cls, text: str) -> "DateSpan":
        """Return the span a text names, its ends joined by a word; V210 when they are reversed."""
        ends = _BETWEEN.split(text.strip())
        if len(ends) != 2:  # noqa: PLR2004 - a span has two ends
            raise ValueFault("V213", text=text.strip())
        return cls.between(parse_date(ends[0]), parse_date(ends[1]))

    @classmethod
    def between(cls, start: date, end: date | None) -> "DateSpan":
        """Return the span from start to end; V210 when the end comes first."""
        if end is not None and end < start:
            raise ValueFault("V210", start=start.isoformat(), end=end.isoformat())
        return cls(start, end)

    def holds(self, day: date) -> bool:
        """Return whether a day lies inside."""
        return self.start <= day and (self.end is None or day <= self.end)

    @property
    def days(self) -> int | None:
        """Return the number of days, first and last counted, or None when open."""
        return None if self.end is None else (self.end - self.start).days + 1
