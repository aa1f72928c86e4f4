"""Words that are explained: each once, in a sentence, from a source; none says what a law says."""

import csv
import re
from collections import Counter

import pytest

from gongkai.base.terms import Term, marked_terms, term_groups, term_pattern
from tests.tools.repository import ROOT

TERMS = [term for group in term_groups() for term in group.terms]
DATA = ROOT / "tests/data"
# What only a law may say: articles, days, numbers.
OF_LAW = re.compile(
    r"第[一二三四五六七八九十百\d]+条|[《》]|\d|[一二三四五六七八九十]+(?:日|天|周岁)"
)


def rows(name: str) -> list[dict[str, str]]:
    with (DATA / name).open(encoding="utf-8") as file:
        return list(csv.DictReader(file, delimiter="\t"))


SLOGANS = {row["slogan"]: row["members"].split("；") for row in rows("slogans.tsv")}
LAW = {row["source"] for row in rows("law_sources.tsv")}
SYSTEMS = {row["id"] for row in rows("systems.tsv")}


def test_every_word_is_explained_once() -> None:
    words = Counter(word for term in TERMS for word in (term.name, *term.also))
    assert [word for word, count in words.items() if count > 1] == []
    ids = Counter(term.id for term in TERMS)
    assert [id_ for id_, count in ids.items() if count > 1] == []
    assert all(re.fullmatch(r"[a-z][a-z0-9-]+", id_) for id_ in ids)


@pytest.mark.parametrize("term", TERMS, ids=lambda term: term.id)
def test_each_has_a_source_and_one_short_sentence(term: Term) -> None:
    assert term.told.endswith("。")
    assert len(term.told) <= 60
    sort, _, name = term.source.partition(":")
    if sort == "words":
        assert OF_LAW.findall(term.told) == []
    elif sort == "slogans":
        assert name in SLOGANS
    elif sort == "systems":
        assert name in SYSTEMS
    else:
        assert term.source in LAW


@pytest.mark.parametrize(
    "term", [one for one in TERMS if one.source.startswith("slogans:")], ids=lambda term: term.id
)
def test_a_slogan_is_told_with_every_one_of_its_members(term: Term) -> None:
    told = set(re.sub("[、，；：。]", "", term.told))
    for member in SLOGANS[term.source.removeprefix("slogans:")]:
        assert set(re.sub("[、，]", "", member)) <= told, member


def test_the_longest_word_is_found_where_one_begins_with_another() -> None:
    found = term_pattern().search("发放误工补贴和低保边缘家庭救助")
    assert found
    assert found[0] == "误工补贴"
    assert [one[0] for one in term_pattern().finditer("误工、低保边缘、低保")] == [
        "误工",
        "低保边缘",
        "低保",
    ]


def test_letters_that_stand_in_other_words_are_not_marked() -> None:
    unmarked = {term.name for term in TERMS if not term.is_marked}
    assert unmarked
    assert not unmarked & marked_terms().keys()
    assert term_pattern().search("三拆") is None
