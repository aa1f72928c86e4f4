"""What is said of a record where there is little room, and that nothing is said twice."""

from datetime import date
from typing import Any

import pytest

from gongkai.model.blocks import Presentation
from gongkai.model.face import Projection, project
from gongkai.model.settings import Settings
from gongkai.model.vocabulary import Face, Show
from gongkai.pages.present import presentation_of
from gongkai.pages.told import Telling, clauses_of, sender_of, told_of, told_sentence
from tests.tools.money_records import record_of

VILLAGE = Settings.model_validate(
    {
        "村名": "石桥村",
        "乡镇": "云岭乡",
        "反映渠道": [
            {"名称": "石桥村村委会", "公务电话": "0870-555-0136"},
            {"名称": "村务监督委员会", "公务电话": "0870-555-0147"},
            {"名称": "云岭乡农经站", "公务电话": "0870-555-0121", "村外": "是"},
        ],
    }
)
TELLING = Telling(VILLAGE, date(2026, 11, 20))


def spoken(kind: str, **own: Any) -> Projection:
    projection = project(record_of(kind, **own), Face.VOICE, Show.FULL)
    assert projection is not None
    return projection


def told(projection: Projection, *prose: str, telling: Telling = TELLING) -> list[tuple[str, str]]:
    telling = Telling(telling.settings, telling.as_of, prose)
    facts = told_of(projection, presentation_of(projection), telling)
    return [(one.sort, one.words) for one in facts]


@pytest.mark.parametrize(
    ("title", "sentence", "left"),
    [
        ("2026年9月收支明细", "2026年9月收入 5 元，支出 3 元。", "收入 5 元，支出 3 元。"),
        ("九月收支", "2026年9月收入 5 元。", "2026年9月收入 5 元。"),
        ("2026年9月村民大会", "2026年9月5日，地点在广场。", "2026年9月5日，地点在广场。"),
        ("2026年9月值班表", "2026年9月：每天 2 个时段。", "每天 2 个时段。"),
        ("2026年高龄津贴发放", "高龄津贴：发给 46 人。", "发给 46 人。"),
        ("2026年医保资助", "高龄津贴：发给 46 人。", "高龄津贴：发给 46 人。"),
        ("第三季度监督", "村委会：看了票据 9 张。", "看了票据 9 张。"),
        ("赵家", "赵家：一家 6 口。", "一家 6 口。"),
        ("过年放烟花的地方", "村委会公开：过年放烟花的地方。", ""),
    ],
)
def test_a_sentence_does_not_repeat_title_and_sender(title: str, sentence: str, left: str) -> None:
    record = record_of("公告公示", 标题=title)

    assert told_sentence(record, Presentation(sentence), VILLAGE) == left


def test_clauses_are_not_parted_inside_quotes_and_brackets() -> None:
    sentence = "住在一组，家风是“人勤，心齐”，有荣誉（两次，都是红旗）；完。"

    assert list(clauses_of(sentence)) == [
        "住在一组",
        "家风是“人勤，心齐”",
        "有荣誉（两次，都是红旗）",
        "完",
    ]


def test_figures_that_the_sentence_holds_are_not_said_again_and_none_that_is_zero() -> None:
    figures = [
        {"名称": name, "数值": value}
        for name, value in [
            ("甲", "1户"),
            ("乙", "2户"),
            ("丙", "3户"),
            ("丁", "13户"),
            ("戊", "0"),
        ]
    ]
    facts = told(spoken("公告公示", 要点=figures))

    assert [words for sort, words in facts if sort == "clause"] == ["甲 1户", "乙 2户", "丙 3户"]
    assert [words for sort, words in facts if sort == "figure"] == ["丁13户"]


def test_own_sentences_follow_unless_all_their_figures_were_said() -> None:
    figures = [{"名称": "名额", "数值": "180人"}]
    facts = told(
        spoken("公告公示", 要点=figures),
        "名额 180 人。",
        "8 月 28 日报名，共 180 人。",
        "不收费。",
    )

    assert [words for sort, words in facts if sort == "prose"] == [
        "8 月 28 日报名，共 180 人。",
        "不收费。",
    ]


def test_the_end_of_objections_is_told_while_it_lies_ahead() -> None:
    open_one = told(spoken("名单公示", 公示期="2026-11-16 至 2026-11-22"))
    over = told(spoken("名单公示", 公示期="2026-11-01 至 2026-11-07"))

    assert ("until", "公示到2026年11月22日为止，有不同意见请在这以前提出。") in open_one
    assert "until" not in dict(over)


def test_one_asks_first_in_the_village_then_outside_but_never_the_publisher() -> None:
    asked = [fact for fact in told(spoken("公告公示")) if fact[0].startswith("ask")]

    assert asked == [
        ("ask", "有不清楚的，请打村务监督委员会的电话，0870-555-0147。"),
        ("ask_more", "也可以打云岭乡农经站的电话，0870-555-0121。"),
    ]


def test_a_phone_that_was_told_is_not_told_again() -> None:
    facts = told(spoken("公告公示"), "有事打 0870-555-0147。")

    assert [sort for sort, _ in facts if sort.startswith("ask")] == ["ask"]
    assert "0870-555-0121" in facts[-1][1]


def test_a_record_says_itself_whom_to_ask() -> None:
    notice = told(spoken("公告公示", 异议渠道="卫生室 0870-555-0158"))
    paid = told(
        spoken(
            "资金发放",
            资金名称="补助",
            合计="100",
            没到账问谁="罗天贵",
            查询电话="0870-555-0136",
        )
    )
    passed_on = told(
        spoken("公告公示", 转载={"原公开主体": "县水务局", "受理异议单位": "县水务局"})
    )

    assert notice[-1] == ("ask", "提意见的办法：卫生室，电话0870-555-0158。")
    assert ("ask_paid", "没有收到钱的，请找罗天贵，电话0870-555-0136。") in paid
    assert passed_on[-1] == ("ask", "有意见请找县水务局。")


def test_of_a_plan_only_what_is_still_to_come_is_told() -> None:
    lines = [
        {"时间": "19:30", "日期": "2026-11-10", "内容": "防霉"},
        {"时间": "19:30", "日期": "2026-11-24", "内容": "防疫"},
    ]
    facts = told(spoken("计划安排", 安排=lines))

    assert [words for sort, words in facts if sort == "line"] == ["19:30，2026年11月24日，防疫"]


@pytest.mark.parametrize(
    ("own", "sender"),
    [
        ({"公开主体": "村委会"}, "村委会"),
        ({"公开主体": "集体经济组织"}, "村集体经济组织"),
        ({"公开主体": "乡镇"}, "云岭乡"),
        ({"公开主体": "县级部门"}, "县级部门"),
        ({"转载": {"原公开主体": "云岭乡人民政府（受县局委托）"}}, "云岭乡人民政府"),
    ],
)
def test_the_sender_is_named_as_people_know_it(own: dict[str, Any], sender: str) -> None:
    assert sender_of(record_of("公告公示", **own), VILLAGE) == sender
