import re
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai.base.aloud import read_aloud, seconds_of
from gongkai.base.aloud_turns import TURNS
from gongkai.base.aloud_words import ALOUD
from tests.unit.base.heard import heard_decimal, heard_digits, heard_money, heard_number


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ("308,400 元", "三十万八千四百元"),
        ("308,400.00 元", "三十万八千四百元"),
        ("722.40 元", "七百二十二元四角"),
        ("期末还有 -300.00 元", "期末还有负三百元"),
        ("4.2万人次，约400万元", "四点二万人次，约四百万元"),
        ("送春联 120余副", "送春联一百二十余副"),
        ("2026-09-15", "二〇二六年九月十五日"),
        ("2026.9.15", "二〇二六年九月十五日"),
        ("2026年9月15日", "二〇二六年九月十五日"),
        ("2026-13-15", "二零二六杠幺三杠幺五"),
        ("2026-10", "二〇二六年十月"),
        ("2026Q3", "二〇二六年第三季度"),
        ("2026H1、2026H2", "二〇二六年上半年、二〇二六年下半年"),
        ("任期 2026—2031年", "任期二〇二六到二〇三一年"),
        ("2026年7—9月", "二〇二六年七到九月"),
        ("11 月 24 日、26 日上午 8:30—11:30", "十一月二十四日、二十六日上午八点半到十一点半"),
        ("每周二 19:30", "每周二晚上七点半"),
        ("9:00—17:00", "上午九点到下午五点"),
        ("00:05、12:10", "零点零五分、中午十二点十分"),
        ("走路：7:00 前", "走路：早上七点前"),
        ("98户×8.4元", "九十八户乘以八点四元"),
        ("335 × 465 = 155,775", "三百三十五乘以四百六十五等于十五万五千七百七十五"),
        ("2 户、2 人、2元", "两户、两人、两元"),
        ("第 2 次、2组、2 月、2号", "第二次、二组、二月、二号"),
        ("2万元、2.5 亩、12户", "两万元、二点五亩、十二户"),
        ("成活率 92%，完成 100%", "成活率百分之九十二，完成百分之百"),
        ("30%—50%，3‰", "百分之三十到五十，千分之三"),
        ("1/3 的户", "三分之一的户"),
        ("18,000.00 元/年", "每年一万八千元"),
        ("5元/生·天", "每生每天五元"),
        ("电话 0870-555-0136", "电话零八七零，五五五，零幺三六"),
        ("电话 0870-5550136", "电话零八七零，五五五，零幺三六"),
        ("报火警 119", "报火警幺幺九"),
        ("打 12345 政务服务热线", "打幺二三四五政务服务热线"),
        ("12388 举报", "幺二三八八举报"),
        ("12345 元", "一万二千三百四十五元"),
        ("农经发〔2011〕13号", "农经发二〇一一年第十三号"),
        ("合同号 HT-2026-03", "合同号HT杠二零二六杠零三"),
        ("号码 2026-11-0003-7", "号码二零二六杠幺幺杠零零零三杠七"),
        ("凭证 0012", "凭证零零幺二"),
        ("约1000米²", "约一千米²"),
        ("面积 30㎡", "面积三十平方米"),
        ("村“两委”", "村党组织和村委会"),
        ("县纪委、监委会", "县纪律检查委员会、村务监督委员会"),
        ("赵**、艾·**", "赵某某、艾·某某"),
        ("补贴（二组、三组）公示", "补贴，二组、三组，公示"),
        ("督查通报（转）", "督查通报"),
        ("说好了（明天）。", "说好了，明天。"),
        ("２０２６年", "二〇二六年"),
        ("2024—2025", "二〇二四到二〇二五"),
        ("138****1234", "幺三八某某某某幺二三四"),
        ("比分 3:1", "比分三比一"),
        ("增长-3.5%", "增长负百分之三点五"),
        ("PM2.5、5G", "PM二点五、五G"),
        ("1,2,3组", "一，二，三组"),
        ("①建房；②修路", "一，建房；二，修路"),
        ("No.3", "第三"),
        ("1:2:3", "一：二：三"),
    ],
)
def test_a_written_text_is_read_aloud_as_people_speak(written: str, told: str) -> None:
    assert read_aloud(written) == told


def test_names_are_read_as_the_village_says() -> None:
    told = read_aloud("单大勇家 2 口人，单家", {"单": "善", "单大勇": "善大勇"})

    assert told == "善大勇家两口人，善家"


def test_time_is_counted_without_stops_and_rounded_up() -> None:
    assert (seconds_of(""), seconds_of("一二三。"), seconds_of("一" * 200)) == (0, 1, 60)


def test_every_form_has_its_turn() -> None:
    assert list(ALOUD["patterns"]) == list(TURNS)


@given(st.integers(0, 10**14))
def test_an_amount_in_a_sentence_is_heard_as_the_same(fen: int) -> None:
    told = read_aloud(f"一共{fen // 100:,}.{fen % 100:02d} 元。")

    assert heard_money(told.removeprefix("一共").removesuffix("。")) == fen


@given(st.dates(date(1949, 1, 1), date(2099, 12, 31)))
def test_a_day_is_heard_as_the_same(day: date) -> None:
    forms = (day.isoformat(), f"{day.year}年{day.month}月{day.day}日")
    told = {read_aloud(form) for form in forms}

    assert len(told) == 1
    year, month, of_month = re.split("[年月日]", told.pop())[:3]
    heard = date(int(heard_digits(year)), heard_number(month), heard_number(of_month))
    assert heard == day


@given(st.decimals(0, 999, places=2))
def test_a_share_is_heard_as_the_same(share: Decimal) -> None:
    told = read_aloud(f"占 {share}%").removeprefix("占百分之")

    assert heard_decimal("一百" if told == "百" else told) == share


@given(st.from_regex("0[1-9][0-9]{2}-[2-9][0-9]{2}-[0-9]{4}", fullmatch=True))
def test_a_telephone_is_heard_digit_by_digit(phone: str) -> None:
    told = read_aloud(f"电话 {phone}").removeprefix("电话")

    assert heard_digits(told.replace("，", "")) == phone.replace("-", "")


@given(st.text("0123456789-.,:%/元户万人年月日（）、。 abcAB×=", max_size=40))
def test_nothing_that_is_typed_stops_the_reading(text: str) -> None:
    assert read_aloud(text) is not None
