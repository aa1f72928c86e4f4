"""A figure keeps its hedge and its unit beside the exact number."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai.base.figure import Figure
from gongkai.base.problem import ValueFault


@pytest.mark.parametrize(
    ("text", "number", "hedge", "unit"),
    [
        ("98.5%", "98.5", "", "%"),
        ("约 6 亩", "6", "约", "亩"),
        ("近百", None, "", ""),
        ("大约300人", "300", "大约", "人"),
        ("30余人", "30", "余", "人"),
        ("30人左右", "30", "左右", "人"),
        ("1.2万元", "12000", "", "元"),
        ("3万余斤", "30000", "余", "斤"),
        ("不少于5次", "5", "不少于", "次"),
        ("约100多户", "100", "约多", "户"),
        ("1,234.5公里", "1234.5", "", "公里"),
        ("-3℃", "-3", "", "℃"),
        ("7", "7", "", ""),
        ("20 以上", "20", "以上", ""),
    ],
)
def test_figure_is_taken_apart(text: str, number: str | None, hedge: str, unit: str) -> None:
    if number is None:
        with pytest.raises(ValueFault):
            Figure.parse(text)
        return
    figure = Figure.parse(text)
    assert (figure.number, figure.hedge, figure.unit) == (Decimal(number), hedge, unit)
    assert figure.is_exact == (not hedge)
    assert str(figure) == text


@pytest.mark.parametrize(
    ("text", "code"),
    [("", "V206"), ("许多", "V206"), ("3或4人", "V206"), ("1,23人", "V206"), ("３人", "V203")],
)
def test_what_is_no_figure_is_told(text: str, code: str) -> None:
    with pytest.raises(ValueFault) as found:
        Figure.parse(text)
    assert found.value.code == code


@given(st.decimals(0, 10**9, places=2), st.sampled_from(["", "亩", "人", "%", "公里"]))
def test_a_written_number_comes_back(number: Decimal, unit: str) -> None:
    figure = Figure.parse(f"  {number}{unit} ")
    assert (figure.number, figure.unit, figure.text) == (number, unit, f"{number}{unit}")


def test_a_figure_too_long_to_add_up_is_told() -> None:
    with pytest.raises(ValueFault) as found:
        Figure.parse("1" * 1_500_000 + "万人")
    assert found.value.code == "V205"


@pytest.mark.parametrize(
    ("text", "number", "unit", "hedge"),
    [
        ("160多万元", "1600000", "元", "多"),
        ("1200余万元", "12000000", "元", "余"),
        ("约160多万元", "1600000", "元", "约多"),
        ("300余亩", "300", "亩", "余"),
        ("不足2700元", "2700", "元", "不足"),
    ],
)
def test_a_hedge_may_stand_before_the_scale(text: str, number: str, unit: str, hedge: str) -> None:
    figure = Figure.parse(text)
    assert (figure.number, figure.unit, figure.hedge) == (Decimal(number), unit, hedge)
