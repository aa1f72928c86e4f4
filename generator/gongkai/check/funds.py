"""Money that is planned or divided: parts and wholes, sources and lines, carried in and out."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from gongkai.base.money import Money
from gongkai.base.problem import Problem
from gongkai.check.claims import (
    Stated,
    Term,
    check_at_most,
    check_number,
    check_rows,
    check_terms,
    field_term,
    field_words,
    in_yuan,
    is_partial,
    stated_in,
)
from gongkai.check.subject import Subject
from gongkai.model.glossary import key_of
from gongkai.model.kinds.accounts import Ledger
from gongkai.model.kinds.benefits import Subsidy
from gongkai.model.kinds.funds import Allocation, Budget, BudgetForm, Flow
from gongkai.model.kinds.works import Project
from gongkai.model.parts import FundSource
from gongkai.model.record import Record

_FORMS = ("budgeted", "executed")
_SIGN = {Flow.INCOME: 1, Flow.EXPENSE: -1}


def check_budget_parts(subject: Subject) -> Iterator[Problem]:
    """Yield F115 for a budget line whose named parts are more than the whole."""
    if not isinstance(subject.record, Budget):
        return
    for index, line in enumerate(subject.record.budget_lines):
        for form in _FORMS:
            whole: Money | None = getattr(line, form)
            parts = [getattr(part, form) for part in line.budget_parts]
            # A blank keeps its row, so that the rows are told by their own numbers.
            known = [0 if part is None else part.fen for part in parts]
            if whole is None or sum(known) <= whole.fen:
                continue
            where = subject.where.at(key_of("budget_lines"), index, key_of(form))
            stated = Stated("F115", where, line.name, whole.fen, in_yuan)
            yield from check_rows(stated, "budget_parts", known)


def check_carried(subject: Subject) -> Iterator[Problem]:
    """Yield F116 where carried in + income - expense is not what is carried out.

    A plan is reckoned by its planned amounts, a final account by what was done. Where one line
    lacks its amount nothing can be said.
    """
    budget = subject.record
    if not isinstance(budget, Budget) or budget.carried_in is None or budget.carried_out is None:
        return
    form = "executed" if budget.budget_form is BudgetForm.FINAL else "budgeted"
    amounts = [(line.flow, getattr(line, form)) for line in budget.budget_lines]
    if is_partial(budget) or any(amount is None for _, amount in amounts):
        return
    sums = {flow: sum(amount.fen for one, amount in amounts if one is flow) for flow in Flow}
    terms = [
        field_term("carried_in", budget.carried_in.fen),
        *(Term(flow.label, _SIGN[flow] * fen) for flow, fen in sums.items()),
    ]
    yield from check_terms(
        stated_in(subject, "F116", "carried_out", budget.carried_out.fen), terms
    )


def check_allotments(subject: Subject) -> Iterator[Problem]:
    """Yield F117 where the lines of an allocation do not add up to its total."""
    record = subject.record
    if isinstance(record, Allocation) and record.entries and not is_partial(record):
        stated = stated_in(subject, "F117", "total", record.total.fen)
        yield from check_rows(stated, "entries", [line.amount.fen for line in record.entries])


def check_sources(subject: Subject) -> Iterator[Problem]:
    """Yield F118 where the sources of money do not add up to what they pay for."""
    record = subject.record
    sources, whole = _sources_and_whole(record)
    if sources and whole and not is_partial(record):
        name, amount = whole
        stated = stated_in(subject, "F118", name, amount.fen)
        yield from check_rows(stated, "fund_sources", [source.amount.fen for source in sources])


def check_arrived(subject: Subject) -> Iterator[Problem]:
    """Yield F119 for a source of which more has arrived than it gives."""
    record = subject.record
    if not isinstance(record, (Ledger, Allocation, Subsidy, Project)):
        return
    for index, source in enumerate(record.fund_sources):
        if source.arrived is not None:
            where = subject.where.at(key_of("fund_sources"), index, key_of("arrived"))
            stated = Stated("F119", where, key_of("arrived"), source.arrived.fen, in_yuan)
            yield from check_at_most(stated, key_of("amount"), source.amount.fen)


def check_natures(subject: Subject) -> Iterator[Problem]:
    """Yield F120 where lines of one nature of money do not use up its sources."""
    record = subject.record
    if not isinstance(record, Allocation) or is_partial(record):
        return
    lines = [(line.fund_nature, line.amount.fen) for line in record.entries]
    sources = [(source.fund_nature, source.amount.fen) for source in record.fund_sources]
    if not lines or not sources or not all(nature for nature, _ in (*lines, *sources)):
        return
    used, given = _by_name(lines), _by_name(sources)
    for nature in sorted(used | given):
        stated = Stated(
            "F120", subject.where.at(key_of("entries")), nature, used.get(nature, 0), in_yuan
        )
        yield from check_number(stated, given.get(nature, 0), field_words(key_of("fund_sources")))


def _sources_and_whole(
    record: Record,
) -> tuple[Sequence[FundSource], tuple[str, Money] | None]:
    """Return the sources of a record and the field they must fill; a ledger's fill none."""
    if isinstance(record, Subsidy) and record.left_over is not None:
        # What is left of the sources is no part of what was paid.
        return (), None
    if isinstance(record, (Allocation, Subsidy)):
        return record.fund_sources, ("total", record.total)
    if isinstance(record, Project) and record.total_investment is not None:
        return record.fund_sources, ("total_investment", record.total_investment)
    return (), None


def _by_name(pairs: Sequence[tuple[str, int]]) -> dict[str, int]:
    found: dict[str, int] = defaultdict(int)
    for name, fen in pairs:
        found[name] += fen
    return found
