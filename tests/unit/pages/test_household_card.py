"""What a household reads on its card."""

from datetime import date

import pytest

from gongkai.base.money import Money
from gongkai.base.period import Period
from gongkai.model.receipt import Origin, Receipt, ReceiptSort
from gongkai.model.settings import Settings
from gongkai.pages.household_card import CardSetting, HouseholdCard, household_card

DAY = date(2026, 9, 22)
SETTINGS = Settings.model_validate(
    {
        "村名": "石桥村",
        "乡镇": "云岭乡",
        "反映渠道": [{"名称": "村委会", "公务电话": "0870-555-0136"}],
    }
)


def receipt(amount: str = "", *, person: str = "石小满", **own: object) -> Receipt:
    money = Money.parse(amount) if amount else None
    sort = ReceiptSort.MONEY if money else ReceiptSort.THINGS
    period = own.pop("period", None)
    is_pending = bool(own.pop("is_pending", False))
    assert period is None or isinstance(period, Period)
    end = period.end if period else DAY
    origin = Origin(end, "cw-a", "补贴", person, period, is_pending)
    return Receipt(origin, own.pop("sort", sort), money, **own)  # type: ignore[arg-type]


def card(*receipts: Receipt) -> HouseholdCard:
    setting = CardSetting(SETTINGS, "一组", "石小满", 2026, date(2026, 11, 20))
    return household_card(receipts, setting)


def test_money_is_counted_and_added_up_to_the_fen() -> None:
    made = card(receipt("0.10"), receipt("0.20"), receipt("1,000"), receipt("5", is_pending=True))
    assert made.lead == "一共 3 笔，1,000.30 元"
    money, pending = made.tables
    assert (money.count, money.total, money.is_money) == ("共 3 笔", "1,000.30", True)
    assert (pending.title, pending.total) == ("公示过、还没有发的（不算在上面的合计里）", "")
    assert [row.value for row in pending.rows] == ["5.00"]


def test_without_money_nothing_is_said_of_a_sum() -> None:
    made = card(receipt(value="大米 2袋"))
    assert made.lead == ""
    (table,) = made.tables
    assert (table.title, table.heads, table.total) == ("领到的东西", ("日期", "项目", "领到"), "")
    assert table.rows[0].value == "大米 2袋"


@pytest.mark.parametrize(
    ("period", "told"),
    [
        ("2026-09", "9月"),
        ("2026Q3", "第三季度"),
        ("2026H1", "上半年"),
        ("2026", "全年"),
        ("2025-12-20 至 2026-01-19", "2025年12月20日至2026年1月19日"),
    ],
)
def test_a_period_stands_where_no_day_is_known(period: str, told: str) -> None:
    row = card(receipt("5", period=Period.parse(period))).tables[0].rows[0]
    assert row.when == told


def test_a_day_stands_without_its_year() -> None:
    assert card(receipt("5")).tables[0].rows[0].when == "9月22日"


def test_a_row_says_how_it_came_about_and_who_it_was() -> None:
    rows = card(
        receipt("5", quantity="3天", rate="每天 80 元"),
        receipt("5", rate="旋耕机 1 台", person="钱明亮"),
        receipt("5", words=("一等", "证书")),
    ).tables[0].rows  # fmt: skip
    details = [row.detail for row in rows]
    assert details == ["3天 × 每天 80 元", "旋耕机 1 台（钱明亮）", "一等，证书"]


def test_points_tell_what_was_there_and_what_is_left() -> None:
    (table,) = card(receipt(sort=ReceiptSort.POINTS, value="66", points=(None, 60, 46))).tables
    assert (table.rows[0].detail, table.rows[0].value) == ("兑出 60，还有 46", "66")


def test_points_that_are_only_planned_are_left_out() -> None:
    assert card(receipt(sort=ReceiptSort.POINTS, value="6", is_pending=True)).tables == ()


def test_the_card_says_whom_to_ask_and_when_it_was_made() -> None:
    made = card(receipt("5"))
    assert made.ask == ("村委会 0870-555-0136",)
    assert made.made_on == "2026年11月20日做"
    assert (made.title, made.whose) == ("2026年明白卡", "一组　石小满")
