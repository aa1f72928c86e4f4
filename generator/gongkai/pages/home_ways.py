"""The ways in that home offers besides the sections, in the order in which they stand there."""

from collections.abc import Iterator

from gongkai.base.terms import GLOSSARY
from gongkai.base.texts import text
from gongkai.pages.board import Board
from gongkai.pages.contexts import Ref
from gongkai.pages.group_pages import GROUPS
from gongkai.pages.ways import FUNDS, YEARS


def home_ways(board: Board) -> Iterator[Ref]:
    """Yield the ways in that have anything to show."""
    if board.settings.groups:
        yield Ref(text("ways.groups.title"), GROUPS)
    if board.by_fund:
        yield Ref(text("ways.funds.title"), FUNDS)
    yield Ref(text("ways.years.title"), YEARS)
    yield Ref(text("glossary.title"), GLOSSARY)
