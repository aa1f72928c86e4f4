"""What a record says was paid from, or into, the village's books stands in the ledger it names."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date
from functools import singledispatch
from typing import NamedTuple

from gongkai.base.dates import chinese_date
from gongkai.base.gaps import explain_number
from gongkai.base.money import Money, total_of
from gongkai.base.problem import Problem, Where
from gongkai.check.claims import Stated, in_yuan, is_partial, told_slip
from gongkai.check.subject import Subject
from gongkai.check.village import Traced, Village
from gongkai.model.chain_traces import Booked, Entered
from gongkai.model.glossary import key_of
from gongkai.model.kinds.benefits import PaymentRoute, Subsidy
from gongkai.model.kinds.honours import Award
from gongkai.model.kinds.shares import Distribution, Levy
from gongkai.model.kinds.works import Contract, ContractSide, Project
from gongkai.model.record import Record
from gongkai.model.traces import TraceRow, row_of


class _Claim(NamedTuple):
    """An amount, negative when paid out, the ledger and day it is said to stand in, its place."""

    ledger: str | None
    day: date | None
    amount: int
    path: tuple[str | int, ...]


def trace_entered(subject: Subject) -> Iterator[TraceRow]:
    """Yield every amount that the record says stands in a named ledger."""
    if subject.record.reprint:
        return
    for claim in _claims_of(subject.record):
        if claim.ledger and claim.amount:
            day = claim.day.isoformat() if claim.day else ""
            yield row_of(Entered(claim.ledger, day, claim.amount), *claim.path)


def check_entered(village: Village) -> Iterator[Problem]:
    """Yield F211-F214 where an amount does not stand in the ledger it is said to stand in."""
    claims = list(village.traced(Entered))
    ledgers = {one.record.id: one for one in village.traced(Booked)} if claims else {}
    files = {one.id: one.file for one in village.summaries} if claims else {}
    for one in claims:
        ledger = ledgers.get(one.trace.ledger)
        if ledger is not None:
            yield from _looked_up(one, ledger)
        elif one.trace.ledger in files:
            facts = {"other": one.trace.ledger, "file": files[one.trace.ledger]}
            yield Problem("F211", one.where, facts)


def _looked_up(one: Traced[Entered], ledger: Traced[Booked]) -> Iterator[Problem]:
    entered, booked = one.trace, ledger.trace
    days = _days_of(booked, entered.amount)
    if entered.day in days or (days and not entered.day):
        return
    facts = {
        "amount": in_yuan(abs(entered.amount)),
        "side": key_of("income" if entered.amount > 0 else "expense"),
        "other": ledger.record.id,
        "file": ledger.record.file,
    }
    if entered.day and not booked.start <= entered.day <= booked.end:
        spans = {"day": _told(entered.day), "start": _told(booked.start), "end": _told(booked.end)}
        yield Problem("F214", one.where, facts | spans)
    elif days:
        told = {"day": _told(entered.day), "booked": _told(min(days))}
        yield Problem("F213", one.where, facts | told)
    elif booked.is_whole:
        nearest = _nearest(booked, entered)
        yield Problem("F212", one.where, facts | _nearest_told(nearest, entered, one.where))


def _days_of(booked: Booked, amount: int) -> frozenset[str]:
    """Return the days on which an amount was booked: as one line, one voucher or one subject."""
    sums: dict[tuple[str, str, str], int] = defaultdict(int)
    found = set()
    for day, voucher, subject, line in zip(
        booked.days, booked.vouchers, booked.subjects, booked.amounts, strict=True
    ):
        if line == amount:
            found.add(day)
        sums[day, "voucher", voucher] += line
        sums[day, "subject", subject] += line
    found |= {day for (day, _, _), total in sums.items() if total == amount}
    return frozenset(found)


def _nearest(booked: Booked, entered: Entered) -> int:
    """Return the line that is most likely meant: of that day and side, nearest in amount; or 0."""
    lines = [
        line
        for day, line in zip(booked.days, booked.amounts, strict=True)
        if (line > 0) == (entered.amount > 0) and (not entered.day or day == entered.day)
    ]
    return min(lines, key=lambda line: abs(line - entered.amount), default=0)


def _nearest_told(nearest: int, entered: Entered, where: Where) -> dict[str, str]:
    stated = Stated("", where, key_of("amount"), abs(entered.amount), in_yuan)
    slip = explain_number(abs(entered.amount), abs(nearest))
    return {
        "nearest": in_yuan(abs(nearest)),
        "gap": in_yuan(abs(entered.amount - nearest)),
        "hint": told_slip(slip, stated, ()),
    }


def _told(day: str) -> str:
    return chinese_date(date.fromisoformat(day)) if day else day


@singledispatch
def _claims_of(_: Record) -> Iterable[_Claim]:
    """Return what a record says of the ledgers; most kinds say nothing."""
    return ()


@_claims_of.register
def _subsidy(record: Subsidy) -> Iterator[_Claim]:
    # What goes straight to people's cards stands in no ledger of the village.
    if not record.settlements and record.route is PaymentRoute.VILLAGE_ACCOUNT:
        yield _Claim(record.paid_in, record.paid_on, -record.total.fen, (key_of("paid_in"),))


@_claims_of.register
def _distribution(record: Distribution) -> Iterator[_Claim]:
    # What nobody came for is kept in custody: both fields speak of the same money.
    kept = max(_fen(record.unclaimed), _fen(record.in_custody))
    paid = record.total.fen - kept
    yield _Claim(record.paid_in, record.paid_on, -paid, (key_of("paid_in"),))


@_claims_of.register
def _levy(record: Levy) -> Iterator[_Claim]:
    yield _Claim(record.paid_in, None, record.collected.fen, (key_of("paid_in"),))


@_claims_of.register
def _award(record: Award) -> Iterator[_Claim]:
    if not is_partial(record):
        prizes = total_of(one.amount for one in record.award_results).fen
        yield _Claim(record.paid_in, None, -prizes, (key_of("paid_in"),))


@_claims_of.register
def _project(record: Project) -> Iterator[_Claim]:
    for index, payment in enumerate(record.payments):
        path = (key_of("payments"), index, key_of("paid_in"))
        yield _Claim(payment.paid_in, payment.day, -payment.amount.fen, path)


@_claims_of.register
def _contract(record: Contract) -> Iterator[_Claim]:
    sign = {ContractSide.INCOME: 1, ContractSide.EXPENSE: -1}.get(
        record.contract_side or ContractSide.NONE, 0
    )
    for index, due in enumerate(record.payment_plan):
        path = (key_of("payment_plan"), index, key_of("paid_in"))
        yield _Claim(due.paid_in, due.paid_in_on, sign * _fen(due.collected), path)


def _fen(amount: Money | None) -> int:
    return amount.fen if amount else 0
