"""Home offers the ways in that lead somewhere."""

from typing import Any

from gongkai.model.summary import Summary
from gongkai.pages.home_ways import home_ways, newest_month
from tests.unit.pages.summaries import board, summary


def ways(*summaries: Summary, **settings: Any) -> dict[str, str]:
    return {one.href: one.label for one in home_ways(board(summaries, **settings))}


def test_an_empty_village_offers_notices_years_and_words() -> None:
    assert list(ways()) == [
        "gongshi/index.html",
        "fanying/index.html",
        "nian/index.html",
        "mingci/index.html",
    ]


def test_groups_and_funds_are_offered_where_there_are_any() -> None:
    found = ways(summary("a", fund="补贴"), 村民小组=[{"编号": "z1", "名称": "一组"}])
    assert found["zu/index.html"] == "按小组看"
    assert found["zijin/index.html"] == "按资金看"


def test_the_issue_of_this_month_says_so_and_an_older_one_its_month() -> None:
    assert ways(summary("a", month="2026-11"))["yue/2026-11.html"] == "这个月公开了什么"
    assert ways(summary("a", month="2026-09"))["yue/2026-09.html"] == "2026年9月公开"
    assert newest_month(board([summary("a", month="2026-12")])) == ""
