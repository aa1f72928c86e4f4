"""Money over the periods: what records tell of the same book or fund, side by side."""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from gongkai.base.period import PeriodKind
from gongkai.base.texts import text
from gongkai.model.blocks import ChartBlock, ChartForm
from gongkai.model.catalogue import Catalogue
from gongkai.model.summary import Summary
from gongkai.model.vocabulary import Kind, Level
from gongkai.pages.charts import FEWEST, MOST_PERIODS, MoneyRow, money_chart, money_table
from gongkai.pages.contexts import Charted

_LEDGER = Kind.LEDGER.value
_KEY = re.compile(r"(\d{4})(?:-(\d\d)|Q(\d)|H(\d))?", re.ASCII)
_MOST = {
    PeriodKind.MONTH: MOST_PERIODS,
    PeriodKind.QUARTER: 8,
    PeriodKind.HALF_YEAR: 6,
    PeriodKind.YEAR: MOST_PERIODS,
}
"""The shortest kind of period first, and how many of it stand side by side at most."""
_FLOWS = (("income", "expense"), ("paid",), ("allotted",))
_NAMES = {
    ("income", "expense"): "flow",
    ("paid",): "paid",
    ("allotted",): "allotted",
}


class PeriodSums(NamedTuple):
    """What records come to in one period: fen for each name asked for."""

    key: str
    label: str
    fen: tuple[int, ...]


class Course(NamedTuple):
    """The sums of one book or fund through its periods, in their order."""

    title: str
    names: tuple[str, ...]
    rows: tuple[PeriodSums, ...]


def year_courses(records: Iterable[Summary], year: str, catalogue: Catalogue) -> list[Course]:
    """Return the books of a year, each through its months or its quarters.

    Of a year counts what happened in it, not what was made public in it.
    """
    own = [one for one in records if one.kind == _LEDGER and one.period_key.startswith(year)]
    return _book_courses(own, catalogue, "charts.year_title", year)


def item_courses(records: Iterable[Summary], catalogue: Catalogue) -> list[Course]:
    """Return the books of one item, each through its last periods."""
    own = [one for one in records if one.kind == _LEDGER]
    return _book_courses(own, catalogue, "charts.item_title")


def fund_courses(name: str, records: Sequence[Summary]) -> list[Course]:
    """Return what came in and went out, was paid or allotted of a fund, year by year.

    A fund that is known for fewer years is told by its periods. Money of one sort is added to no
    other: what is allotted is paid later. Only the village's own records count.
    """
    found = []
    own = [one for one in records if one.sums and one.level == Level.VILLAGE.value]
    flows = [{flow for flow, _ in one.sums} for one in own]
    for names in _FLOWS:
        told = [one for one, has in zip(own, flows, strict=True) if has.issuperset(names)]
        years = _added(((*_year_of(one), one) for one in told), names)
        key = f"charts.fund_{_NAMES[names]}_years_title"
        if len(years) < FEWEST:
            years = _last_periods(told, names)
            key = f"charts.fund_{_NAMES[names]}_title"
        if len(years) >= FEWEST:
            found.append(Course(text(key, fund=name), names, years[-MOST_PERIODS:]))
    return found


def _book_courses(
    records: Iterable[Summary], catalogue: Catalogue, title: str, year: str = ""
) -> list[Course]:
    books: dict[tuple[str, str], list[Summary]] = {}
    for one in records:
        if one.sums and not one.fund:
            books.setdefault((one.publisher, one.item), []).append(one)
    found = []
    for (publisher, item), own in sorted(books.items()):
        rows = _last_periods(own, _FLOWS[0])
        if len(rows) >= FEWEST:
            name = catalogue.items[item].name
            told = text(title, year=year, publisher=publisher, item=name, count=len(rows))
            found.append(Course(told, _FLOWS[0], rows))
    return found


def _last_periods(records: Sequence[Summary], names: tuple[str, ...]) -> tuple[PeriodSums, ...]:
    """Return the last periods of the shortest kind that has enough of them; () for none.

    Months and the year that holds them never stand beside each other.
    """
    for kind, most in _MOST.items():
        own = [one for one in records if _kind_of(one.period_key) is kind]
        rows = _added(((one.period_key, one.period_label, one) for one in own), names)
        if len(rows) >= FEWEST:
            return rows[-most:]
    return ()


def _added(
    records: Iterable[tuple[str, str, Summary]], names: tuple[str, ...]
) -> tuple[PeriodSums, ...]:
    labels: dict[str, str] = {}
    sums: dict[str, list[int]] = {}
    for key, label, record in records:
        labels.setdefault(key, label)
        fen = sums.setdefault(key, [0] * len(names))
        own = dict(record.sums)
        for place, name in enumerate(names):
            fen[place] += own[name]
    return tuple(PeriodSums(key, labels[key], tuple(sums[key])) for key in sorted(sums))


def _year_of(record: Summary) -> tuple[str, str]:
    year = (record.period_key or record.public_date)[:4]
    return year, _year_label(year)


@lru_cache(maxsize=256)
def _year_label(year: str) -> str:
    return text("charts.year", year=year)


def _kind_of(key: str) -> PeriodKind | None:
    found = _KEY.fullmatch(key)
    if not found:
        return None
    _, month, quarter, half = found.groups()
    if month:
        return PeriodKind.MONTH
    if quarter:
        return PeriodKind.QUARTER
    return PeriodKind.HALF_YEAR if half else PeriodKind.YEAR


def charted(courses: Iterable[Course]) -> Iterator[Charted]:
    """Yield each course as a table, and drawn."""
    for place, course in enumerate(courses):
        series = tuple(text(f"charts.{_SERIES[name]}") for name in course.names)
        is_yearly = _kind_of(course.rows[0].key) is PeriodKind.YEAR
        head = text("charts.year_head" if is_yearly else "charts.period_head")
        is_one_year = len({row.key[:4] for row in course.rows}) == 1
        told = [
            MoneyRow(_short_label(row.key) if is_one_year else row.label, row.fen)
            for row in course.rows
        ]
        table = money_table(f"course-{place}", course.title, head, series, told)
        drawn = [
            MoneyRow(label, row.fen)
            for label, row in zip(_labels(course.rows), course.rows, strict=True)
        ]
        chart = money_chart(ChartForm.COLUMNS, course.title, series, drawn)
        yield Charted(ChartBlock(f"course-chart-{place}", (chart,)), table)


_SERIES = {
    "income": "flow_income",
    "expense": "flow_expense",
    "paid": "paid",
    "allotted": "allotted",
}


def _labels(rows: Sequence[PeriodSums]) -> list[str]:
    """Return the periods as they stand below columns: the year only where it begins."""
    years = [row.key[:4] for row in rows]
    labels = []
    for place, row in enumerate(rows):
        short = _short_label(row.key)
        begins = place == 0 or years[place - 1] != years[place]
        is_told = len(set(years)) > 1 and begins and row.key != years[place]
        year = text("charts.short_year", year=years[place][2:])
        labels.append(f"{short}\n{year}" if is_told else short)
    return labels


def _short_label(key: str) -> str:
    found = _KEY.fullmatch(key)
    year, month, quarter, half = found.groups() if found else (key, None, None, None)
    if month:
        return text("charts.month", month=int(month))
    if quarter:
        return text(f"charts.quarter_{quarter}")
    return text(f"charts.half_year_{half}") if half else text("charts.year", year=year)
