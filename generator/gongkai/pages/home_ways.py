"""The ways in that home offers besides the sections, in the order in which they stand there."""

from collections.abc import Iterator

from gongkai.base.terms import GLOSSARY
from gongkai.base.texts import text
from gongkai.pages.board import Board
from gongkai.pages.contexts import Ref
from gongkai.pages.group_pages import GROUPS
from gongkai.pages.list_pages import month_title
from gongkai.pages.needs_page import ADDRESS as NEEDS
from gongkai.pages.needs_page import met_needs
from gongkai.pages.open_notices import ADDRESS as NOTICES
from gongkai.pages.speak_up import ADDRESS as SPEAK
from gongkai.pages.theme_pages import FAMILIES
from gongkai.pages.ways import FUNDS, YEARS


def newest_month(board: Board) -> str:
    """Return the last monthly issue that has begun, as 2026-09; "" for none."""
    this_month = board.as_of.isoformat()[:7]
    return max((month for month in board.by_month if month <= this_month), default="")


def home_ways(board: Board) -> Iterator[Ref]:
    """Yield the ways in that have anything to show; what runs is told even when nothing does."""
    if count := len(board.open_notices):
        yield Ref(text("ways.notices.counted", count=count), NOTICES)
    else:
        yield Ref(text("ways.notices.title"), NOTICES)
    yield Ref(text("ways.speak.title"), SPEAK)
    if met_needs(board):
        yield Ref(text("ways.needs.title"), NEEDS)
    if month := newest_month(board):
        is_this = month == board.as_of.isoformat()[:7]
        told = text("ways.this_month") if is_this else month_title(month)
        yield Ref(told, f"yue/{month}.html")
    if board.settings.groups:
        yield Ref(text("ways.groups.title"), GROUPS)
    if board.by_fund:
        yield Ref(text("ways.funds.title"), FUNDS)
    if board.families:
        yield Ref(text("families.title"), FAMILIES)
    yield from (Ref(title, address) for address, title in board.free_pages)
    yield Ref(text("ways.years.title"), YEARS)
    yield Ref(text("glossary.title"), GLOSSARY)
