"""One voucher of a set of books stands under one day, and once, also where ledgers share books."""

from collections.abc import Iterator
from typing import NamedTuple

from gongkai.base.dates import chinese_date, parse_date
from gongkai.base.problem import Problem
from gongkai.check.village import Traced, Village
from gongkai.model.chain_traces import Booked
from gongkai.model.glossary import key_of
from gongkai.model.vocabulary import State

_MONTH = len("2026-07")


def check_shared_vouchers(village: Village) -> Iterator[Problem]:
    """Yield F230 for a voucher number of one book and month that stands in two ledgers.

    Numbers restart each month; only ledgers that name the same set of books are compared, and
    only different days are told: one voucher may have lines in both.
    """
    first: dict[tuple[str, str, str, str], tuple[Traced[Booked], str]] = {}
    for ledger in village.traced(Booked):
        book = ledger.trace.book
        if not book or ledger.record.state == State.WITHDRAWN.value:
            continue
        for row, (day, voucher) in enumerate(
            zip(ledger.trace.days, ledger.trace.vouchers, strict=True)
        ):
            if not day or not voucher:
                continue
            key = (ledger.record.publisher, book, day[:_MONTH], voucher)
            other, known = first.setdefault(key, (ledger, day))
            if other is not ledger and known != day:
                where = ledger.where.at(key_of("entries"), row, key_of("voucher"))
                facts = {
                    "voucher": voucher,
                    "row": str(row + 1),
                    "day": chinese_date(parse_date(day)),
                    "other": other.record.id,
                    "other_day": chinese_date(parse_date(known)),
                    "file": other.record.file,
                }
                yield Problem("F230", where, facts)


class _Line(NamedTuple):
    """What makes a line of a set of books the same line."""

    series: str
    day: str
    voucher: str
    subject: str
    amount: int


def check_lines_once(village: Village) -> Iterator[Problem]:
    """Yield F232 once for a ledger with lines that another one of its accounts has as well.

    What a special fund and the whole books both show is no fault: only equal series compare.
    """
    first: dict[_Line, Traced[Booked]] = {}
    for ledger in village.traced(Booked):
        trace = ledger.trace
        if not trace.book or ledger.record.state == State.WITHDRAWN.value:
            continue
        twice: dict[str, list[int]] = {}
        others: dict[str, Traced[Booked]] = {}
        cells = zip(trace.days, trace.vouchers, trace.subjects, trace.amounts, strict=True)
        for row, (day, voucher, subject, amount) in enumerate(cells):
            if not day or not voucher:
                continue
            line = _Line(trace.series, day, voucher, subject, amount)
            other = first.setdefault(line, ledger)
            if other is not ledger:
                twice.setdefault(other.record.id, []).append(row)
                others[other.record.id] = other
        for id_, rows in twice.items():
            facts = {
                "count": str(len(rows)),
                "row": str(rows[0] + 1),
                "other": id_,
                "file": others[id_].record.file,
            }
            yield Problem("F232", ledger.where.at(key_of("entries"), rows[0]), facts)
