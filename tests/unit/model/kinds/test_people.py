from typing import Any

import pytest
from pydantic import ValidationError

from gongkai.model.kinds.people import NameList, Roster
from gongkai.model.vocabulary import Show, YesNo
from tests.tools.money_records import projected, record_of

HOLDERS = [
    {"组": "三组", "姓名": "龙阿妹", "职务": "保洁员", "报酬": "800元/月", "备注": "家里困难"},
    {"组": "五组", "姓名": "欧阳春梅", "职务": "保洁员"},
]
LISTED = [
    {"组": "三组", "姓名": "吴小军", "数量": "2人", "备注": "腿有病"},
    {"组": "三组", "姓名": "吴小华", "数量": "1人"},
]


def test_a_roster_may_state_numbers_only() -> None:
    roster = record_of("名册", 人数="13", 分类=[{"名称": "乡土人才", "人数": "10"}])
    assert isinstance(roster, Roster)
    assert (roster.head_count, roster.classes[0].head_count, roster.officers) == (13, 10, ())


def test_a_full_roster_names_officers_and_masks_villagers() -> None:
    roster = record_of(
        "名册",
        机构="公益性岗位",
        任期="2026年",
        办公地点="村委会一楼",
        公务电话="0870-555-0136",
        成员=[{"姓名": "罗天贵", "职务": "负责人", "工作单位": "村委会", "责任区": "全村"}],
        上岗人员=HOLDERS,
        值班=[{"值班时间": "周一", "姓名": "罗天贵", "公务电话": "0870-555-0136"}],
    )
    shown = projected(roster, Show.MASK).record
    assert isinstance(shown, Roster)
    assert (shown.officers[0].person, shown.duty_shifts[0].person) == ("罗天贵", "罗天贵")
    assert [row.person for row in shown.post_holders] == ["龙**", "欧阳**"]
    assert [row.remark for row in shown.post_holders] == ["", ""]


def test_a_name_list_may_state_numbers_only() -> None:
    record = record_of("名单公示", 户数="83", 人数="143", 新增数="2", 退出数="1")
    assert isinstance(record, NameList)
    assert (record.household_count, record.head_count, record.listed) == (83, 143, ())


def test_a_full_name_list_keeps_steps_and_shows_equal_masks_apart() -> None:
    record = record_of(
        "名单公示",
        认定条件="一户一宅",
        评定日期="2026-09-02",
        步骤=[{"名称": "评议", "会议": "村民代表会议", "日期": "2026-09-01", "赞成": "41"}],
        名单=LISTED,
        异议渠道="乡民政办",
        评议结果="同意",
    )
    shown = projected(record, Show.MASK).record
    assert isinstance(shown, NameList)
    assert [row.person for row in shown.listed] == ["吴**（三组1）", "吴**（三组2）"]
    assert (shown.listed[0].remark, shown.steps[0].agreed) == ("", 41)


def test_doors_may_stand_without_a_name() -> None:
    record = record_of("名单公示", 名单=[{"门牌": "桥头 5 号", "已签": "否"}])
    assert isinstance(record, NameList)
    assert (record.listed[0].person, record.listed[0].is_signed) == ("", YesNo.NO)


def test_where_only_totals_may_show_the_lines_are_withheld() -> None:
    projection = projected(record_of("名单公示", 名单=LISTED), Show.TOTALS)
    withheld = projection.withheld_rows("listed")
    assert isinstance(projection.record, NameList)
    assert (projection.record.listed, withheld and withheld.count) == ((), 2)


@pytest.mark.parametrize(
    ("kind", "own", "code"),
    [
        ("名册", {"人数": "-1"}, "V205"),
        ("名册", {"上岗人员": [{"职务": "保洁员"}]}, "missing"),
        ("名册", {"手机": "1"}, "extra_forbidden"),
        ("名单公示", {"户数": "两户"}, "V204"),
        ("名单公示", {"名单": [{"已签": "也许"}]}, "V107"),
        ("名单公示", {"名单": [{"身份证号": "1"}]}, "extra_forbidden"),
    ],
)
def test_a_faulty_record_is_refused_by_code(kind: str, own: dict[str, Any], code: str) -> None:
    with pytest.raises(ValidationError) as refused:
        record_of(kind, **own)
    assert [error["type"] for error in refused.value.errors()] == [code]
