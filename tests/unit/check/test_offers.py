"""A call for bids and its result agree, and what cannot be judged stays silent."""

from typing import Any

import pytest

from gongkai.check.numbers import check_numbers
from tests.unit.check.subjects import subject_of

LOT = {"名称": "门面", "底价": "5500", "计价单位": "元/年"}
WON = {"名称": "门面", "中标单位": "商店", "成交价": "5600", "计价单位": "元/年"}


def codes(kind: str = "交易招标", **own: Any) -> list[str]:
    return [problem.code for problem in check_numbers(subject_of(kind, **own))]


@pytest.mark.parametrize(
    "own",
    [
        {"开标日期": "2026-09-20", "报名起止": "2026-09-10 至 2026-09-20"},
        {"开标日期": "2026-09-20"},
        {"标的": [LOT], "中标结果": [WON], "交易方式": "公开竞价"},
        {"标的": [LOT], "中标结果": [WON | {"成交价": "10"}]},
        {"标的": [LOT], "中标结果": [WON | {"成交价": "10"}], "交易方式": "公开招标"},
        {
            "标的": [LOT],
            "交易方式": "公开竞价",
            "中标结果": [WON | {"计价单位": "元/亩/年", "成交价": "10"}],
        },
        {"标的": [{"名称": "门面"}], "中标结果": [WON], "交易方式": "公开竞价"},
        {"标的": [LOT], "流标原因": "只有一家"},
        {"标的": [LOT, {"名称": "山塘"}], "中标结果": [WON], "流标原因": "山塘没有人报名"},
    ],
)
def test_what_agrees_or_cannot_be_judged_is_silent(own: dict[str, Any]) -> None:
    assert codes(**own) == []


@pytest.mark.parametrize(
    ("code", "own"),
    [
        ("F195", {"开标日期": "2026-09-19", "报名起止": "2026-09-10 至 2026-09-20"}),
        (
            "F196",
            {"标的": [LOT], "中标结果": [WON | {"成交价": "5499.99"}], "交易方式": "公开竞价"},
        ),
        ("R339", {"标的": [LOT], "中标结果": [WON], "流标原因": "只有一家"}),
    ],
)
def test_a_contradiction_is_told_once(code: str, own: dict[str, Any]) -> None:
    assert codes(**own) == [code]


@pytest.mark.parametrize(
    ("side", "expires", "told"),
    [
        ("收入合同", "2029-04-30", []),
        ("收入合同", "2029-05-30", ["F200"]),
        ("支出合同", "2030-04-30", []),
        ("支出合同", "2029-04-29", ["F200"]),
    ],
)
def test_a_lease_ends_once_and_works_may_be_answered_for_longer(
    side: str, expires: str, told: list[str]
) -> None:
    term = "2026-05-01 至 2029-04-30"
    assert codes("合同", 收付方向=side, 期限=term, 到期日=expires) == told
