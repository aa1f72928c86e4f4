"""The page of guides by need: the affairs told of what people come for, records beside them."""

import re
from collections.abc import Iterator, Sequence
from functools import partial
from typing import NamedTuple

from gongkai.base.needs import Need, needs
from gongkai.base.texts import text
from gongkai.model.summary import Summary
from gongkai.model.vocabulary import Section, State
from gongkai.pages.board import Board, reads
from gongkai.pages.contexts import Ref
from gongkai.pages.planned import PlannedPage
from gongkai.pages.ways_contexts import AffairLine, NeedPart, NeedsPage

ADDRESS = "banshi/index.html"
AFFAIR = "shi-{number}"
"""The anchor of an affair on its record's page, as ``blocks/affairs.html`` writes it."""
_OTHER = "other"
_NOT_DIALLED = re.compile(r"[^0-9+]")


class _Affair(NamedTuple):
    record: Summary
    number: int
    name: str
    for_whom: str
    phone: str


class _Met(NamedTuple):
    """A need with what the board has for it."""

    id: str
    affairs: tuple[_Affair, ...]
    records: tuple[Summary, ...]


def needs_pages(board: Board) -> Iterator[PlannedPage]:
    """Yield the page of guides by need, when there is anything for one."""
    found = met_needs(board)
    if not found:
        return
    read = [record for met in found for record in (*(a.record for a in met.affairs), *met.records)]
    yield PlannedPage(
        address=ADDRESS,
        template="needs",
        section="fuwu",
        title=text("ways.needs.title"),
        description=text("ways.needs.lead"),
        reads=reads(read),
        make=partial(_page, found),
    )


def met_needs(board: Board) -> tuple[_Met, ...]:
    """Return the needs for which the board has anything; affairs of no need come last."""
    affairs = tuple(_affairs(board.records))
    found = tuple(filter(_has_any, (_met(need, affairs, board) for need in needs())))
    told = {affair.name for met in found for affair in met.affairs}
    other = (a for a in affairs if a.name not in told and a.record.section == Section.FUWU.value)
    rest = _Met(_OTHER, tuple(other), ())
    return (*found, rest) if rest.affairs else found


def _has_any(met: _Met) -> bool:
    return bool(met.affairs or met.records)


def _met(need: Need, affairs: Sequence[_Affair], board: Board) -> _Met:
    own = tuple(affair for affair in affairs if need.is_met_by(affair.name))
    newest = (_newest(board.by_item.get(item, ())) for item in need.items)
    shown = {affair.record.id for affair in own}
    return _Met(need.id, own, tuple(one for one in newest if one and one.id not in shown))


def _newest(records: Sequence[Summary]) -> Summary | None:
    return next((one for one in records if one.state != State.ARCHIVED.value), None)


def _affairs(records: Sequence[Summary]) -> Iterator[_Affair]:
    """Yield every affair of guides that hold; of several of one name the newest."""
    known: set[str] = set()
    for record in records:
        if not record.affairs or record.state == State.ARCHIVED.value:
            continue
        for number, (name, for_whom, phone) in enumerate(record.affairs, start=1):
            if name not in known:
                known.add(name)
                yield _Affair(record, number, name, for_whom, phone)


def _page(found: Sequence[_Met]) -> NeedsPage:
    parts = tuple(map(_part, found))
    return NeedsPage(
        title=text("ways.needs.title"),
        lead=text("ways.needs.lead"),
        ways=tuple(Ref(part.title, f"#{part.id}") for part in parts),
        needs=parts,
    )


def _part(met: _Met) -> NeedPart:
    return NeedPart(
        id=met.id,
        title=text(f"ways.needs.names.{met.id}"),
        affairs=tuple(map(_line, met.affairs)),
        records=tuple(Ref(one.title, f"../{one.address}") for one in met.records),
    )


def _line(affair: _Affair) -> AffairLine:
    anchor = AFFAIR.format(number=affair.number)
    phone = affair.phone
    return AffairLine(
        ref=Ref(affair.name, f"../{affair.record.address}#{anchor}"),
        for_whom=affair.for_whom,
        phone=Ref(phone, f"tel:{_NOT_DIALLED.sub('', phone)}") if phone else None,
    )
