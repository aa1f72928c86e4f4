"""Deposits of tenders and contracts: what came in went back, was used, or is still held."""

from collections.abc import Iterator

from gongkai.base.problem import Problem
from gongkai.check.claims import WORDS, Stated, check_number, check_terms, field_term, in_yuan
from gongkai.check.subject import Subject
from gongkai.model.glossary import key_of
from gongkai.model.kinds.works import Contract, DepositMoves, Tender

_OUT = ("deposits_back", "deposits_used", "deposits_held")


def check_deposit_moves(subject: Subject) -> Iterator[Problem]:
    """Yield F189 where deposits returned, used and held are not those that came in.

    Nothing is said while one of the three is left open and the others are not too much.
    """
    moves = _moves_of(subject)
    if moves is None:
        return
    out = [(name, getattr(moves, name)) for name in _OUT]
    known = [(name, amount.fen) for name, amount in out if amount is not None]
    came = moves.deposits_in.fen
    if len(known) < len(out) and sum(fen for _, fen in known) <= came:
        return
    where = subject.where.at(key_of("deposit_moves"), key_of("deposits_in"))
    stated = Stated("F189", where, key_of("deposits_in"), came, in_yuan)
    yield from check_terms(stated, [field_term(name, fen) for name, fen in known if fen])


def check_deposits_stated(subject: Subject) -> Iterator[Problem]:
    """Yield F190 where more came in than the deposit times those who had to pay it.

    A tender with one lot asks every bidder once, a contract asks once.
    """
    moves, record = _moves_of(subject), subject.record
    if moves is None or not isinstance(record, (Tender, Contract)) or record.deposit is None:
        return
    payers = record.bidder_count if isinstance(record, Tender) else 1
    if not payers or len(record.lots) > 1:
        return
    most = payers * record.deposit.fen
    if moves.deposits_in.fen > most:
        where = subject.where.at(key_of("deposit_moves"), key_of("deposits_in"))
        stated = Stated("F190", where, key_of("deposits_in"), moves.deposits_in.fen, in_yuan)
        terms = f"{key_of('deposit')} {in_yuan(record.deposit.fen)}"
        terms += f"{WORDS['times']}{payers}" if payers > 1 else ""
        yield from check_number(stated, most, terms)


def _moves_of(subject: Subject) -> DepositMoves | None:
    record = subject.record
    return record.deposit_moves if isinstance(record, (Tender, Contract)) else None
