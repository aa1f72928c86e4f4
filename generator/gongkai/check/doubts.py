"""What deserves a second look, for supervisors only: a doubt is no fault and no accusation.

Nothing here is published, cached or told of a person. Each function is pure: lines of the books
in, doubts out, in the order of the files.
"""

import tomllib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from fractions import Fraction
from math import log10
from pathlib import Path
from typing import Final, NamedTuple

from gongkai.base.dates import chinese_date
from gongkai.base.money import total_of
from gongkai.check.claims import in_yuan
from gongkai.check.doubt_lines import BookLine, Read, expense_lines
from gongkai.model.calendar import WorkCalendar
from gongkai.model.doubt import Doubt
from gongkai.model.kinds.benefits import Subsidy
from gongkai.model.kinds.works import Project


class _Limits(NamedTuple):
    """The numbers of ``doubts.toml``."""

    least: int = 0
    step: int = 1
    lines: int = 0
    days: int = 0
    share: Fraction = Fraction(1)
    bound: Fraction = Fraction(0)


def _read() -> dict[str, _Limits]:
    data = tomllib.loads((Path(__file__).parent / "doubts.toml").read_text("utf-8"))
    return {
        name: _Limits(
            least=int(own.get("least", 0)),
            step=int(own.get("step", 1)),
            lines=int(own.get("lines", 0)),
            days=int(own.get("days", 0)),
            share=Fraction(str(own.get("share", 1))),
            bound=Fraction(str(own.get("bound", 0))),
        )
        for name, own in data["limits"].items()
    }


LIMITS: Final = _read()
_COMMA = "\u3001"


def doubts_of(
    records: Sequence[Read], calendar: WorkCalendar, limit: int | None
) -> Iterator[Doubt]:
    """Yield all doubts; `limit` in fen is what one expense needs a decision from, if known."""
    lines = list(expense_lines(records))
    yield from round_sums(lines)
    if limit:
        yield from split_bills(lines, limit)
    yield from one_payee(lines)
    yield from days_off(lines, calendar)
    yield from uneven_rates(records)
    yield from twice_paid(lines)
    yield from missing_numbers(lines)
    yield from paid_early(records)
    yield from first_digits(lines)


def round_sums(lines: Iterable[BookLine]) -> Iterator[Doubt]:
    """Yield ledgers in which many expenses are whole thousands that nobody worked out."""
    rule = LIMITS["round"]
    for own in _grouped(lines, "record").values():
        found = [
            one
            for one in own
            if one.amount >= rule.least and not one.amount % rule.step
            if not one.is_counted
        ]
        if len(found) >= rule.lines and Fraction(len(found), len(own)) >= rule.share:
            facts = {"count": str(len(found)), "whole": str(len(own))}
            yield _doubt("round", found, facts)


def split_bills(lines: Iterable[BookLine], limit: int) -> Iterator[Doubt]:
    """Yield expenses of one subject, each a little under the limit, together above it."""
    rule = LIMITS["split"]
    near = rule.share * limit
    close = [one for one in lines if near <= one.amount < limit and one.day]
    for own in _grouped(close, "series", "subject").values():
        for run in _runs(own, rule.days):
            if len(run) >= rule.lines:
                total = sum(one.amount for one in run)
                facts = {
                    "count": str(len(run)),
                    "limit": in_yuan(limit),
                    "total": in_yuan(total),
                    "subject": run[0].subject,
                }
                yield _doubt("split", run, facts)


def one_payee(lines: Iterable[BookLine]) -> Iterator[Doubt]:
    """Yield books in which one payee, who is not named, stands again and again."""
    rule = LIMITS["payee"]
    named = [one for one in lines if one.payee]
    for own in _grouped(named, "series").values():
        for run in _grouped(own, "payee").values():
            share = Fraction(len(run), len(own))
            if len(run) >= rule.lines and share >= rule.share:
                facts = {
                    "count": str(len(run)),
                    "whole": str(len(own)),
                    "total": in_yuan(sum(one.amount for one in run)),
                    "places": _places(run),
                }
                yield _doubt("payee", run, facts)


def days_off(lines: Iterable[BookLine], calendar: WorkCalendar) -> Iterator[Doubt]:
    """Yield ledgers with expenses on days off, where the table of the year is known."""
    off = [one for one in lines if one.day and calendar.is_working(one.day) is False]
    for own in _grouped(off, "record").values():
        days = dict.fromkeys(chinese_date(one.day) for one in own if one.day)
        yield _doubt("day_off", own, {"count": str(len(own)), "days": _COMMA.join(days)})


def uneven_rates(records: Iterable[Read]) -> Iterator[Doubt]:
    """Yield payments whose total gives no whole fen for each head."""
    for record, file in records:
        if not isinstance(record, Subsidy) or record.recipients or record.classes:
            continue
        heads = record.head_count or record.household_count
        if heads and record.total.fen % heads:
            facts = {"total": in_yuan(record.total.fen), "heads": str(heads)}
            yield Doubt("rate", record.id, file, (), facts)


def twice_paid(lines: Iterable[BookLine]) -> Iterator[Doubt]:
    """Yield the same amount of one subject on two vouchers within a few days."""
    rule = LIMITS["twice"]
    large = [one for one in lines if one.amount >= rule.least and one.day]
    for own in _grouped(large, "series", "subject", "amount").values():
        for run in _runs(own, rule.days):
            if len({(one.record, one.voucher, one.row) for one in run}) > 1:
                facts = {
                    "amount": in_yuan(run[0].amount),
                    "count": str(len(run)),
                    "places": _places(run),
                }
                yield _doubt("twice", run, facts)


def missing_numbers(lines: Iterable[BookLine]) -> Iterator[Doubt]:
    """Yield vouchers without a number: what has none cannot be found missing."""
    for own in _grouped(lines, "record").values():
        bare = [one for one in own if not one.voucher]
        if bare and len(bare) < len(own):
            yield _doubt("number", bare, {"count": str(len(bare)), "whole": str(len(own))})


def paid_early(records: Iterable[Read]) -> Iterator[Doubt]:
    """Yield works of which most was paid before acceptance."""
    share = LIMITS["acceptance"].share
    for record, file in records:
        if not isinstance(record, Project) or record.accepted_on is None or record.reprint:
            continue
        price = record.audited_price or record.contract_price
        early = total_of(one.amount for one in record.payments if one.day < record.accepted_on)
        if price and early.fen > share * price.fen:
            facts = {
                "early": in_yuan(early.fen),
                "price": in_yuan(price.fen),
                "day": chinese_date(record.accepted_on),
            }
            yield Doubt("acceptance", record.id, file, (), facts)


def first_digits(lines: Iterable[BookLine]) -> Iterator[Doubt]:
    """Yield books whose first digits are far from what many free amounts show (Benford)."""
    rule = LIMITS["digits"]
    free = [one for one in lines if not one.is_counted]
    for own in _grouped(free, "series").values():
        if len(own) < rule.lines:
            continue
        counts: dict[int, int] = defaultdict(int)
        for one in own:
            counts[int(str(one.amount)[0])] += 1
        wanted = {digit: len(own) * log10(1 + 1 / digit) for digit in range(1, 10)}
        distance = sum((counts[d] - wanted[d]) ** 2 / wanted[d] for d in wanted)
        if distance > rule.bound:
            most = max(wanted, key=lambda digit: counts[digit] - wanted[digit])
            facts = {
                "digit": str(most),
                "count": str(counts[most]),
                "wanted": str(round(wanted[most])),
                "whole": str(len(own)),
            }
            yield Doubt("digits", own[0].record, own[0].file, (), facts)


def _doubt(sort: str, lines: Sequence[BookLine], facts: Mapping[str, str]) -> Doubt:
    first = lines[0]
    rows = tuple(one.row for one in lines if one.record == first.record)
    return Doubt(sort, first.record, first.file, rows, facts)


def _places(lines: Sequence[BookLine]) -> str:
    """Return where lines stand: the record and the voucher, or the row without one."""
    return _COMMA.join(f"{one.record} {one.voucher or one.row}" for one in lines)


def _grouped(lines: Iterable[BookLine], *names: str) -> dict[tuple[object, ...], list[BookLine]]:
    found: dict[tuple[object, ...], list[BookLine]] = {}
    for one in lines:
        found.setdefault(tuple(getattr(one, name) for name in names), []).append(one)
    return found


def _runs(lines: Sequence[BookLine], days: int) -> Iterator[list[BookLine]]:
    """Yield lines, of which there is one at least, within some days of the first of them."""
    run: list[BookLine] = []
    for one in sorted(lines, key=lambda one: (one.day or date.min, one.file, one.row)):
        if run and run[0].day and one.day and (one.day - run[0].day).days >= days:
            yield run
            run = []
        run.append(one)
    yield run
