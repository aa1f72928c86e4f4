"""Gather what one household received in a year from the rows of records that name it.

A row counts when its group is the household's and its name one that only this household bears
there. What was only planned or put up for objections stands apart, and comes again as its result;
where the result is public too, the plan is left out.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from functools import partial, singledispatch
from itertools import chain
from typing import NamedTuple, TypeAlias

from gongkai.base.light_dataclass import dataclass
from gongkai.base.spaces import unspaced
from gongkai.check.households import Claimant, group_number
from gongkai.model.kinds.benefits import Subsidy
from gongkai.model.kinds.honours import Award, Honoured, Inspection, Points
from gongkai.model.kinds.honours import PointsBalance as Balance
from gongkai.model.kinds.honours import PointsLine as Line
from gongkai.model.kinds.shares import Distribution, Goods, Handout
from gongkai.model.parts import Recipient
from gongkai.model.receipt import Origin, Receipt, Receipts, ReceiptSort
from gongkai.model.record import Record
from gongkai.model.settings import Settings
from gongkai.model.vocabulary import Audience, Kind, Stage

RECEIVING = frozenset(
    {Kind.SUBSIDY, Kind.DISTRIBUTION, Kind.GOODS, Kind.AWARD, Kind.INSPECTION, Kind.POINTS}
)
"""The kinds of record in which rows tell what a household received."""
_Row: TypeAlias = Recipient | Handout | Honoured | Balance | Line


class Shown(NamedTuple):
    """A posted record and the first day on which it was public."""

    record: Record
    day: date


@dataclass(frozen=True, slots=True)
class Search:
    """Whose rows of which year are looked for, as of which day."""

    claimant: Claimant
    settings: Settings
    year: int
    as_of: date


def receipts_of(found: Iterable[Shown], search: Search) -> Receipts:
    """Return the rows of posted records that name a household, by day, and those left open.

    What is for party members alone is no matter of the household's.
    """
    known = [one for one in found if one.record.audience is not Audience.PARTY_MEMBERS]
    results = _Results(known)
    receipts: list[Receipt] = []
    unplaced: list[tuple[str, int]] = []
    for one in known:
        if results.has_one_of(one):
            continue
        mine, lost = _told_by(one, search)
        receipts += mine
        if lost:
            unplaced.append((one.record.id, lost))
    return Receipts(tuple(sorted(receipts, key=lambda one: one.origin[:2])), unplaced)


def _told_by(shown: Shown, search: Search) -> tuple[list[Receipt], int]:
    """Return what a record tells of a household in the year; how many rows name no known group."""
    mine, lost = [], 0
    for row, make in _rows_of(shown.record):
        if unspaced(row.person) not in search.claimant.names:
            continue
        receipt = make(_origin(shown, row, search.as_of))
        group = group_number(search.settings, row.group)
        if receipt.origin.day.year != search.year or group not in {search.claimant.group, ""}:
            continue
        if group:
            mine.append(receipt)
        else:
            lost += 1
    return mine, lost


class _Results:
    """Which plans and notices have come again as their result."""

    def __init__(self, shown: Sequence[Shown]) -> None:
        self._ids = {one.record.id for one in shown}
        self._first = {one.record.first_notice for one in shown if one.record.first_notice}
        self._done: dict[tuple[str, Kind], date] = {}
        for record, day in shown:
            if record.matter and not _is_plan(record):
                key = record.matter, record.kind
                self._done[key] = max(day, self._done.get(key, day))

    def has_one_of(self, shown: Shown) -> bool:
        """Return whether the result of a plan or notice is public as well."""
        record, day = shown
        if not _is_plan(record):
            return False
        if record.result_notice in self._ids or record.id in self._first:
            return True
        return self._done.get((record.matter, record.kind), date.min) >= day


def _is_plan(record: Record) -> bool:
    return record.stage is Stage.BEFORE or bool(record.result_notice)


def _origin(shown: Shown, row: _Row, as_of: date) -> Origin:
    """Return when a row was received: its own day, the record's, the period's end, when shown."""
    record = shown.record
    place = record.id, record.title, unspaced(row.person)
    paid: date | None = next((day for day in _days(record, row) if day), None)
    if paid:
        return Origin(paid, *place, is_pending=_is_plan(record) or paid > as_of)
    day = record.period.end if record.period else shown.day
    return Origin(day, *place, record.period, _is_plan(record))


def _days(record: Record, row: _Row) -> Iterator[date | None]:
    if isinstance(row, Handout | Line):
        yield row.day
    if isinstance(record, Subsidy | Distribution):
        yield record.paid_on
    if isinstance(record, Award | Inspection):
        yield record.day


_Made: TypeAlias = Iterator[tuple[_Row, Callable[[Origin], Receipt]]]


@singledispatch
def _rows_of(record: Record) -> _Made:
    """Yield every row that may name a household, and what makes a receipt of it."""
    del record
    yield from ()


@_rows_of.register(Subsidy)
@_rows_of.register(Distribution)
def _(record: Subsidy | Distribution) -> _Made:
    return ((row, partial(_paid, row)) for row in record.recipients)


@_rows_of.register
def _(record: Goods) -> _Made:
    return ((row, partial(_handed_out, row)) for row in record.handouts)


@_rows_of.register
def _(record: Award) -> _Made:
    return ((row, partial(_honoured, row)) for row in record.award_results)


@_rows_of.register
def _(record: Inspection) -> _Made:
    return ((row, partial(_honoured, row)) for row in record.red_list)


@_rows_of.register
def _(record: Points) -> _Made:
    balanced = {(row.group, row.person) for row in record.points_balances}
    lines = (row for row in record.points_lines if (row.group, row.person) not in balanced)
    return chain(
        ((row, partial(_balance, row)) for row in record.points_balances),
        ((row, partial(_earned, row)) for row in lines),
    )


def _paid(row: Recipient, origin: Origin) -> Receipt:
    quantity = str(row.quantity or "")
    return Receipt(origin, ReceiptSort.MONEY, row.amount, quantity=quantity, rate=row.rate)


def _handed_out(row: Handout, origin: Origin) -> Receipt:
    return Receipt(origin, ReceiptSort.THINGS, value=f"{row.goods_name} {row.quantity}")


def _honoured(row: Honoured, origin: Origin) -> Receipt:
    told = tuple(one for one in (row.grade, row.citation) if one)
    if row.amount is None:
        return Receipt(origin, ReceiptSort.THINGS, value=row.reward, words=told)
    more = (row.reward,) if row.reward else ()
    return Receipt(origin, ReceiptSort.MONEY, row.amount, words=(*told, *more))


def _balance(row: Balance, origin: Origin) -> Receipt:
    points = row.opening, row.redeemed, row.closing
    return Receipt(origin, ReceiptSort.POINTS, value=_number(row.earned), points=points)


def _earned(row: Line, origin: Origin) -> Receipt:
    return Receipt(origin, ReceiptSort.POINTS, value=str(row.points), words=(row.name,))


def _number(count: int | None) -> str:
    return "" if count is None else str(count)
