"""Words of schemes that have ended are told once their time is over, and only then."""

from typing import Any

import pytest

from gongkai.check.aged_terms import check_aged_terms
from tests.unit.check.subjects import subject_of


def codes(text: str, **own: Any) -> list[str]:
    given = {"正文": text, "状态": "公开", **own}
    return [one.code for one in check_aged_terms(subject_of("公告公示", **given))]


@pytest.mark.parametrize(
    ("text", "own", "is_told"),
    [
        ("贫困户名单", {"所属期": "2026-03"}, True),
        ("贫困户名单", {"所属期": "2025-03"}, False),
        ("新农合缴费", {"公示期": "2024-03-01 至 2024-03-07"}, True),
        ("新农合缴费", {"张贴": [{"公开栏": "g1", "起": "2024-03-01"}]}, True),
        ("新农合缴费", {}, False),
        ("新农合（城乡居民基本医疗保险）缴费", {"所属期": "2026-03"}, False),
        ("低保名单", {"所属期": "2026-03"}, False),
        ("贫困户名单", {"所属期": "2026-03", "状态": "归档"}, False),
        ("贫困户名单", {"所属期": "2026-03", "层级": "县级"}, False),
    ],
)
def test_a_term_has_its_time(text: str, own: dict[str, Any], *, is_told: bool) -> None:
    assert codes(text, **own) == (["R338"] if is_told else [])
