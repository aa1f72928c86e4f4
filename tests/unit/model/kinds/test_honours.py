from typing import Any

import pytest
from pydantic import ValidationError

from gongkai.base.money import Money
from gongkai.model.face import project
from gongkai.model.kinds.honours import Award, Family, Inspection, Points
from gongkai.model.vocabulary import Face, Show, YesNo
from tests.tools.money_records import projected, record_of

RESULTS = [
    {"家庭编号": "jt-03", "组": "三组", "星级": "5", "事由": "院子干净", "奖励": "流动红旗"},
    {"组": "二组", "姓名": "唐有福", "等次": "最美人家", "金额": "200"},
    {"受表彰": "第二党支部", "等次": "先进"},
]


def test_an_award_needs_its_name_only() -> None:
    award = record_of("评选表彰", 评选名称="最美人家")
    assert isinstance(award, Award)
    assert (award.award_name, award.award_results, award.day) == ("最美人家", (), None)


def test_a_full_award_names_those_who_agreed_and_masks_the_others() -> None:
    award = record_of(
        "评选表彰",
        评选名称="最美人家",
        表彰单位="村委会",
        日期="2026-09-28",
        周期="每月一次",
        程序="检查—评比",
        评选标准="干净",
        等次合计=[{"等次": "五星", "个数": "92"}],
        评选结果=RESULTS,
        有效期="2026-09-28 至 2027-09-27",
        撤销=[{"日期": "2026-10-08", "家庭编号": "jt-02", "原因": "倒垃圾"}],
    )
    shown = projected(award, Show.MASK).record
    assert isinstance(shown, Award)
    assert [row.family_id for row in shown.award_results] == ["jt-03", "", ""]
    assert [row.honoree for row in shown.award_results] == ["", "", "第二党支部"]
    assert [row.person for row in shown.award_results] == ["", "唐**", ""]
    assert shown.award_results[1].amount == Money(20_000)


def test_a_family_keeps_its_consent_to_itself() -> None:
    family = record_of(
        "家庭风采",
        家庭="吴秀英家",
        组="三组",
        流动红旗=["2026-05", "2026-09"],
        以前的荣誉=[{"年份": "2021", "评选名称": "好婆婆"}],
        事迹="敬老",
        同意书="档案柜",
    )
    shown = projected(family).record
    assert isinstance(shown, Family)
    assert shown.consent is None
    assert [str(month) for month in shown.red_flag] == ["2026年5月", "2026年9月"]
    assert Family.prose_field == "deeds"


def test_points_may_state_totals_only() -> None:
    points = record_of("积分", 户数="186", 期初="4180", 得分="1560", 兑分="1320", 期末="4420")
    assert isinstance(points, Points)
    assert (points.opening, points.points_balances, points.points_lines) == (4180, (), ())


def test_full_points_mask_households_and_withhold_them_with_their_sums() -> None:
    points = record_of(
        "积分",
        积分规则=[{"名称": "义务劳动", "分值": "10", "上限": "每月 30 分"}],
        积分余额=[{"组": "一组", "姓名": "赵宝珠", "期初": "40", "得分": "66", "期末": "46"}],
        积分明细=[{"姓名": "田大顺", "名称": "义务劳动", "分值": "10"}],
        兑换=[{"品名": "洗衣液", "每份分值": "20", "兑出份数": "6", "用去分值": "120"}],
        积分券金额="1320",
    )
    masked = projected(points, Show.MASK).record
    assert isinstance(masked, Points)
    assert (masked.points_balances[0].person, masked.points_lines[0].person) == ("赵**", "田**")
    withheld = projected(points, Show.TOTALS).withheld_rows("points_balances")
    assert withheld is not None
    assert withheld.sums == (("opening", 40), ("earned", 66), ("redeemed", 0), ("closing", 46))


def test_the_black_list_stands_on_the_villages_own_board_only() -> None:
    inspection = record_of(
        "检查评比",
        日期="2026-09-30",
        评分项=[{"名称": "门前", "满分": "40"}],
        评比结果=[{"名次": "1", "评比对象": "三组", "成绩": "97.5分", "流动红旗": "是"}],
        红榜=[{"家庭编号": "jt-03", "奖励": "流动红旗"}],
        黑榜=[{"位置": "桥头", "行为": "倒渣土", "撤榜日期": "2026-10-28"}],
        发现问题=[{"问题": "沟里有垃圾", "措施": "清理"}],
        复查结果="改好了",
    )
    assert isinstance(inspection, Inspection)
    assert inspection.ranking[0].red_flag is YesNo.YES
    web = projected(inspection).record
    wall = project(inspection, Face.WALL, Show.FULL)
    assert isinstance(web, Inspection)
    assert wall is not None
    assert isinstance(wall.record, Inspection)
    assert (len(web.black_list), len(wall.record.black_list)) == (0, 1)


@pytest.mark.parametrize(
    ("kind", "own", "code"),
    [
        ("评选表彰", {}, "missing"),
        ("评选表彰", {"评选名称": "甲", "评选结果": [{"家庭编号": "吴秀英家"}]}, "V211"),
        ("评选表彰", {"评选名称": "甲", "评选结果": [{"星级": "五"}]}, "V204"),
        ("家庭风采", {}, "missing"),
        ("家庭风采", {"家庭": "甲家", "流动红旗": ["五月"]}, "V209"),
        ("积分", {"得分": "1.5"}, "V204"),
        ("积分", {"积分明细": [{"姓名": "甲", "名称": "扣分", "分值": "-5"}]}, "V205"),
        ("检查评比", {"黑榜": [{"姓名": "甲", "行为": "乙"}]}, "extra_forbidden"),
    ],
)
def test_a_faulty_record_is_refused_by_code(kind: str, own: dict[str, Any], code: str) -> None:
    with pytest.raises(ValidationError) as refused:
        record_of(kind, **own)
    assert code in [error["type"] for error in refused.value.errors()]
