"""What a text is found by: pairs of characters, words and numbers, first letters of the pinyin."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai.base.search_terms import folded, initials, initials_of, terms_of


@pytest.mark.parametrize(
    ("text", "terms"),
    [
        ("低保金", {"低保", "保金"}),
        ("低保、水费", {"低保", "水费"}),
        ("水", {"水"}),
        ("一共 34,380.00 元", {"一共", "34380", "元"}),
        ("12.5亩", {"12.5", "亩"}),
        ("编号 CW-2026-10。", {"编号", "cw-2026-10"}),
        ("2026-11-20", {"2026-11-20"}),
        ("0870-555-0112", set()),
        ("53212619800101001X", set()),
        ("𠅤村", {"𠅤村"}),
        ("", set()),
    ],
)
def test_terms(text: str, terms: set[str]) -> None:
    assert terms_of(text) == terms


@given(st.text(alphabet="低保金水费和公示，。 a1", max_size=40), st.data())
def test_what_stands_in_a_text_is_found(text: str, data: st.DataObject) -> None:
    runs = [run for run in text.replace("，", " ").replace("。", " ").split() if run.isalpha()]
    han = [run for run in runs if not run.isascii() and "a" not in run]
    if not han:
        return
    run = data.draw(st.sampled_from(han))
    start = data.draw(st.integers(0, len(run) - 1))
    part = run[start : data.draw(st.integers(start + 1, len(run)))]
    if len(part) > 1:
        assert terms_of(part) <= terms_of(text)


def test_folding_makes_wide_letters_ordinary_ones() -> None:
    assert folded("ＡＢ１２低保") == "ab12低保"


@pytest.mark.parametrize(
    ("name", "letters"),
    [
        ("低保", "db"),
        ("收支明细", "szmx"),
        ("周正明", "zzm"),
        ("村务公开", "cwgk"),
        ("文明家庭", "wmjt"),
        ("财务", "cw"),
        ("党费", "df"),
        ("移民", "ym"),
        ("啊", "a"),
        ("座", "z"),
        ("昂", "a"),
        ("扒", "b"),
    ],
)
def test_first_letters(name: str, letters: str) -> None:
    table = initials()
    assert "".join(table[ord(char)] for char in name) == letters


def test_all_common_characters_have_a_letter() -> None:
    assert len(initials()) == 3755
    assert set(initials().values()) == set("abcdefghjklmnopqrstwxyz")


def test_pairs_of_letters_are_no_words() -> None:
    assert initials_of("低保公示2026") == {"~db", "~bg", "~gs"}
    assert initials_of("水") == set()
