"""People in photos have agreed, still agree, and for children a guardian has."""

from datetime import date, timedelta
from typing import Any

import pytest

from gongkai.check.consent import (
    check_consent,
    check_consent_terms,
    check_family_consent,
    check_family_terms,
    is_withheld,
    trace_consent,
    trace_family_consent,
    withheld_after,
)
from gongkai.check.postings import check_expiring, trace_expiry
from gongkai.check.reminders import remind_of_consent
from gongkai.model.lifetime import Phase, is_away, lifetime_of
from gongkai.model.reminder import ReminderKind
from gongkai.model.traces import ConsentTerm, row_of
from tests.unit.check.subjects import subject_of
from tests.unit.check.villages import village
from tests.unit.pages.summaries import AS_OF, summary

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
    assert [is_withheld(one, given.record, AS_OF) for one in given.record.photos] == [bool(codes)]


def test_consent_ends_with_its_last_day() -> None:
    given = subject(同意书={**PAPER, "同意到": "2026-10-31"})
    (row,) = trace_consent(given)
    assert list(trace_consent(subject(同意书=PAPER))) == []
    assert list(trace_consent(subject())) == []
    for day, codes in (
        (date(2026, 10, 28), []),
        (date(2026, 10, 29), ["P214"]),
        (date(2026, 10, 31), ["P214"]),
        (date(2026, 11, 1), ["P213"]),
    ):
        found = village(summary("a"), traces={"a": [row]}, as_of=day)
        assert [problem.code for problem in check_consent_terms(found)] == codes
    hidden = village(
        summary("a")._replace(is_shown=False), traces={"a": [row_of(ConsentTerm("2020-01-01"))]}
    )
    assert list(check_consent_terms(hidden)) == []


def test_a_photo_stays_out_from_the_day_its_consent_is_over() -> None:
    record = subject(同意书={**PAPER, "同意到": "2026-10-31"}).record
    (photo,) = record.photos
    assert not is_withheld(photo, record, date(2026, 10, 31))
    assert is_withheld(photo, record, date(2026, 11, 1))
    assert withheld_after(record, date(2026, 10, 31)) == date(2026, 10, 31)
    assert withheld_after(record, date(2026, 11, 1)) is None
    assert withheld_after(subject(同意书=PAPER).record, AS_OF) is None


def family(consent: Any, **photo: Any) -> Any:
    shown = {"文件": "照片/a.jpg", "文字": "一家人", "人像": "人像", **photo}
    return subject_of("家庭风采", 家庭="示例家", 同意书=consent, 照片=[shown])


@pytest.mark.parametrize(
    ("consent", "missing"),
    [
        ("档案柜", "同意范围、同意到"),
        (PAPER, "同意到"),
        ({**PAPER, "同意到": "2028-12-31"}, ""),
        ({**PAPER, "撤回日": "2026-10-01"}, ""),
    ],
)
def test_a_family_tells_how_far_and_how_long_it_agreed(consent: Any, missing: str) -> None:
    given = family(consent)
    assert [one.facts["missing"] for one in check_family_consent(given)] == [missing] * bool(
        missing
    )
    assert list(check_family_consent(subject())) == []


def test_a_familys_consent_holds_for_the_photos_of_its_page() -> None:
    assert list(check_consent(family("档案柜"))) == []
    child = family(PAPER, 未成年人="是")
    assert [problem.code for problem in check_consent(child)] == ["P211"]
    taken_back = family({**PAPER, "撤回日": "2026-10-01"})
    assert [problem.code for problem in check_consent(taken_back)] == ["P212"]


@pytest.mark.parametrize(
    ("consent", "last"),
    [
        ({"同意到": "2026-10-31"}, date(2026, 10, 31)),
        ({"同意到": "2026-10-31", "撤回日": "2026-10-11"}, date(2026, 10, 10)),
    ],
)
def test_a_family_is_shown_as_long_as_it_agreed(consent: dict[str, str], last: date) -> None:
    given = family(PAPER | consent)
    assert given.item is not None
    until = lifetime_of(given.record, given.item, last)
    assert (until.phase, until.until) == (Phase.SHOWN, last)
    after = lifetime_of(given.record, given.item, last + timedelta(days=1))
    assert is_away(given.record, given.item, after)
    assert not is_away(given.record, given.item, until)


@pytest.mark.parametrize(
    ("consent", "day", "codes"),
    [
        ({"同意到": "2026-10-31"}, date(2026, 10, 1), []),
        ({"同意到": "2026-10-31"}, date(2026, 10, 2), ["P216"]),
        ({"同意到": "2026-10-31"}, date(2026, 10, 31), ["P216"]),
        ({"同意到": "2026-10-31"}, date(2026, 11, 1), ["P217"]),
        ({"同意到": "2028-10-31", "撤回日": "2026-10-31"}, date(2026, 10, 30), []),
        ({"同意到": "2028-10-31", "撤回日": "2026-10-31"}, date(2026, 10, 31), ["P218"]),
        ({}, date(2030, 1, 1), []),
    ],
)
def test_a_familys_page_goes_with_a_word_before_and_after(
    consent: dict[str, str], day: date, codes: list[str]
) -> None:
    record = subject_of("家庭风采", 家庭="示例家", 状态="公开", 同意书=PAPER | consent)
    rows = [*trace_family_consent(record), *trace_expiry(record)]
    found = village(summary("jt"), traces={"jt": rows}, as_of=day)
    assert [problem.code for problem in check_family_terms(found)] == codes
    assert [problem.code for problem in check_expiring(found)] == []
    is_shown = bool(consent) and codes in ([], ["P216"])
    kinds = [one.kind for one in remind_of_consent(found, ())]
    assert kinds == [ReminderKind.CONSENT] * is_shown


def test_a_family_that_is_not_shown_is_not_asked() -> None:
    for state in ("草稿", "撤下"):
        record = subject_of(
            "家庭风采", 家庭="甲", 状态=state, 同意书=PAPER | {"同意到": "2026-10-31"}
        )
        assert list(trace_family_consent(record)) == []
