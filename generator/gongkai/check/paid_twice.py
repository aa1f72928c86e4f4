"""One list of payments in two records: the same fund, period, people counted and total."""

from collections.abc import Iterator

from gongkai.base.problem import Problem
from gongkai.check.claims import in_yuan
from gongkai.check.subject import Subject
from gongkai.check.village import Traced, Village
from gongkai.model.chain_traces import PaidList
from gongkai.model.glossary import key_of
from gongkai.model.kinds.benefits import Subsidy
from gongkai.model.traces import TraceRow, row_of
from gongkai.model.vocabulary import State

_GONE = frozenset({State.DRAFT, State.WITHDRAWN})


def trace_paid_out(subject: Subject) -> Iterator[TraceRow]:
    """Yield what a list of payments adds up to; one of no money or of no period tells nothing."""
    paid = subject.record
    if not isinstance(paid, Subsidy) or paid.reprint or paid.state in _GONE:
        return
    if paid.total.fen and paid.period and paid.recipients:
        group = paid.recipients[0].group
        told = f"{paid.document}|{paid.standard}|{paid.instalments}|{paid.year_of_arrears}"
        trace = PaidList(paid.fund, told, group, len(paid.recipients), paid.total.fen)
        yield row_of(trace, key_of("total"))


def check_paid_twice(village: Village) -> Iterator[Problem]:
    """Yield F241 for a list of payments that another record of its period seems to hold too."""
    first: dict[tuple[str, str, PaidList], Traced[PaidList]] = {}
    for one in village.traced(PaidList):
        key = (one.record.publisher, one.record.period_key, one.trace)
        other = first.setdefault(key, one)
        if other is not one:
            facts = {
                "other": other.record.id,
                "file": other.record.file,
                "count": str(one.trace.row_count),
                "total": in_yuan(one.trace.total),
            }
            yield Problem("F241", one.where, facts)
