"""What each face may show of a record, and that nothing else is left in it."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai.base.money import Money
from gongkai.model.face import Projection, project, show_on
from gongkai.model.record import Record
from gongkai.model.vocabulary import Audience, Face, Show, narrowest
from tests.unit.check.subjects import record_of

ROWS = [
    {"组": "一组", "姓名": "石春来", "金额": "280", "备注": "户主"},
    {"组": "一组", "姓名": "石秋", "金额": "20"},
    {"组": "二组", "姓名": "石桂香", "金额": "30"},
]
SHOWS = [Show.FULL, Show.MASK, Show.TOTALS, Show.NONE]


def subsidy(**own: Any) -> Record:
    given = {"资金名称": "种粮补贴", "对象": ROWS, "合计": "330"}
    return record_of("资金发放", **given | own)


def ledger() -> Record:
    return record_of(
        "收支明细",
        账户备注="只留存的话",
        拟张贴日="2026-09-01",
        张贴=[
            {
                "公开栏": "g1",
                "起": "2026-09-08",
                "照片": [{"时点": "张贴", "拍摄时间": "2026-09-08", "拍摄人": "拍的人"}],
            }
        ],
        明细=[{"摘要": "请工", "支": "10", "收款人": "收钱的人", "经手": "经手的人"}],
        照片=[{"文件": "照片/a.jpg", "文字": "甲", "同意书": "柜里"}],
    )


def shown(record: Record, show: Show, face: Face = Face.WEB) -> Projection:
    projection = project(record, face, show)
    assert projection is not None
    return projection


def names(projection: Projection) -> list[str]:
    return [row.person for row in projection.record.recipients]  # type: ignore[attr-defined]


def test_full_shows_the_record_as_it_is() -> None:
    record = subsidy()
    projection = shown(record, Show.FULL)
    assert projection.record == record
    assert (projection.withheld, projection.show) == ((), Show.FULL)


def test_masked_rows_keep_the_surname_and_stay_apart() -> None:
    projection = shown(subsidy(), Show.MASK)
    assert names(projection) == ["石**（一组1）", "石*", "石**（二组1）"]
    text = projection.record.model_dump_json()
    assert not any(name in text for name in ("春来", "桂香", "户主"))


def test_names_that_differ_when_masked_need_no_number() -> None:
    rows = [{"姓名": "石春来", "金额": "1"}, {"姓名": "罗桂香", "金额": "1"}]
    assert names(shown(subsidy(对象=rows, 合计="2"), Show.MASK)) == ["石**", "罗**"]


def test_totals_leave_a_number_of_rows_and_their_sum() -> None:
    projection = shown(subsidy(), Show.TOTALS)
    assert names(projection) == []
    (withheld,) = projection.withheld
    assert (withheld.field, withheld.count) == ("recipients", 3)
    assert withheld.sums == (("amount", Money(33_000)),)
    assert projection.withheld_rows("recipients") is withheld
    assert projection.withheld_rows("classes") is None


def test_counts_that_are_summed_are_summed_where_rows_are_withheld() -> None:
    lines = [
        {"姓名": "石春来", "名称": "扫地", "分值": "5"},
        {"姓名": "石秋", "名称": "扫地", "分值": "7"},
    ]
    record = record_of("积分", 积分明细=lines)
    (withheld,) = shown(record, Show.TOTALS).withheld
    assert (withheld.count, withheld.sums) == (2, (("points", 12),))


def test_nothing_is_projected_where_nothing_may_show() -> None:
    assert project(subsidy(), Face.WEB, Show.NONE) is None


@pytest.mark.parametrize("face", list(Face))
@pytest.mark.parametrize("show", SHOWS[:3])
def test_kept_evidence_is_on_no_face(face: Face, show: Show) -> None:
    projection = shown(ledger(), show, face)
    record: Any = projection.record
    text = record.model_dump_json()
    assert not any(kept in text for kept in ("只留存的话", "拍的人", "柜里"))
    assert (record.planned_posting, record.bank_note) == (None, "")
    assert record.postings[0].photos == ()
    assert record.entries[0].handled_by == "经手的人"


def test_a_private_payee_is_shown_only_where_names_are() -> None:
    for show, payee in ((Show.FULL, "收钱的人"), (Show.MASK, ""), (Show.TOTALS, "")):
        record: Any = shown(ledger(), show).record
        assert record.entries[0].payee == payee


def test_the_record_itself_is_not_changed() -> None:
    record = subsidy()
    before = record.model_dump_json()
    shown(record, Show.MASK)
    shown(record, Show.TOTALS)
    assert record.model_dump_json() == before


@pytest.mark.parametrize(
    ("audience", "limit"),
    [
        (Audience.EVERYONE, Show.FULL),
        (Audience.VILLAGE, Show.MASK),
        (Audience.GROUP, Show.MASK),
        (Audience.PARTY_MEMBERS, Show.NONE),
        (Audience.HOUSEHOLD, Show.NONE),
    ],
)
def test_the_web_shows_no_more_than_its_audience_allows(audience: Audience, limit: Show) -> None:
    for show in SHOWS:
        found = show_on(Face.WEB, show, audience)
        assert SHOWS.index(found) == max(SHOWS.index(show), SHOWS.index(limit))
        assert show_on(Face.WALL, show, audience) is show


@pytest.mark.parametrize("face", [Face.GROUP, Face.VOICE])
@pytest.mark.parametrize(
    ("audience", "limit"),
    [
        (Audience.EVERYONE, Show.FULL),
        (Audience.VILLAGE, Show.FULL),
        (Audience.GROUP, Show.MASK),
        (Audience.PARTY_MEMBERS, Show.NONE),
        (Audience.HOUSEHOLD, Show.NONE),
    ],
)
def test_group_and_loudspeaker_reach_the_whole_village(
    face: Face, audience: Audience, limit: Show
) -> None:
    for show in SHOWS:
        found = show_on(face, show, audience)
        assert SHOWS.index(found) == max(SHOWS.index(show), SHOWS.index(limit))


@given(st.lists(st.sampled_from(SHOWS), min_size=1))
def test_the_narrowest_setting_wins_in_any_order(shows: list[Show]) -> None:
    assert narrowest(*shows) is narrowest(*reversed(shows)) is SHOWS[max(map(SHOWS.index, shows))]


@pytest.mark.parametrize(
    ("name", "values", "is_told"),
    [
        ("户数", ("3户", "2"), True),
        ("户数", ("", "2 户"), True),
        ("合计", ("300", "330.00"), True),
        ("评定日期", ("2026-10-01", "2026年10月5日"), False),
        ("发放日期", ("2026-10-01", "2026年10月5日"), True),
        ("户数", ("3石春来", "2"), False),
        ("合计", ("石春来 300", "330"), False),
        ("姓名", ("石春来", "石秋"), False),
        ("二组面积", ("3亩", "2亩"), False),
    ],
)
def test_a_correction_of_the_records_own_number_is_told_where_names_are_masked(
    name: str, values: tuple[str, str], *, is_told: bool
) -> None:
    row = {
        "日期": "2026-10-12",
        "科目": name,
        "原值": values[0],
        "新值": values[1],
        "原因": "抄错",
    }
    record = subsidy(户数="2", 发放日期="2026-10-05", 更正=[row])
    for show in (Show.MASK, Show.TOTALS):
        projection = project(record, Face.WEB, show)
        assert projection is not None
        (found,) = projection.record.corrections
        kept = values if is_told and show is Show.MASK else ("", "")
        assert (found.old_value, found.new_value) == kept
