"""A record in brief: only what the web may show."""

from datetime import date
from typing import Any

import pytest

from gongkai.model.blocks import Presentation
from gongkai.model.face import project, show_on
from gongkai.model.record_state import RecordState
from gongkai.model.summary import Summary
from gongkai.model.vocabulary import Face
from gongkai.pages.summaries import (
    hidden_summary,
    is_published,
    public_date,
    sealed,
    summary_of,
)
from tests.unit.check.subjects import national_catalogue, record_of

STATE = RecordState("00" * 16, "2026-02-03")
ROWS = [{"姓名": "石春来", "金额": "1"}]


def brief(kind: str = "公告公示", **own: Any) -> Summary:
    record = record_of(kind, **({"状态": "公开"} | own))
    item = national_catalogue().by_name(record.item)
    assert item is not None
    projection = project(
        record, Face.WEB, show_on(Face.WEB, item.faces[Face.WEB], record.audience)
    )
    assert projection is not None
    said = Presentation("一句话。", highlights=(("合计", "1 元"),))
    mark = "ab" * 32
    return summary_of(
        projection, said, item, "content/a.yml", STATE, mark, lambda name: f"f/{name}"
    )


@pytest.mark.parametrize("state", ["草稿", "审核", "决定", "公开", "撤下", "归档"])
def test_only_posted_and_archived_records_are_published(state: str) -> None:
    assert is_published(record_of("公告公示", 状态=state)) == (state in {"公开", "归档"})


def test_a_record_without_state_is_a_draft() -> None:
    assert not is_published(record_of("公告公示"))


def test_the_first_day_is_that_of_the_first_posting() -> None:
    postings = [{"公开栏": "g1", "起": day} for day in ("2026-09-08", "2026-09-01", "2026-10-01")]
    assert public_date(record_of("公告公示", 张贴=postings), date(2020, 1, 1)) == date(2026, 9, 1)
    assert public_date(record_of("公告公示"), date(2020, 1, 1)) == date(2020, 1, 1)


def test_a_hidden_record_leaves_nothing_but_what_look_ups_need() -> None:
    record = record_of("公告公示", 标题="草稿的题", 正文="草稿的话", 事项卷="草稿的事")
    item = national_catalogue().by_name(record.item)
    assert item is not None
    found = hidden_summary(record, "content/a.yml", item)
    assert not found.is_shown
    assert (found.id, found.file, found.section) == ("cw-2026-09", "content/a.yml", "cunwu")
    assert "草稿的" not in repr(found)


def test_a_public_record_in_brief() -> None:
    found = brief(
        所属期="2026-09",
        公示期="2026-09-08 至 2026-09-20",
        张贴=[{"公开栏": "g1", "起": "2026-09-08", "止": "2026-09-20"}],
        事项卷="水渠",
        结果=[{"记录": "b-b"}, {"记录": "a-a"}, {"记录": "b-b"}],
        照片=[{"文件": "1.jpg", "文字": "甲", "公开": "否"}, {"文件": "2.jpg", "文字": "乙"}],
    )
    assert (found.public_date, found.month, found.period_key) == (
        "2026-09-08",
        "2026-09",
        "2026-09",
    )
    assert (found.notice_start, found.notice_end, found.posting_end) == (
        "2026-09-08",
        "2026-09-20",
        "2026-09-20",
    )
    assert (found.links, found.photo, found.matter) == (("a-a", "b-b"), "f/2.jpg", "水渠")
    assert (found.level, found.is_private, found.sentence) == ("village", False, "一句话。")
    assert len(found.fingerprint) == 64


def test_a_record_only_on_the_web_has_the_day_it_first_was_there() -> None:
    found = brief(所属期="2026")
    assert (found.public_date, found.month, found.period_label) == (
        "2026-02-03",
        "2026-02",
        "2026年",
    )


@pytest.mark.parametrize(("own", "expected"), [({"对象": ROWS}, True), ({}, False)])
def test_rows_of_people_make_a_page_private(own: dict[str, Any], *, expected: bool) -> None:
    assert brief("资金发放", 资金名称="种粮补贴", 合计="1", **own).is_private == expected


def test_a_name_outside_any_list_makes_a_page_private_too() -> None:
    people = {"参加人": ["石春来"]}
    assert brief("民主协商", 公开范围="本村", **people).is_private
    assert not brief("民主协商", 公开范围="本村").is_private
    assert not brief("民主协商", **people).is_private


def test_matter_and_fund_have_one_name_however_they_were_typed() -> None:
    typed = [
        brief("资金发放", 资金名称=name, 合计="1") for name in ("café  补贴", "cafe\u0301 补贴")
    ]
    assert {found.fund for found in typed} == {"café 补贴"}
    assert brief(事项卷="e\u0301").matter == "é"


def test_names_are_masked_in_brief_too() -> None:
    found = brief("资金发放", 资金名称="种粮补贴", 合计="1", 对象=ROWS)
    assert "春来" not in repr(found)


def test_the_seal_follows_every_part_and_is_stable() -> None:
    found = sealed(brief())
    assert sealed(found) == found
    assert hash(found) == hash(sealed(brief()))
    for name in set(Summary._fields) - {"digest"}:
        value = getattr(found, name)
        other: Any = {bool: not value, tuple: ("x",), str: "x"}[type(value)]
        assert sealed(found._replace(**{name: other})).digest != found.digest, name
