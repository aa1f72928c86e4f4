"""The benchmark corpus: the same everywhere, mixed as promised, with sums that add up."""

from collections import Counter
from itertools import islice
from statistics import mean

import pytest

from benchmarks.corpus import (
    ROWS,
    Notice,
    Record,
    Subsidy,
    record,
    records,
    sections,
    show_fen,
)

COUNT = 1_000


@pytest.fixture(scope="module")
def corpus() -> list[Record]:
    return list(records(COUNT))


def test_corpus_is_the_same_each_time(corpus: list[Record]) -> None:
    assert list(records(COUNT)) == corpus


def test_record_does_not_depend_on_the_records_before_it(corpus: list[Record]) -> None:
    assert [record(number) for number in (700, 3, 700)] == [corpus[699], corpus[2], corpus[699]]


def test_larger_corpus_begins_with_the_smaller_one(corpus: list[Record]) -> None:
    assert list(islice(records(10 * COUNT), COUNT)) == corpus


def test_known_record_has_not_changed() -> None:
    # Results of different days compare only while the corpus stays as it is.
    subsidy = record(1)
    assert isinstance(subsidy, Subsidy)
    assert subsidy.common.id == "bt-000001"
    assert show_fen(subsidy.total) == "11107.00"
    assert subsidy.rows[0].name == "吕晓瑞"


def test_another_seed_gives_another_corpus(corpus: list[Record]) -> None:
    assert list(records(COUNT, seed=1)) != corpus


def test_six_in_ten_are_notices(corpus: list[Record]) -> None:
    kinds = Counter(type(each) for each in corpus)
    assert kinds == {Notice: 600, Subsidy: 400}


def test_numbers_are_unique(corpus: list[Record]) -> None:
    assert len({each.common.id for each in corpus}) == COUNT


def test_records_spread_over_five_sections_and_three_years(corpus: list[Record]) -> None:
    places = {(each.common.section, each.common.year) for each in corpus}
    assert places == {(slug, year) for slug, _ in sections() for year in (2024, 2025, 2026)}


def test_prose_is_about_570_characters_long(corpus: list[Record]) -> None:
    notices = [each for each in corpus if isinstance(each, Notice)]
    lengths = [sum(map(len, each.paragraphs)) for each in notices]
    assert 550 < mean(lengths) < 590
    assert {len(each.paragraphs) for each in notices} == {3}


def test_amounts_are_area_times_rate_and_the_total_is_their_sum(corpus: list[Record]) -> None:
    for each in corpus:
        if not isinstance(each, Subsidy):
            continue
        assert len(each.rows) == ROWS == 12
        assert len({row.name for row in each.rows}) == ROWS
        amounts = [round(float(row.area) * row.yuan * 100) for row in each.rows]
        assert amounts == [row.fen for row in each.rows]
        assert sum(amounts) == each.total
