"""What each kind of record opened and closed a period with: the links of a chain."""

from collections.abc import Iterable, Iterator
from functools import singledispatch
from typing import NamedTuple

from gongkai.base.figure import Figure
from gongkai.base.money import Money, total_of
from gongkai.base.period import Period, PeriodKind
from gongkai.check.claims import is_partial
from gongkai.check.subject import Subject
from gongkai.model.chain_traces import Carried
from gongkai.model.kinds.accounts import Book, Debt, Ledger, Report, Statement
from gongkai.model.kinds.funds import Budget, BudgetForm
from gongkai.model.kinds.honours import Points
from gongkai.model.kinds.shares import Goods
from gongkai.model.kinds.works import Assets
from gongkai.model.record import Record
from gongkai.model.traces import TraceRow, row_of
from gongkai.model.vocabulary import Publisher

SCALE = 10_000
"""Quantities are kept as whole ten-thousandths: four decimals are the finest people write."""
_JOIN = "\u00b7"


class Link(NamedTuple):
    """One name with what it opened and closed with."""

    name: str
    opening: int | None
    closing: int | None


class Links(NamedTuple):
    """All names of one record in one chain, and the fields they stand in."""

    chain: str
    series: str
    links: Iterable[Link]
    list_field: str
    opening_field: str


def series_of(record: Record, book: Book | None, *more: str) -> str:
    """Return whose account it is: joint books belong to all their owners, whoever publishes."""
    owners = sorted(owner.value for owner in book.owners) if book else []
    body = "+".join(owners) if len(owners) > 1 else record.publisher.value
    return _JOIN.join((body, *_groups(record), book.name if book else "", *more))


def book_of(ledger: Ledger) -> str:
    """Return which set of books a ledger names: one of a villagers' group bears its name too."""
    return _JOIN.join((ledger.book.name, *_groups(ledger))) if ledger.book else ""


def _groups(record: Record) -> Iterable[str]:
    is_of_group = record.publisher is Publisher.VILLAGERS_GROUP
    return sorted(record.concerned_groups) if is_of_group else ()


def trace_carried(subject: Subject) -> Iterator[TraceRow]:
    """Yield what the record's period began and ended with."""
    record = subject.record
    if record.period is None or record.reprint or is_partial(record):
        return
    found = _links_of(record, record.period)
    if found is None:
        return
    links = list(found.links)
    if links:
        yield row_of(
            Carried(
                chain=found.chain,
                series=found.series,
                start=record.period.start.isoformat(),
                end=record.period.end.isoformat(),
                names=tuple(one.name for one in links),
                openings=tuple(one.opening for one in links),
                closings=tuple(one.closing for one in links),
                list_field=found.list_field,
                opening_field=found.opening_field,
            )
        )


@singledispatch
def _links_of(_record: Record, _period: Period) -> Links | None:
    """Return what a record carries over; most kinds carry nothing."""
    return None


@_links_of.register
def _ledger(record: Ledger, _: Period) -> Links:
    links = (Link(one.account, _fen(one.opening), one.closing.fen) for one in record.balances)
    series = series_of(record, record.book, record.fund)
    return Links("account", series, links, "balances", "opening")


@_links_of.register
def _statement(record: Statement, period: Period) -> Links | None:
    series = series_of(record, record.book)
    if record.report is Report.DEBTS:
        return Links("debts", series, _debts(record.debts), "debts", "opening")
    # The first column of a quarter's balance sheet may be that of New Year: no verdict there.
    if period.kind is not PeriodKind.YEAR and record.report is not Report.TRIAL_BALANCE:
        return None
    series = _JOIN.join((series, record.report.value))
    opening, closing = "opening", "closing"
    if record.report is Report.INCOME_STATEMENT:
        opening, closing = "last_year", "this_year"
    links = [
        Link(line.subject, _fen(getattr(line, opening)), _fen(getattr(line, closing)))
        for line in record.statement_lines
    ]
    return Links("statement", series, _once(links), "statement_lines", opening)


def _debts(debts: Iterable[Debt]) -> Iterator[Link]:
    """Yield what each unit owes or is owed; private people only all together, without names."""
    rows: dict[tuple[str, str, str], list[Debt]] = {}
    for debt in debts:
        nature = debt.debt_nature if debt.counterparty else ""
        rows.setdefault((debt.debt_side.label, debt.counterparty, nature), []).append(debt)
    done: set[tuple[str, str, str]] = set()
    for debt in debts:
        nature = debt.debt_nature if debt.counterparty else ""
        key = (debt.debt_side.label, debt.counterparty, nature)
        own = rows[key]
        openings = [one.opening for one in own if one.opening is not None]
        whole = len(openings) == len(own) and key not in done
        done.add(key)
        name = _JOIN.join(filter(None, key))
        yield Link(
            name,
            total_of(openings).fen if whole else None,
            total_of(one.closing for one in own).fen if own[0] is debt else None,
        )


@_links_of.register
def _assets(record: Assets, _: Period) -> Links | None:
    links = [
        Link(
            _JOIN.join(filter(None, (line.name, line.place, _unit(line.at_year_start)))),
            _exact(line.at_year_start),
            _exact(line.at_year_end),
        )
        for line in record.assets
        if _unit(line.at_year_start) == _unit(line.at_year_end)
    ]
    # Rows are told by their number: keep one link per row.
    if len(links) != len(record.assets):
        return None
    return Links(
        "assets", series_of(record, None, record.item), _once(links), "assets", "at_year_start"
    )


@_links_of.register
def _goods(record: Goods, _: Period) -> Links:
    links = [
        Link(_JOIN.join((line.goods_name, line.goods_unit)), line.stock_before, line.in_stock)
        for line in record.goods_lines
    ]
    series = series_of(record, None, record.item)
    return Links("goods", series, _once(links), "goods_lines", "stock_before")


@_links_of.register
def _points(record: Points, _: Period) -> Links:
    scheme = record.points_scheme or record.item
    link = Link(scheme, record.opening, record.closing)
    return Links("points", series_of(record, None, scheme), [link], "", "opening")


@_links_of.register
def _budget(record: Budget, _: Period) -> Links:
    is_final = record.budget_form is BudgetForm.FINAL
    closing = _fen(record.carried_out) if is_final else None
    link = Link(record.book.name if record.book else record.item, _fen(record.carried_in), closing)
    return Links("budget", series_of(record, record.book), [link], "", "carried_in")


def _once(links: list[Link]) -> Iterator[Link]:
    """Yield all links; a name that stands twice says nothing for certain."""
    names = [one.name for one in links]
    for one in links:
        yield one if names.count(one.name) == 1 else Link(one.name, None, None)


def _fen(amount: Money | None) -> int | None:
    return None if amount is None else amount.fen


def _unit(figure: Figure | None) -> str:
    return figure.unit if figure else ""


def _exact(figure: Figure | None) -> int | None:
    if figure is None or not figure.is_exact:
        return None
    scaled = figure.number * SCALE
    return int(scaled) if scaled == scaled.to_integral_value() else None
