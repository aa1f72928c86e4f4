"""The home page: three columns of a real board, open notices, model families, whom to ask."""

from collections.abc import Iterator
from functools import partial

from gongkai.base.dates import chinese_date
from gongkai.base.texts import text
from gongkai.model.blocks import Fact
from gongkai.model.frames import ELDER, FIRST_PAGES
from gongkai.model.summary import Summary
from gongkai.model.vocabulary import Section
from gongkai.pages.board import Board, entry_of, reads
from gongkai.pages.contexts import BoardColumn, Entry, HomePage, Ref
from gongkai.pages.duty_pages import ADDRESS as DUTIES
from gongkai.pages.duty_pages import quarter_sentence
from gongkai.pages.home_ways import home_ways, newest_month
from gongkai.pages.list_pages import month_title
from gongkai.pages.planned import PlannedPage
from gongkai.pages.theme_pages import FAMILIES, family_cards, newest_flag

_COLUMNS = (Section.DANGWU, Section.CUNWU, Section.CAIWU)
_NEWEST = 6
_FAMILIES = 6
_HOME, _TWIN = FIRST_PAGES


def home_pages(board: Board) -> Iterator[PlannedPage]:
    """Yield the home page, the one page whose text depends on the day it is made, and its twin.

    The twin is the same page in large letters from the start.
    """
    columns = [board.by_section.get(section, [])[:_NEWEST] for section in Section]
    shown = [
        *board.open_notices,
        *board.families[:_FAMILIES],
        *(s for own in columns for s in own),
    ]
    honoured = [summary for summary in board.records if summary.honours]
    month, ways = newest_month(board), tuple(home_ways(board))
    count = str(len(board.by_month.get(month, ())))
    day = board.as_of.isoformat()
    told = (day, month, count, quarter_sentence(board), *newest_flag(board))
    read = reads([*shown, *honoured], *told, repr(ways))
    twins = ((_HOME, "", _TWIN, "home.elder"), (_TWIN, ELDER, _HOME, "home.ordinary"))
    for address, frame, twin, words in twins:
        yield PlannedPage(
            address=address,
            template="home",
            section=frame,
            title=board.settings.village_name,
            description=text("home.description", village=board.settings.village_name),
            reads=read,
            make=partial(_home_page, board, month, Ref(text(words), twin), ways),
        )


def _home_page(board: Board, month: str, twin: Ref, ways: tuple[Ref, ...]) -> HomePage:
    settings = board.settings
    count = len(board.by_month.get(month, ()))
    return HomePage(
        village=settings.village_name,
        place=f"{settings.county}{settings.township}",
        introduction=settings.introduction,
        as_of=chinese_date(board.as_of),
        twin=twin,
        ways=ways,
        duties=quarter_sentence(board),
        duties_href=DUTIES,
        notices=_entries(board.open_notices),
        columns=tuple(_column(board, section) for section in _COLUMNS),
        families=family_cards(board, "", _FAMILIES),
        families_href=FAMILIES,
        month=Ref(month_title(month), f"yue/{month}.html") if month else None,
        month_lead=text("home.month_lead", count=count),
        service=_column(board, Section.FUWU),
        channels=tuple(
            Fact("channel", channel.name, channel.office_phone, f"tel:{channel.office_phone}")
            for channel in settings.channels
        ),
        address=settings.address,
    )


def _column(board: Board, section: Section) -> BoardColumn:
    newest = board.by_section.get(section, [])[:_NEWEST]
    lead = text(f"section.{section}")
    return BoardColumn(section.label, f"{section}/index.html", lead, _entries(newest))


def _entries(summaries: list[Summary]) -> tuple[Entry, ...]:
    return tuple(entry_of(summary, "") for summary in summaries)
