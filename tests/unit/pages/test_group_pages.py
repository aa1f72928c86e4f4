"""What concerns a villagers' group: found by what its page shows, never by whom it concerns."""

from typing import Any

import pytest

from gongkai.base.digest import short_hash
from gongkai.model.face import groups_shown, project
from gongkai.model.settings import Settings
from gongkai.model.summary import Summary
from gongkai.model.vocabulary import Face, Show
from gongkai.pages.group_pages import GROUPS, group_pages
from gongkai.pages.group_told import groups_told, words_of_groups
from gongkai.render.pages import render_page
from tests.unit.check.subjects import record_of
from tests.unit.pages.summaries import board, summary

OWN = [
    {"编号": "z1", "名称": "一组", "别名": ["上坝"]},
    {"编号": "z2", "名称": "二组", "自然村": "桥头"},
    {"编号": "z3", "名称": "三组"},
]
SETTINGS = Settings.model_validate({"村名": "石桥村", "村民小组": OWN})
ROWS = [
    {"组": "一组", "姓名": "石春来", "金额": "100"},
    {"组": "上坝", "姓名": "石春华", "金额": "20.50"},
    {"组": "二组", "姓名": "石冬生", "金额": "7"},
]


def told(
    show: Show = Show.FULL,
    few: int = 0,
    kind: str = "资金发放",
    settings: Settings = SETTINGS,
    **own: Any,
) -> dict[str, str]:
    usual = {"资金名称": "补贴", "对象": ROWS, "合计": "127.50", "对象类型": "户"}
    given = usual if kind == "资金发放" else {}
    record = record_of(kind, **({"状态": "公开"} | given | own))
    projection = project(record, Face.WEB, show, few)
    assert projection is not None
    return dict(groups_told(record, projection, words_of_groups(settings), few))


def test_rows_are_counted_and_added_by_group_under_all_its_names() -> None:
    assert told() == {
        "z1": "本组 2 户，金额 120.50 元",
        "z2": "本组 1 户，金额 7.00 元",
    }


def test_of_few_people_there_is_no_subtotal() -> None:
    assert told(Show.MASK, few=2) == {"z1": "本组 2 户，金额 120.50 元", "z2": ""}
    assert told(Show.MASK, few=3) == {"z1": "", "z2": ""}


def test_rows_that_are_withheld_name_no_group_even_if_the_clerk_wrote_it_for_the_boards() -> None:
    assert told(Show.TOTALS, few=2) == {}
    assert told(Show.TOTALS, few=2, 涉及组=["三组"]) == {}
    assert told(Show.MASK, 对象=[], 涉及组=["三组"]) == {}


def test_the_group_a_record_is_for_is_named_where_all_of_it_may_show() -> None:
    assert told(kind="公告公示", 涉及组=["三组"]) == {"z3": ""}
    assert told(kind="公告公示", 涉及组=["九组"]) == {}


@pytest.mark.parametrize("show", [Show.FULL, Show.MASK, Show.TOTALS])
def test_a_group_that_publishes_is_named_as_its_page_names_it(show: Show) -> None:
    own: dict[str, Any] = {"公开主体": "村民小组", "涉及组": ["二组"]}
    assert told(show, kind="公告公示", **own) == {"z2": ""}
    assert "z2" in told(show, few=5, **own)
    record = record_of("公告公示", 状态="公开", **own)
    projection = project(record, Face.WEB, show)
    assert projection is not None
    assert groups_shown(record, projection) == {"二组"}


def test_what_a_group_owes_is_told_with_every_sum_of_its_line() -> None:
    lines = [{"组": "二组", "应收": "10", "实收": "8", "未收": "2"}]
    own: dict[str, Any] = {"收费项目": "水费", "实收": "8", "分组收缴": lines}
    assert told(kind="收费筹资", **own) == {
        "z2": "本组：应收 10.00 元，实收 8.00 元，未收 2.00 元"
    }


def test_a_line_that_bears_the_name_of_a_group_is_told_whole() -> None:
    lines = [
        {"名称": "上坝", "人数": 9, "标准": "每人 600 元", "金额": "5400"},
        {"名称": "敬老院", "人数": 7, "标准": "每人 600 元", "金额": "4200"},
    ]
    own: dict[str, Any] = {"对象": [], "分类": lines, "合计": "9600"}
    (found,) = told(**own).items()
    assert found[0] == "z1"
    assert "5,400.00" in found[1]
    assert "每人 600 元" in found[1]
    assert "上坝" not in found[1]


def test_two_groups_of_one_name_are_both_named_and_given_no_sum() -> None:
    twins = [{"编号": "a", "名称": "一组"}, {"编号": "b", "名称": "一组", "原村": "柏树村"}]
    settings = Settings.model_validate({"村名": "石桥村", "村民小组": twins})
    full = {"组": "柏树村一组", "姓名": "柏成业", "金额": "1"}
    assert told(settings=settings) == {"a": "", "b": ""}
    assert told(settings=settings, 对象=[*ROWS, full]) == {"a": "", "b": ""}
    assert told(settings=settings, 对象=[full]) == {"b": "本组 1 户，金额 1.00 元"}
    assert told(settings=settings, 公开主体="村民小组") == {}


def test_a_village_without_groups_is_asked_nothing() -> None:
    record = record_of("公告公示", 状态="公开", 涉及组=["二组"])
    projection = project(record, Face.WEB, Show.FULL)
    assert projection is not None
    bare = Settings.model_validate({"村名": "石桥村"})
    assert groups_told(record, projection, words_of_groups(bare), 0) == ()


def pages(*summaries: Summary, groups: Any = OWN) -> dict[str, str]:
    found = board(summaries, 村民小组=groups)
    return {page.address: render_page(page.template, page.make()) for page in group_pages(found)}


def address(number: str, page: str = "") -> str:
    return f"zu/{short_hash(number)}{page}.html"


def test_each_group_has_a_page_of_what_names_it_and_its_own_sums() -> None:
    one = summary("bu-1", title="补贴", groups=(("z1", "本组 2 户"), ("z2", "本组 1 户")))
    two = summary("gong", title="公告", groups=(("z2", ""),))
    found = pages(one, two, summary("bie", title="别的"))
    assert set(found) == {GROUPS, *map(address, ("z1", "z2", "z3"))}
    first, second, third = (found[address(number)] for number in ("z1", "z2", "z3"))
    assert "本组 2 户" in first
    assert "本组 1 户" not in first
    assert "公告" not in first
    assert "本组 1 户" in second
    assert "公告" in second
    assert "还没有写到这个组的内容" in third
    assert not any("别的" in body for body in found.values())
    assert "一组（上坝）" in found[GROUPS]
    assert "二组（桥头）" in found[GROUPS]
    assert "2 条" in found[GROUPS]


def test_a_village_without_groups_has_no_page_of_them() -> None:
    assert pages(summary("a"), groups=[]) == {}


def test_long_lists_go_on() -> None:
    many = [summary(f"n{place:03d}", groups=(("z1", ""),)) for place in range(101)]
    found = pages(*many)
    assert address("z1", "-2") in found
    assert found[address("z1", "-2")].count('href="../r/') == 1


def test_keys_follow_what_is_told_of_the_group() -> None:
    def keys(own: str) -> dict[str, str]:
        told_so = summary("a", groups=(("z1", own),))
        return {page.address: page.reads for page in group_pages(board([told_so], 村民小组=OWN))}

    before, after = keys("本组 2 户"), keys("本组 3 户")
    assert before[address("z1")] != after[address("z1")]
    assert before[address("z2")] == after[address("z2")]
