"""Money hangs on the wall where a province says so."""

from dataclasses import replace
from typing import Any

import pytest

from gongkai.check.wall_duty import check_wall_duty
from gongkai.load.rules import load_catalogue
from gongkai.model.vocabulary import Face
from tests.unit.check.subjects import subject_of

POSTED = {"张贴": [{"公开栏": "g1", "起": "2026-09-01", "止": "2026-09-20"}]}


def codes(pack: str, kind: str = "收支明细", **own: Any) -> list[str]:
    catalogue, _ = load_catalogue([pack])
    given: dict[str, Any] = {"状态": "公开", "所属期": "2026-08"} | own
    subject = subject_of(kind, **given)
    return [one.code for one in check_wall_duty(replace(subject, catalogue=catalogue))]


def test_money_that_hangs_nowhere_is_told_where_the_wall_is_the_rule() -> None:
    assert codes("hainan") == ["T131"]
    assert codes("national") == []


@pytest.mark.parametrize(
    "own",
    [
        POSTED,
        {"状态": "草稿"},
        {"公开主体": "集体经济组织"},
        {"所属期": "2025-08"},
        {"层级": "乡级"},
    ],
)
def test_what_hangs_or_is_not_the_committees_or_older_is_let_be(own: dict[str, Any]) -> None:
    assert codes("hainan", **own) == []


def test_other_sections_may_be_on_the_web_alone() -> None:
    assert codes("hainan", "公告公示") == []


@pytest.mark.parametrize(
    ("faces", "expected"), [((Face.WEB,), []), ((Face.WEB, Face.WALL), ["T131"])]
)
def test_a_rule_for_another_face_asks_for_no_wall(
    faces: tuple[Face, ...], expected: list[str]
) -> None:
    hainan, _ = load_catalogue(["hainan"])
    channels = tuple(replace(rule, channels=faces) for rule in hainan.channels)
    subject = subject_of("收支明细", 状态="公开", 所属期="2026-08")
    other = replace(subject, catalogue=replace(hainan, channels=channels))
    assert [one.code for one in check_wall_duty(other)] == expected
