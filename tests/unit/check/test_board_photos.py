"""Photos of boards: their days, who asks for them, which of them may be on the web."""

from dataclasses import replace
from datetime import date
from fractions import Fraction
from typing import Any

import pytest

from gongkai.check.board_photos import (
    DAYS,
    check_board_photos,
    check_missing_photos,
    check_photo_days,
    trace_board_photos,
)
from gongkai.check.kept import kept_names
from gongkai.check.subject import Subject
from gongkai.check.village import Village
from gongkai.model.law import Certainty
from gongkai.model.photo_traces import BoardPhoto
from gongkai.model.rule import NumberRule
from gongkai.model.traces import Posted, TraceRow, row_of
from tests.unit.check.subjects import subject_of
from tests.unit.check.villages import village
from tests.unit.pages.summaries import summary

ID = "cw-1"
START, END = "2026-11-01", "2026-11-16"
CHECKED = {"人": ["陈秀兰"], "日期": "2026-11-02"}


def around(*rows: TraceRow, days: int | None = None, as_of: str = "2026-11-20") -> Village:
    found = village(
        summary(ID, state="posted"), traces={ID: rows}, as_of=date.fromisoformat(as_of)
    )
    if days is None:
        return found
    rule = NumberRule(
        matter="拍照", certainty=Certainty.READ, source="-", name=DAYS, value=Fraction(days)
    )
    return Village(
        found.summaries,
        found.traces,
        replace(found.catalogue, numbers=(rule,)),
        found.settings,
        found.as_of,
    )


def photo(moment: str, day: str = "", camera: str = "", end: str = END) -> TraceRow:
    return row_of(BoardPhoto(moment, day, camera, "g1", START, end))


def codes(around: Village) -> list[str]:
    return [one.code for one in (*check_photo_days(around), *check_missing_photos(around))]


@pytest.mark.parametrize(
    ("moment", "day", "code"),
    [
        ("posted", "2026-10-31", "T152"),
        ("posted", "2026-11-01", ""),
        ("posted", "2026-11-16", ""),
        ("posted", "2026-11-17", "T154"),
        ("during", "2026-10-31", "T152"),
        ("during", "2026-11-16", ""),
        ("during", "2026-11-17", "T154"),
        ("ended", "2026-11-15", "T153"),
        ("ended", "2026-11-16", ""),
        ("ended", "2026-11-20", ""),
        ("ended", "2026-11-21", "T151"),
        ("posted", "", "T156"),
    ],
)
def test_a_photo_is_of_a_day_on_which_the_sheet_hung(moment: str, day: str, code: str) -> None:
    assert codes(around(photo(moment, day))) == [code][: len(code)]
    assert codes(around(photo(moment, "", day))) == [code][: len(code)]


def test_two_days_that_differ_are_told_and_nothing_else() -> None:
    assert codes(around(photo("posted", "2026-10-31", "2026-11-01"))) == ["T155"]
    assert codes(around(photo("posted", "2026-11-01", "2026-11-01"))) == []


def test_an_open_posting_has_no_last_day() -> None:
    assert codes(around(photo("ended", "2026-11-10", end=""))) == []
    assert codes(around(photo("during", "2026-11-19", end=""))) == []


@pytest.mark.parametrize(
    ("moment", "day", "code"),
    [
        ("posted", "2026-11-04", ""),
        ("posted", "2026-11-05", "T154"),
        ("during", "2026-11-12", ""),
        ("ended", "2026-11-19", ""),
        ("ended", "2026-11-20", "T154"),
    ],
)
def test_a_rule_says_within_how_many_days(moment: str, day: str, code: str) -> None:
    assert codes(around(photo(moment, day), days=3)) == [code][: len(code)]


@pytest.mark.parametrize(
    ("as_of", "there", "code"),
    [
        ("2026-11-04", [], ""),
        ("2026-11-05", [], "T157"),
        ("2026-11-05", ["during"], ""),
        ("2026-11-05", ["ended"], "T157"),
        ("2026-11-16", [], "T157"),
        ("2026-11-17", ["posted"], "T157"),
        ("2026-11-19", ["posted", "ended"], ""),
        ("2026-11-20", ["posted"], ""),
    ],
)
def test_a_missing_photo_is_told_while_it_can_be_mended(
    as_of: str, there: list[str], code: str
) -> None:
    days = {"posted": START, "during": START, "ended": END}
    rows = [row_of(Posted("g1", START, END)), *(photo(one, days[one]) for one in there)]
    found = [one.code for one in check_missing_photos(around(*rows, days=3, as_of=as_of))]
    assert found == [code][: len(code)]


def test_nobody_asks_for_photos_where_no_rule_does() -> None:
    assert codes(around(row_of(Posted("g1", START, "")))) == []


def test_nobody_asks_for_photos_of_what_hangs_no_more() -> None:
    there = around(row_of(Posted("g1", START, "")), days=3)
    assert codes(there) == ["T157"]
    gone = replace(there, summaries=(summary(ID, state="archived"),))
    assert codes(gone) == []


def hung(scope: str = "全社会", kind: str = "公告公示", **photo: Any) -> Subject:
    entry = {"时点": "张贴", "文件": "照片/q.jpg", **photo}
    postings = [{"公开栏": "g1", "起": START, "止": END, "照片": [entry]}]
    return subject_of(kind, 公开范围=scope, 张贴=postings, 状态="公开")


def test_a_photo_is_kept_unless_it_is_public_and_somebody_looked() -> None:
    day = date(2026, 11, 20)
    assert kept_names(hung().record, day) == ["照片/q.jpg"]
    assert kept_names(hung(公开="是").record, day) == ["照片/q.jpg"]
    assert kept_names(hung(公开="是", 已人工核对=CHECKED).record, day) == []


def test_who_makes_a_photo_public_has_looked_at_it() -> None:
    assert [one.code for one in check_board_photos(hung())] == []
    assert [one.code for one in check_board_photos(hung(公开="是"))] == ["P232"]
    assert [one.code for one in check_board_photos(hung(公开="是", 已人工核对=CHECKED))] == []


def test_an_unknown_item_says_nothing_of_what_the_wall_shows() -> None:
    subject = replace(hung(公开="是", 已人工核对=CHECKED), item=None)
    assert [one.code for one in check_board_photos(subject)] == []


def test_a_wall_that_shows_names_is_no_picture_for_the_web() -> None:
    entry = {"时点": "张贴", "文件": "照片/q.jpg", "公开": "是", "已人工核对": CHECKED}
    subject = subject_of(
        "名单公示",
        张贴=[{"公开栏": "g1", "起": START, "照片": [entry]}],
        名单=[{"组": "一组", "姓名": "马福全"}],
        公开范围="本村",
    )
    assert [one.code for one in check_board_photos(subject)] == ["P231"]


def test_the_camera_is_asked_for_the_day() -> None:
    subject = hung()
    rows = list(trace_board_photos(subject))
    assert rows[0][1] == ("张贴", 0, "照片", 0)
    assert BoardPhoto(*rows[0][2]).camera == ""
    assert list(trace_board_photos(subject_of("公告公示"))) == []


def test_of_a_file_that_is_not_there_no_day_is_asked() -> None:
    postings = [{"公开栏": "g1", "起": START, "照片": [{"时点": "张贴", "文件": "q.heic"}]}]
    subject = subject_of("公告公示", look_for_file=lambda _: "unknown_type", 张贴=postings)
    assert list(trace_board_photos(subject)) == []
