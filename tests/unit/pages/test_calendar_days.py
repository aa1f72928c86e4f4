"""The calendar tells of notices that end and of meetings, each under an id that stays."""

from datetime import date
from typing import Any

import pytest

from gongkai.pages.duty_calendar import calendar_days
from gongkai.pages.meeting_days import meeting_days
from tests.unit.check.subjects import record_of
from tests.unit.pages.summaries import AS_OF, board, summary

ENDS = "2026-11-26"


def _told(*records: Any, as_of: date = AS_OF, **own: Any) -> list[tuple[str, str]]:
    days = calendar_days(board(records, as_of, **own))
    return [(day.isoformat(), words) for _, day, words, _ in days]


def test_end_of_a_notice_is_told_until_it_is_over() -> None:
    notice = summary("a", notice_start="2026-11-19", notice_end=ENDS)
    ended = summary("b", notice_start="2026-11-01", notice_end="2026-11-19")
    told = [(ENDS, "《标题 a》公示到这天，有意见请在这以前说")]
    assert _told(notice, ended) == told
    assert _told(notice, as_of=date(2026, 11, 26)) == told
    assert _told(notice, as_of=date(2026, 11, 27)) == []


def test_phone_for_objections_is_told() -> None:
    asked = (("supervisor", "何文清"), ("supervision_phone", "0870-555-0102"))
    notice = summary("a", notice_start="2026-11-19", notice_end=ENDS, asked=asked)
    words = "《标题 a》公示到这天，有意见请在这以前打 0870-555-0102"
    assert _told(notice) == [(ENDS, words)]


def test_meetings_ahead_are_told_in_the_order_of_days() -> None:
    meets = (("2026-12-03", "院坝会", ""), ("2026-11-21", "村民会议", "晚上7点，小学"))
    found = _told(summary("a", meets=(("2026-11-19", "已经开过的会", ""), *meets)))
    assert found == [("2026-11-21", "村民会议（晚上7点，小学）"), ("2026-12-03", "院坝会")]


def test_ids_stay_when_words_and_days_change() -> None:
    def ids(title: str, end: str, day: str) -> list[str]:
        own = {"notice_start": "2026-11-19", "notice_end": end, "meets": ((day, "会", ""),)}
        site = "https://cun.example"
        found = list(calendar_days(board([summary("a", title=title, **own)], 网址=site)))
        assert {url for *_, url in found} == {"https://cun.example/r/a.html"}
        return sorted(id_ for id_, *_ in found)

    first = ids("甲", ENDS, "2026-12-01")
    assert len(set(first)) == 2
    assert ids("乙", "2026-11-28", "2026-12-05") == first


@pytest.mark.parametrize(
    ("kind", "own", "told"),
    [
        (
            "会议活动",
            {"标题": "小组会", "日期": "2026-12-01", "时间": "晚上7点", "地点": "小学"},
            [("2026-12-01", "小组会", "晚上7点，小学")],
        ),
        ("会议活动", {"标题": "小组会"}, []),
        (
            "计划安排",
            {"安排": [{"日期": "2026-12-02", "内容": "体检"}, {"内容": "每周大扫除"}]},
            [("2026-12-02", "体检", "")],
        ),
        (
            "换届选举",
            {"选举类型": "村委会", "日程": [{"日期": "2026-12-03", "名称": "投票"}]},
            [("2026-12-03", "投票", "")],
        ),
        (
            "民主决策",
            {
                "步骤": [
                    {"名称": "村民会议表决", "会议": "村民会议", "日期": "2026-12-04"},
                    {"名称": "决议公开", "日期": "2026-12-05"},
                ]
            },
            [("2026-12-04", "村民会议表决", "")],
        ),
    ],
)
def test_days_on_which_people_meet(
    kind: str, own: dict[str, Any], told: list[tuple[str, str, str]]
) -> None:
    assert list(meeting_days(record_of(kind, **own))) == told
