from datetime import date

import pytest
from pydantic import ValidationError

from gongkai.model.kinds.information import Activity, Rules, Schedule, Statistics
from gongkai.model.kinds.notices import Notice
from gongkai.model.kinds.registry import record_class
from gongkai.model.record import Record
from gongkai.model.vocabulary import Kind, YesNo

KINDS = {
    "公告公示": Notice,
    "会议活动": Activity,
    "计划安排": Schedule,
    "制度规约": Rules,
    "情况数据": Statistics,
}


def record(kind: str, **fields: object) -> Record:
    common = {
        "编号": "cun-2026-01",
        "类型": kind,
        "标题": "一条记录",
        "公开事项": "村规民约",
        "公开主体": "村委会",
        "公开范围": "全社会",
    }
    return record_class(Kind.read(kind)).model_validate(common | fields)


def codes(kind: str, **fields: object) -> list[tuple[tuple[int | str, ...], str]]:
    with pytest.raises(ValidationError) as caught:
        record(kind, **fields)
    return [(fault["loc"], fault["type"]) for fault in caught.value.errors(include_input=False)]


@pytest.mark.parametrize("kind", KINDS)
def test_common_fields_alone_make_a_record(kind: str) -> None:
    assert isinstance(record(kind), KINDS[kind])


def test_notice_is_read_in_full() -> None:
    notice = record(
        "公告公示",
        要点=[{"名称": "涉及", "数值": "约19户"}],
        正文="正文",
        异议渠道="意见箱",
        结果=[{"记录": "cun-2026-12-jieguo", "文字": "结果"}],
    )
    assert isinstance(notice, Notice)
    assert notice.key_figures[0].figure.hedge == "约"
    assert notice.results[0].record == "cun-2026-12-jieguo"


def test_activity_is_read_in_full() -> None:
    activity = record(
        "会议活动",
        日期="2026-11-15",
        时间="9:00—11:30",
        地点="院坝",
        主持="李桂芳",
        应到="47",
        参加人数="39",
        议程=[{"议题": "水费", "结论": "按水表"}],
        内容="没有发钱物",
    )
    assert isinstance(activity, Activity)
    assert (activity.day, activity.due_count) == (date(2026, 11, 15), 47)
    assert activity.agenda[0].conclusion == "按水表"


def test_rules_hold_affairs_with_papers_and_steps() -> None:
    rules = record(
        "制度规约",
        施行日期="2026-03-01",
        代替="cun-2024-03-zhidu",
        办理事项=[
            {
                "名称": "开证明",
                "材料": ["身份证", "户口簿"],
                "流程": [{"名称": "登记", "谁来办": "值班干部", "办理时限": "当场"}],
            }
        ],
    )
    assert isinstance(rules, Rules)
    (affair,) = rules.affairs
    assert affair.papers == ("身份证", "户口簿")
    assert affair.flow_steps[0].done_by == "值班干部"


def test_statistics_hold_parts_that_exclude_one_another_or_overlap() -> None:
    parts = [{"名称": "新植", "数值": "266.6亩"}]
    found = record(
        "情况数据", 数据=[{"名称": "造林", "数值": "411.7亩", "其中项": parts, "互斥": "是"}]
    )
    assert isinstance(found, Statistics)
    assert found.statistics[0].are_exclusive is YesNo.YES
    assert found.statistics[0].of_which[0].figure.unit == "亩"


@pytest.mark.parametrize(
    ("kind", "fields", "expected"),
    [
        ("公告公示", {"要点": [{"名称": "户数", "数值": "很多"}]}, (("要点", 0, "数值"), "V206")),
        ("会议活动", {"参加人数": "-3"}, (("参加人数",), "V205")),
        ("会议活动", {"日期": "2026-02-30"}, (("日期",), "V208")),
        ("计划安排", {"安排": [{"时间": "周一"}]}, (("安排", 0, "内容"), "missing")),
        (
            "计划安排",
            {"时间表": [{"哪天": "周一", "内容": "值班"}]},
            (("时间表", 0, "时段"), "missing"),
        ),
        ("制度规约", {"代替": "旧制度"}, (("代替",), "V211")),
        (
            "情况数据",
            {"数据": [{"名称": "人口", "数值": "3人", "互斥": "也许"}]},
            (("数据", 0, "互斥"), "V107"),
        ),
    ],
)
def test_a_wrong_value_is_named_where_it_stands(
    kind: str, fields: dict[str, object], expected: tuple[tuple[int | str, ...], str]
) -> None:
    assert codes(kind, **fields) == [expected]
