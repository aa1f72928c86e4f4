"""What is written down twice is told, and what only looks alike is not."""

from typing import Any

from gongkai.check.written_twice import check_postings_once, check_reviewers_once
from tests.unit.check.subjects import subject_of

REVIEW: dict[str, Any] = {"主体": "村务监督委员会", "日期": "2026-10-18"}
HUNG = {"公开栏": "g1", "起": "2026-10-20", "止": "2026-11-15"}


def reviewed(*reviews: dict[str, Any]) -> list[tuple[tuple[str | int, ...], str]]:
    found = list(check_reviewers_once(subject_of("公告公示", 审核=list(reviews))))
    assert {one.code for one in found} <= {"R307"}
    return [(one.where.path, one.facts["name"]) for one in found]


def hung(*postings: dict[str, str]) -> list[tuple[tuple[str | int, ...], str, str]]:
    found = list(check_postings_once(subject_of("公告公示", 张贴=list(postings))))
    assert {one.code for one in found} <= {"T108"}
    return [(one.where.path, one.facts["row"], one.facts["other"]) for one in found]


def test_a_person_named_twice_in_one_review_is_told_at_the_second_place() -> None:
    names = ["何文清", "彭淑珍", "何文清"]
    assert reviewed(REVIEW | {"人": names}) == [(("审核", 0, "人", 2), "何文清")]


def test_a_review_written_twice_is_told() -> None:
    named = REVIEW | {"人": ["何文清"]}
    assert reviewed(named, named) == [(("审核", 1), "村务监督委员会")]


def test_the_same_people_on_another_day_are_another_review() -> None:
    named = REVIEW | {"人": ["何文清", "彭淑珍"]}
    assert reviewed(named, named | {"日期": "2026-10-19"}) == []
    assert reviewed() == []


def test_a_board_written_twice_from_one_day_is_told_whatever_its_last_day() -> None:
    other = HUNG | {"止": "2026-11-30"}
    assert hung(HUNG, HUNG | {"公开栏": "g2"}, other) == [(("张贴", 2, "公开栏"), "3", "1")]


def test_other_boards_and_other_days_are_no_fault() -> None:
    later = HUNG | {"起": "2026-11-15", "止": "2026-11-30"}
    assert hung(HUNG, HUNG | {"公开栏": "g2"}, later) == []
    assert hung() == []


def test_days_that_overlap_on_one_board_are_told_at_the_later_row_whatever_the_order() -> None:
    later = HUNG | {"起": "2026-11-14", "止": "2026-11-30"}
    assert hung(HUNG, later) == [(("张贴", 1, "公开栏"), "2", "1")]
    assert hung(later, HUNG) == [(("张贴", 0, "公开栏"), "1", "2")]


def test_what_hangs_within_a_longer_time_is_told_though_another_lies_between() -> None:
    short = HUNG | {"起": "2026-10-21", "止": "2026-10-22"}
    after = HUNG | {"起": "2026-11-10", "止": "2026-11-30"}
    assert [row for _, row, _ in hung(HUNG, short, after)] == ["2", "3"]


def test_what_was_never_taken_down_cannot_be_hung_again() -> None:
    still = {"公开栏": "g1", "起": "2026-10-20"}
    assert hung(still, HUNG | {"起": "2026-12-01", "止": "2026-12-09"}) == [
        (("张贴", 1, "公开栏"), "2", "1")
    ]
