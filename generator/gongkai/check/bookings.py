"""What a record says was paid from, or into, the village's books stands in the ledger it names."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import singledispatch
from typing import NamedTuple

from gongkai.base.dates import chinese_date
from gongkai.base.gaps import explain_number
from gongkai.base.money import Money, total_of
from gongkai.base.problem import Problem, Where
from gongkai.check.claims import WORDS, Stated, in_yuan, is_partial, told_slip
from gongkai.check.subject import Subject
from gongkai.check.village import Traced, Village
from gongkai.model.chain_traces import Booked, Entered
from gongkai.model.glossary import key_of
from gongkai.model.kinds.benefits import PaymentRoute, SettlementType, Subsidy
from gongkai.model.kinds.honours import Award
from gongkai.model.kinds.shares import Distribution, Levy
from gongkai.model.kinds.works import Contract, ContractSide, Project
from gongkai.model.record import Record
from gongkai.model.traces import TraceRow, row_of

_YEAR = 12


class Confirmed(NamedTuple):
    """A record that says it was paid through a ledger, and the day on which it stands there."""

    day: str
    record: str


class _Claim(NamedTuple):
    """An amount, negative when paid out, the ledger and day it is said to stand in, its place."""

    ledger: str | None
    day: date | None
    amount: int
    path: tuple[str | int, ...]
    is_booked: bool = False
    """Said to go through the village's books, whether or not the ledger is named."""


def trace_entered(subject: Subject) -> Iterator[TraceRow]:
    """Yield every amount that the record says stands in a ledger; "" where it names none."""
    if subject.record.reprint:
        return
    for claim in _claims_of(subject.record):
        day = claim.day.isoformat() if claim.day else ""
        if claim.amount and (claim.ledger or (claim.is_booked and day)):
            yield row_of(Entered(claim.ledger or "", day, claim.amount), *claim.path)


def check_entered(village: Village) -> Iterator[Problem]:
    """Yield F211-F214 where an amount does not stand in the ledger it is said to stand in."""
    claims = list(village.traced(Entered))
    ledgers = {one.record.id: one for one in village.traced(Booked)} if claims else {}
    files = {one.id: one.file for one in village.summaries} if claims else {}
    for one in claims:
        if not one.trace.ledger:
            continue
        ledger = ledgers.get(one.trace.ledger)
        if ledger is not None:
            yield from _looked_up(one, ledger)
        elif one.trace.ledger in files:
            facts = {"other": one.trace.ledger, "file": files[one.trace.ledger]}
            yield Problem("F211", one.where, facts)


def check_not_named(village: Village) -> Iterator[Problem]:
    """Yield F228 where what went through the books stands in no ledger of its publisher.

    Only where that publisher has whole ledgers of that day; who keeps none is not judged.
    """
    claims = [one for one in village.traced(Entered) if not one.trace.ledger]
    ledgers = _by_month(village) if claims else {}
    for one in claims:
        own = [
            ledger
            for ledger in ledgers.get((one.record.publisher, one.trace.day[:7]), ())
            if ledger.trace.start <= one.trace.day <= ledger.trace.end
        ]
        if own and not any(one.trace.day in _days_of(x.trace, one.trace.amount) for x in own):
            facts = {
                "day": _told(one.trace.day),
                "amount": in_yuan(abs(one.trace.amount)),
                "side": key_of("income" if one.trace.amount > 0 else "expense"),
                "ledgers": "\u3001".join(ledger.record.id for ledger in own),
            }
            yield Problem("F228", one.where, facts)


def confirmed(village: Village) -> Mapping[str, Sequence[Confirmed]]:
    """Return for each ledger's record the records whose money stands in it as they say.

    A line counts only by amount and day; one without a day proves nothing.
    """
    claims = [one for one in village.traced(Entered) if one.trace.ledger and one.trace.day]
    ledgers = {one.record.id: one for one in village.traced(Booked)} if claims else {}
    found: dict[str, set[Confirmed]] = defaultdict(set)
    for one in claims:
        ledger = ledgers.get(one.trace.ledger)
        if ledger and one.trace.day in _days_of(ledger.trace, one.trace.amount):
            found[ledger.record.id].add(Confirmed(one.trace.day, one.record.id))
    return {id_: sorted(rows) for id_, rows in found.items()}


def _by_month(village: Village) -> Mapping[tuple[str, str], Sequence[Traced[Booked]]]:
    """Return the whole ledgers by their publisher and each month that they reach into."""
    found: dict[tuple[str, str], list[Traced[Booked]]] = defaultdict(list)
    for one in village.traced(Booked):
        if one.trace.is_whole:
            for month in _months(one.trace.start, one.trace.end):
                found[one.record.publisher, month].append(one)
    return found


def _months(start: str, end: str) -> Iterator[str]:
    first, last = (int(day[:4]) * _YEAR + int(day[5:7]) - 1 for day in (start, end))
    for month in range(first, last + 1):
        yield f"{month // _YEAR:04}-{month % _YEAR + 1:02}"


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


def _nearest(booked: Booked, entered: Entered) -> int | None:
    """Return the line most likely meant: of that side, of that day if any is, the nearest."""
    lines = [
        (day == entered.day, line)
        for day, line in zip(booked.days, booked.amounts, strict=True)
        if (line > 0) == (entered.amount > 0)
    ]
    of_day = [line for is_same, line in lines if is_same] or [line for _, line in lines]
    return min(of_day, key=lambda line: abs(line - entered.amount), default=None)


def _nearest_told(nearest: int | None, entered: Entered, where: Where) -> dict[str, str]:
    if nearest is None:
        return {"nearest": "", "hint": ""}
    stated = Stated("", where, key_of("amount"), abs(entered.amount), in_yuan)
    slip = explain_number(abs(entered.amount), abs(nearest))
    told = {"number": in_yuan(abs(nearest)), "gap": in_yuan(abs(entered.amount - nearest))}
    return {"nearest": WORDS["nearest"].format(**told), "hint": told_slip(slip, stated, ())}


def _told(day: str) -> str:
    return chinese_date(date.fromisoformat(day)) if day else day


@singledispatch
def _claims_of(_: Record) -> Iterable[_Claim]:
    """Return what a record says of the ledgers; most kinds say nothing."""
    return ()


@_claims_of.register
def _subsidy(record: Subsidy) -> Iterator[_Claim]:
    # What goes straight to people's cards stands in no ledger of the village.
    if record.route is not PaymentRoute.VILLAGE_ACCOUNT:
        return
    if not record.settlements:
        path = (key_of("paid_in" if record.paid_in else "route"),)
        yield _Claim(record.paid_in, record.paid_on, -record.total.fen, path, is_booked=True)
    for index, row in enumerate(record.settlements):
        # An instalment may stand in another ledger than the one that is named.
        sign = 1 if row.settlement_type is SettlementType.REFUND else -1
        place = (key_of("settlements"), index, key_of("amount"))
        yield _Claim("", row.day, sign * row.amount.fen, place, is_booked=True)


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
