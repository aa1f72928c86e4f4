"""A call for bids and its result: days in order, one outcome, no bid below the start."""

from collections.abc import Iterator

from gongkai.base.dates import chinese_date
from gongkai.base.problem import Problem
from gongkai.check.claims import Stated, in_yuan, told_gap
from gongkai.check.subject import Subject
from gongkai.model.glossary import key_of
from gongkai.model.kinds.works import Lot, LotResult, Tender, TenderMethod


def check_opening_day(subject: Subject) -> Iterator[Problem]:
    """Yield F195 where bids were opened before the time to register was over."""
    tender = subject.record
    if not isinstance(tender, Tender) or tender.opened_on is None or tender.registration is None:
        return
    last = tender.registration.end
    if last is not None and tender.opened_on < last:
        facts = {"opened": chinese_date(tender.opened_on), "last": chinese_date(last)}
        yield Problem("F195", subject.where.at(key_of("opened_on")), facts)


def check_outcome(subject: Subject) -> Iterator[Problem]:
    """Yield R339 where a tender says that it failed and every lot of it has a winner.

    Where only some lots have one, the reason may be that of the others.
    """
    tender = subject.record
    if not isinstance(tender, Tender) or not tender.failed_reason or not tender.bid_results:
        return
    if {lot.name for lot in tender.lots} <= {result.name for result in tender.bid_results}:
        yield Problem("R339", subject.where.at(key_of("failed_reason")))


def check_start_price(subject: Subject) -> Iterator[Problem]:
    """Yield F196 for a lot that went by auction below the price where the bidding starts.

    With other methods the price in the call may be the highest one that is allowed.
    """
    tender = subject.record
    if not isinstance(tender, Tender) or tender.tender_method is not TenderMethod.AUCTION:
        return
    lots = {lot.name: lot for lot in tender.lots}
    for index, result in enumerate(tender.bid_results):
        lot = lots.get(result.name)
        if lot and lot.floor_price is not None and _is_below(result, lot):
            where = subject.where.at(key_of("bid_results"), index, key_of("price"))
            stated = Stated("F196", where, result.name, result.price.fen, in_yuan)
            yield told_gap(stated, lot.floor_price.fen, key_of("floor_price"))


def check_bidders(subject: Subject) -> Iterator[Problem]:
    """Yield F239 where more firms or people won than had registered to bid."""
    tender = subject.record
    if not isinstance(tender, Tender) or tender.bidder_count is None:
        return
    won = {one.winner_firm or one.winner for one in tender.bid_results} - {""}
    if len(won) > tender.bidder_count:
        facts = {"bidders": str(tender.bidder_count), "winners": str(len(won))}
        yield Problem("F239", subject.where.at(key_of("bidder_count")), facts)


def _is_below(result: LotResult, lot: Lot) -> bool:
    is_same_unit = not result.price_unit or result.price_unit == lot.price_unit
    return is_same_unit and lot.floor_price is not None and result.price < lot.floor_price
