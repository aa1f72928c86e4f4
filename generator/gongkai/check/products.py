"""Quantity x standard x number of times = amount, wherever a record states all of them."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from typing import NamedTuple

from gongkai.base.figure import Figure
from gongkai.base.money import Money
from gongkai.base.problem import Problem, Where
from gongkai.base.rates import (
    Factor,
    Rate,
    Standard,
    formula_in,
    is_a_mix,
    is_cut_off,
    is_rounded,
    nearest_fen,
    product_factors,
    product_of,
    read_standard,
    read_times,
    same_unit,
)
from gongkai.check.claims import WORDS, Stated, check_number, in_yuan, row_place, told_gap
from gongkai.check.subject import Subject
from gongkai.model.glossary import key_of
from gongkai.model.kinds.accounts import Ledger
from gongkai.model.kinds.benefits import RecipientType, Subsidy, SubsidyClass
from gongkai.model.kinds.funds import Allocation
from gongkai.model.kinds.shares import Distribution, Levy
from gongkai.model.parts import Recipient
from gongkai.model.vocabulary import Unit

_TWO = 2
_COUNTED = {"head_count": Unit.PEOPLE.label, "household_count": Unit.HOUSEHOLDS.label}
_UNIT_OF = {
    RecipientType.PERSON: Unit.PEOPLE.label,
    RecipientType.HOUSEHOLD: Unit.HOUSEHOLDS.label,
}


class _Product(NamedTuple):
    """What a row states: counts, a standard, a number of times, and the amount."""

    where: Where
    counts: tuple[Factor, ...]
    rate: str
    times: str
    amount: Money


def check_products(subject: Subject) -> Iterator[Problem]:
    """Yield F122 where quantity, standard and times do not give an amount, F123 where cut off.

    Rounding half up to fen, ten fen or yuan is right; dropping the rest is worth a reminder.
    Two standards in one row are right when some split of the quantity comes to the amount.
    """
    for row in _products(subject):
        reading = _reading(row.rate, row.times)
        factors = reading and product_factors(reading.rates[0], row.counts, reading.times)
        if reading and factors:
            yield from _judged(row, reading.rates, factors)


def check_standards(subject: Subject) -> Iterator[Problem]:
    """Yield F194 for the first row whose standard is another one than the record's own."""
    record = subject.record
    common = _single(record.standard) if isinstance(record, Subsidy) else None
    if not isinstance(record, Subsidy) or common is None:
        return
    for name in ("classes", "recipients"):
        rows: Sequence[SubsidyClass | Recipient] = getattr(record, name)
        # Long lists share one text or a few: those are compared, not the rows.
        unlike = {text for text in {row.rate for row in rows} if _is_unlike(text, common)}
        index = next((place for place, row in enumerate(rows) if row.rate in unlike), None)
        if index is not None:
            facts = {
                "row": row_place(name, index),
                "rate": rows[index].rate,
                "standard": record.standard,
            }
            where = subject.where.at(key_of(name), index, key_of("rate"))
            yield Problem("F194", where, facts)


def check_formulas(subject: Subject) -> Iterator[Problem]:
    """Yield F186 where a line of the books spells out a product that is not its amount."""
    if not isinstance(subject.record, Ledger):
        return
    for index, line in enumerate(subject.record.entries):
        amount = line.income if line.income is not None else line.expense
        formula = formula_in(line.summary) if amount is not None else None
        if formula is None or amount is None or is_rounded(abs(amount.fen), formula.fen):
            continue
        side = "income" if line.income is not None else "expense"
        where = subject.where.at(key_of("entries"), index, key_of(side))
        stated = Stated("F186", where, key_of(side), abs(amount.fen), in_yuan)
        yield from check_number(stated, nearest_fen(formula.fen), formula.text)


@lru_cache(maxsize=256)
def _reading(rate: str, times: str) -> Standard | None:
    """Return what a standard and a number of times say; whole lists share one of each."""
    rates, told = read_standard(rate)
    common = read_times(times) if times else told
    is_unclear = not rates or len(rates) > _TWO or (times and common is None)
    return None if is_unclear else Standard(rates, common)


@lru_cache(maxsize=256)
def _each(rate: str, times: str, unit: str) -> Decimal | None:
    """Return the whole fen for one of a unit, None where that is not so simple."""
    reading = _reading(rate, times)
    if reading is None or len(reading.rates) > 1:
        return None
    factors = product_factors(reading.rates[0], [Factor(Fraction(1), unit)], reading.times)
    each = product_of(reading.rates[0], factors) if factors else None
    return Decimal(each.numerator) if each is not None and each.denominator == 1 else None


@lru_cache(maxsize=256)
def _single(rate: str) -> Rate | None:
    """Return the one rate a standard names, for one of something; None where it names others."""
    rates, _ = read_standard(rate) if rate else ((), None)
    return rates[0] if len(rates) == 1 and rates[0].units else None


def _is_unlike(rate: str, common: Rate) -> bool:
    """Return whether a standard names another sum for one of the same things."""
    own = _single(rate)
    is_same_unit = own is not None and sorted(own.units) == sorted(common.units)
    return own is not None and is_same_unit and own.fen != common.fen


def _units_of(rate: str) -> tuple[str, ...]:
    found = _single(rate)
    return found.units if found else ()


def _judged(row: _Product, rates: Sequence[Rate], factors: Sequence[Factor]) -> Iterator[Problem]:
    fen, exact = row.amount.fen, product_of(rates[0], factors)
    if is_rounded(fen, exact):
        return
    if len(rates) == _TWO and is_a_mix(fen, rates[0], rates[1], factors):
        return
    code = "F123" if is_cut_off(fen, exact) else "F122"
    stated = Stated(code, row.where, str(row.where.path[-1]), fen, in_yuan)
    told = [_factor(factor) for factor in factors]
    told.append(in_yuan(nearest_fen(rates[0].fen)))
    terms = WORDS["times"].join(told)
    if code == "F123":
        yield told_gap(stated, nearest_fen(exact), terms)
    else:
        yield from check_number(stated, nearest_fen(exact), terms)


def _products(subject: Subject) -> Iterator[_Product]:
    record = subject.record
    if isinstance(record, Subsidy):
        yield from _of_subsidy(subject, record)
    elif isinstance(record, Distribution):
        yield from _of_recipients(subject, record.recipients, "", "")
    elif isinstance(record, Levy) and record.receivable and record.payer_count is not None:
        where = subject.where.at(key_of("receivable"))
        unit = _UNIT_OF.get(record.recipient_type, "")
        counts = (Factor(Fraction(record.payer_count), unit),)
        yield _Product(where, counts, record.rate, "", record.receivable)
    elif isinstance(record, Allocation):
        for index, line in enumerate(record.entries):
            if line.rate and line.unit_count is not None:
                where = subject.where.at(key_of("entries"), index, key_of("amount"))
                counts = (Factor(Fraction(line.unit_count), ""),)
                yield _Product(where, counts, line.rate, "", line.amount)


def _of_subsidy(subject: Subject, subsidy: Subsidy) -> Iterator[_Product]:
    for index, row in enumerate(subsidy.classes):
        if row.rate:
            where = subject.where.at(key_of("classes"), index, key_of("amount"))
            times = row.instalments or subsidy.instalments
            yield _Product(where, _counts(row), row.rate, times, row.amount)
    times, common = subsidy.instalments, subsidy.standard
    yield from _of_recipients(subject, subsidy.recipients, times, common)
    if subsidy.standard and not subsidy.classes and not subsidy.recipients:
        where, times = subject.where.at(key_of("total")), subsidy.instalments
        yield _Product(where, _counts(subsidy), subsidy.standard, times, subsidy.total)


def _of_recipients(
    subject: Subject, rows: Sequence[Recipient], times: str, common: str
) -> Iterator[_Product]:
    """Yield the rows that are not plainly right: lists are long, and nearly all rows are.

    A row without a standard goes by the common one, where that is for one of the row's unit.
    """
    for index, row in enumerate(rows):
        quantity = row.quantity
        if quantity is None or quantity.hedge:
            continue
        unit = same_unit(quantity.unit)
        rate = row.rate or (common if unit in _units_of(common) else "")
        each = _each(rate, times, unit) if rate else None
        if not rate or (each is not None and quantity.number * each == row.amount.fen):
            continue
        where = subject.where.at(key_of("recipients"), index, key_of("amount"))
        yield _Product(where, (_factor_of(quantity),), rate, times, row.amount)


def _counts(stated: Subsidy | SubsidyClass) -> tuple[Factor, ...]:
    """Return what is counted; people, households and times are kept apart."""
    found = [
        Factor(Fraction(getattr(stated, name)), unit)
        for name, unit in _COUNTED.items()
        if getattr(stated, name) is not None
    ]
    if isinstance(stated, SubsidyClass) and stated.quantity and stated.quantity.is_exact:
        found.insert(0, _factor_of(stated.quantity))
    return tuple(found)


def _factor_of(figure: Figure) -> Factor:
    return Factor(Fraction(figure.number), same_unit(figure.unit))


def _factor(factor: Factor) -> str:
    """Return a factor as it is told; it came from a decimal, so its digits end."""
    number = Decimal(factor.number.numerator) / Decimal(factor.number.denominator)
    return WORDS["count"].format(number=f"{number:,f}", unit=factor.unit)
