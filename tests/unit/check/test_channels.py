"""Whom people can turn to is neither who publishes nor who is responsible."""

from typing import Any

from gongkai.check.channels import (
    check_channels,
    check_supervision,
    trace_office_phones,
    trace_supervision,
)
from tests.unit.check.subjects import subject_of
from tests.unit.check.villages import village
from tests.unit.pages.summaries import summary

INSIDE = {"名称": "村务监督委员会", "公务电话": "0870-555-0147"}
OWN: dict[str, Any] = {"监督电话": "0870 555 0136", "责任人": "石春来"}


def channels(*given: dict[str, str], **own: Any) -> list[str]:
    rows = {"a": tuple(trace_supervision(subject_of("公告公示", **own)))}
    found = village(summary("a"), traces=rows, 反映渠道=list(given))
    return [one.code for one in check_channels(found)]


def test_one_channel_lies_outside() -> None:
    assert channels(INSIDE, INSIDE | {"村外": "是"}) == []
    assert channels(INSIDE) == ["T121"]


def test_a_public_record_has_somebody_to_ask() -> None:
    assert channels() == ["T122"]
    assert channels(**OWN) == []
    assert not list(check_channels(village(summary("a", state="draft"), 反映渠道=[])))


def supervision(roster: dict[str, Any], **own: Any) -> list[str]:
    rows = {
        "a": tuple(trace_supervision(subject_of("公告公示", **(OWN | own)))),
        "b": tuple(trace_office_phones(subject_of("名册", **({"状态": "公开"} | roster)))),
    }
    found = check_supervision(village(summary("a"), summary("b"), traces=rows))
    return [one.facts["whose"] for one in found]


def test_the_phone_is_not_that_of_who_is_responsible() -> None:
    officer = {"姓名": "石春来", "公务电话": "0870-555-0136"}
    assert supervision({"成员": [officer, {"姓名": "白大成"}]}) == ["责任人"]
    assert supervision({"成员": [officer | {"姓名": "白大成"}]}) == []
    assert supervision({"成员": [officer], "状态": "草稿"}) == []
    assert supervision({"成员": [officer]}, 层级="乡级") == []


def test_the_phone_is_not_that_of_who_publishes() -> None:
    assert supervision({"公务电话": "0870-555-0136", "公开主体": "村委会"}) == ["公开主体"]
    assert supervision({"公务电话": "0870-555-0136", "公开主体": "学校"}) == []


def test_the_phone_is_not_that_of_the_channel_named_after_who_publishes() -> None:
    rows = {"a": tuple(trace_supervision(subject_of("公告公示", **OWN)))}
    for name, whose in (("石桥村村委会", ["公开主体"]), ("村务监督委员会", [])):
        channel = {"名称": name, "公务电话": "0870-555-0136"}
        found = check_supervision(village(summary("a"), traces=rows, 反映渠道=[channel]))
        assert [one.facts["whose"] for one in found] == whose


def test_only_rosters_tell_phones() -> None:
    assert not list(trace_office_phones(subject_of("公告公示")))
