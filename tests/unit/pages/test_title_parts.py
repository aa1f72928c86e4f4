"""Titles are broken between words: never inside one, nor between a number and what it counts."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai.pages.title_parts import title_parts


@pytest.mark.parametrize(
    ("title", "parts"),
    [
        ("停水", "停水"),
        ("村委会补选选举公告（第二次）", "村委会|补选|选举|公告|（第二次）"),
        ("2026年10月“最美人家”和表彰结果", "2026年|10月|“最美人家”和|表彰|结果"),
        ("三组河湾至水塘边道路硬化", "三组|河湾至水塘边|道路|硬化"),
        ("每户12,300元的补助", "每户|12,300元的|补助"),
        ("", ""),
    ],
)
def test_a_title_is_broken_between_words(title: str, parts: str) -> None:
    assert title_parts(title) == tuple(filter(None, parts.split("|")))


def test_a_long_run_that_nobody_knows_may_be_broken_anywhere() -> None:
    assert len(title_parts("甲乙丙丁戊己庚辛壬癸")) == 10
    assert title_parts("甲乙丙丁戊己") == ("甲乙丙丁戊己",)


@given(st.text())
def test_nothing_of_a_title_is_lost(title: str) -> None:
    assert "".join(title_parts(title)) == title
