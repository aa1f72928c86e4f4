"""Money for one purpose is used for that purpose: what arrived is used or still there.

A fund is known by its name and the document that grants it, never by who was paid.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from gongkai.base.money import total_of
from gongkai.base.problem import Problem
from gongkai.check.claims import (
    Term,
    check_at_most,
    check_number,
    formula,
    in_yuan,
    is_partial,
    stated_in,
)
from gongkai.check.subject import Subject
from gongkai.check.village import Traced, Village
from gongkai.model.chain_traces import FundGiven, FundUsed
from gongkai.model.glossary import key_of
from gongkai.model.kinds.accounts import Ledger
from gongkai.model.kinds.benefits import Subsidy
from gongkai.model.kinds.funds import Allocation
from gongkai.model.kinds.works import Project
from gongkai.model.parts import FundSource
from gongkai.model.traces import TraceRow, row_of
from gongkai.model.vocabulary import State


def check_used_and_left(subject: Subject) -> Iterator[Problem]:
    """Yield F191 where more was paid than has arrived, F193 where paid and left is not arrived.

    Only where every source says how much of it has arrived.
    """
    record = subject.record
    if not isinstance(record, (Project, Subsidy)) or is_partial(record):
        return
    arrived = _arrived(record.fund_sources)
    if arrived is None:
        return
    if isinstance(record, Subsidy) and record.left_over is not None:
        stated = stated_in(subject, "F193", "left_over", record.left_over.fen)
        terms = [Term(key_of("arrived"), arrived), Term(key_of("total"), -record.total.fen)]
        yield from check_number(stated, arrived - record.total.fen, formula(terms, in_yuan))
        return
    name = "total" if isinstance(record, Subsidy) else "payments"
    used = record.total.fen if isinstance(record, Subsidy) else _paid(record)
    yield from check_at_most(stated_in(subject, "F191", name, used), key_of("arrived"), arrived)


def check_fund_overdrawn(subject: Subject) -> Iterator[Problem]:
    """Yield F192 for an account of a fund that is below nothing: other money was used."""
    ledger = subject.record
    if not isinstance(ledger, Ledger) or not ledger.fund:
        return
    for index, account in enumerate(ledger.balances):
        if account.closing.fen < 0:
            where = subject.where.at(key_of("balances"), index, key_of("closing"))
            facts = {
                "fund": ledger.fund,
                "account": account.account,
                "closing": in_yuan(account.closing.fen),
            }
            yield Problem("F192", where, facts)


def trace_special_funds(subject: Subject) -> Iterator[TraceRow]:
    """Yield what a document grants for a fund, and what was paid out under it."""
    record = subject.record
    if is_partial(record):
        return
    if isinstance(record, Allocation) and record.fund and record.document:
        arrived = _arrived(record.fund_sources)
        amount = record.total.fen if arrived is None else arrived
        yield row_of(FundGiven(record.fund, record.document, amount), key_of("total"))
    elif isinstance(record, Subsidy) and record.document:
        yield row_of(FundUsed(record.fund, record.document, record.total.fen), key_of("total"))


def check_special_funds(village: Village) -> Iterator[Problem]:
    """Yield F229 where more was paid out of a fund than the document granted or has arrived."""
    used: dict[tuple[str, str], list[Traced[FundUsed]]] = defaultdict(list)
    for one in village.traced(FundUsed):
        if one.record.state != State.WITHDRAWN.value:
            used[one.trace.fund, one.trace.document].append(one)
    given: dict[tuple[str, str], list[Traced[FundGiven]]] = defaultdict(list)
    for grant in village.traced(FundGiven) if used else ():
        if grant.record.state != State.WITHDRAWN.value:
            given[grant.trace.fund, grant.trace.document].append(grant)
    for key, grants in given.items():
        payments = used.get(key, [])
        paid = sum(one.trace.amount for one in payments)
        most = sum(one.trace.amount for one in grants)
        if payments and paid > most:
            last = payments[-1]
            facts = {
                "fund": key[0],
                "document": key[1],
                "count": str(len(payments)),
                "paid": in_yuan(paid),
                "most": in_yuan(most),
                "gap": in_yuan(paid - most),
                "other": grants[0].record.id,
                "file": grants[0].record.file,
            }
            yield Problem("F229", last.where, facts)


def _arrived(sources: Sequence[FundSource]) -> int | None:
    """Return what has arrived of all sources; None where one of them does not say."""
    known = [source.arrived for source in sources if source.arrived is not None]
    return total_of(known).fen if sources and len(known) == len(sources) else None


def _paid(project: Project) -> int:
    return total_of(payment.amount for payment in project.payments).fen
