"""Sums beside those of the period before and of the same period a year before."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from gongkai.base.money import Money
from gongkai.base.period import Period, PeriodKind
from gongkai.base.problem import ValueFault
from gongkai.base.texts import text
from gongkai.model.summary import Summary
from gongkai.pages.board import Board

COMPARED_MARK = "\ue00b"
"""Stands where the finished page sets its sums beside those of earlier records."""
_A_YEAR: Mapping[PeriodKind, int] = {
    PeriodKind.MONTH: 12,
    PeriodKind.QUARTER: 4,
    PeriodKind.HALF_YEAR: 2,
    PeriodKind.YEAR: 1,
}
"""How many of them a year has."""
_Series = tuple[str, ...]


class Comparison(NamedTuple):
    """One earlier record beside this one: what it is called, its id, the difference told."""

    earlier: str
    id: str
    told: str


def compared_in(board: Board) -> dict[str, tuple[Comparison, ...]]:
    """Return for each shown record with sums what they come to beside earlier ones.

    Only records of one sort, publisher, item, fund and level stand beside each other, and only
    where a single one tells of the period.
    """
    series: dict[_Series, dict[str, list[Summary]]] = {}
    for one in board.records:
        if one.sums and one.period_key:
            series.setdefault(_series_of(one), {}).setdefault(one.period_key, []).append(one)
    found: dict[str, tuple[Comparison, ...]] = {}
    for periods in series.values():
        alone = {key: own[0] for key, own in periods.items() if len(own) == 1}
        for key, one in alone.items():
            told = tuple(_compared(one, alone, *_earlier(key)))
            if told:
                found[one.id] = told
    return found


def _series_of(one: Summary) -> _Series:
    names = (name for name, _ in one.sums)
    return (one.kind, one.publisher, one.item, one.fund, one.level, one.matter, *names)


def _earlier(key: str) -> tuple[tuple[str, str], ...]:
    """Return the periods to compare with: the word for each, and its key."""
    try:
        period = Period.parse(key)
    except ValueFault:
        return ()
    of_year = _A_YEAR.get(period.kind)
    if of_year is None:
        return ()
    year, index = period.start.year, period.index
    before = (year, index - 1) if index > 1 else (year - 1, of_year)
    wanted = {"before": before, "last_year": (year - 1, index)}
    if of_year == 1:
        del wanted["last_year"]
    return tuple(
        (f"{period.kind.value}_{name}", earlier)
        for name, place in wanted.items()
        if (earlier := _key_of(period.kind, *place))
    )


def _key_of(kind: PeriodKind, year: int, index: int) -> str:
    try:
        return Period.of(kind, year, index).key
    except ValueFault:
        return ""


def _compared(
    one: Summary, alone: Mapping[str, Summary], *earlier: tuple[str, str]
) -> Iterator[Comparison]:
    for word, key in earlier:
        other = alone.get(key)
        if other is not None:
            then = dict(other.sums)
            clauses = (_difference(name, now, then[name]) for name, now in one.sums)
            name = text(f"compared.{word}", period=other.period_label)
            yield Comparison(name, other.id, text("compared.mark").join(clauses))


def _difference(name: str, now: int, then: int) -> str:
    facts = {"name": text(f"compared.{name}"), "then": str(Money(then))}
    if now == then:
        return text("compared.same", **facts)
    key = "more" if now > then else "less"
    return text(f"compared.{key}", **facts, difference=str(Money(abs(now - then))))
