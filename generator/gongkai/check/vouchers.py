"""One voucher of a set of books stands under one day, also where two ledgers share the books."""

from collections.abc import Iterator

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
