"""What one household received: the rows that name it for sure, each once, in the right year."""

from datetime import date
from typing import Any

from gongkai.base.money import Money
from gongkai.check.households import Claimant
from gongkai.check.receipts import Search, Shown, receipts_of
from gongkai.model.receipt import Receipts, ReceiptSort
from gongkai.model.record import Record
from gongkai.model.settings import Settings
from tests.unit.check.subjects import record_of

SETTINGS = Settings.model_validate(
    {
        "村名": "石桥村",
        "村民小组": [
            {"编号": "z1", "名称": "一组", "别名": ["上坝"]},
            {"编号": "z2", "名称": "二组"},
        ],
    }
)
CLAIMANT = Claimant("z1", "石小满", frozenset({"石小满", "钱明亮"}), 0, "1")
AS_OF = date(2026, 11, 20)
SHOWN = date(2026, 10, 12)


def found(*records: Record, year: int = 2026) -> Receipts:
    search = Search(CLAIMANT, SETTINGS, year, AS_OF)
    return receipts_of([Shown(one, SHOWN) for one in records], search)


def row(
    name: str = "石小满", group: str = "一组", amount: str = "240", **own: str
) -> dict[str, str]:
    return {"组": group, "姓名": name, "金额": amount, **own}


def paid(*rows: dict[str, str], **own: Any) -> Record:
    total = str(sum(int(one["金额"]) for one in rows))
    given = {"资金名称": "误工补贴", "对象": list(rows), "合计": total, "发放日期": "2026-09-22"}
    return record_of("资金发放", **{**given, **own})


def amounts(receipts: Receipts) -> list[Money | None]:
    return [one.amount for one in receipts.rows]


def test_a_record_of_no_payment_tells_nothing() -> None:
    assert found(record_of("公告公示")).rows == ()


def test_rows_count_by_group_and_name_together() -> None:
    record = paid(
        row(数量="3天", 标准="每天 80 元"),
        row(group="上坝", amount="10"),
        row("石 小满", amount="20"),
        row("钱明亮", amount="30"),
        row(group="二组", amount="1"),
        row("周月", amount="2"),
    )
    told = found(record)
    assert amounts(told) == [Money(24000), Money(1000), Money(2000), Money(3000)]
    assert (told.rows[0].quantity, told.rows[0].rate) == ("3天", "每天 80 元")
    assert told.rows[3].origin.person == "钱明亮"
    assert told.unplaced == []


def test_a_bare_name_is_never_joined_and_is_told_by_its_record() -> None:
    told = found(paid(row(), row(group=""), row(group="没有的组")), paid(row("周月", "")))
    assert amounts(told) == [Money(24000)]
    assert told.unplaced == [("cw-2026-09", 2)]


def test_the_year_is_that_of_the_payment_then_of_the_period_then_of_the_notice() -> None:
    late = paid(row(), 所属期="2025-12", 发放日期="2026-01-05")
    of_period = record_of("资金发放", 资金名称="低保", 对象=[row()], 合计="240", 所属期="2025-12")
    bare = record_of("资金发放", 资金名称="低保", 对象=[row()], 合计="240")
    days = [one.origin.day for one in found(late, of_period, bare).rows]
    assert days == [date(2026, 1, 5), SHOWN]
    assert [one.origin.day for one in found(late, of_period, bare, year=2025).rows] == [
        date(2025, 12, 31)
    ]


def test_a_plan_stands_apart_until_its_result_is_public() -> None:
    own = {"事项卷": "2026年补贴", "对象": [row()], "合计": "240", "资金名称": "补贴"}
    plan = record_of("资金发放", 阶段="事前", 所属期="2026", **own)
    told = found(plan)
    assert [one.origin.is_pending for one in told.rows] == [True]
    after = record_of("资金发放", 阶段="事后", 发放日期="2026-11-01", **{**own, "编号": "cw-b"})
    assert [one.origin.record_id for one in found(plan, after).rows] == ["cw-b"]
    linked = record_of("资金发放", 原公示="cw-2026-09", **{**own, "编号": "cw-b", "事项卷": ""})
    assert [one.origin.record_id for one in found(plan, linked).rows] == ["cw-b"]
    notice = record_of("资金发放", 结果公告="cw-b", **{**own, "事项卷": ""})
    assert [one.origin.record_id for one in found(notice, linked).rows] == ["cw-b"]
    unpublished = record_of("资金发放", 结果公告="cw-c", **own)
    assert [one.origin.is_pending for one in found(unpublished).rows] == [True]


def test_what_will_be_paid_on_a_later_day_has_not_been_received() -> None:
    told = found(paid(row(), 发放日期="2026-12-01"))
    assert [one.origin.is_pending for one in told.rows] == [True]


def test_records_for_the_household_alone_count_and_those_for_party_members_do_not() -> None:
    assert amounts(found(paid(row(), 公开范围="本户"))) == [Money(24000)]
    assert found(paid(row(), 公开范围="党员")).rows == ()


def test_dividends_goods_honours_and_points_are_told() -> None:
    who = {"组": "一组", "姓名": "石小满"}
    shares = record_of("收益分配", 对象=[row()], 合计="240", 发放日期="2026-02-11")
    goods = record_of(
        "物资",
        发放=[{**who, "品名": "棉被", "数量": "2床", "日期": "2026-08-13"}],
    )
    award = record_of(
        "评选表彰",
        评选名称="最美家庭",
        日期="2026-05-01",
        评选结果=[{**who, "等次": "一等", "奖励": "证书"}, {**who, "奖励": "奖状", "金额": "200"}],
    )
    points = record_of(
        "积分",
        所属期="2026Q3",
        积分余额=[{**who, "期初": 40, "得分": 66, "兑分": 60, "期末": 46}],
        积分明细=[
            {**who, "名称": "扫院子", "分值": 5},
            {**who, "姓名": "钱明亮", "名称": "x", "分值": 2},
        ],
    )
    told = [(one.sort, one.amount, one.value, one.words, one.points) for one in found(
        shares, goods, award, points
    ).rows]  # fmt: skip
    money, things, score = ReceiptSort.MONEY, ReceiptSort.THINGS, ReceiptSort.POINTS
    assert told == [
        (money, Money(24000), "", (), None),
        (things, None, "证书", ("一等",), None),
        (money, Money(20000), "", ("奖状",), None),
        (things, None, "棉被 2床", (), None),
        (score, None, "66", (), (40, 60, 46)),
        (score, None, "2", ("x",), None),
    ]
