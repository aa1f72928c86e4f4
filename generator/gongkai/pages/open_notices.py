"""The page of all notices whose time for objections runs: days left, and how to object."""

from collections.abc import Iterator
from datetime import date
from functools import partial

from gongkai.base.dates import chinese_date
from gongkai.base.texts import text
from gongkai.model.blocks import Fact
from gongkai.model.settings import Settings
from gongkai.model.summary import Summary
from gongkai.model.vocabulary import YesNo
from gongkai.pages.board import Board, entry_of, reads
from gongkai.pages.planned import PlannedPage
from gongkai.pages.ways_contexts import OpenNotice, OpenNoticesPage

ADDRESS = "gongshi/index.html"


def open_notice_pages(board: Board) -> Iterator[PlannedPage]:
    """Yield the page of running notices; its days left are those of the day it is made."""
    yield PlannedPage(
        address=ADDRESS,
        template="open_notices",
        section="",
        title=text("ways.notices.title"),
        description=text("ways.notices.lead"),
        reads=reads(board.open_notices, board.as_of.isoformat()),
        make=partial(_page, board),
    )


def _page(board: Board) -> OpenNoticesPage:
    running = board.open_notices
    told = "as_of" if running else "none"
    return OpenNoticesPage(
        title=text("ways.notices.title"),
        lead=text("ways.notices.lead"),
        as_of=text(f"ways.notices.{told}", day=chinese_date(board.as_of)),
        notices=tuple(_notice(summary, board) for summary in running),
    )


def _notice(summary: Summary, board: Board) -> OpenNotice:
    days = (date.fromisoformat(summary.notice_end) - board.as_of).days
    return OpenNotice(
        entry=entry_of(summary),
        left=text("ways.notices.left", days=days) if days else text("ways.notices.last_day"),
        ask=(*_asked(summary), *_village(summary, board.settings)),
    )


def _asked(summary: Summary) -> Iterator[Fact]:
    """Yield who takes objections as the record itself tells it."""
    for name, value in summary.asked:
        href = f"tel:{value}" if name == "supervision_phone" else ""
        yield Fact(name, text(f"ways.notices.{name}"), value, href)


def _village(summary: Summary, settings: Settings) -> Iterator[Fact]:
    """Yield the village's channels, those outside the village told as such, and its address."""
    told = {value for _, value in summary.asked}
    for channel in settings.channels:
        phone = str(channel.office_phone)
        if phone in told:
            continue
        is_outside = channel.is_outside is YesNo.YES
        label = text("ways.notices.outside", name=channel.name) if is_outside else channel.name
        yield Fact("channel", label, phone, f"tel:{phone}")
    if settings.address:
        yield Fact("address", text("pages.home.address"), settings.address)
