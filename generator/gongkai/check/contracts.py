"""Contracts over time and side by side: money that is due and has not come, one thing in two."""

import re
from collections.abc import Iterator
from datetime import date
from itertools import combinations

from gongkai.base.dates import chinese_date
from gongkai.base.problem import Problem
from gongkai.check.claims import in_yuan
from gongkai.check.subject import Subject
from gongkai.check.village import Traced, Village
from gongkai.model.chain_traces import Bought, Outstanding
from gongkai.model.glossary import key_of
from gongkai.model.kinds.works import Contract, ContractSide
from gongkai.model.traces import TraceRow, row_of
from gongkai.model.vocabulary import State

_IN_BRACKETS = re.compile(r"[\uff08(][^\uff09)]*[\uff09)]|\s")
_OPEN = frozenset({State.REVIEWED, State.DECIDED, State.POSTED})


def trace_contracts(subject: Subject) -> Iterator[TraceRow]:
    """Yield what is owed to the village by a contract, and what it buys of whom."""
    contract = subject.record
    if not isinstance(contract, Contract) or contract.reprint or contract.state not in _OPEN:
        return
    if contract.contract_side is ContractSide.INCOME:
        yield from _owed(contract)
    if contract.contract_side is ContractSide.EXPENSE and contract.amount and contract.party_b:
        yield from _bought(contract, contract.amount.fen)


def _owed(contract: Contract) -> Iterator[TraceRow]:
    """Yield every payment that has not come whole and of which no remark tells why."""
    for index, line in enumerate(contract.payment_plan):
        came = line.collected.fen if line.collected else 0
        if came < line.receivable.fen and not line.remark:
            trace = Outstanding(line.due_on.isoformat(), line.receivable.fen, came)
            yield row_of(trace, key_of("payment_plan"), index)


def _bought(contract: Contract, amount: int) -> Iterator[TraceRow]:
    names = [lot.name for lot in contract.lots] or [contract.title]
    span = contract.duration or contract.period
    start = span.start.isoformat() if span else ""
    end = span.end.isoformat() if span and span.end else start
    if start:
        thing = "|".join(sorted(_IN_BRACKETS.sub("", name) for name in names))
        yield row_of(Bought(contract.party_b, thing, start, end, amount), key_of("amount"))


def check_outstanding(village: Village) -> Iterator[Problem]:
    """Yield F235 for a payment that was due to the village and of which a part has not come."""
    today = village.as_of.isoformat()
    for one in village.traced(Outstanding):
        if one.trace.due_on < today:
            due = date.fromisoformat(one.trace.due_on)
            facts = {
                "due": chinese_date(due),
                "wanted": in_yuan(one.trace.due),
                "came": in_yuan(one.trace.came),
                "gap": in_yuan(one.trace.due - one.trace.came),
                "days": str((village.as_of - due).days),
            }
            yield Problem("F235", one.where, facts)


def check_split_contracts(village: Village) -> Iterator[Problem]:
    """Yield F236 for two contracts with one firm on one thing whose times overlap."""
    found: dict[tuple[str, str, str], list[Traced[Bought]]] = {}
    for one in village.traced(Bought):
        key = (one.record.publisher, one.trace.firm, one.trace.thing)
        found.setdefault(key, []).append(one)
    for alike in found.values():
        for first, second in combinations(alike, 2):
            a, b = first.trace, second.trace
            if a.start <= b.end and b.start <= a.end:
                facts = {
                    "other": first.record.id,
                    "file": first.record.file,
                    "amount": in_yuan(b.amount),
                    "other_amount": in_yuan(a.amount),
                    "total": in_yuan(a.amount + b.amount),
                }
                yield Problem("F236", second.where, facts)
