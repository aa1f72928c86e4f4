"""A title against the period: a month's books copied from the month before, half changed."""

import re
from collections.abc import Iterator

from gongkai.base.period import PeriodKind
from gongkai.base.problem import Problem
from gongkai.check.subject import Subject
from gongkai.model.glossary import key_of

# Years and months as they are written in titles: four digits before \u5e74, two before \u6708.
_YEARS = re.compile("(\\d{4})\\s*\u5e74", re.ASCII)
_MONTHS = re.compile("(?<!\\d)(\\d{1,2})\\s*\u6708", re.ASCII)


def check_title_period(subject: Subject) -> Iterator[Problem]:
    """Yield F242 where a title names months or years and none of them is that of the period.

    Only books of one month are judged: a title of a longer period may name any day of it.
    """
    record = subject.record
    period = record.period
    if period is None or period.kind is not PeriodKind.MONTH:
        return
    years = {int(year) for year in _YEARS.findall(record.title)}
    months = {int(month) for month in _MONTHS.findall(record.title)}
    is_other_year = years and period.start.year not in years
    if is_other_year or (months and period.start.month not in months):
        yield Problem("F242", subject.where.at(key_of("title")), {"period": str(period)})
