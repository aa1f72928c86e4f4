"""Figures with their parts, factors and bases: what is stated must be what they come to.

A figure with a hedge is called wrong only where no number it can stand for would do.
"""

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple

from gongkai.base.bounds import (
    Bounds,
    agrees,
    bounds_of,
    exactly,
    product_of_all,
    quotient_of,
    rounded_like,
    step_of,
    sum_of,
)
from gongkai.base.gaps import explain_gap
from gongkai.base.problem import Problem, Where
from gongkai.check.claims import WORDS, Show, Stated, field_words, is_partial, told_slip
from gongkai.check.subject import Subject
from gongkai.model.glossary import key_of
from gongkai.model.kinds.information import Statistic, Statistics
from gongkai.model.vocabulary import Unit, YesNo

_HUNDRED = 100
_PERCENT = Unit.PERCENT.label


class _Own(NamedTuple):
    """A figure, its row from 0, and its place."""

    where: Where
    row: int
    one: Statistic


def check_exclusive_parts(subject: Subject) -> Iterator[Problem]:
    """Yield F173 where parts that exclude one another do not fill the whole.

    F174 for a difference that rounding each part may leave, F175 where people, households and
    times are mixed. Rounded shares need not make 100 exactly.
    """
    for where, _, one in _statistics(subject):
        if one.are_exclusive is not YesNo.YES or not one.of_which or is_partial(subject.record):
            continue
        place = where.at(key_of("figure"))
        units = {part.figure.unit for part in one.of_which if part.figure.unit}
        if len(units | {one.figure.unit} - {""}) > 1:
            told = "\u3001".join(sorted(units | {one.figure.unit} - {""}))
            yield Problem("F175", place, {"name": one.name, "units": told})
            continue
        counted = sum_of(bounds_of(part.figure) for part in one.of_which)
        stated = bounds_of(one.figure)
        if counted.is_open or stated.is_open or counted.meets(stated):
            continue
        steps = [step_of(part.figure) for part in one.of_which]
        slack = sum((step for step in steps if step != 1), Fraction(0)) / 2
        gap = _gap(stated, counted)
        code = "F174" if gap <= slack else "F173"
        if code == "F173" or one.figure.unit != _PERCENT:
            hint = "" if code == "F174" else _slip_of_parts(one, place)
            terms = WORDS["rows"].format(list=key_of("of_which"), last=len(one.of_which))
            yield Problem(code, place, _facts(one, counted, terms) | {"hint": hint})


def check_parts_within(subject: Subject) -> Iterator[Problem]:
    """Yield F176 for a part that is larger than its whole."""
    for where, _, one in _statistics(subject):
        whole = bounds_of(one.figure)
        for place, part in enumerate(one.of_which):
            own = bounds_of(part.figure)
            is_same = part.figure.unit in {"", one.figure.unit}
            if is_same and own.low is not None and whole.high is not None and own.low > whole.high:
                facts = {
                    "name": one.name,
                    "whole": str(one.figure),
                    "part": part.name,
                    "figure": str(part.figure),
                }
                yield Problem("F176", where.at(key_of("of_which"), place), facts)


def check_factors(subject: Subject) -> Iterator[Problem]:
    """Yield F177 where quantity, rate and number of times do not give the figure."""
    for own in _statistics(subject):
        one = own.one
        factors = [one.quantity, one.rate, one.instalments]
        known = [factor for factor in factors if factor is not None]
        if len(known) > 1:
            counted = product_of_all(bounds_of(factor) for factor in known)
            terms = WORDS["times"].join(map(str, known))
            yield from _judged("F177", own, counted, terms)


def check_fractions(subject: Subject) -> Iterator[Problem]:
    """Yield F178 where an average or a share is not its numerator over its base."""
    for own in _statistics(subject):
        one = own.one
        if one.fraction_top is None or one.fraction_bottom is None:
            continue
        counted = quotient_of(bounds_of(one.fraction_top), bounds_of(one.fraction_bottom))
        if one.figure.unit == _PERCENT:
            counted = product_of_all([counted, exactly(_HUNDRED)])
        terms = f"{one.fraction_top}{WORDS['divided']}{one.fraction_bottom}"
        yield from _judged("F178", own, counted, terms)


def check_growth_rates(subject: Subject) -> Iterator[Problem]:
    """Yield F179 where the growth is not the change over the figure before."""
    for where, _, one in _statistics(subject):
        before, growth = one.previous, one.growth
        if before is None or growth is None or not before.number:
            continue
        if not (one.figure.is_exact and before.is_exact and growth.is_exact):
            continue
        now, then = Fraction(one.figure.number), Fraction(before.number)
        exact = (now - then) / then * _HUNDRED
        base = (
            now / (1 + Fraction(growth.number) / _HUNDRED) if growth.number != -_HUNDRED else now
        )
        # The figure before may itself have been worked back from the growth.
        if rounded_like(exact, growth) == growth.number:
            continue
        if rounded_like(base, before) == before.number:
            continue
        facts = {
            "name": one.name,
            "stated": str(growth),
            "now": str(one.figure),
            "before": str(before),
            "counted": told_number(rounded_like(exact, growth), growth.unit),
        }
        yield Problem("F179", where.at(key_of("growth")), facts)


def check_changes(subject: Subject) -> Iterator[Problem]:
    """Yield F180 where the figure before, added and taken off do not give the figure now."""
    for own in _statistics(subject):
        one = own.one
        if one.previous is None or (one.increase is None and one.decrease is None):
            continue
        signed = ((one.previous, 1), (one.increase, 1), (one.decrease, -1))
        parts = [(figure, sign) for figure, sign in signed if figure is not None]
        if all(figure.is_exact for figure, _ in parts):
            number = sum((sign * Fraction(figure.number) for figure, sign in parts), Fraction(0))
            told = [f"{WORDS['minus'] if sign < 0 else WORDS['plus']}{f}" for f, sign in parts]
            terms = "".join(told).removeprefix(WORDS["plus"])
            yield from _judged("F180", own, exactly(number), terms)


def check_two_figures(subject: Subject) -> Iterator[Problem]:
    """Yield F181 where one name stands twice with two figures and nobody says on what basis."""
    first: dict[tuple[str, str, str], tuple[int, Statistic]] = {}
    for where, index, one in _statistics(subject):
        key = (one.name, one.basis, one.figure.unit)
        row, other = first.setdefault(key, (index, one))
        if not agrees(one.figure, bounds_of(other.figure)):
            facts = {
                "name": one.name,
                "row": str(row + 1),
                "first": str(other.figure),
                "other_row": str(index + 1),
                "second": str(one.figure),
            }
            yield Problem("F181", where.at(key_of("figure")), facts)


def check_named(subject: Subject) -> Iterator[Problem]:
    """Yield F182 where as many are named as the figure does not say."""
    for where, _, one in _statistics(subject):
        if one.named and one.figure.is_exact and not is_partial(subject.record):
            if one.figure.number == len(one.named):
                continue
            facts = {"name": one.name, "stated": str(one.figure), "named": str(len(one.named))}
            yield Problem("F182", where.at(key_of("figure")), facts)


def told_number(number: Decimal, unit: str) -> str:
    """Return a number with its unit as people write it."""
    return WORDS["count"].format(number=f"{number:,f}", unit=unit)


def _statistics(subject: Subject) -> Iterator[_Own]:
    if isinstance(subject.record, Statistics):
        for index, one in enumerate(subject.record.statistics):
            yield _Own(subject.where.at(key_of("statistics"), index), index, one)


def _judged(code: str, own: _Own, counted: Bounds, terms: str) -> Iterator[Problem]:
    if not agrees(own.one.figure, counted):
        yield Problem(code, own.where.at(key_of("figure")), _facts(own.one, counted, terms))


def _facts(one: Statistic, counted: Bounds, terms: str) -> dict[str, str]:
    end = counted.low if counted.low is not None else counted.high
    number = rounded_like(end or Fraction(0), one.figure)
    return {
        "name": one.name,
        "stated": str(one.figure),
        "terms": terms,
        "counted": told_number(number, one.figure.unit),
        "gap": told_number(abs(one.figure.number - number), one.figure.unit),
    }


def _gap(stated: Bounds, counted: Bounds) -> Fraction:
    """Return how far apart two bounds lie that do not meet."""
    ends = [
        abs(one - other)
        for one in stated
        for other in counted
        if one is not None and other is not None
    ]
    return min(ends)


def _slip_of_parts(one: Statistic, where: Where) -> str:
    """Return the likely slip among whole numbers; "" without one."""
    figures = [one.figure, *(part.figure for part in one.of_which)]
    if not all(figure.is_exact for figure in figures):
        return ""
    places = max(0, *(-int(figure.number.as_tuple().exponent) for figure in figures))
    whole, *parts = (int(figure.number.scaleb(places)) for figure in figures)
    stated = Stated("F173", where, one.name, whole, shown_with(places, one.figure.unit))
    labels = [field_words(part.name) for part in one.of_which]
    return told_slip(explain_gap(parts, whole), stated, labels)


def shown_with(places: int, unit: str) -> Show:
    """Return how whole numbers of the last of some decimal places are told."""
    return lambda number: told_number(Decimal(number).scaleb(-places), unit)
