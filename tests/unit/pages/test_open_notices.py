"""Notices that run: the first to end on top, days left to the last day, whom to ask."""

from datetime import date
from typing import Any

from gongkai.model.summary import Summary
from gongkai.pages.home_ways import home_ways
from gongkai.pages.open_notices import open_notice_pages
from gongkai.pages.ways_contexts import OpenNoticesPage
from tests.unit.pages.summaries import board, summary

CHANNELS = [
    {"名称": "石桥村村委会", "公务电话": "0870-555-0136"},
    {"名称": "云岭乡纪委", "公务电话": "0870-555-0112", "村外": "是"},
]


def notice(id_: str, end: str, **own: Any) -> Summary:
    return summary(id_, notice_start="2026-11-16", notice_end=end, **own)


def page(*given: Summary, as_of: date = date(2026, 11, 20), **settings: Any) -> OpenNoticesPage:
    (planned,) = open_notice_pages(board(given, as_of, **settings))
    made = planned.make()
    assert isinstance(made, OpenNoticesPage)
    return made


def test_the_one_that_ends_first_stands_on_top_with_the_days_it_has_left() -> None:
    made = page(notice("a", "2026-11-30"), notice("b", "2026-11-20"), notice("c", "2026-11-21"))
    assert [(one.entry.title, one.left) for one in made.notices] == [
        ("标题 b", "当天截止，要提赶快"),
        ("标题 c", "还剩 1 天"),
        ("标题 a", "还剩 10 天"),
    ]
    assert made.as_of == "截至2026年11月20日。还剩几天，手机会照今天再算一遍。"


def test_what_has_ended_or_not_begun_is_left_out() -> None:
    given = (notice("a", "2026-11-19"), notice("b", "2026-11-22"))
    assert [one.entry.title for one in page(*given).notices] == ["标题 b"]
    none = page(*given, as_of=date(2026, 11, 15))
    assert (none.notices, none.as_of) == ((), "截至2026年11月15日，没有正在公示的。")


def test_whom_the_record_names_stands_before_the_villages_channels() -> None:
    asked = (("responsible", "王家顺"), ("supervision_phone", "0870-555-0136"))
    (one,) = page(
        notice("a", "2026-11-22", asked=asked), 反映渠道=CHANNELS, 地址="二组 1 号"
    ).notices
    assert [(fact.label, fact.value, fact.href) for fact in one.ask] == [
        ("负责人", "王家顺", ""),
        ("监督电话", "0870-555-0136", "tel:0870-555-0136"),
        ("云岭乡纪委（村外）", "0870-555-0112", "tel:0870-555-0112"),
        ("地址", "二组 1 号", ""),
    ]


def test_home_says_how_many_run() -> None:
    ways = list(home_ways(board([notice("a", "2026-11-22")])))
    assert (ways[0].label, ways[0].href) == ("正在公示（1）", "gongshi/index.html")
    assert next(iter(home_ways(board([])))).label == "正在公示"
