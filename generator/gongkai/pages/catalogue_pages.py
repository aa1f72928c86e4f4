"""The public catalogue: every item, what it covers, and the records under it."""

from collections.abc import Iterator, Sequence
from datetime import date
from functools import partial

from gongkai.base.digest import digest_of
from gongkai.base.texts import text
from gongkai.model.blocks import Fact
from gongkai.model.catalogue import Item
from gongkai.model.summary import Summary
from gongkai.model.vocabulary import Section
from gongkai.pages.board import Board, entry_of, page_count, reads, runs
from gongkai.pages.cells import list_line
from gongkai.pages.contexts import (
    CataloguePage,
    CatalogueSection,
    Group,
    ItemRow,
    ListPage,
    Ref,
)
from gongkai.pages.list_pages import page_refs
from gongkai.pages.money_over_time import Course, charted, item_courses
from gongkai.pages.planned import PlannedPage
from gongkai.pages.rule_pages import ADDRESS, due_line, item_rules, law_day, rules_pages
from gongkai.pages.rule_words import law_line


def catalogue_pages(board: Board) -> Iterator[PlannedPage]:
    """Yield the catalogue and a page for every item."""
    counts = [f"{item}:{len(records)}" for item, records in sorted(board.by_item.items())]
    day = law_day(board).isoformat()
    yield PlannedPage(
        address="mulu/index.html",
        template="catalogue",
        section="mulu",
        title=text("catalogue.title"),
        description=text("catalogue.lead"),
        reads=digest_of(day, *counts),
        make=partial(_catalogue_page, board),
    )
    yield from rules_pages(board)
    for section in Section:
        for item in board.catalogue.items_of(section):
            yield from _item_pages(board, item)


def _catalogue_page(board: Board) -> CataloguePage:
    return CataloguePage(
        title=text("catalogue.title"),
        lead=text("catalogue.lead"),
        rules=Ref(text("standards.link"), ADDRESS.rpartition("/")[2]),
        sections=tuple(
            CatalogueSection(
                section.value,
                section.label,
                tuple(_row(board, item) for item in board.catalogue.items_of(section)),
            )
            for section in Section
        ),
    )


def _row(board: Board, item: Item) -> ItemRow:
    return ItemRow(
        ref=Ref(item.name, f"{item.id}.html"),
        help=item.help,
        interval=item.interval.label if item.interval else text("elements.irregular"),
        due=due_line(board.catalogue, item, law_day(board)),
        basis=_basis(board, item),
        publisher=list_line(publisher.label for publisher in item.publishers),
        privacy=item.privacy.label,
        systems=list_line(_system_names(board, item)),
        count=len(board.by_item.get(item.id, ())),
    )


def _system_names(board: Board, item: Item) -> Iterator[str]:
    for system in board.catalogue.systems_of(item.id):
        yield system.name
        yield from system.aliases


def _basis(board: Board, item: Item) -> str:
    day = min(law_day(board), item.valid_to or date.max)
    refs = board.catalogue.basis_on(item, day)
    return law_line(refs, board.catalogue) or item.local_basis or text("elements.basis_missing")


def _item_pages(board: Board, item: Item) -> Iterator[PlannedPage]:
    records = board.by_item.get(item.id, [])
    courses = item_courses(records, board.catalogue)
    for number, run in enumerate(runs(records), start=1):
        name = item.id if number == 1 else f"{item.id}-{number}"
        drawn = courses if number == 1 else []
        yield PlannedPage(
            address=f"mulu/{name}.html",
            template="list",
            section=item.section,
            title=item.name,
            description=item.help,
            reads=reads(run, str(len(records)), law_day(board).isoformat(), repr(drawn)),
            make=partial(_item_page, board, item, run, number, drawn),
        )


def _item_page(
    board: Board, item: Item, run: Sequence[Summary], number: int, courses: list[Course]
) -> ListPage:
    row = _row(board, item)
    facts = {
        "section": item.section.label,
        "interval": row.interval,
        "basis": row.basis,
        "publisher": row.publisher,
        "privacy": f"{row.privacy} {item.privacy_note}".strip(),
        "systems": row.systems,
    }
    years: dict[str, list[Summary]] = {}
    for summary in run:
        years.setdefault(summary.public_date[:4], []).append(summary)
    return ListPage(
        title=item.name,
        lead=item.help,
        facts=(
            *(
                Fact(name, text(f"catalogue.{name}"), value)
                for name, value in facts.items()
                if value
            ),
            *item_rules(board.catalogue, item, law_day(board)),
        ),
        groups=tuple(
            Group(text("section.year", year=year), tuple(map(entry_of, own)))
            for year, own in years.items()
        ),
        tabs=(),
        current="",
        pages=page_refs(item.id, page_count(row.count)),
        page=str(number),
        empty=text("catalogue.empty"),
        charted=tuple(charted(courses)),
    )
