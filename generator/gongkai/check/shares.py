"""Profit that is shared out, fees that are paid in, goods that pass through the village."""

from collections import defaultdict
from collections.abc import Iterator
from fractions import Fraction

from gongkai.base.figure import Figure
from gongkai.base.money import ZERO, Money
from gongkai.base.problem import Problem
from gongkai.base.rates import is_rounded, nearest_fen
from gongkai.check.claims import (
    WORDS,
    Stated,
    check_at_most,
    check_number,
    check_rows,
    check_terms,
    counted_in,
    field_term,
    in_yuan,
    is_partial,
    stated_in,
)
from gongkai.check.subject import Subject
from gongkai.model.glossary import key_of
from gongkai.model.kinds.shares import Distribution, Goods, GoodsLine, Levy, LevyLine
from gongkai.model.vocabulary import Unit

_TEN = 10
_LEVY_COLUMNS = ("payer_count", "receivable", "waived", "collected", "uncollected")


def check_share_amounts(subject: Subject) -> Iterator[Problem]:
    """Yield F128 where the number of shares times the sum per share is not a class's amount."""
    if not isinstance(subject.record, Distribution):
        return
    for index, row in enumerate(subject.record.share_classes):
        if row.share_count is None or row.per_share is None or row.amount is None:
            continue
        exact = Fraction(row.share_count.number) * row.per_share.fen
        if row.share_count.is_exact and not is_rounded(row.amount.fen, exact):
            where = subject.where.at(key_of("share_classes"), index, key_of("amount"))
            stated = Stated("F128", where, key_of("amount"), row.amount.fen, in_yuan)
            terms = f"{row.share_count}{WORDS['times']}{in_yuan(row.per_share.fen)}"
            yield from check_number(stated, nearest_fen(exact), terms)


def check_share_total(subject: Subject) -> Iterator[Problem]:
    """Yield F129 where the classes of shares do not add up to what is shared out."""
    record = subject.record
    if not isinstance(record, Distribution) or not record.share_classes:
        return
    amounts = [row.amount for row in record.share_classes]
    known = [amount.fen for amount in amounts if amount is not None]
    if len(known) == len(amounts):
        stated = stated_in(subject, "F129", "total", record.total.fen)
        yield from check_rows(stated, "share_classes", known)


def check_distributable(subject: Subject) -> Iterator[Problem]:
    """Yield F130 where profit, carried over, losses and reserves do not give the distributable."""
    record = subject.record
    if not isinstance(record, Distribution) or record.distributable is None:
        return
    if record.profit is None:
        return
    signed = (("profit", 1), ("carried_over", 1), ("loss_covered", -1), ("reserve", -1))
    terms = [
        field_term(name, sign * amount.fen)
        for name, sign in signed
        if (amount := getattr(record, name)) is not None
    ]
    stated = stated_in(subject, "F130", "distributable", record.distributable.fen)
    yield from check_terms(stated, terms)


def check_remainder(subject: Subject) -> Iterator[Problem]:
    """Yield F131 where shared and left over are not what may be shared.

    F132 where nothing is said of the rest, F133 where it would do for another even share.
    """
    record = subject.record
    if not isinstance(record, Distribution) or record.distributable is None:
        return
    if record.remainder is not None:
        terms = [field_term("total", record.total.fen)]
        terms.append(field_term("remainder", record.remainder.fen))
        stated = stated_in(subject, "F131", "distributable", record.distributable.fen)
        yield from check_terms(stated, terms)
        yield from _too_large_a_rest(subject, record, record.remainder)
    elif record.total > record.distributable:
        stated = stated_in(subject, "F131", "total", record.total.fen)
        yield from check_at_most(stated, key_of("distributable"), record.distributable.fen)
    elif record.total < record.distributable:
        rest = record.distributable - record.total
        facts = {"total": str(record.total), "whole": str(record.distributable), "rest": str(rest)}
        yield Problem("F132", subject.where.at(key_of("distributable")), facts)


def _too_large_a_rest(
    subject: Subject, record: Distribution, remainder: Money
) -> Iterator[Problem]:
    """Yield F133 for a rest of an equal split that every payee could have a further step of.

    The step is the largest power of ten that the sum per share is a multiple of: shares of
    50 yuan go by tens, shares of 48 yuan by single yuan.
    """
    if len(record.share_classes) != 1:
        return
    row = record.share_classes[0]
    if row.per_share is None or row.share_count is None or row.per_share.fen <= 0:
        return
    step = 1
    while row.per_share.fen % (step * _TEN) == 0:
        step *= _TEN
    if Fraction(row.share_count.number) * step <= remainder.fen:
        facts = {
            "remainder": str(remainder),
            "count": str(row.share_count),
            "step": str(Money(step)),
        }
        yield Problem("F133", subject.where.at(key_of("remainder")), facts)


def check_unclaimed(subject: Subject) -> Iterator[Problem]:
    """Yield F134 where more is unclaimed or in custody than was shared out."""
    record = subject.record
    if not isinstance(record, Distribution):
        return
    for name in ("unclaimed", "in_custody"):
        amount: Money | None = getattr(record, name)
        if amount is not None:
            stated = stated_in(subject, "F134", name, amount.fen)
            yield from check_at_most(stated, key_of("total"), record.total.fen)


def check_levy_balance(subject: Subject) -> Iterator[Problem]:
    """Yield F135 where receivable - waived - collected is not uncollected, on top or by group."""
    levy = subject.record
    if not isinstance(levy, Levy):
        return
    rows: list[tuple[tuple[str | int, ...], Levy | LevyLine]] = [((), levy)]
    rows += [((key_of("levy_lines"), place), row) for place, row in enumerate(levy.levy_lines)]
    for path, row in rows:
        if row.receivable is None or row.uncollected is None or row.collected is None:
            continue
        where = subject.where.at(*path, key_of("uncollected"))
        stated = Stated("F135", where, key_of("uncollected"), row.uncollected.fen, in_yuan)
        terms = [
            field_term("receivable", row.receivable.fen),
            field_term("waived", -(row.waived or ZERO).fen),
            field_term("collected", -row.collected.fen),
        ]
        yield from check_terms(stated, [terms[0], *(one for one in terms[1:] if one.number)])


def check_levy_lines(subject: Subject) -> Iterator[Problem]:
    """Yield F136 where the groups do not add up to a stated sum; a blank leaves it unknown."""
    levy = subject.record
    if not isinstance(levy, Levy) or not levy.levy_lines or is_partial(levy):
        return
    for column in _LEVY_COLUMNS:
        stated = getattr(levy, column)
        cells = [getattr(row, column) for row in levy.levy_lines]
        if stated is None or None in cells:
            continue
        if isinstance(stated, Money):
            claim = stated_in(subject, "F136", column, stated.fen)
            yield from check_rows(claim, "levy_lines", [cell.fen for cell in cells])
        else:
            claim = stated_in(subject, "F136", column, stated, counted_in(""))
            yield from check_rows(claim, "levy_lines", cells)


def check_workdays(subject: Subject) -> Iterator[Problem]:
    """Yield F137 where more workdays were given or paid for than were due."""
    if not isinstance(subject.record, Levy) or subject.record.workdays is None:
        return
    days = subject.record.workdays
    if days.workdays_due is None:
        return
    given = (days.workdays_done or 0) + (days.workdays_paid or 0)
    where = subject.where.at(key_of("workdays"), key_of("workdays_due"))
    if given > days.workdays_due:
        show = counted_in(Unit.WORKDAYS.label)
        stated = Stated("F137", where, key_of("workdays_due"), days.workdays_due, show)
        terms = [
            field_term("workdays_done", days.workdays_done or 0),
            field_term("workdays_paid", days.workdays_paid or 0),
        ]
        yield from check_terms(stated, terms)


def check_workdays_value(subject: Subject) -> Iterator[Problem]:
    """Yield F188 where the days paid for times the value of a day are not their stated sum."""
    if not isinstance(subject.record, Levy) or subject.record.workdays is None:
        return
    days = subject.record.workdays
    if days.workdays_paid is None or days.day_value is None or days.workdays_value is None:
        return
    where = subject.where.at(key_of("workdays"), key_of("workdays_value"))
    stated = Stated("F188", where, key_of("workdays_value"), days.workdays_value.fen, in_yuan)
    terms = f"{days.workdays_paid}{WORDS['times']}{in_yuan(days.day_value.fen)}"
    yield from check_number(stated, days.workdays_paid * days.day_value.fen, terms)


def check_grant(subject: Subject) -> Iterator[Problem]:
    """Yield F138 where more was granted than applied for, or more has arrived than granted."""
    if not isinstance(subject.record, Levy) or subject.record.state_grant is None:
        return
    grant = subject.record.state_grant
    for name, bound in (("granted", "applied"), ("arrived", "granted")):
        amount: Money | None = getattr(grant, name)
        most: Money | None = getattr(grant, bound)
        if amount is not None and most is not None:
            where = subject.where.at(key_of("state_grant"), key_of(name))
            stated = Stated("F138", where, key_of(name), amount.fen, in_yuan)
            yield from check_at_most(stated, key_of(bound), most.fen)


def check_stock(subject: Subject) -> Iterator[Problem]:
    """Yield F139 where goods before, taken in and handed out do not give what is left.

    A stock before that is left blank counts as none only where that comes out right.
    """
    if not isinstance(subject.record, Goods):
        return
    for index, line in enumerate(subject.record.goods_lines):
        left = line.taken_in - line.handed_out
        if line.stock_before is None and line.in_stock > left:
            continue
        where = subject.where.at(key_of("goods_lines"), index, key_of("in_stock"))
        show = counted_in(line.goods_unit)
        stated = Stated("F139", where, key_of("in_stock"), line.in_stock, show)
        before = () if line.stock_before is None else (("stock_before", line.stock_before),)
        terms = [field_term(name, count) for name, count in (*before, ("taken_in", line.taken_in))]
        yield from check_terms(stated, [*terms, field_term("handed_out", -line.handed_out)])


def check_goods_lists(subject: Subject) -> Iterator[Problem]:
    """Yield F140 where the list of gifts or of handouts does not make a kind's stated number."""
    goods = subject.record
    if not isinstance(goods, Goods) or is_partial(goods):
        return
    lists = (
        ("donors", "taken_in", [(row.goods_name, row.quantity) for row in goods.donors]),
        ("handouts", "handed_out", [(row.goods_name, row.quantity) for row in goods.handouts]),
    )
    for list_name, column, rows in lists:
        quantities: dict[str, list[Figure | None]] = defaultdict(list)
        for name, quantity in rows:
            quantities[name].append(quantity)
        for index, line in enumerate(goods.goods_lines):
            numbers = _whole_numbers(quantities.get(line.goods_name, []), line)
            stated: int = getattr(line, column)
            if numbers and sum(numbers) != stated:
                where = subject.where.at(key_of("goods_lines"), index, key_of(column))
                show = counted_in(line.goods_unit)
                terms = f"\u201c{key_of(list_name)}\u201d{line.goods_name}"
                claim = Stated("F140", where, key_of(column), stated, show)
                yield from check_number(claim, sum(numbers), terms)


def _whole_numbers(quantities: list[Figure | None], line: GoodsLine) -> list[int]:
    """Return the quantities in the line's own unit; nothing when one of them cannot be added."""
    numbers = [
        int(one.number)
        for one in quantities
        if one and one.is_exact and one.unit in {"", line.goods_unit} and not one.number % 1
    ]
    return numbers if len(numbers) == len(quantities) else []
