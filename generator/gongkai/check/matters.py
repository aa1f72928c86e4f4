"""One matter in several records: tender, contract, work and payments speak of the same price."""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from gongkai.base.gaps import explain_number
from gongkai.base.money import total_of
from gongkai.base.problem import Problem, Where
from gongkai.base.words import WORDS
from gongkai.check.claims import Stated, in_yuan, is_partial, told_slip
from gongkai.check.subject import Subject
from gongkai.check.village import Traced, Village
from gongkai.model.chain_traces import Priced
from gongkai.model.glossary import key_of
from gongkai.model.kinds.works import Contract, ContractSide, Project, Tender
from gongkai.model.traces import TraceRow, row_of

_WHOLE = frozenset(WORDS["money"]["whole"])
_AWARDED, _AGREED, _BID, _CONTRACT, _BOUND, _PAID = (
    "awarded",
    "agreed",
    "bid_price",
    "contract_price",
    "bound",
    "paid",
)
_FIRM_FIELDS = {_AGREED: key_of("party_b"), _BID: key_of("builder")}


def trace_prices(subject: Subject) -> Iterator[TraceRow]:
    """Yield the prices a record names, each at its place."""
    record = subject.record
    if record.reprint or is_partial(record):
        return
    if isinstance(record, Tender):
        yield from _of_tender(record)
    elif isinstance(record, Contract):
        yield from _of_contract(record)
    elif isinstance(record, Project):
        yield from _of_project(record)


def _of_tender(tender: Tender) -> Iterator[TraceRow]:
    """Yield the price of a tender with one lot; a price per year is no price of a contract."""
    if len(tender.bid_results) != 1 or tender.bid_results[0].price_unit not in _WHOLE:
        return
    won = tender.bid_results[0]
    path = (key_of("bid_results"), 0, key_of("price"))
    yield row_of(Priced(_AWARDED, won.winner_firm, won.price.fen, ""), *path)


def _of_contract(contract: Contract) -> Iterator[TraceRow]:
    if contract.amount is not None and contract.contract_side is not ContractSide.NONE:
        trace = Priced(_AGREED, contract.party_b, contract.amount.fen, contract.from_tender)
        yield row_of(trace, key_of("amount"))


def _of_project(project: Project) -> Iterator[TraceRow]:
    for name in (_BID, _CONTRACT):
        price = getattr(project, name)
        if price is not None:
            trace = Priced(name, project.builder, price.fen, project.from_tender)
            yield row_of(trace, key_of(name))
    if project.audited_price is not None:
        yield row_of(Priced(_BOUND, project.builder, project.audited_price.fen, ""))
    if project.payments:
        paid = total_of(one.amount for one in project.payments).fen
        changes = total_of(one.amount for one in project.price_changes).fen
        # What a record says of its own price it is held to when it is read by itself.
        own = "own" if project.audited_price or project.contract_price else str(changes)
        yield row_of(Priced(_PAID, project.builder, paid, own), key_of("payments"))


def check_tender_prices(village: Village) -> Iterator[Problem]:
    """Yield F221 for a contract, F222 for a work, whose price is not that of its tender.

    F238 for a contract or a work with another firm than the one that won it.
    """
    priced = list(village.traced(Priced))
    awarded = {one.record.id: one for one in priced if one.trace.sort == _AWARDED}
    codes = {_AGREED: "F221", _BID: "F222"}
    for one in priced:
        tender = awarded.get(one.trace.tender) if one.trace.tender else None
        if tender and one.trace.sort in codes and tender.trace.amount != one.trace.amount:
            yield _unlike(codes[one.trace.sort], one, tender)
        if tender and one.trace.sort in codes and _is_other_firm(one.trace, tender.trace):
            field = _FIRM_FIELDS[one.trace.sort]
            where = Where(one.record.file, path=(field,))
            # Who bids may be a man under his own name: no name is told.
            facts = {"field": field, "other": tender.record.id, "file": tender.record.file}
            yield Problem("F238", where, facts)


def _is_other_firm(one: Priced, tender: Priced) -> bool:
    firm, winner = ("".join(name.split()) for name in (one.firm, tender.firm))
    return bool(firm and winner) and firm != winner


def check_matter_prices(village: Village) -> Iterator[Problem]:
    """Yield F223 for a work whose contract price is not that of the contract of its matter.

    F224 where more was paid than the contract of the matter and its changes, or the audited
    price, allow.
    """
    for prices in _by_matter(village).values():
        agreed = prices.sorted_by(_AGREED)
        if len(agreed) != 1:
            continue
        for work in prices.sorted_by(_CONTRACT):
            if work.trace.amount != agreed[0].trace.amount:
                yield _unlike("F223", work, agreed[0])
        for paid in prices.sorted_by(_PAID):
            if paid.trace.tender == "own":
                continue
            bound = agreed[0].trace.amount + int(paid.trace.tender)
            audited = [one.trace.amount for one in prices.sorted_by(_BOUND)]
            most = min(audited, default=bound)
            if paid.trace.amount > most:
                yield _unlike("F224", paid, agreed[0], most)


class _Prices(NamedTuple):
    rows: list[Traced[Priced]]

    def sorted_by(self, sort: str) -> Sequence[Traced[Priced]]:
        """Return the prices of one sort, in file order."""
        return [one for one in self.rows if one.trace.sort == sort]


def _by_matter(village: Village) -> Mapping[tuple[str, str], _Prices]:
    """Return the prices of each matter and builder."""
    found: dict[tuple[str, str], _Prices] = {}
    for one in village.traced(Priced):
        if one.record.matter and one.trace.firm:
            key = (one.record.matter, one.trace.firm)
            found.setdefault(key, _Prices([])).rows.append(one)
    return found


def _unlike(
    code: str, one: Traced[Priced], other: Traced[Priced], bound: int | None = None
) -> Problem:
    amount, wanted = one.trace.amount, other.trace.amount if bound is None else bound
    stated = Stated(code, one.where, str(one.where.path[-1]), amount, in_yuan)
    facts = {
        "name": stated.name,
        "amount": in_yuan(amount),
        "wanted": in_yuan(wanted),
        "gap": in_yuan(abs(amount - wanted)),
        "other": other.record.id,
        "file": other.record.file,
        "hint": told_slip(explain_number(amount, wanted), stated, ()),
    }
    return Problem(code, one.where, facts)
