"""People in photos have agreed, still agree, and for children a guardian has."""

from datetime import date
from typing import Any

import pytest

from gongkai.check.consent import check_consent, check_consent_terms, is_withheld, trace_consent
from gongkai.model.traces import ConsentTerm, row_of
from tests.unit.check.subjects import subject_of
from tests.unit.check.villages import village
from tests.unit.pages.summaries import summary

PAPER = {"存放处": "档案柜", "同意范围": "公开栏和网站"}


def subject(**photo: Any) -> Any:
    fields = {"文件": "照片/a.jpg", "文字": "甲", "人像": "人像", **photo}
    return subject_of("公告公示", 照片=[fields])


@pytest.mark.parametrize(
    ("photo", "codes"),
    [
        ({}, ["P210"]),
        ({"同意书": "档案柜"}, []),
        ({"同意书": PAPER}, []),
        ({"同意书": PAPER, "未成年人": "是"}, ["P211"]),
        ({"同意书": {**PAPER, "监护人": "母亲"}, "未成年人": "是"}, []),
        ({"同意书": {**PAPER, "撤回日": "2026-10-01"}}, ["P212"]),
        ({"公开": "否"}, []),
        ({"人像": "集会全景"}, []),
        ({"人像": "无人"}, []),
    ],
)
def test_photo_needs_consent(photo: dict[str, Any], codes: list[str]) -> None:
    given = subject(**photo)
    assert [problem.code for problem in check_consent(given)] == codes
    assert [is_withheld(one) for one in given.record.photos] == [bool(codes)]


def test_consent_ends_with_its_last_day() -> None:
    given = subject(同意书={**PAPER, "同意到": "2026-10-31"})
    (row,) = trace_consent(given)
    assert list(trace_consent(subject(同意书=PAPER))) == []
    assert list(trace_consent(subject())) == []
    for day, codes in ((date(2026, 10, 31), []), (date(2026, 11, 1), ["P213"])):
        found = village(summary("a"), traces={"a": [row]}, as_of=day)
        assert [problem.code for problem in check_consent_terms(found)] == codes
    hidden = village(
        summary("a")._replace(is_shown=False), traces={"a": [row_of(ConsentTerm("2020-01-01"))]}
    )
    assert list(check_consent_terms(hidden)) == []
