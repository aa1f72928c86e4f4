"""The catalogue says how soon, how long and who reviews, by which law and how sure."""

from datetime import date
from functools import cache

import pytest

from gongkai.base.texts import text
from gongkai.load.rules import load_catalogue
from gongkai.model.catalogue import Catalogue
from gongkai.model.settings import Settings
from gongkai.pages.board import Board
from gongkai.pages.plan import planned_pages
from gongkai.pages.rule_pages import due_line, item_rules
from gongkai.pages.rule_words import value_of
from gongkai.render.pages import render_page

DAY = date(2026, 11, 20)
LAW = "《中华人民共和国村民委员会组织法》"
LOCAL = "《重庆市实施〈中华人民共和国村民委员会组织法〉办法》"


@cache
def of(pack: str) -> Catalogue:
    return load_catalogue([pack])[0]


def facts(pack: str, item: str, day: date = DAY) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for fact in item_rules(of(pack), of(pack).items[item], day):
        found.setdefault(fact.label, []).append(fact.value)
    return found


def page(pack: str, address: str, day: date = DAY) -> str:
    village = Settings.model_validate({"村名": "石桥村"})
    pages = planned_pages(Board.of(village, of(pack), day, []))
    (found,) = [one for one in pages if one.address == address]
    return render_page(found.template, found.make())


def test_an_item_tells_its_days_and_reviewers_with_their_law() -> None:
    told = facts("chongqing", "caiwu-shouzhi")
    assert told["每期最迟哪天"][0] == (
        f"按月、按季公布的事项：下个月 15 日以前。{LOCAL}第三十条（村委会）"
    )
    assert told["张贴天数"] == [f"村务公开栏公布：不少于 15 天。{LAW}第三十五条第四款（村委会）"]
    assert any("3 天以内" in line for line in told["答复期"])
    assert told["公开前谁审核"][0].startswith(
        "村民委员会的公开事项：村务监督委员会审核，没有审核不能公开。"
    )
    (weaker,) = [line for line in told["已被上位法取代"] if "公开栏" in line]
    assert weaker == (
        f"村务公开栏公布（张贴天数）：重庆市：不少于 10 天（{LOCAL}第三十条）；"
        f"现在照：不少于 15 天（{LAW}第三十五条第四款）"
    )


def test_an_item_tells_what_groups_owe_of_themselves() -> None:
    told = facts("chongqing", "caiwu-shouzhi")
    assert told["村民小组多久公开一次"] == [
        f"村民小组的财务收支：每季度，限自己记账的村民小组。{LOCAL}第三十二条第一款（村民小组）"
    ]
    assert any(line.endswith("第三十二条第一款（村民小组）") for line in told["每期最迟哪天"])
    assert "村民小组多久公开一次" not in facts("national", "caiwu-shouzhi")
    assert "村民小组多久公开一次" in page("hainan", "mulu/guize.html")


def test_a_value_that_does_not_bind_says_so() -> None:
    (due,) = facts("national", "zijin-wuzi")["每期最迟哪天"]
    assert due == (
        "按月、按季公布的事项：每期结束后 10 天以内。"
        "没有法律依据（来源较弱或只见于一地，只作提醒）"
    )
    (notice,) = facts("national", "jiuzhu-duixiang")["公示天数"]
    assert "待人工核对，只作提醒" in notice


def test_a_province_that_asks_for_the_same_is_told_beside_the_law() -> None:
    (line,) = facts("hainan", "huiyi-jueding")["多久公开一次"]
    assert line.startswith("村务公开的事项：每季度。《海南省实施")
    national = of("national").items["huiyi-jueding"]
    assert of("hainan").items["huiyi-jueding"] == national


def test_an_item_without_rules_tells_none() -> None:
    assert facts("national", "shaoniangong-sheshi") == {}


def test_before_the_law_of_2026_nothing_yields() -> None:
    before = facts("chongqing", "caiwu-shouzhi", date(2025, 12, 1))
    assert not any("公开栏" in line for line in before["已被上位法取代"])
    assert "每半年" in before["已被上位法取代"][0], "the quarter of 2012 is older"
    assert "不少于 10 天" in before["张贴天数"][0]


@pytest.mark.parametrize(("pack", "line"), [("national", ""), ("chongqing", "下个月 15 日以前")])
def test_the_list_names_a_due_day_only_where_it_binds(pack: str, line: str) -> None:
    assert due_line(of(pack), of(pack).items["zijin-wuzi"], DAY) == line


def test_all_values_stand_on_one_page_with_the_superseded_ones_first() -> None:
    html = page("chongqing", "mulu/guize.html")
    assert html.index(text("standards.superseded_note")) < html.index("<h2>开会怎样才算数")
    assert "应到的人过半数或者各户三分之二以上到会；到会的人过半数同意" in html
    assert "到会人数按章程；全体三分之二以上同意；不能决定：制定、修改章程" in html
    assert "国办发明电〔2025〕7号" in html
    assert text("standards.calendar_note") in html
    assert "每半年" in html
    assert text("standards.superseded_none") in page("national", "mulu/guize.html")
    assert "guize.html" in page("national", "mulu/index.html")


def test_a_time_to_object_is_told_as_the_time_within_which_one_may() -> None:
    (objection,) = facts("national", "cunweihui-huanjie")["异议期"]
    assert objection.startswith("对选民名单的异议：5 天以内。")


def test_every_value_can_be_told() -> None:
    for pack in ("hainan", "sichuan", "chongqing", "shandong", "zhejiang", "shanghai"):
        book = of(pack)
        for rules in (book.days, book.dues, book.quorums, book.numbers, book.channels):
            assert all(value_of(rule) for rule in rules)


def test_the_page_changes_with_the_rules_and_not_with_the_day() -> None:
    def reads(day: date) -> str:
        village = Settings.model_validate({"村名": "石桥村"})
        pages = planned_pages(Board.of(village, of("national"), day, []))
        return next(one.reads for one in pages if one.address == "mulu/guize.html")

    assert reads(date(2026, 3, 1)) == reads(DAY)
    assert reads(date(2025, 12, 31)) != reads(date(2026, 1, 1))
