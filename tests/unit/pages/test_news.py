"""Feeds tell the newest records of the site and of each section, wherever the site lies."""

from typing import Any

from gongkai.pages.news import LENGTH, feeds_of
from tests.unit.pages.summaries import board, summary

MANY = [
    summary(f"n-{day:03d}", public_date=f"2026-{day // 28 + 1:02d}-{day % 28 + 1:02d}")
    for day in range(LENGTH + 10)
]


def test_the_newest_come_first_and_old_ones_are_left_out() -> None:
    folder, feed = next(feeds_of(board(MANY)))
    assert folder == ""
    assert [one.title for one in feed.entries] == [one.title for one in reversed(MANY[-LENGTH:])]
    assert feed.updated == MANY[-1].public_date


def test_each_section_tells_its_own_records() -> None:
    records = [summary("a"), summary("b", section="caiwu", kind="ledger", item="x")]
    feeds = dict(feeds_of(board(records)))
    assert [*feeds] == ["", "dangwu/", "cunwu/", "caiwu/", "wenming/", "fuwu/"]
    told = {folder: [one.title for one in feed.entries] for folder, feed in feeds.items()}
    assert told["caiwu/"] == ["标题 b"]
    assert told["cunwu/"] == ["标题 a"]
    assert feeds["caiwu/"].entries[0].kind == "收支明细"
    assert feeds["fuwu/"].updated == "2026-11-20"


def test_links_lead_from_the_feed_or_from_the_site() -> None:
    feeds = dict(feeds_of(board([summary("a")])))
    assert (feeds[""].url, feeds[""].entries[0].url) == ("index.html", "r/a.html")
    told = feeds["cunwu/"]
    assert (told.url, told.entries[0].url) == ("../cunwu/index.html", "../r/a.html")
    told = dict(feeds_of(board([summary("a")], 网址="https://c.example/cun/")))["cunwu/"]
    assert told.url == "https://c.example/cun/cunwu/index.html"
    assert told.entries[0].url == "https://c.example/cun/r/a.html"


def test_names_stay_when_the_site_moves_and_differ_between_villages() -> None:
    def ids(**settings: Any) -> list[str]:
        feeds = feeds_of(board([summary("a"), summary("b")], **settings))
        return [id_ for _, feed in feeds for id_ in (feed.id, *(e.id for e in feed.entries))]

    own = ids()
    assert ids(网址="https://c.example") == own
    assert not set(ids(村名="别的村")) & set(own)


def test_of_people_in_a_record_nothing_is_told() -> None:
    private = summary("a", is_private=True, sentence="张某领了 3 元。")
    assert next(feeds_of(board([private])))[1].entries[0].sentence == ""
