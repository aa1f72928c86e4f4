"""Feeds are what RFC 4287 and JSON Feed 1.1 ask for, and tell what they were given."""

import json
from datetime import datetime, timedelta
from xml.etree import ElementTree as ET

from gongkai.model.feed import Feed, FeedEntry
from gongkai.output.feeds import atom, json_feed

NAMES = {"a": "http://www.w3.org/2005/Atom"}
ENTRIES = (
    FeedEntry(
        "urn:uuid:2", "../r/b.html", "甲 <b> & “乙”", "2026-10-02", "收支明细", "收入 3 元。"
    ),
    FeedEntry("urn:uuid:1", "../r/a.html", "]]>", "2026-09-01", "公告公示", ""),
)
FEED = Feed(
    id="urn:uuid:0",
    title="石桥村 · 财务公开",
    note="新公开的都在这里。",
    author="石桥村",
    url="../caiwu/index.html",
    updated="2026-10-02",
    entries=ENTRIES,
)


def test_atom_tells_every_entry_as_it_is() -> None:
    root = ET.fromstring(atom(FEED, "feed.xml"))  # noqa: S314 - our own text
    assert root.tag == "{http://www.w3.org/2005/Atom}feed"
    told = [
        tuple(entry.findtext(f"a:{name}", None, NAMES) for name in ("id", "title", "summary"))
        for entry in root.iterfind("a:entry", NAMES)
    ]
    assert told == [
        ("urn:uuid:2", "甲 <b> & “乙”", "收入 3 元。"),
        ("urn:uuid:1", "]]>", "公告公示"),
    ]
    links = root.findall("a:entry/a:link", NAMES)
    assert [link.get("href") for link in links] == ["../r/b.html", "../r/a.html"]


def test_atom_has_what_the_standard_asks_for() -> None:
    root = ET.fromstring(atom(FEED, "feed.xml"))  # noqa: S314 - our own text
    for element in (root, *root.iterfind("a:entry", NAMES)):
        for name in ("id", "title", "updated"):
            assert len(element.findall(f"a:{name}", NAMES)) == 1
        day = datetime.fromisoformat(element.findtext("a:updated", "", NAMES))
        assert (day.hour, day.utcoffset()) == (0, timedelta(hours=8))
    assert root.findtext("a:author/a:name", None, NAMES) == "石桥村"
    own = root.findall("a:link[@rel='self']", NAMES)
    assert [link.get("href") for link in own] == ["feed.xml"]


def test_json_feed_tells_the_same_news() -> None:
    told = json.loads(json_feed(FEED, "https://c.example/caiwu/feed.json"))
    assert told["version"] == "https://jsonfeed.org/version/1.1"
    assert told["feed_url"] == "https://c.example/caiwu/feed.json"
    assert [(one["id"], one["url"], one["title"]) for one in told["items"]] == [
        (one.id, one.url, one.title) for one in ENTRIES
    ]
    assert [one["content_text"] for one in told["items"]] == ["收入 3 元。", "公告公示"]
    assert told["items"][0]["date_published"] == "2026-10-02T00:00:00+08:00"
