"""Files about the whole board that are no pages: calendar, feeds, and what installs it."""

from collections.abc import Callable, Iterator
from functools import partial
from itertools import starmap
from typing import NamedTuple

from gongkai.base.digest import digest_of
from gongkai.base.paths import theme_dir
from gongkai.base.texts import text
from gongkai.model.feed import Feed
from gongkai.output.calendar import Event, calendar_of
from gongkai.output.feeds import atom, json_feed
from gongkai.output.web_manifest import web_manifest
from gongkai.pages.board import Board
from gongkai.pages.duty_calendar import calendar_days
from gongkai.pages.duty_pages import CALENDAR
from gongkai.pages.news import feeds_of

ATOM = "feed.xml"
JSON_FEED = "feed.json"
MANIFEST = "manifest.webmanifest"


class Listing(NamedTuple):
    """A file about many records."""

    address: str
    reads: str
    """All that its text depends on."""
    make: Callable[[], bytes]


def listings(board: Board) -> Iterator[Listing]:
    """Yield the calendar, both feeds of the site and of each section, and what installs it."""
    yield _calendar(board)
    yield from _own_files()
    village = board.settings.village_name
    yield Listing(
        MANIFEST, village, lambda: web_manifest(text("feeds.title", village=village), village)
    )
    site = board.settings.site_address
    for folder, feed in feeds_of(board):
        for name, write in ((ATOM, atom), (JSON_FEED, json_feed)):
            yield _feed_file(feed, folder + name, site, write)


def _own_files() -> Iterator[Listing]:
    """Yield what must lie at the site's root: a script watches over the folder it lies in."""
    for file in sorted((theme_dir() / "root").iterdir()):
        data = file.read_bytes()
        yield Listing(file.name, digest_of(data), partial(bytes, data))


def _calendar(board: Board) -> Listing:
    days = list(calendar_days(board))

    def make() -> bytes:
        name = text("reminders.calendar_name", village=board.settings.village_name)
        note = text("reminders.calendar_note")
        return calendar_of(name, note, starmap(Event, days), board.as_of)

    return Listing(CALENDAR, f"{board.as_of.isoformat()}{days!r}", make)


def _feed_file(
    feed: Feed, address: str, site: str, write: Callable[[Feed, str], bytes]
) -> Listing:
    url = f"{site}/{address}" if site else address.rpartition("/")[2]
    return Listing(address, repr((feed, url)), lambda: write(feed, url))
