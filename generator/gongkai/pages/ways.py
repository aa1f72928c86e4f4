"""Ways in besides the sections: a year with all its lists, and every fund over the years."""

from collections.abc import Iterator, Mapping, Sequence
from functools import partial

from gongkai.base.digest import digest_of
from gongkai.base.texts import text
from gongkai.model.summary import Summary
from gongkai.model.vocabulary import Section
from gongkai.pages.board import Board, entry_of, reads
from gongkai.pages.contexts import Ref
from gongkai.pages.planned import PlannedPage
from gongkai.pages.record_related import fund_address
from gongkai.pages.ways_contexts import FundLine, FundsPage, YearPart, YearsPage

YEARS = "nian/index.html"
FUNDS = "zijin/index.html"


def years_pages(board: Board) -> Iterator[PlannedPage]:
    """Yield the page from which every year's lists and monthly issues are reached."""
    sections = {name: len(own) for name, own in board.by_section_year.items()}
    months = {name: len(own) for name, own in board.by_month.items()}
    yield PlannedPage(
        address=YEARS,
        template="years",
        section="",
        title=text("ways.years.title"),
        description=text("ways.years.lead"),
        reads=digest_of(repr((sorted(sections.items()), sorted(months.items())))),
        make=partial(_years_page, sections, months),
    )


def funds_pages(board: Board) -> Iterator[PlannedPage]:
    """Yield the page of all funds that records name."""
    newest = [records[0] for _, records in sorted(board.by_fund.items())]
    spans = {name: _span(records) for name, records in board.by_fund.items()}
    yield PlannedPage(
        address=FUNDS,
        template="funds",
        section="caiwu",
        title=text("ways.funds.title"),
        description=text("ways.funds.lead"),
        reads=reads(newest, repr(sorted(spans.items()))),
        make=partial(_funds_page, board, spans),
    )


def _years_page(sections: Mapping[str, int], months: Mapping[str, int]) -> YearsPage:
    years = {name[-4:] for name in sections} | {month[:4] for month in months}
    return YearsPage(
        title=text("ways.years.title"),
        lead=text("ways.years.lead"),
        years=tuple(_year(year, sections, months) for year in sorted(years, reverse=True)),
    )


def _year(year: str, sections: Mapping[str, int], months: Mapping[str, int]) -> YearPart:
    own = [(one, sections.get(f"{one}/{year}", 0)) for one in Section]
    count = sum(count for _, count in own)
    return YearPart(
        title=text("section.year", year=year),
        note=text("ways.years.count", count=count) if count else "",
        sections=tuple(
            Ref(text("ways.years.one", label=one.label, count=count), f"../{one}/{year}.html")
            for one, count in own
            if count
        ),
        months=tuple(
            Ref(
                text("ways.years.one", label=_month_label(month), count=count),
                f"../yue/{month}.html",
            )
            for month, count in sorted(months.items(), reverse=True)
            if month.startswith(year)
        ),
    )


def _month_label(month: str) -> str:
    return text("list.month", month=int(month[5:]))


def _funds_page(board: Board, spans: Mapping[str, str]) -> FundsPage:
    return FundsPage(
        title=text("ways.funds.title"),
        lead=text("ways.funds.lead"),
        funds=tuple(
            _fund(name, spans[name], records[0]) for name, records in sorted(board.by_fund.items())
        ),
    )


def _fund(name: str, span: str, newest: Summary) -> FundLine:
    entry = entry_of(newest)
    day = newest.period_label or entry.day_text
    return FundLine(
        ref=Ref(name, fund_address(name).rpartition("/")[2]),
        span=span,
        newest=text("ways.funds.newest", day=day),
        sentence=entry.sentence,
    )


def _span(records: Sequence[Summary]) -> str:
    """Return from which year to which, and how often, a fund was told of."""
    years = sorted((one.period_key or one.public_date)[:4] for one in records)
    key = "once" if years[0] == years[-1] else "span"
    return text(f"ways.funds.{key}", first=years[0], last=years[-1], count=len(records))
