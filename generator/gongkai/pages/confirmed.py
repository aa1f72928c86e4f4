"""Ledgers that link back: the records whose money stands in them as those records say."""

from gongkai.pages.board import Board


def confirmed_in(board: Board) -> dict[str, list[tuple[str, str, str]]]:
    """Return for each shown ledger's record id what it confirms: day, title, the record's id.

    Only records that have a page are named.
    """
    found = {
        ledger: [(day, board.by_id[id_].title, id_) for day, id_ in rows if id_ in board.by_id]
        for ledger, rows in board.confirmed.items()
        if ledger in board.by_id
    }
    return {ledger: rows for ledger, rows in found.items() if rows}
