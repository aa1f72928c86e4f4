"""Two clocks: how long people may object, and whether the sheet hangs all the while."""

from typing import Any

import pytest

from gongkai.base.problem import Severity
from gongkai.base.problem_catalogue import severity_of
from gongkai.check.clocks import (
    check_held_before,
    check_notice_length,
    check_notice_on_board,
    posting_runs,
)
from gongkai.model.settings import Settings
from tests.unit.check.subjects import subject_of

LAND = {"公开事项": "征地拆迁公告"}


def length(notice: str, settings: Settings | None = None, **own: Any) -> list[tuple[str, str]]:
    subject = subject_of("公告公示", settings, 公示期=notice, **{**LAND, **own})
    return [(found.code, severity_of(found).value) for found in check_notice_length(subject)]


def test_a_notice_that_is_too_short_for_every_matter_is_an_error() -> None:
    assert length("2026-11-02 至 2026-11-06") == [("T101", "error")]


def test_a_notice_long_enough_for_one_matter_reminds_of_the_other() -> None:
    # Eleven working days are enough for the first announcement, not for the plan.
    assert length("2026-11-02 至 2026-11-16") == [("T101", "warning")]


def test_a_matter_that_is_named_is_the_one_that_counts() -> None:
    assert length("2026-11-02 至 2026-11-16", 标题="三组征收土地预公告") == []
    plan = "三组征地补偿安置方案公告"
    assert length("2026-11-02 至 2026-11-16", 标题=plan) == [("T101", "error")]


@pytest.mark.parametrize(("last", "is_short"), [("2026-12-01", False), ("2026-11-30", True)])
def test_the_first_day_is_one_of_the_days(last: str, is_short: bool) -> None:  # noqa: FBT001
    plan = "三组征地补偿安置方案公告"
    assert bool(length(f"2026-11-02 至 {last}", 标题=plan)) == is_short


def test_a_village_may_leave_the_first_day_out() -> None:
    plan = "三组征地补偿安置方案公告"
    settings = Settings.model_validate({"村名": "石桥村", "首日计入": "否"})
    assert length("2026-11-02 至 2026-12-01", settings, 标题=plan) == [("T101", "error")]
    assert length("2026-11-02 至 2026-12-02", settings, 标题=plan) == []


def test_a_rule_that_is_not_certain_only_reminds() -> None:
    found = length("2026-11-02 至 2026-11-04", 公开事项="惠农补贴发放")
    assert found == [("T101", Severity.WARNING.value)]


def test_a_year_without_working_days_is_told_and_not_guessed() -> None:
    title = "征收土地预公告"
    assert length("2026-12-25 至 2027-01-05", 标题=title) == [("T109", "warning")]


@pytest.mark.parametrize(
    "own",
    [
        {"转载": {"原公开主体": "乡政府"}},
        {"层级": "县级"},
        {"状态": "撤下"},
        {"公开事项": "公开征求意见"},
    ],
)
def test_what_is_not_the_villages_or_has_no_rule_is_left_alone(own: dict[str, Any]) -> None:
    assert length("2026-11-02 至 2026-11-03", **own) == []


HUNG = [
    {"公开栏": "g1", "起": "2026-11-02", "止": "2026-11-08"},
    {"公开栏": "g2", "起": "2026-11-09", "止": "2026-11-20"},
]


@pytest.mark.parametrize(
    ("notice", "postings", "is_covered"),
    [
        ("2026-11-02 至 2026-11-20", HUNG, True),
        ("2026-11-01 至 2026-11-20", HUNG, False),
        ("2026-11-02 至 2026-11-21", HUNG, False),
        ("2026-11-02 至 2026-11-21", [{"公开栏": "g1", "起": "2026-11-02"}], True),
        ("2026-11-02 至 2026-11-21", [], True),
    ],
)
def test_a_notice_hangs_on_all_its_days(
    notice: str,
    postings: list[dict[str, str]],
    is_covered: bool,  # noqa: FBT001
) -> None:
    subject = subject_of("公告公示", 公示期=notice, 张贴=postings)
    assert [one.code for one in check_notice_on_board(subject)] == ([] if is_covered else ["T104"])


def test_a_gap_in_the_posting_is_a_day_without_it() -> None:
    postings = [HUNG[0], {**HUNG[1], "起": "2026-11-10"}]
    subject = subject_of("公告公示", 公示期="2026-11-02 至 2026-11-20", 张贴=postings)
    assert len(posting_runs(subject, "")) == 2
    assert [one.code for one in check_notice_on_board(subject)] == ["T104"]


def test_an_open_posting_swallows_what_comes_after() -> None:
    postings = [{"公开栏": "g1", "起": "2026-11-02"}, HUNG[1]]
    subject = subject_of("公告公示", 张贴=postings)
    assert [(run.start.day, run.end) for run in posting_runs(subject, "")] == [(2, None)]
    assert len(posting_runs(subject, "g2")) == 1


@pytest.mark.parametrize(
    ("own", "codes"),
    [
        ({"日期": "2026-10-25", "参加人数": "62"}, ["T119"]),
        ({"日期": "2026-10-20", "参加人数": "62"}, []),
        ({"日期": "2026-10-25"}, []),
        ({"日期": "2026-10-25", "参加人数": "62", "张贴": []}, []),
        ({"日期": "2026-10-25", "参加人数": "62", "状态": "撤下"}, []),
    ],
)
def test_nothing_is_told_of_a_meeting_before_it_was_held(
    own: dict[str, Any], codes: list[str]
) -> None:
    hung = {"张贴": [{"公开栏": "g1", "起": "2026-10-20"}]}
    found = check_held_before(subject_of("会议活动", **{**hung, **own}))
    assert [one.code for one in found] == codes
