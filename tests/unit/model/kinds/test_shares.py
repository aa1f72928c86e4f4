from typing import Any

import pytest
from pydantic import ValidationError

from gongkai.base.money import Money
from gongkai.model.kinds.shares import Distribution, DonorType, Goods, Levy
from gongkai.model.vocabulary import Show, YesNo
from tests.tools.money_records import projected, record_of


def test_a_distribution_may_state_only_its_total() -> None:
    record = record_of("收益分配", 合计="72900")
    assert isinstance(record, Distribution)
    assert (record.total, record.profit, record.share_classes) == (Money(7_290_000), None, ())


def test_a_full_distribution_keeps_every_field() -> None:
    record = record_of(
        "收益分配",
        当年收益="96918.60",
        年初未分配收益="12306.40",
        弥补亏损="0",
        公积公益金="29075.58",
        可分配="80149.42",
        份额=[{"类别": "成员股", "份数": "1458份", "每份": "50", "金额": "72900"}],
        成员数="1458",
        户数="408",
        合计="72900",
        对象=[{"组": "一组", "姓名": "赵大全", "数量": "5股", "金额": "250"}],
        未领="550",
        代管="550",
        余数="7249.42",
        发放日期="2026-02-11",
        决议="成员大会通过",
        决议记录="cun-2026-01-huiyi",
    )
    assert isinstance(record, Distribution)
    assert record.share_classes[0].per_share == Money(5000)
    assert record.remainder == Money(724_942)


def test_a_levy_needs_what_it_is_for_and_what_came_in() -> None:
    levy = record_of("收费筹资", 收费项目="自愿捐款", 实收="39190")
    assert isinstance(levy, Levy)
    assert (levy.receivable, levy.collected) == (None, Money(3_919_000))


def test_a_full_levy_keeps_labour_and_grant() -> None:
    levy = record_of(
        "收费筹资",
        收费项目="饮水管更换",
        依据="村民会议",
        对象类型="人",
        对象数="252",
        标准="每人 15 元",
        应收="3780",
        减免="150",
        实收="3630",
        未收="0",
        分组收缴=[{"组": "二组", "对象数": "252", "应收": "3780", "实收": "3630"}],
        工日={"应出": "140", "实出": "118", "以资代劳": "22", "折价": "80"},
        财政奖补={"申报": "30000", "批复": "28000", "到位": "28000"},
    )
    assert isinstance(levy, Levy)
    assert levy.workdays is not None
    assert levy.workdays.workdays_paid == 22
    assert levy.state_grant is not None
    assert levy.state_grant.granted == Money(2_800_000)


def test_goods_may_be_empty() -> None:
    goods = record_of("物资")
    assert isinstance(goods, Goods)
    assert goods.goods_lines == ()


def test_a_donor_who_did_not_agree_is_masked_and_a_unit_is_not() -> None:
    goods = record_of(
        "物资",
        物资来源=[
            {"日期": "2026-08-12", "来路": "调拨", "捐赠人": "乡民政所", "品名": "棉被"},
            {"姓名": "龙建国", "同意列名": "否", "品名": "大米", "数量": "20袋", "金额": "2000"},
        ],
        收发存=[
            {
                "品名": "棉被",
                "计量单位": "床",
                "上期结存": "6",
                "入库": "40",
                "发出": "31",
                "结存": "15",
            }
        ],
        发放=[{"组": "三组", "领用单位": "安置点", "品名": "棉被", "数量": "2床"}],
        户数="37",
        存放处="库房",
    )
    assert isinstance(goods, Goods)
    assert goods.donors[0].donor_type is DonorType.ALLOCATED
    assert goods.donors[1].is_named is YesNo.NO
    shown = projected(goods, Show.MASK).record
    assert isinstance(shown, Goods)
    assert (shown.donors[0].donor, shown.donors[1].person) == ("乡民政所", "龙**")


@pytest.mark.parametrize(
    ("kind", "own", "code"),
    [
        ("收益分配", {}, "missing"),
        ("收益分配", {"合计": "1", "每股": "50"}, "extra_forbidden"),
        ("收益分配", {"合计": "1", "成员数": "-3"}, "V205"),
        ("收费筹资", {"收费项目": "水费"}, "missing"),
        ("收费筹资", {"收费项目": "水费", "实收": "1", "工日": {"应出": "1.5"}}, "V204"),
        ("物资", {"发放": [{"品名": "米", "数量": "几袋"}]}, "V206"),
        ("物资", {"物资来源": [{"品名": "米", "来路": "借"}]}, "V107"),
    ],
)
def test_a_faulty_record_is_refused_by_code(kind: str, own: dict[str, Any], code: str) -> None:
    with pytest.raises(ValidationError) as refused:
        record_of(kind, **own)
    assert [error["type"] for error in refused.value.errors()] == [code]
