"""In which order files are sent: nobody ever follows a link to a page that is not there yet."""

from collections.abc import Collection, Iterator
from typing import Final

from gongkai.model.frames import FIRST_PAGES

_PAGE: Final = ".html"
_LIST: Final = "index.html"
_NEWS: Final = ("feed.xml", "feed.json", "calendar.ics", "sitemap.xml", "sw.js")
"""What tells others of new pages, or keeps pages for later."""


def stages(addresses: Collection[str]) -> Iterator[list[str]]:
    """Yield the files to be sent together: what pages need, pages, lists, home, news."""
    by_stage: dict[int, list[str]] = {}
    for address in sorted(addresses):
        by_stage.setdefault(_stage(address), []).append(address)
    for stage in sorted(by_stage):
        yield by_stage[stage]


def _stage(address: str) -> int:
    name = address.rpartition("/")[2]
    if name in _NEWS:
        return 4
    if not name.endswith(_PAGE):
        return 0
    if address in FIRST_PAGES:
        return 3
    return 2 if name == _LIST else 1
