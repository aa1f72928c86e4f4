"""News of the board for feed readers: what was made public last, newest first."""

from typing import NamedTuple


class FeedEntry(NamedTuple):
    """A record made public: nothing that its page keeps from search engines."""

    id: str
    """A URN that stays the same wherever the site moves."""
    url: str
    title: str
    day: str
    """When it was made public, ISO."""
    kind: str
    sentence: str


class Feed(NamedTuple):
    """What one feed tells."""

    id: str
    title: str
    note: str
    author: str
    url: str
    """The page whose news it tells."""
    updated: str
    """The day of the newest entry, ISO."""
    entries: tuple[FeedEntry, ...]
