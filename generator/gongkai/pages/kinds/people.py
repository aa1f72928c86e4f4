"""How rosters and lists of people present themselves: how many, until when, whom to call."""

import re

from gongkai.base.light_dataclass import dataclass
from gongkai.base.texts import text
from gongkai.model.blocks import Block, Column, OwnBlock, Presentation
from gongkai.model.face import Projection
from gongkai.model.kinds.people import DutyShift, NameList, Roster, RosterOfficer
from gongkai.pages.blocks import table_of
from gongkai.pages.kinds.clauses import clause, highlights_of, sentence_of

_PHONE = "office_phone"
_NOT_DIALLED = re.compile(r"[^0-9+]")


@dataclass(frozen=True, slots=True)
class ContactRow:
    """One line of contacts: its cells, and the office phone with the number to dial."""

    cells: tuple[str, ...]
    phone: str
    href: str


@dataclass(frozen=True, slots=True)
class Contacts:
    """What the template ``blocks/contacts.html`` shows."""

    columns: tuple[Column, ...]
    rows: tuple[ContactRow, ...]
    has_phones: bool


def present_roster(projection: Projection) -> Presentation:
    """Return body, number of people and term in one sentence; phones can be tapped."""
    roster = projection.record
    assert isinstance(roster, Roster)  # noqa: S101 - the registry pairs kind and presenter
    withheld = projection.withheld_rows("post_holders")
    listed = len(roster.officers) + len(roster.post_holders) + (withheld.count if withheld else 0)
    count = roster.head_count or listed or None
    clauses = (
        clause("people.in_all", count=count),
        clause("people.term", term=roster.term),
        clause("people.place", place=roster.meeting_place),
        clause("people.phone", phone=roster.office_phone),
    )
    blocks: list[Block] = []
    if roster.officers:
        blocks.append(_contacts("officers", roster.officers))
    if roster.duty_shifts:
        blocks.append(_contacts("duty_shifts", roster.duty_shifts))
    return Presentation(
        sentence=sentence_of(roster, clauses, roster.organisation),
        highlights=highlights_of(("people.label_people", count)),
        replaced=frozenset({"officers", "duty_shifts"}),
        after=tuple(blocks),
    )


def present_name_list(projection: Projection) -> Presentation:
    """Return how many stand on the list, and how many came and went, in one sentence."""
    record = projection.record
    assert isinstance(record, NameList)  # noqa: S101 - the registry pairs kind and presenter
    withheld = projection.withheld_rows("listed")
    lines = len(record.listed) or (withheld.count if withheld else 0) or None
    counts = (record.household_count, record.head_count)
    clauses = (
        _how_many(record, lines),
        clause("people.joined", count=record.joined_count),
        clause("people.left", count=record.left_count),
    )
    return Presentation(
        sentence=sentence_of(record, clauses),
        highlights=highlights_of(
            ("people.label_households", record.household_count),
            ("people.label_people", record.head_count),
            ("people.label_lines", None if any(counts) else lines),
        ),
    )


def _how_many(record: NameList, lines: int | None) -> str:
    households, people = record.household_count, record.head_count
    return (
        clause("people.households_and_people", households=households, people=people)
        or clause("people.households", count=households)
        or clause("people.people", count=people)
        or clause("people.lines", count=lines)
    )


def _contacts(name: str, rows: tuple[RosterOfficer, ...] | tuple[DutyShift, ...]) -> OwnBlock:
    table = table_of(name, text(f"people.{name}"), rows)
    keep = [index for index, column in enumerate(table.columns) if column.name != _PHONE]
    phones = [row.office_phone for row in rows]
    lines = tuple(
        ContactRow(
            cells=tuple(cells[index] for index in keep),
            phone=phone,
            href=f"tel:{_NOT_DIALLED.sub('', phone)}" if phone else "",
        )
        for phone, cells in zip(phones, table.rows, strict=True)
    )
    columns = tuple(table.columns[index] for index in keep)
    data = Contacts(columns, lines, has_phones=any(line.phone for line in lines))
    return OwnBlock(name, table.title, "contacts", data)
