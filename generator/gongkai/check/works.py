"""Works, contracts and assets: payments within the price, dates in order, plans that add up."""

from collections.abc import Iterator, Sequence
from datetime import date
from fractions import Fraction
from itertools import pairwise

from gongkai.base.dates import chinese_date
from gongkai.base.figure import Figure
from gongkai.base.growth import read_growth
from gongkai.base.money import total_of
from gongkai.base.problem import Problem
from gongkai.base.rates import is_rounded, nearest_fen
from gongkai.check.claims import (
    Stated,
    check_at_most,
    check_number,
    check_rows,
    counted_in,
    in_yuan,
    is_partial,
    row_place,
    rows_counted,
    stated_in,
)
from gongkai.check.subject import Subject
from gongkai.model.glossary import key_of
from gongkai.model.kinds.works import (
    Assets,
    Contract,
    ContractSide,
    PlannedPayment,
    Project,
    Tender,
)

_STAGES = ("initiated_on", "started_on", "finished_on", "accepted_on", "audited_on")
_MOVES = ("at_year_start", "added", "removed", "at_year_end")
_SIGNS = (1, 1, -1)


def check_payments(subject: Subject) -> Iterator[Problem]:
    """Yield F141 where more was paid than the audited price, or than contract and changes."""
    project = subject.record
    if not isinstance(project, Project) or not project.payments:
        return
    if project.audited_price is not None:
        name, most = key_of("audited_price"), project.audited_price
    elif project.contract_price is not None:
        changes = total_of(change.amount for change in project.price_changes)
        name, most = key_of("contract_price"), project.contract_price + changes
    else:
        return
    paid = total_of(payment.amount for payment in project.payments)
    stated = stated_in(subject, "F141", "payments", paid.fen)
    yield from check_at_most(stated, name, most.fen)


def check_progress(subject: Subject) -> Iterator[Problem]:
    """Yield F143 for a report of progress that falls behind an earlier one."""
    if not isinstance(subject.record, Project):
        return
    reports = sorted(enumerate(subject.record.progress), key=lambda pair: pair[1].day)
    for (_, before), (index, report) in pairwise(reports):
        if report.percent < before.percent:
            where = subject.where.at(key_of("progress"), index, key_of("percent"))
            facts = {
                "day": chinese_date(report.day),
                "percent": str(report.percent),
                "day_before": chinese_date(before.day),
                "percent_before": str(before.percent),
            }
            yield Problem("F143", where, facts)


def check_stages(subject: Subject) -> Iterator[Problem]:
    """Yield F144 for a stage of a work that is dated before the stage it follows."""
    record = subject.record
    if not isinstance(record, Project):
        return
    known = [(name, getattr(record, name)) for name in _STAGES]
    dated: list[tuple[str, date]] = [(name, day) for name, day in known if day is not None]
    for (earlier, first), (later, second) in pairwise(dated):
        if second < first:
            facts = {
                "later": key_of(later),
                "second": chinese_date(second),
                "earlier": key_of(earlier),
                "first": chinese_date(first),
            }
            yield Problem("F144", subject.where.at(key_of(later)), facts)


def check_prices(subject: Subject) -> Iterator[Problem]:
    """Yield F145 for a bid above the control price, F146 for a contract at another price."""
    project = subject.record
    if not isinstance(project, Project) or project.bid_price is None:
        return
    bid = project.bid_price.fen
    if project.control_price is not None:
        stated = stated_in(subject, "F145", "bid_price", bid)
        yield from check_at_most(stated, key_of("control_price"), project.control_price.fen)
    if project.contract_price is not None:
        stated = stated_in(subject, "F146", "contract_price", project.contract_price.fen)
        yield from check_number(stated, bid, key_of("bid_price"))


def check_acceptance_day(subject: Subject) -> Iterator[Problem]:
    """Yield F147 where a work's acceptance is dated twice and differently."""
    project = subject.record
    if not isinstance(project, Project) or project.acceptance is None:
        return
    day = project.acceptance.day
    if project.accepted_on is not None and project.accepted_on != day:
        facts = {"day": chinese_date(day), "other": chinese_date(project.accepted_on)}
        yield Problem("F147", subject.where.at(key_of("acceptance"), key_of("day")), facts)


def check_plan(subject: Subject) -> Iterator[Problem]:
    """Yield F148 where a contract's planned payments do not add up to its sum."""
    contract = subject.record
    if not isinstance(contract, Contract) or contract.amount is None or is_partial(contract):
        return
    if contract.payment_plan:
        stated = stated_in(subject, "F148", "amount", contract.amount.fen)
        numbers = [line.receivable.fen for line in contract.payment_plan]
        yield from check_rows(stated, "payment_plan", numbers)


def check_contract_end(subject: Subject) -> Iterator[Problem]:
    """Yield F200 where a contract ends before its own term does, or a lease after it.

    A contract for works may end later than the works: its builder still answers for them.
    """
    contract = subject.record
    if not isinstance(contract, Contract) or contract.duration is None:
        return
    end, expires = contract.duration.end, contract.expires_on
    if end is None or expires is None:
        return
    if expires < end or (expires > end and contract.contract_side is ContractSide.INCOME):
        facts = {"expires": chinese_date(expires), "end": chinese_date(end)}
        yield Problem("F200", subject.where.at(key_of("expires_on")), facts)


def check_collected(subject: Subject) -> Iterator[Problem]:
    """Yield F149 for a payment of a contract of which more came than was due."""
    if not isinstance(subject.record, Contract):
        return
    for index, line in enumerate(subject.record.payment_plan):
        if line.collected is not None:
            where = subject.where.at(key_of("payment_plan"), index, key_of("collected"))
            stated = Stated("F149", where, key_of("collected"), line.collected.fen, in_yuan)
            yield from check_at_most(stated, key_of("receivable"), line.receivable.fen)


def check_growth(subject: Subject) -> Iterator[Problem]:
    """Yield F150 where planned payments do not grow as the contract's words say.

    Each payment is compared with the one before it as it stands, so that one slip is told once
    or twice and not for all the years behind it. The first steps may start later than the words.
    """
    contract = subject.record
    if not isinstance(contract, Contract) or not contract.increment:
        return
    growth = read_growth(contract.increment)
    if growth is None:
        return
    plan: Sequence[PlannedPayment] = contract.payment_plan
    for index in range(1, len(plan)):
        before, now = plan[index - 1].receivable.fen, plan[index].receivable.fen
        exact = growth.after(before) if index % growth.every == 0 else Fraction(before)
        if is_rounded(now, exact):
            continue
        where = subject.where.at(key_of("payment_plan"), index, key_of("receivable"))
        stated = Stated("F150", where, key_of("receivable"), now, in_yuan)
        terms = f"{row_place('payment_plan', index - 1)} {in_yuan(before)}"
        yield from check_number(stated, nearest_fen(exact), terms)


def check_lots(subject: Subject) -> Iterator[Problem]:
    """Yield F151 for the result of a lot that was not put out to tender."""
    record = subject.record
    if not isinstance(record, Tender) or not record.lots:
        return
    names = {lot.name for lot in record.lots}
    for index, result in enumerate(record.bid_results):
        if result.name not in names:
            where = subject.where.at(key_of("bid_results"), index, key_of("name"))
            facts = {"lot": result.name, "lots": "\u3001".join(lot.name for lot in record.lots)}
            yield Problem("F151", where, facts)


def check_asset_moves(subject: Subject) -> Iterator[Problem]:
    """Yield F152 where an asset at the start of the year, added and removed do not give its end.

    A blank move is none; figures with a hedge or of different units are not added.
    """
    if not isinstance(subject.record, Assets):
        return
    for index, line in enumerate(subject.record.assets):
        figures: list[Figure | None] = [getattr(line, name) for name in _MOVES]
        end = figures[-1]
        known = [one for one in figures if one is not None]
        if figures[0] is None or end is None or not all(one.is_exact for one in known):
            continue
        if len({one.unit for one in known}) > 1:
            continue
        moved = sum(
            sign * one.number
            for sign, one in zip(_SIGNS, figures[:-1], strict=True)
            if one is not None
        )
        if moved != end.number:
            where = subject.where.at(key_of("assets"), index, key_of("at_year_end"))
            facts = {
                "asset": line.name,
                "moves": "\u3001".join(
                    f"{key_of(name)} {one}"
                    for name, one in zip(_MOVES[:-1], figures[:-1], strict=True)
                    if one is not None
                ),
                "counted": f"{moved:,f}{end.unit}",
                "stated": str(end),
            }
            yield Problem("F152", where, facts)


def check_asset_totals(subject: Subject) -> Iterator[Problem]:
    """Yield F153 where the list does not make the stated number or value of assets."""
    record = subject.record
    if not isinstance(record, Assets) or not record.assets or is_partial(record):
        return
    if record.asset_count is not None:
        stated = stated_in(subject, "F153", "asset_count", record.asset_count, counted_in(""))
        terms = rows_counted("assets", len(record.assets))
        yield from check_number(stated, len(record.assets), terms)
    values = [line.original_value for line in record.assets]
    known = [value.fen for value in values if value is not None]
    if record.total_value is not None and len(known) == len(values):
        stated = stated_in(subject, "F153", "total_value", record.total_value.fen)
        yield from check_rows(stated, "assets", known)


def check_depreciation(subject: Subject) -> Iterator[Problem]:
    """Yield F154 for an asset that lost more than it was worth."""
    if not isinstance(subject.record, Assets):
        return
    for index, line in enumerate(subject.record.assets):
        value, lost = line.original_value, line.depreciation
        if value is not None and lost is not None:
            where = subject.where.at(key_of("assets"), index, key_of("depreciation"))
            stated = Stated("F154", where, key_of("depreciation"), lost.fen, in_yuan)
            yield from check_at_most(stated, key_of("original_value"), value.fen)
