"""Guides by need: affairs are found by their names, none is lost, newer ones stand for older."""

from gongkai.base.needs import items_for_afar, needs
from gongkai.base.texts import text
from gongkai.model.summary import Summary
from gongkai.pages.home_ways import home_ways
from gongkai.pages.needs_page import needs_pages
from gongkai.pages.ways_contexts import NeedsPage
from tests.unit.pages.summaries import board, catalogue, summary


def page(*given: Summary) -> NeedsPage:
    (planned,) = needs_pages(board(given))
    made = planned.make()
    assert isinstance(made, NeedsPage)
    return made


def guide(id_: str, *names: str, day: str = "2026-09-01", state: str = "posted") -> Summary:
    affairs = tuple((name, "本村村民", "0870-555-0136") for name in names)
    own = {"affairs": affairs, "section": "fuwu", "public_date": day, "state": state}
    return summary(id_, **own)


def affairs(made: NeedsPage) -> dict[str, list[str]]:
    return {part.title: [line.ref.href for line in part.affairs] for part in made.needs}


def test_an_affair_stands_under_every_need_its_name_tells() -> None:
    made = page(guide("g", "申请低保代办", "户口簿丢了开证明"))
    assert affairs(made) == {
        "低保、救助": ["../r/g.html#shi-1"],
        "开证明、改信息": ["../r/g.html#shi-2"],
    }
    assert [one.href for one in made.ways] == ["#help", "#papers"]
    line = made.needs[0].affairs[0]
    assert line.for_whom == "本村村民"
    assert line.phone
    assert (line.phone.label, line.phone.href) == ("0870-555-0136", "tel:08705550136")


def test_an_affair_of_no_need_is_among_the_others() -> None:
    assert affairs(page(guide("g", "借会议室"))) == {"其他的事": ["../r/g.html#shi-1"]}


def test_what_cadres_may_do_is_no_guide_of_its_own() -> None:
    powers = summary("p", affairs=(("集体资产出租", "", ""), ("开证明", "", "")))
    assert affairs(page(powers)) == {"开证明、改信息": ["../r/p.html#shi-2"]}


def test_of_two_affairs_of_one_name_the_newer_stands_and_none_that_is_archived() -> None:
    given = (
        guide("old", "开证明", day="2025-01-01"),
        guide("new", "开证明", day="2026-01-01"),
        guide("gone", "开证明", "农户贷款", day="2026-06-01", state="archived"),
    )
    assert affairs(page(*given)) == {"开证明、改信息": ["../r/new.html#shi-1"]}


def test_the_newest_record_of_each_item_stands_beside() -> None:
    given = [summary(f"y{n}", item="xuexiao-gongkai", public_date=f"2026-0{n}-01") for n in (1, 2)]
    (part,) = page(*given).needs
    assert (part.title, [one.href for one in part.records]) == ("上学", ["../r/y2.html"])


def test_without_any_guide_there_is_no_page_and_no_way_to_it() -> None:
    assert list(needs_pages(board([summary("a")]))) == []
    assert "banshi/index.html" not in {one.href for one in home_ways(board([summary("a")]))}
    found = {one.href for one in home_ways(board([guide("g", "借会议室")]))}
    assert "banshi/index.html" in found


def test_every_need_has_a_name_and_items_of_the_catalogue() -> None:
    known = catalogue().items
    for need in needs():
        assert text(f"ways.needs.names.{need.id}")
        assert set(need.items) <= set(known), need.id
    assert set(items_for_afar()) <= set(known)
