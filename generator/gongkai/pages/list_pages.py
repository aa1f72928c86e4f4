"""Lists of records: sections with their years, and the monthly issues."""

from collections.abc import Iterator, Sequence
from functools import partial

from gongkai.base.texts import text
from gongkai.model.blocks import Fact
from gongkai.model.summary import Summary
from gongkai.model.vocabulary import Level, Section
from gongkai.pages.board import Board, entry_of, page_count, reads, runs
from gongkai.pages.contexts import Group, ListPage, MonthsPage, Ref, SectionPage
from gongkai.pages.money_over_time import Course, charted, year_courses
from gongkai.pages.planned import PlannedPage

_NEWEST = 12


def section_pages(board: Board) -> Iterator[PlannedPage]:
    """Yield the entrance of every section and the pages of its years."""
    for section in Section:
        records = board.by_section.get(section, [])
        years = sorted({summary.public_date[:4] for summary in records}, reverse=True)
        yield PlannedPage(
            address=f"{section}/index.html",
            template="section",
            section=section,
            title=section.label,
            description=text(f"section.{section}"),
            reads=_section_reads(board, section, years),
            make=partial(_section_page, board, section, years),
        )
        for year in years:
            yield from _year_pages(board, section, year, years)


def month_pages(board: Board) -> Iterator[PlannedPage]:
    """Yield the monthly issues and their list."""
    months = sorted(board.by_month, reverse=True)
    yield PlannedPage(
        address="yue/index.html",
        template="months",
        section="yue",
        title=text("months.title"),
        description=text("months.lead"),
        reads=reads((), *months),
        make=partial(_months_page, months),
    )
    for month in months:
        records = board.by_month[month]
        title = month_title(month)
        yield PlannedPage(
            address=f"yue/{month}.html",
            template="list",
            section="yue",
            title=title,
            description=text("months.one_lead", title=title, count=len(records)),
            reads=reads(records),
            make=partial(_month_page, title, records),
        )


def month_title(month: str) -> str:
    """Return the title of a monthly issue."""
    return text("months.one", year=month[:4], month=int(month[5:]))


def _section_reads(board: Board, section: Section, years: list[str]) -> str:
    records = board.by_section.get(section, [])
    levels = [summary for own in _by_level(board, section).values() for summary in own]
    facts = (*years, *_item_counts(board, section), str(list(_ways(board, section))))
    return reads([*records[:_NEWEST], *levels], *facts)


def _item_counts(board: Board, section: Section) -> list[str]:
    items = board.catalogue.items_of(section)
    return [f"{item.id}:{len(board.by_item.get(item.id, ()))}" for item in items]


def _section_page(board: Board, section: Section, years: list[str]) -> SectionPage:
    records = board.by_section.get(section, [])
    used = [item for item in board.catalogue.items_of(section) if item.id in board.by_item]
    return SectionPage(
        title=section.label,
        lead=text(f"section.{section}"),
        newest=tuple(entry_of(summary) for summary in records[:_NEWEST]),
        levels=_levels(board, section),
        items=tuple(
            Ref(
                text("section.item", name=item.name, count=len(board.by_item[item.id])),
                f"../mulu/{item.id}.html",
            )
            for item in used
        ),
        years=tuple(Ref(text("section.year", year=year), f"{year}.html") for year in years),
        ways=tuple(_ways(board, section)),
    )


def _ways(board: Board, section: Section) -> Iterator[Ref]:
    if section is Section.WENMING and board.families:
        yield Ref(text("families.title"), "jiating.html")
    if section is Section.CUNWU and board.settings.groups:
        yield Ref(text("ways.groups.title"), "../zu/index.html")
    if section is Section.CAIWU and board.by_fund:
        yield Ref(text("ways.funds.title"), "../zijin/index.html")


def _levels(board: Board, section: Section) -> tuple[Group, ...]:
    return tuple(
        Group(level.label, tuple(map(entry_of, own)))
        for level, own in _by_level(board, section).items()
    )


def _by_level(board: Board, section: Section) -> dict[Level, list[Summary]]:
    """Return the newest records of every level but the village's own."""
    found = {
        level: board.by_section_level.get(f"{section}/{level}", [])[:_NEWEST]
        for level in Level
        if level is not Level.VILLAGE
    }
    return {level: own for level, own in found.items() if own}


def _year_pages(
    board: Board, section: Section, year: str, years: list[str]
) -> Iterator[PlannedPage]:
    records = board.by_section_year[f"{section}/{year}"]
    pages = runs(records)
    title = text("section.year_title", section=section.label, year=year)
    courses = year_courses(board.by_section[section], year, board.catalogue)
    for number, run in enumerate(pages, start=1):
        name = year if number == 1 else f"{year}-{number}"
        drawn = courses if number == 1 else []
        yield PlannedPage(
            address=f"{section}/{name}.html",
            template="list",
            section=section,
            title=title,
            description=text("section.year_lead", title=title, count=len(records)),
            reads=reads(run, *years, str(len(records)), repr(drawn)),
            make=partial(_year_page, title, run, years, year, number, len(records), drawn),
        )


def _year_page(  # noqa: PLR0913, PLR0917 - bound once, by the planner beside it
    title: str,
    run: Sequence[Summary],
    years: list[str],
    year: str,
    number: int,
    count: int,
    courses: list[Course],
) -> ListPage:
    return ListPage(
        title=title,
        lead=text("section.year_lead", title=title, count=count),
        facts=(),
        groups=_by_month(run),
        tabs=tuple(Ref(text("section.year", year=one), f"{one}.html") for one in years),
        current=text("section.year", year=year),
        pages=page_refs(year, page_count(count)),
        page=str(number),
        empty=text("list.empty"),
        charted=tuple(charted(courses)),
    )


def page_refs(name: str, total: int) -> tuple[Ref, ...]:
    """Return links to the pages of a long list; none when it fits on one."""
    if total == 1:
        return ()
    addresses = [f"{name}.html", *(f"{name}-{number}.html" for number in range(2, total + 1))]
    return tuple(Ref(str(number), address) for number, address in enumerate(addresses, start=1))


def _by_month(run: Sequence[Summary]) -> tuple[Group, ...]:
    groups: dict[str, list[Summary]] = {}
    for summary in run:
        groups.setdefault(summary.public_date[:7], []).append(summary)
    return tuple(
        Group(text("list.month", month=int(month[5:])), tuple(map(entry_of, own)))
        for month, own in groups.items()
    )


def _months_page(months: list[str]) -> MonthsPage:
    years = dict.fromkeys(month[:4] for month in months)
    return MonthsPage(
        title=text("months.title"),
        lead=text("months.lead"),
        by_year=Ref(text("ways.years.title"), "../nian/index.html"),
        years=tuple(
            (
                text("section.year", year=year),
                tuple(
                    Ref(text("list.month", month=int(month[5:])), f"{month}.html")
                    for month in months
                    if month.startswith(year)
                ),
            )
            for year in years
        ),
    )


def _month_page(title: str, records: Sequence[Summary]) -> ListPage:
    groups = []
    for section in Section:
        own = tuple(entry_of(summary) for summary in records if summary.section == section)
        if own:
            groups.append(Group(section.label, own, href=f"../{section}/index.html"))
    return ListPage(
        title=title,
        lead=text("months.one_lead", title=title, count=len(records)),
        facts=tuple(
            Fact("count", group.title, text("list.count", count=len(group.entries)))
            for group in groups
        ),
        groups=tuple(groups),
        tabs=(),
        current="",
        pages=(),
        page="1",
        empty=text("list.empty"),
    )
