"""Works are accepted before they are paid for: what is kept back until then is kept.

How much is kept is a rule of the packs or of the village: everything, a share of the price, or
only enough that the last payment comes after acceptance. A part payment by contract is no fault.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from fractions import Fraction
from typing import NamedTuple

from gongkai.base.dates import chinese_date
from gongkai.base.money import Money, total_of
from gongkai.base.problem import Problem, Severity, Where
from gongkai.check.claims import WORDS, in_yuan
from gongkai.check.subject import Subject
from gongkai.check.village import Traced, Village
from gongkai.model.catalogue import Catalogue
from gongkai.model.chain_traces import Accepted, PaidOut, Priced
from gongkai.model.glossary import key_of
from gongkai.model.kinds.decisions import Oversight, OversightType
from gongkai.model.kinds.works import Project
from gongkai.model.rule import NumberRule
from gongkai.model.share_words import number_words
from gongkai.model.traces import TraceRow, row_of
from gongkai.model.vocabulary import Publisher

_KEPT = "kept_until_acceptance"
_PRICES = ("bound", "agreed", "contract_price")


class _Payments(NamedTuple):
    """Payments in order of their days, the price they are part of (0: unknown), the acceptance."""

    days: Sequence[date]
    amounts: Sequence[int]
    price: int
    accepted: date


class _Early(NamedTuple):
    """The first payment that came too early, all that was paid with it, and the rule."""

    place: int
    so_far: int
    rule: NumberRule


def check_paid_before_acceptance(subject: Subject) -> Iterator[Problem]:
    """Yield F142 for a work of which more was paid before its acceptance than the rule allows.

    F231 where nothing tells of an acceptance; another record of the matter may, and is asked.
    """
    project = subject.record
    if not isinstance(project, Project) or not project.payments:
        return
    accepted = _accepted_on(project)
    if subject.item is None or (accepted is None and (project.matter or project.reprint)):
        return
    trace = _paid_out(project)
    paid = _payments(trace, accepted or date.max, trace.price)
    early = _first_early(paid, subject.catalogue, subject.item.id, project.publisher)
    if early:
        where = subject.where.at(key_of("payments"), trace.rows[early.place], key_of("day"))
        yield _told("F142" if accepted else "F231", where, paid, early, {})


def trace_acceptance(subject: Subject) -> Iterator[TraceRow]:
    """Yield when a work of a matter was accepted, and payments whose record does not say when."""
    record = subject.record
    if record.reprint or not record.matter:
        return
    if isinstance(record, Project):
        accepted = _accepted_on(record)
        if accepted:
            yield row_of(Accepted(record.builder, accepted.isoformat()), key_of("accepted_on"))
        elif record.payments:
            yield row_of(_paid_out(record), key_of("payments"))
    elif isinstance(record, Oversight) and record.day and _is_acceptance(record):
        yield row_of(Accepted("", record.day.isoformat()), key_of("day"))


def check_paid_before_other_acceptance(village: Village) -> Iterator[Problem]:
    """Yield F227 for payments before the acceptance that another record of the matter tells.

    F231 where no record of it tells of one.
    """
    payments = list(village.traced(PaidOut))
    accepted: dict[str, list[Traced[Accepted]]] = defaultdict(list)
    prices: dict[tuple[str, str], list[Priced]] = defaultdict(list)
    for found in village.traced(Accepted) if payments else ():
        accepted[found.record.matter].append(found)
    for priced in village.traced(Priced) if payments else ():
        prices[priced.record.matter, priced.trace.firm].append(priced.trace)
    for one in payments:
        firm, matter = one.trace.firm, one.record.matter
        days = [x for x in accepted[matter] if not x.trace.firm or x.trace.firm == firm]
        price = one.trace.price or _price_of(prices[matter, firm])
        last = max(days, key=lambda x: x.trace.day, default=None)
        yield from _held_against(village, one, price, last)


def _held_against(
    village: Village, one: Traced[PaidOut], price: int, last: Traced[Accepted] | None
) -> Iterator[Problem]:
    accepted = date.fromisoformat(last.trace.day) if last else date.max
    paid = _payments(one.trace, accepted, price)
    publisher = Publisher.read(one.record.publisher)
    early = _first_early(paid, village.catalogue, one.record.item, publisher)
    if early:
        where = one.where.at(one.trace.rows[early.place], key_of("day"))
        facts = {"other": last.record.id, "file": last.record.file} if last else {}
        yield _told("F227" if last else "F231", where, paid, early, facts)


def _is_acceptance(record: Oversight) -> bool:
    return record.oversight_type is OversightType.ACCEPTANCE


def _accepted_on(project: Project) -> date | None:
    return project.accepted_on or (project.acceptance.day if project.acceptance else None)


def _paid_out(project: Project) -> PaidOut:
    rows = sorted(range(len(project.payments)), key=lambda row: project.payments[row].day)
    changes = total_of(change.amount for change in project.price_changes)
    price = project.audited_price or (
        project.contract_price + changes if project.contract_price else Money(0)
    )
    return PaidOut(
        firm=project.builder,
        price=price.fen,
        rows=tuple(rows),
        days=tuple(project.payments[row].day.isoformat() for row in rows),
        amounts=tuple(project.payments[row].amount.fen for row in rows),
    )


def _payments(trace: PaidOut, accepted: date, price: int) -> _Payments:
    days = [date.fromisoformat(day) for day in trace.days]
    return _Payments(days, trace.amounts, price, accepted)


def _price_of(prices: Sequence[Priced]) -> int:
    """Return the price of a matter's work: as audited, as agreed; 0 where it is not told once."""
    for sort in _PRICES:
        found = {one.amount for one in prices if one.sort == sort}
        if found:
            return found.pop() if len(found) == 1 else 0
    return 0


def _first_early(
    paid: _Payments, catalogue: Catalogue, item: str, publisher: Publisher
) -> _Early | None:
    """Return the first payment that came too early; None when nothing did."""
    so_far = 0
    for index, (day, amount) in enumerate(zip(paid.days, paid.amounts, strict=True)):
        so_far += amount
        if day >= paid.accepted or so_far <= 0:
            continue
        rule = _rule_on(catalogue, item, publisher, day)
        if rule and _is_broken(rule.value, so_far, paid.price):
            return _Early(index, so_far, rule)
    return None


def _is_broken(kept: Fraction, so_far: int, price: int) -> bool:
    if kept >= 1:
        return True
    return price > 0 and (so_far >= price or price - so_far < kept * price)


def _rule_on(
    catalogue: Catalogue, item: str, publisher: Publisher, day: date
) -> NumberRule | None:
    """Return how much of a price waits for acceptance on a day; None when no pack says so."""

    def find() -> NumberRule | None:
        rules = tuple(rule for rule in catalogue.numbers if rule.name == _KEPT)
        held = catalogue.holding(rules, item, publisher, day)
        return held[0] if held else None

    return catalogue.remembered(day, (_KEPT, item, publisher), find)


def _told(
    code: str, where: Where, paid: _Payments, early: _Early, more: Mapping[str, str]
) -> Problem:
    words, rule = WORDS["acceptance"], early.rule
    key = "all" if rule.value >= 1 else "share" if rule.value else "rest"
    held = "bound" if rule.certainty.binds else "usual"
    facts = {
        "day": chinese_date(paid.days[early.place]),
        "paid": in_yuan(early.so_far),
        "price": words["price"].format(price=in_yuan(paid.price)) if paid.price else "",
        **({} if paid.accepted == date.max else {"accepted": chinese_date(paid.accepted)}),
        "kept": words[held].format(kept=words[key].format(share=number_words(rule.value))),
        **more,
    }
    # What is not written may still have happened: that is a reminder, whatever the rule.
    is_error = rule.certainty.binds and code != "F231"
    return Problem(code, where, facts, None if is_error else Severity.WARNING)
