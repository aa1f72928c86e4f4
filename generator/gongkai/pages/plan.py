"""Which pages a board has besides its records' own."""

from collections.abc import Iterator

from gongkai.pages.board import Board
from gongkai.pages.catalogue_pages import catalogue_pages
from gongkai.pages.duty_pages import duty_pages
from gongkai.pages.glossary_page import glossary_pages
from gongkai.pages.group_pages import group_pages
from gongkai.pages.home_page import home_pages
from gongkai.pages.list_pages import month_pages, section_pages
from gongkai.pages.needs_page import needs_pages
from gongkai.pages.open_notices import open_notice_pages
from gongkai.pages.planned import PlannedPage
from gongkai.pages.search_page import search_pages
from gongkai.pages.speak_up import speak_pages
from gongkai.pages.theme_pages import families_pages, fund_pages, matter_pages
from gongkai.pages.ways import funds_pages, years_pages


def planned_pages(board: Board) -> Iterator[PlannedPage]:
    """Yield every page that is made from the records in brief, home first."""
    yield from home_pages(board)
    yield from open_notice_pages(board)
    yield from speak_pages(board)
    yield from needs_pages(board)
    yield from duty_pages(board)
    yield from section_pages(board)
    yield from month_pages(board)
    yield from catalogue_pages(board)
    yield from matter_pages(board)
    yield from fund_pages(board)
    yield from families_pages(board)
    yield from funds_pages(board)
    yield from years_pages(board)
    yield from group_pages(board)
    yield from glossary_pages()
    yield from search_pages(board)
