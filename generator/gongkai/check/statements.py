"""Statements: every subtotal and total follows from the lines above it, every debt from its moves.

A statement names its items, subtotals and totals, but not which of them a sum covers. A sum is
right when some unbroken run of what stands directly above it comes to it: a total must take in
every item since the total before. What begins with a word for taking off counts as negative.
"""

import tomllib
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final, NamedTuple

from gongkai.base.money import Money
from gongkai.base.problem import Problem
from gongkai.check.claims import Stated, Term, check_terms, field_term, field_words, in_yuan
from gongkai.check.subject import Subject
from gongkai.model.glossary import key_of
from gongkai.model.kinds.accounts import Debt, LineRole, Report, Statement, StatementLine

_COLUMNS = ("opening", "closing", "this_year", "last_year")
_WORDS: Final[dict[str, list[str]]] = tomllib.loads(
    (Path(__file__).parent / "statements_zh.toml").read_text("utf-8")
)
_TAKEN_OFF = tuple(_WORDS["taken_off"])
_OUTGOING = tuple(_WORDS["outgoing"])
_SUMS = frozenset({LineRole.SUBTOTAL, LineRole.TOTAL})
_ASSETS_AND_CLAIMS = (2, 3)
_BOTH = "debts_and_equity"
_TOTALS = ("assets", "debts", "equity", _BOTH)


class _Entry(NamedTuple):
    """A line above a sum: its signed number, and whether it is a total."""

    term: Term
    is_total: bool


def check_statement_sums(subject: Subject) -> Iterator[Problem]:
    """Yield F112 for each subtotal or total that no run of the lines above it comes to."""
    statement = subject.record
    if not isinstance(statement, Statement):
        return
    for column in _COLUMNS:
        above: list[_Entry] = []
        for index, line in enumerate(statement.statement_lines):
            amount: Money | None = getattr(line, column)
            if amount is None:
                continue
            if line.line_role in _SUMS:
                where = subject.where.at(key_of("statement_lines"), index, key_of(column))
                stated = Stated("F112", where, line.subject, amount.fen, in_yuan)
                above, problems = _closed(above, stated, line)
                yield from problems
            else:
                above.append(_Entry(Term(field_words(line.subject), _signed(line, amount)), False))  # noqa: FBT003 - the entry's own field


def check_balance_sheet(subject: Subject) -> Iterator[Problem]:
    """Yield F113 where assets are not what is owed and what is owned together."""
    statement = subject.record
    if not isinstance(statement, Statement) or statement.report is not Report.BALANCE_SHEET:
        return
    rows = [
        (index, line)
        for index, line in enumerate(statement.statement_lines)
        if line.line_role is LineRole.TOTAL
    ] or _totals_by_name(statement)
    for column in ("opening", "closing"):
        totals = [(index, line.subject, getattr(line, column)) for index, line in rows]
        amounts = [(i, name, amount.fen) for i, name, amount in totals if amount is not None]
        if len(amounts) not in _ASSETS_AND_CLAIMS or len(amounts) != len(rows):
            continue
        index, name, fen = amounts[0]
        where = subject.where.at(key_of("statement_lines"), index, key_of(column))
        terms = [Term(field_words(other), number) for _, other, number in amounts[1:]]
        yield from check_terms(Stated("F113", where, name, fen, in_yuan), terms)


def _totals_by_name(statement: Statement) -> list[tuple[int, StatementLine]]:
    """Return the totals of a sheet that does not say what its lines are, assets first."""
    if any(line.line_role for line in statement.statement_lines):
        return []
    named = {
        sort: (index, line)
        for index, line in enumerate(statement.statement_lines)
        for sort in _TOTALS
        if "".join(line.subject.split()) in _WORDS[sort]
    }
    sorts = ["assets", _BOTH] if _BOTH in named else ["assets", "debts", "equity"]
    return [named[sort] for sort in sorts] if named.keys() >= set(sorts) else []


def check_debts(subject: Subject) -> Iterator[Problem]:
    """Yield F114 for a debt whose opening, increase and decrease do not give its closing.

    A move left blank is unknown: it is judged only where no amount could fill it.
    """
    if not isinstance(subject.record, Statement):
        return
    for index, debt in enumerate(subject.record.debts):
        if debt.opening is None:
            continue
        gap = debt.closing.fen - sum(term.number for term in _moves(debt))
        may_rise, may_fall = debt.increase is None, debt.decrease is None
        if (gap > 0 and may_rise) or (gap < 0 and may_fall):
            continue
        where = subject.where.at(key_of("debts"), index, key_of("closing"))
        stated = Stated("F114", where, key_of("closing"), debt.closing.fen, in_yuan)
        yield from check_terms(stated, _moves(debt))


def _moves(debt: Debt) -> list[Term]:
    signed = (("opening", debt.opening, 1), ("increase", debt.increase, 1))
    return [
        field_term(name, sign * amount.fen)
        for name, amount, sign in (*signed, ("decrease", debt.decrease, -1))
        if amount is not None
    ]


def _closed(
    above: list[_Entry], stated: Stated, line: StatementLine
) -> tuple[list[_Entry], list[Problem]]:
    """Return what stands above after a sum, and the problem when no run comes to it."""
    is_total = line.line_role is LineRole.TOTAL
    readings = list(_readings(above, is_total=is_total))
    closed = _Entry(Term(field_words(line.subject), _signed(line, Money(stated.number))), is_total)
    right = next((start for start, terms in readings if _sum(terms) == stated.number), None)
    if right is not None or not readings:
        return [*above[: right or 0], closed], []
    start, terms = min(readings, key=lambda found: abs(_sum(found[1]) - stated.number))
    return [*above[:start], closed], list(check_terms(stated, terms))


def _readings(above: list[_Entry], *, is_total: bool) -> Iterator[tuple[int, list[Term]]]:
    """Yield the runs that a sum may cover: where each starts, and its parts."""
    last = max((place for place, entry in enumerate(above) if entry.is_total), default=-1)
    if last + 1 == len(above):
        # A total right below another stands for lines that the statement does not list.
        return
    for start in range(last + 2) if is_total else range(last + 1, len(above)):
        yield start, [entry.term for entry in above[start:]]


def _signed(line: StatementLine, amount: Money) -> int:
    is_less = line.subject.startswith(_TAKEN_OFF) or (
        line.line_role is LineRole.SUBTOTAL and line.subject.startswith(_OUTGOING)
    )
    return -amount.fen if is_less else amount.fen


def _sum(terms: Sequence[Term]) -> int:
    return sum(term.number for term in terms)
