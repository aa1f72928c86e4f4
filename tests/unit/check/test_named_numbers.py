"""A name that counts its things lists as many; what only looks like one is let be."""

from dataclasses import replace

import pytest

from gongkai.check.named_numbers import check_named_numbers
from tests.unit.check.subjects import subject_of


@pytest.mark.parametrize(
    "text",
    [
        "五清一改（清垃圾、清水沟、清粪污、清杂物、改习惯）。",
        "“三清一改”：清垃圾、清水沟、改习惯。",
        "做好**三包两净**（包卫生、包秩序、净门前）",
    ],
)
def test_a_list_that_is_too_short_is_told(text: str) -> None:
    (problem,) = check_named_numbers(subject_of("公告公示", 正文=text))
    assert (problem.code, problem.where.path) == ("T408", ("正文",))


@pytest.mark.parametrize(
    "text",
    [
        "五清一改（清垃圾、清水沟、清粪污、清杂物、清残垣、改习惯）。",
        "三清一改（大家一起动手、人人出力）。",
        "四议两公开（村里的大事、要事）",
        "一组二组（一组七户、二组八户）已经通水。",
        "三月四月：修路、修渠。",
        "清垃圾、清水沟。",
    ],
)
def test_other_lists_are_let_be(text: str) -> None:
    assert list(check_named_numbers(subject_of("公告公示", 正文=text))) == []


def test_the_message_names_both_numbers() -> None:
    text = "五清一改（清垃圾、清水沟、清粪污、清杂物、改习惯）。"
    (problem,) = check_named_numbers(subject_of("公告公示", 正文=text))
    assert problem.facts == {
        "name": "五清一改",
        "wanted": "6",
        "found": "5",
        "parts": "清 4、改 1",
    }


def test_without_words_for_numbers_no_name_counts() -> None:
    subject = subject_of("公告公示", 正文="“三清一改”：清垃圾、清水沟、改习惯。")
    assert [problem.code for problem in check_named_numbers(subject)] == ["T408"]
    book = replace(subject.catalogue.procedures, numerals={})
    bare = replace(subject, catalogue=replace(subject.catalogue, procedures=book))
    assert list(check_named_numbers(bare)) == []
