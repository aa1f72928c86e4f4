"""Feeds: Atom (RFC 4287) and JSON Feed 1.1, the same news in both.

A day is told as its first moment in China; nothing here knows the hour.
"""

from typing import Any, Final
from xml.etree import ElementTree as ET

from gongkai.base.stored_json import encoded
from gongkai.model.feed import Feed, FeedEntry

LANGUAGE: Final = "zh-Hans"
_ATOM = "http://www.w3.org/2005/Atom"
_JSON_FEED = "https://jsonfeed.org/version/1.1"
_MIDNIGHT = "T00:00:00+08:00"


def atom(feed: Feed, self_url: str) -> bytes:
    """Return a feed as Atom; `self_url` is where it lies."""
    root = ET.Element("feed", {"xmlns": _ATOM, "xml:lang": LANGUAGE})
    _add(root, "title", feed.title)
    _add(root, "subtitle", feed.note)
    _add(root, "id", feed.id)
    _add(root, "updated", feed.updated + _MIDNIGHT)
    _add(ET.SubElement(root, "author"), "name", feed.author)
    ET.SubElement(root, "link", rel="self", type="application/atom+xml", href=self_url)
    ET.SubElement(root, "link", rel="alternate", type="text/html", href=feed.url)
    for entry in feed.entries:
        _add_entry(ET.SubElement(root, "entry"), entry)
    ET.indent(root)
    text: bytes = ET.tostring(root, encoding="utf-8", xml_declaration=True)
    return text + b"\n"


def json_feed(feed: Feed, self_url: str) -> bytes:
    """Return a feed as JSON Feed; `self_url` is where it lies."""
    told: dict[str, Any] = {
        "version": _JSON_FEED,
        "title": feed.title,
        "description": feed.note,
        "home_page_url": feed.url,
        "feed_url": self_url,
        "language": LANGUAGE,
        "authors": [{"name": feed.author}],
        "items": [_item(entry) for entry in feed.entries],
    }
    return encoded(told)


def _add(parent: ET.Element, name: str, text: str) -> None:
    ET.SubElement(parent, name).text = text


def _add_entry(element: ET.Element, entry: FeedEntry) -> None:
    _add(element, "title", entry.title)
    _add(element, "id", entry.id)
    ET.SubElement(element, "link", rel="alternate", type="text/html", href=entry.url)
    _add(element, "published", entry.day + _MIDNIGHT)
    _add(element, "updated", entry.day + _MIDNIGHT)
    ET.SubElement(element, "category", term=entry.kind)
    _add(element, "summary", entry.sentence or entry.kind)


def _item(entry: FeedEntry) -> dict[str, Any]:
    return {
        "id": entry.id,
        "url": entry.url,
        "title": entry.title,
        "content_text": entry.sentence or entry.kind,
        "date_published": entry.day + _MIDNIGHT,
        "tags": [entry.kind],
    }
