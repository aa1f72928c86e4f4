"""Praise: ranks by score, stars by criteria, one flag, and honours only from published awards."""

from typing import Any

import pytest

from gongkai.check.honours import (
    check_flags,
    check_honoured_families,
    check_one_holder,
    trace_flags,
    trace_praise,
)
from gongkai.check.ranks import (
    check_black_list,
    check_one_flag,
    check_ranks,
    check_red_list,
    check_revocations,
    check_stars,
)
from gongkai.model.settings import Settings
from tests.unit.check.subjects import subject_of
from tests.unit.check.villages import village
from tests.unit.pages.summaries import summary

IN_RECORD = (
    check_ranks,
    check_red_list,
    check_stars,
    check_one_flag,
    check_revocations,
    check_black_list,
)
BETWEEN = (check_flags, check_honoured_families, check_one_holder)


def codes(kind: str, settings: Settings | None = None, **own: Any) -> list[str]:
    subject = subject_of(kind, settings, **own)
    return [one.code for check in IN_RECORD for one in check(subject)]


def ranking(*rows: tuple[int, str]) -> list[dict[str, str]]:
    return [
        {"名次": str(rank), "评比对象": f"{place}组", "成绩": score}
        for place, (rank, score) in enumerate(rows, start=1)
    ]


@pytest.mark.parametrize(
    ("rows", "wrong"),
    [
        ([(1, "97分"), (2, "95分"), (2, "95分"), (4, "90分")], 0),
        ([(1, "97分"), (2, "95分"), (3, "95分")], 1),
        ([(1, "97分"), (2, "95分"), (2, "95分"), (3, "90分")], 1),
        ([(2, "97分"), (1, "95分")], 2),
        ([(2, "约97分"), (1, "95分")], 0),
        ([(2, "97分"), (1, "95%")], 0),
    ],
)
def test_equal_scores_share_a_rank_and_the_next_stays_empty(
    rows: list[tuple[int, str]], wrong: int
) -> None:
    assert codes("检查评比", 评比结果=ranking(*rows)) == ["R311"] * wrong


def test_part_of_a_ranking_gives_no_verdict() -> None:
    assert codes("检查评比", 评比结果=ranking((3, "97分"), (4, "95分")), 完整性="部分") == []


def test_the_red_list_follows_the_scores() -> None:
    rows = ranking((1, "97分"), (2, "95分"))
    assert codes("检查评比", 评比结果=rows, 红榜=[{"受表彰": "1组"}]) == []
    assert codes("检查评比", 评比结果=rows, 红榜=[{"受表彰": "2组"}]) == ["R312"]


def test_stars_are_as_many_as_criteria_met() -> None:
    one = {"受表彰": "甲", "达标项": ["卫生", "邻里"]}
    assert codes("评选表彰", 评选名称="星级", 评选结果=[one | {"星级": "2"}]) == []
    assert codes("评选表彰", 评选名称="星级", 评选结果=[one | {"星级": "3"}]) == ["R313"]
    assert codes("评选表彰", 评选名称="星级", 评选结果=[one]) == []


def test_one_flag_has_one_holder() -> None:
    rows = [row | {"流动红旗": "是"} for row in ranking((1, "97分"), (2, "95分"))]
    assert codes("检查评比", 评比结果=rows) == ["R314"]
    assert codes("检查评比", 评比结果=rows[:1]) == []


def test_only_what_was_given_can_be_taken_back() -> None:
    given: dict[str, Any] = {"评选名称": "星级", "评选结果": [{"受表彰": "甲"}]}
    taken = {"日期": "2026-09-20", "原因": "复查没有达标"}
    assert codes("评选表彰", **given, 撤销=[taken | {"受表彰": "甲"}]) == []
    assert codes("评选表彰", **given, 撤销=[taken | {"受表彰": "乙"}]) == ["R315"]


def test_a_black_list_is_off_until_switched_on_and_comes_down_in_time() -> None:
    black: dict[str, Any] = {
        "黑榜": [{"位置": "沟边", "行为": "倒垃圾", "撤榜日期": "2026-10-28"}]
    }
    on = Settings.model_validate({"村名": "石桥村", "开黑榜": "是"})
    assert codes("检查评比", **black) == ["R316"]
    assert codes("检查评比", on, **black) == []
    late: dict[str, Any] = {"张贴": [{"公开栏": "g1", "起": "2026-10-01", "止": "2026-10-29"}]}
    assert codes("检查评比", on, **black, **late) == ["R317"]


def between(*records: dict[str, Any], **states: str) -> list[tuple[str, str]]:
    subjects = {one["编号"]: subject_of(one["类型"], **one) for one in records}
    briefs = [
        summary(id_, kind=one.record.kind.value, state=states.get(id_, "posted"))
        for id_, one in subjects.items()
    ]
    traces = {id_: [*trace_praise(one), *trace_flags(one)] for id_, one in subjects.items()}
    found = village(*briefs, traces=traces)
    return [(one.code, one.where.file[8:-4]) for check in BETWEEN for one in check(found)]


FAMILY = {"类型": "家庭风采", "编号": "jt1", "家庭": "甲家", "流动红旗": ["2026-08"]}
AWARD = {
    "类型": "评选表彰",
    "编号": "pj1",
    "评选名称": "最美人家",
    "所属期": "2026-08",
    "评选结果": [{"家庭编号": "jt1", "奖励": "流动红旗和洗衣液"}],
}


def test_a_flag_comes_from_a_published_award_of_its_month() -> None:
    assert between(FAMILY, AWARD) == []
    assert between(FAMILY) == [("R318", "jt1")]
    assert between(FAMILY, AWARD, pj1="draft") == [("R318", "jt1")]
    assert between(FAMILY, AWARD | {"所属期": "2026-07"}) == [("R318", "jt1")]


def test_a_flag_that_was_taken_back_is_held_no_longer() -> None:
    taken = [{"日期": "2026-09-20", "家庭编号": "jt1", "原因": "复查没有达标"}]
    assert between(FAMILY, AWARD | {"撤销": taken}) == [("R318", "jt1")]


def test_an_honoured_family_is_a_family() -> None:
    other = {"类型": "公告公示", "编号": "jt1"}
    assert between(other, AWARD) == [("R319", "pj1")]


def test_two_inspections_of_one_month_cannot_name_two_holders() -> None:
    def inspection(id_: str, unit: str) -> dict[str, Any]:
        rows = [{"评比对象": unit, "流动红旗": "是"}]
        return {"类型": "检查评比", "编号": id_, "所属期": "2026-08", "评比结果": rows}

    assert between(inspection("wj1", "一组"), inspection("wj2", "一组")) == []
    two = inspection("wj1", "一组"), inspection("wj2", "二组")
    assert between(*two) == [("R320", "wj2")]
    assert between(*two, wj2="draft") == []


def flagged(id_: str, unit: str, period: str, day: str) -> dict[str, Any]:
    rows = [{"名次": "1", "评比对象": unit, "成绩": "97分", "流动红旗": "是"}]
    more = {"日期": day} if day else {}
    own = {"编号": id_, "类型": "检查评比", "所属期": period, "被查对象": "六个组"}
    return {**own, "评比结果": rows, "状态": "公开", **more}


@pytest.mark.parametrize(
    ("first", "second", "is_told"),
    [
        (("2026-08", ""), ("2026-08", ""), True),
        (("2026-08", ""), ("2026Q3", ""), True),
        (("2026-08", ""), ("2026-09", ""), False),
        (("2026-08", "2026-08-05"), ("2026-08", "2026-08-20"), False),
        (("2026-08", "2026-08-05"), ("2026-08", "2026-08-05"), True),
        (("2026-08", "2026-08-05"), ("2026-08", ""), True),
        (("2026-08", "2026-08-05"), ("2026-09", "2026-08-05"), True),
    ],
)
def test_the_flag_is_handed_over_on_a_day(
    first: tuple[str, str], second: tuple[str, str], *, is_told: bool
) -> None:
    found = between(flagged("wm-a", "一组", *first), flagged("wm-b", "二组", *second))
    assert [code for code, _ in found] == (["R320"] if is_told else [])


@pytest.mark.parametrize(
    ("place", "behaviour", "is_told"),
    [
        ("三组桥头东侧", "倒建筑垃圾", False),
        ("王家坝沟边", "占道堆柴", False),
        ("赵大明家门口", "倒垃圾", True),
        ("二组", "村民李小花乱倒泔水", True),
        ("学校门口", "乱停车", False),
        ("张家湾水井旁", "洗拖把", False),
    ],
)
def test_a_black_list_names_nobody(place: str, behaviour: str, *, is_told: bool) -> None:
    black = [{"位置": place, "行为": behaviour, "撤榜日期": "2026-10-28"}]
    on = Settings.model_validate({"村名": "石桥村", "开黑榜": "是"})
    assert codes("检查评比", on, 黑榜=black) == (["R321"] if is_told else [])


def test_no_rank_follows_from_a_score_that_cannot_be_given() -> None:
    items = [{"名称": "院坝", "满分": "50"}, {"名称": "沟渠", "满分": "50"}]
    rows = [
        {"名次": "1", "评比对象": "一组", "成绩": "97分"},
        {"名次": "2", "评比对象": "二组", "成绩": "104分"},
    ]
    own: dict[str, Any] = {"所属期": "2026-08", "评比结果": rows}
    assert list(check_ranks(subject_of("检查评比", 评分项=items, **own))) == []
    assert [one.code for one in check_ranks(subject_of("检查评比", **own))] == ["R311", "R311"]
