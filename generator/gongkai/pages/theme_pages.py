"""Pages across sections: a matter from first to last, a fund over the years, the families."""

from collections.abc import Iterator, Sequence
from functools import partial

from gongkai.base.digest import short_hash
from gongkai.base.texts import text
from gongkai.model.blocks import Fact
from gongkai.model.summary import Summary
from gongkai.pages.board import Board, entry_of, page_count, reads, runs
from gongkai.pages.cells import list_line
from gongkai.pages.contexts import (
    FamiliesPage,
    FamilyCard,
    FundPage,
    FundRow,
    MatterPage,
    MatterStep,
)
from gongkai.pages.family_honours import HonourRow, honours_in
from gongkai.pages.list_pages import page_refs
from gongkai.pages.money_over_time import Course, charted, fund_courses
from gongkai.pages.planned import PlannedPage
from gongkai.pages.record_related import fund_address, matter_address

FAMILIES = "wenming/jiating.html"


def matter_pages(board: Board) -> Iterator[PlannedPage]:
    """Yield one page for every matter, its records in the order of their days."""
    for name, records in sorted(board.by_matter.items()):
        steps = sorted(records, key=lambda summary: (summary.public_date, summary.id))
        yield PlannedPage(
            address=matter_address(name),
            template="matter",
            section=steps[-1].section,
            title=name,
            description=text("matter.lead", name=name, count=len(steps)),
            reads=reads(steps),
            make=partial(_matter_page, name, steps),
        )


def fund_pages(board: Board) -> Iterator[PlannedPage]:
    """Yield the pages of every fund, newest payment first."""
    for name, records in sorted(board.by_fund.items()):
        first = fund_address(name)
        courses = fund_courses(name, records)
        for number, run in enumerate(runs(records), start=1):
            address = first if number == 1 else first.replace(".html", f"-{number}.html")
            drawn = courses if number == 1 else []
            yield PlannedPage(
                address=address,
                template="fund",
                section="caiwu",
                title=name,
                description=text("fund.lead", name=name, count=len(records)),
                reads=reads(run, str(len(records)), repr(drawn)),
                make=partial(_fund_page, name, run, len(records), drawn),
            )


def families_pages(board: Board) -> Iterator[PlannedPage]:
    """Yield the gallery of model families, when there are any."""
    families = board.families
    if not families:
        return
    honoured = [summary for summary in board.records if summary.honours]
    yield PlannedPage(
        address=FAMILIES,
        template="families",
        section="wenming",
        title=text("families.title"),
        description=text("families.lead"),
        reads=reads([*families, *honoured], str(sorted(honours_by_family(board).items()))),
        make=partial(_families_page, board),
    )


def honours_by_family(board: Board) -> dict[str, list[HonourRow]]:
    """Return for each family's record id the honours it holds."""
    return honours_in(board.records, board.as_of)


def newest_flag(board: Board) -> tuple[str, ...]:
    """Return when red flags were last given: the period's last day and name; () for never."""
    return max((summary.flag for summary in board.families), default=())


def family_cards(board: Board, up: str, most: int | None = None) -> tuple[FamilyCard, ...]:
    """Return the model families as cards, each with its honours in one line."""
    honours = honours_by_family(board)
    flag = newest_flag(board)
    return tuple(
        FamilyCard(
            href=up + summary.address,
            title=summary.title,
            sentence=summary.sentence,
            photo=up + summary.photo if summary.photo else "",
            flag=text("families.flag", period=flag[1]) if flag and summary.flag == flag else "",
            honours=list_line(dict.fromkeys(award for award, *_ in honours.get(summary.id, ()))),
        )
        for summary in board.families[:most]
    )


def _families_page(board: Board) -> FamiliesPage:
    cards = family_cards(board, "../")
    return FamiliesPage(text("families.title"), text("families.lead"), cards)


def _facts(summary: Summary) -> tuple[Fact, ...]:
    return tuple(Fact("highlight", label, value) for label, value in summary.highlights)


def _matter_page(name: str, steps: Sequence[Summary]) -> MatterPage:
    return MatterPage(
        title=name,
        lead=text("matter.lead", name=name, count=len(steps)),
        steps=tuple(
            MatterStep(entry_of(summary), entry_of(summary).kind, _facts(summary))
            for summary in steps
        ),
    )


def _fund_page(name: str, run: Sequence[Summary], count: int, courses: list[Course]) -> FundPage:
    return FundPage(
        title=name,
        lead=text("fund.lead", name=name, count=count),
        rows=tuple(
            FundRow(
                entry_of(summary), summary.period_label or summary.public_date, _facts(summary)
            )
            for summary in run
        ),
        pages=page_refs(short_hash(name), page_count(count)),
        charted=tuple(charted(courses)),
    )
