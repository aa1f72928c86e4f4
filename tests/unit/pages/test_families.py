"""The gallery of families: cards of all that agreed to be shown; who holds the flag."""

from dataclasses import replace

from gongkai.model.summary import Summary
from gongkai.pages.home_ways import home_ways
from gongkai.pages.plan import planned_pages
from gongkai.pages.theme_pages import family_cards, newest_flag
from tests.unit.pages.summaries import board, summary

AUGUST, SEPTEMBER = ("2026-08-31", "2026年8月"), ("2026-09-30", "2026年9月")


def family(id_: str, **own: object) -> Summary:
    return summary(id_, kind="family", section="wenming", item="jiating-fengcai", **own)


def test_every_family_has_a_card_and_a_photo_where_one_may_show() -> None:
    cards = family_cards(board([family("jt-1", photo="f/1.jpg"), family("jt-2")]), "../")
    assert {card.href: card.photo for card in cards} == {
        "../r/jt-1.html": "../f/1.jpg",
        "../r/jt-2.html": "",
    }


def test_those_who_were_given_the_flag_last_are_marked() -> None:
    found = board([family("a", flag=AUGUST), family("b", flag=SEPTEMBER), family("c")])
    assert newest_flag(found) == SEPTEMBER
    flags = {card.title: card.flag for card in family_cards(found, "")}
    assert flags == {"标题 a": "", "标题 b": "流动红旗：2026年9月", "标题 c": ""}


def test_a_village_that_gives_no_flags_marks_nobody() -> None:
    assert [card.flag for card in family_cards(board([family("a")]), "")] == [""]


def test_home_is_new_when_a_family_further_down_was_given_the_flag() -> None:
    # Home shows the newest six; whether one of them is marked depends on all.
    shown = [family(f"n{n}", flag=AUGUST, public_date=f"2026-05-0{n}") for n in range(1, 7)]
    before, after = (
        next(planned_pages(board([*shown, family("z", public_date="2025-01-01", flag=flag)])))
        for flag in (AUGUST, SEPTEMBER)
    )
    assert before.make() != after.make()
    assert before.reads != after.reads


def test_home_leads_to_the_gallery_and_to_pages_of_the_villages_own() -> None:
    found = replace(board([family("a")]), free_pages=(("p/cunshi.html", "村史"),))
    ways = {one.href: one.label for one in home_ways(found)}
    assert ways["wenming/jiating.html"] == "文明家庭"
    assert ways["p/cunshi.html"] == "村史"
    assert "wenming/jiating.html" not in {one.href for one in home_ways(board([]))}
