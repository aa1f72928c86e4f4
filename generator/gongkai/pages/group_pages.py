"""A page for each villagers' group: what is public and names it, with its subtotals."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial

from gongkai.base.digest import short_hash
from gongkai.base.texts import text
from gongkai.model.blocks import Fact
from gongkai.model.settings import VillagersGroup
from gongkai.model.summary import Summary
from gongkai.pages.board import Board, entry_of, page_count, reads, runs
from gongkai.pages.cells import list_line
from gongkai.pages.contexts import Entry, Group, ListPage, Ref
from gongkai.pages.list_pages import page_refs
from gongkai.pages.planned import PlannedPage
from gongkai.pages.ways_contexts import GroupLine, GroupsPage

GROUPS = "zu/index.html"


def group_pages(board: Board) -> Iterator[PlannedPage]:
    """Yield the list of villagers' groups and the pages of each; none where there are none."""
    groups = board.settings.groups
    if not groups:
        return
    newest = [records[0] for _, records in sorted(board.by_group.items())]
    counts = {number: len(records) for number, records in board.by_group.items()}
    yield PlannedPage(
        address=GROUPS,
        template="groups",
        section="cunwu",
        title=text("ways.groups.title"),
        description=text("ways.groups.lead"),
        reads=reads(newest, repr(sorted(counts.items()))),
        make=partial(_groups_page, board),
    )
    for group in groups:
        yield from _pages_of(board, group)


def _groups_page(board: Board) -> GroupsPage:
    return GroupsPage(
        title=text("ways.groups.title"),
        lead=text("ways.groups.lead"),
        groups=tuple(_line(board, group) for group in board.settings.groups),
    )


def _line(board: Board, group: VillagersGroup) -> GroupLine:
    records = board.by_group.get(group.id, [])
    newest = text("ways.groups.newest", title=records[0].title) if records else ""
    return GroupLine(
        ref=Ref(board.settings.name_of_group(group.id), _address(group).rpartition("/")[2]),
        names=list_line((*group.aliases, group.hamlet)),
        count=text("ways.groups.counted", count=len(records)),
        newest=newest or text("ways.groups.none"),
    )


def _address(group: VillagersGroup, number: int = 1) -> str:
    # A group's number is typed by hand and may hold anything.
    rest = "" if number == 1 else f"-{number}"
    return f"zu/{short_hash(group.id)}{rest}.html"


def _pages_of(board: Board, group: VillagersGroup) -> Iterator[PlannedPage]:
    records = board.by_group.get(group.id, [])
    name = board.settings.name_of_group(group.id)
    for number, run in enumerate(runs(records), start=1):
        yield PlannedPage(
            address=_address(group, number),
            template="list",
            section="cunwu",
            title=name,
            description=text("ways.groups.one_lead", group=name),
            reads=reads(run, str(len(records))),
            make=partial(_group_page, board, group, run, number),
        )


def _group_page(
    board: Board, group: VillagersGroup, run: Sequence[Summary], number: int
) -> ListPage:
    name = board.settings.name_of_group(group.id)
    years: dict[str, list[Entry]] = {}
    for summary in run:
        years.setdefault(summary.public_date[:4], []).append(_entry(summary, group.id))
    return ListPage(
        title=name,
        lead=text("ways.groups.one_lead", group=name) + text("ways.groups.own_note"),
        facts=tuple(_facts(group)) if number == 1 else (),
        groups=tuple(
            Group(text("section.year", year=year), tuple(own)) for year, own in years.items()
        ),
        tabs=tuple(
            Ref(board.settings.name_of_group(one.id), _address(one).rpartition("/")[2])
            for one in board.settings.groups
        ),
        current=name,
        pages=page_refs(short_hash(group.id), page_count(len(board.by_group.get(group.id, ())))),
        page=str(number),
        empty=text("ways.groups.none"),
    )


def _entry(summary: Summary, number: str) -> Entry:
    own = dict(summary.groups)[number]
    entry = entry_of(summary)
    return replace(entry, own=own) if own else entry


def _facts(group: VillagersGroup) -> Iterator[Fact]:
    told = {
        "aliases": list_line(group.aliases),
        "hamlet": group.hamlet,
        "former_village": group.former_village,
    }
    for name, value in told.items():
        if value:
            yield Fact(name, text(f"ways.groups.{name}"), value)
