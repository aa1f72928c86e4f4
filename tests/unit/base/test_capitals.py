"""Amounts in capital characters are read as people write them on receipts."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai.base.capitals import amounts_in, capitals_in, has_capitals

DIGITS = "零壹贰叁肆伍陆柒捌玖"
RANKS = ("", "拾", "佰", "仟")


def written(fen: int) -> str:
    """Return an amount in capitals as a clerk writes it; the reader must give it back."""
    yuan, rest = divmod(fen, 100)
    text = ""
    for size, word in ((10**8, "亿"), (10**4, "万"), (1, "")):
        section, yuan = divmod(yuan, size)
        if section:
            text += (_section(section) if not text else _padded(section)) + word
    jiao, fen_only = divmod(rest, 10)
    tail = (DIGITS[jiao] + "角" if jiao else "") + (DIGITS[fen_only] + "分" if fen_only else "")
    return (text or "零") + "元" + (tail or "整")


def _padded(number: int) -> str:
    return ("零" if number < 1000 else "") + _section(number)


def _section(number: int) -> str:
    text, gap = "", False
    for place in (3, 2, 1, 0):
        digit = number // 10**place % 10
        if digit:
            text += ("零" if gap and text else "") + DIGITS[digit] + RANKS[place]
        gap = not digit
    return text


@given(fen=st.integers(100, 10**13))
def test_what_is_written_is_read_back(fen: int) -> None:
    (found,) = capitals_in(f"合计人民币{written(fen)}。")
    assert found.fen == fen


@pytest.mark.parametrize(
    ("text", "fen"),
    [
        ("壹万贰仟元整", 1_200_000),
        ("壹萬貳仟圆正", 1_200_000),
        ("叁佰零伍元陆角", 30_560),
        ("壹亿贰仟万元整", 12_000_000_000),
        ("拾伍元整", 1500),
        ("伍元整", 500),
        ("玖元零贰分", 902),
        ("捌拾元柒分", 8007),
    ],
)
def test_ways_of_writing(text: str, fen: int) -> None:
    assert [found.fen for found in capitals_in(text)] == [fen]


@pytest.mark.parametrize("text", ["壹贰仟元整", "壹拾贰佰元整", "壹万贰亿元整", "壹佰元拾分"])
def test_what_is_no_number_is_told_as_such(text: str) -> None:
    assert [found.fen for found in capitals_in(text)] == [None]


@pytest.mark.parametrize("text", ["陆元同志", "一万二千元", "10000元", "伍佰户"])
def test_names_and_other_numbers_are_no_capitals(text: str) -> None:
    assert list(capitals_in(text)) == []


def test_a_text_without_capitals_is_seen_at_once() -> None:
    assert not has_capitals("合计一万二千元")
    assert has_capitals("壹万元")


def test_amounts_in_figures_are_read_with_their_scale() -> None:
    text = "小写￥12,000.00，大写壹万贰仟元整；1.2万元；¥ 30；第 5 行；0.001元"
    assert amounts_in(text) == [1_200_000, 1_200_000, 3000]


def test_only_figures_of_the_same_clause_stand_beside() -> None:
    text = "押金500元，合同价72000元（大写：人民币柒万贰仟元整），每季18000元"
    (found,) = capitals_in(text)
    assert found.beside == (7_200_000,)
    (behind,) = capitals_in("柒万元整（小写：￥72,000.00）")
    assert behind.beside == (7_200_000,)
