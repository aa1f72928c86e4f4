"""Which records the feeds of the site and of its sections tell."""

from collections.abc import Iterator, Sequence
from typing import Final
from uuid import UUID, uuid5

from gongkai.base.texts import text
from gongkai.model.feed import Feed, FeedEntry
from gongkai.model.summary import Summary
from gongkai.model.vocabulary import Kind, Section
from gongkai.pages.board import Board

LENGTH: Final = 50
"""Readers ask anew every day or so, and keep what they had."""
_BOARDS: Final = UUID("6f1c3a52-6d0e-4a64-9a38-2f6c0f6b7c11")
"""Drawn once; ids of feeds and entries are made below it, apart from any host's name."""


def feeds_of(board: Board) -> Iterator[tuple[str, Feed]]:
    """Yield the feed of the site and of each section, with the folder it lies in."""
    village = board.settings.village_name
    yield "", _feed(board, "", text("feeds.title", village=village), board.records)
    for section in Section:
        title = text("feeds.section_title", village=village, section=section.label)
        records = board.by_section.get(section.value, [])
        yield f"{section.value}/", _feed(board, f"{section.value}/", title, records)


def _feed(board: Board, folder: str, title: str, records: Sequence[Summary]) -> Feed:
    settings = board.settings
    root = settings.address_of("") or "../" * folder.count("/")
    newest = records[:LENGTH]
    return Feed(
        id=_urn(board, f"feed/{folder}"),
        title=title,
        note=text("feeds.note"),
        author=settings.village_name,
        url=f"{root}{folder}index.html",
        updated=newest[0].public_date if newest else board.as_of.isoformat(),
        entries=tuple(_entry(board, root, record) for record in newest),
    )


def _entry(board: Board, root: str, record: Summary) -> FeedEntry:
    return FeedEntry(
        id=_urn(board, record.address),
        url=root + record.address,
        title=record.title,
        day=record.public_date,
        kind=Kind(record.kind).label,
        sentence="" if record.is_private else record.sentence,
    )


def _urn(board: Board, name: str) -> str:
    return uuid5(_BOARDS, f"{board.settings.village_name}/{name}").urn
