"""The page of the search; without a script an index of items, funds and matters by initial."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from gongkai.base.digest import digest_of
from gongkai.base.search_terms import folded, initials
from gongkai.base.texts import text
from gongkai.pages.board import Board
from gongkai.pages.contexts import Ref
from gongkai.pages.planned import PlannedPage
from gongkai.pages.record_related import fund_address, matter_address

ADDRESS: Final = "sousuo/index.html"


@dataclass(frozen=True, slots=True)
class SearchLetter:
    """All names that begin with one letter."""

    letter: str
    refs: tuple[Ref, ...]


@dataclass(frozen=True, slots=True)
class SearchPage:
    """The search's page."""

    title: str
    lead: str
    letters: tuple[SearchLetter, ...]


def search_pages(board: Board) -> Iterator[PlannedPage]:
    """Yield the page of the search."""
    names = [name for name in _names(board) if not name[3]]
    yield PlannedPage(
        address=ADDRESS,
        template="search",
        section="",
        title=text("search.title"),
        description=text("search.lead"),
        reads=digest_of(repr(names)),
        make=lambda: _page(board),
    )


def searched_names(board: Board) -> list[list[str]]:
    """Return what leads to a page of many records: label, address, folded names and initials."""
    return [
        [label, address, "\n".join((*map(folded, names), *map(_letters, names)))]
        for label, address, names, is_empty in _names(board)
        if not is_empty
    ]


def _names(board: Board) -> Iterator[tuple[str, str, tuple[str, ...], bool]]:
    """Yield name, address, all names, and whether there is no record, of what has a page."""
    for item in board.catalogue.items.values():
        systems = board.catalogue.systems_of(item.id)
        others = (name for one in systems for name in (one.name, *one.aliases))
        names = tuple(dict.fromkeys((item.name, *others)))
        yield item.name, f"mulu/{item.id}.html", names, item.id not in board.by_item
    for name in board.by_fund:
        yield name, fund_address(name), (name,), False
    for name in board.by_matter:
        yield name, matter_address(name), (name,), False


def _page(board: Board) -> SearchPage:
    found: dict[str, list[Ref]] = {}
    for _, address, names, is_empty in _names(board):
        for name in () if is_empty else names:
            letter = (_letters(name)[:1] or name[:1]).upper()
            letter = letter if letter.isascii() and letter.isalpha() else text("search.others")
            found.setdefault(letter, []).append(Ref(name, f"../{address}"))
    letters = sorted(found.items(), key=lambda one: (not one[0].isascii(), one[0]))
    return SearchPage(
        title=text("search.title"),
        lead=text("search.lead"),
        letters=tuple(
            SearchLetter(
                letter, tuple(sorted(refs, key=lambda one: (_letters(one.label), one.label)))
            )
            for letter, refs in letters
        ),
    )


def _letters(name: str) -> str:
    table = initials()
    return "".join(table.get(ord(char), char) for char in folded(name))
