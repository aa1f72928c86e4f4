"""The board in brief: order, groups, what a page reads."""

from collections.abc import Iterable
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai.model.summary import Summary
from gongkai.pages.board import PAGE_SIZE, entry_of, page_count, reads, runs
from tests.unit.pages.summaries import board, summary


def ids(summaries: Iterable[Summary]) -> list[str]:
    return [one.id for one in summaries]


def test_shown_records_stand_newest_first_whatever_their_order() -> None:
    given_ = [
        summary("b", public_date="2026-09-01"),
        summary("a", public_date="2026-09-01"),
        summary("c", public_date="2026-10-01"),
        summary("d", is_shown=False),
    ]
    for order in (given_, given_[::-1]):
        found = board(order)
        assert ids(found.records) == ["c", "b", "a"]
        assert sorted(found.by_id) == ["a", "b", "c"]


def test_records_are_grouped_once_for_every_list() -> None:
    found = board(
        [
            summary("a", section="caiwu", public_date="2025-12-31", month="2025-11", fund="甲"),
            summary("b", item="lianxi-ka", matter="水渠", level="township"),
            summary("f", kind="family", section="wenming"),
        ]
    )
    assert {name: ids(own) for name, own in found.by_section.items()} == {
        "caiwu": ["a"],
        "cunwu": ["b"],
        "wenming": ["f"],
    }
    assert sorted(found.by_section_year) == ["caiwu/2025", "cunwu/2026", "wenming/2026"]
    assert {name: ids(own) for name, own in found.by_month.items()} == {
        "2025-11": ["a"],
        "2026-09": ["f", "b"],
    }
    assert {name: ids(own) for name, own in found.by_matter.items()} == {"水渠": ["b"]}
    assert {name: ids(own) for name, own in found.by_fund.items()} == {"甲": ["a"]}
    assert ids(found.families) == ["f"]


def test_open_notices_are_those_of_the_day_the_first_to_end_on_top() -> None:
    summaries = [
        summary("a", notice_start="2026-11-01", notice_end="2026-11-30"),
        summary("b", notice_start="2026-11-19", notice_end="2026-11-20"),
        summary("c", notice_start="2026-11-21", notice_end="2026-11-30"),
        summary("d", notice_start="2026-11-01", notice_end="2026-11-19"),
        summary("e"),
    ]
    assert ids(board(summaries).open_notices) == ["b", "a"]
    assert ids(board(summaries, date(2026, 11, 21)).open_notices) == ["a", "c"]


def test_an_entry_leads_to_the_page_and_names_other_levels() -> None:
    one = entry_of(summary("a", level="county", photo="f/1.jpg", state="archived"), "")
    assert (one.href, one.photo, one.level, one.kind) == (
        "r/a.html",
        "f/1.jpg",
        "县级",
        "公告公示",
    )
    assert one.is_archived
    other = entry_of(summary("a"))
    assert (other.href, other.photo, other.level, other.notice_end) == ("../r/a.html", "", "", "")
    assert not other.is_archived


@given(st.integers(0, 3 * PAGE_SIZE + 2))
def test_a_list_is_split_into_pages_and_loses_nothing(count: int) -> None:
    one = summary("a")
    pages = runs([one] * count)
    assert len(pages) == page_count(count)
    assert sum(map(len, pages)) == count
    assert all(len(page) <= PAGE_SIZE for page in pages)
    assert all(pages[:-1])


@pytest.mark.parametrize(
    "change",
    [
        {"title": "别的"},
        {"public_date": "2026-09-02"},
        {"sentence": "别的"},
        {"photo": "f/2.jpg"},
        {"highlights": (("甲", "乙"),)},
        {"links": ("b",)},
        {"file": "content/b.yml"},
        {"is_private": True},
    ],
)
def test_what_a_page_reads_follows_every_part_of_a_record(change: dict[str, object]) -> None:
    assert reads([summary("a")]) != reads([summary("a", **change)])


def test_what_a_page_reads_follows_order_number_and_other_facts() -> None:
    one, other = summary("a"), summary("b")
    found = {
        reads([one, other]),
        reads([other, one]),
        reads([one]),
        reads([]),
        reads([one], "2026"),
        reads([one], "20", "26"),
    }
    assert len(found) == 6
    assert reads([one, other]) == reads([summary("a"), summary("b")])
