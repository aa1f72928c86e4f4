"""Which days the village's calendar tells: what is due, what ends, when people meet."""

from collections.abc import Iterator
from datetime import date
from itertools import chain

from gongkai.base.digest import short_hash
from gongkai.base.texts import text
from gongkai.model.summary import Summary
from gongkai.pages.board import Board
from gongkai.pages.duty_pages import ADDRESS

_ID_LENGTH = 20
_PHONE = "supervision_phone"
_Day = tuple[str, date, str, str]


def calendar_days(board: Board) -> Iterator[_Day]:
    """Yield what the site may show of the days that lie ahead: duties, ends of notices, meetings.

    Each has a lasting id, its day, its words, and where to read more ("" without a site address).
    """
    for one in board.reminders:
        if one.day < board.as_of or not one.is_public:
            continue
        shown = board.by_id.get(one.record)
        address = shown.address if shown else ADDRESS
        yield _id(board, *one.key), one.day, one.words, board.settings.address_of(address)
    today = board.as_of.isoformat()
    told = chain.from_iterable(_days_of(record, board, today) for record in board.records)
    yield from sorted(told, key=lambda one: (one[1], one[0]))


def _days_of(record: Summary, board: Board, today: str) -> Iterator[_Day]:
    url = board.settings.address_of(record.address)
    if record.notice_end >= today:
        phone = dict(record.asked).get(_PHONE, "")
        told = "notice_end_phone" if phone else "notice_end"
        words = text(f"reminders.{told}", title=record.title, phone=phone)
        own = _id(board, "notice_end", record.id)
        yield own, date.fromisoformat(record.notice_end), words, url
    for number, (day, what, where) in enumerate(record.meets):
        if day >= today:
            words = text("reminders.meeting_at", what=what, where=where) if where else what
            own = _id(board, "meeting", record.id, str(number))
            yield own, date.fromisoformat(day), words, url


def _id(board: Board, *key: str) -> str:
    name = "|".join((board.settings.village_name, *key))
    return f"{short_hash(name, _ID_LENGTH)}@gongkai"
