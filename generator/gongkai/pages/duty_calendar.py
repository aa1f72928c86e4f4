"""Which days the village's calendar tells: what becomes due, what may be taken down."""

from collections.abc import Iterator
from datetime import date

from gongkai.base.digest import short_hash
from gongkai.pages.board import Board
from gongkai.pages.duty_pages import ADDRESS

_ID_LENGTH = 20


def calendar_days(board: Board) -> Iterator[tuple[str, date, str, str]]:
    """Yield what the site may show of the reminders that lie ahead, by their day.

    Each has a lasting id, its day, its words, and where to read more ("" without a site address).
    """
    for one in board.reminders:
        if one.day < board.as_of or not one.is_public:
            continue
        shown = board.by_id.get(one.record)
        address = shown.address if shown else ADDRESS
        name = "|".join((board.settings.village_name, *one.key))
        id_ = f"{short_hash(name, _ID_LENGTH)}@gongkai"
        yield id_, one.day, one.words, board.settings.address_of(address)
