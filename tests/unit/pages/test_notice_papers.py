"""What is asked before a record hangs, and what came of a notice once its days are over."""

from datetime import date
from typing import Any

import pytest

from gongkai.model.settings import Settings
from gongkai.pages.notice_papers import opinions_of, outcome_of
from gongkai.pages.record_page import RecordSetting
from gongkai.pages.signing import signers_of
from tests.unit.check.subjects import national_catalogue, record_of

SPAN = {"公示期": "2026-11-01 至 2026-11-07"}
OBJECTION = {"收到日": "2026-11-03", "方式": "当面", "摘要": "量少了"}
ANSWER = {"答复": "重新量过", "答复日": "2026-11-05"}


@pytest.mark.parametrize(
    ("own", "day", "told"),
    [
        ({}, 20, None),
        (SPAN, 7, None),
        (SPAN, 8, ("公示期内没有收到意见。", False)),
        (
            {**SPAN, "异议": [OBJECTION | ANSWER]},
            8,
            ("公示期内收到 1 条意见，都答复了，见下表。", False),
        ),
        (
            {**SPAN, "异议": [OBJECTION | ANSWER, OBJECTION]},
            8,
            (
                "公示期内收到 2 条意见，还有 1 条没有答复。没有答复以前，这件事不能定下来。",
                True,
            ),
        ),
    ],
)
def test_an_outcome_is_told_when_the_days_are_over(
    own: dict[str, Any], day: int, told: tuple[str, bool] | None
) -> None:
    found = outcome_of(record_of("公告公示", **own), date(2026, 11, day))
    assert (found and (found.conclusion, found.is_open)) == told
    assert found is None or found.days == "2026年11月1日至2026年11月7日"


def opinions(kind: str = "公告公示", **own: Any) -> list[tuple[str, tuple[str, ...]]]:
    record = record_of(kind, **own)
    item = national_catalogue().by_name(record.item)
    assert item is not None
    setting = RecordSetting(
        item=item,
        catalogue=national_catalogue(),
        settings=Settings.model_validate({"村名": "石桥村"}),
        public_date=date(2026, 11, 20),
        fingerprint="",
        find_file=lambda name: name,
    )
    found = opinions_of(record, item, tuple(signers_of(record, setting)))
    return [(one.title, one.told) for one in found]


def test_everyone_who_signs_is_asked() -> None:
    offices = ("经办人", "村委会主任", "村务监督委员会主任")
    assert opinions() == [(f"{office}意见", ()) for office in offices]


def test_what_reviewers_said_stands_in_their_place() -> None:
    review = {"主体": "村务监督委员会", "人": ["何文清"], "日期": "2026-11-02", "意见": "同意"}
    assert opinions(审核=[review])[-1] == (
        "村务监督委员会主任意见",
        ("村务监督委员会（何文清）2026年11月2日：同意",),
    )


def test_what_the_party_makes_public_is_approved() -> None:
    party = {"公开主体": "村党组织", "公开事项": "换届选举公告"}
    assert opinions(**party)[-1] == ("批准意见", ())
    approval = {"批准人": "周正明", "日期": "2026-11-03"}
    told = opinions(**party, 批准=approval)[-1]
    assert told == ("批准意见", ("周正明，2026年11月3日批准公开",))
