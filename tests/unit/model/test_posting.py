"""A posting cannot come down before it went up."""

from gongkai.model.raw import RawRecord
from gongkai.validate.records import validate_record

NOTICE = {
    "编号": "cun-2026-01",
    "类型": "公告公示",
    "标题": "通知",
    "公开事项": "防灾与安全通知",
    "公开主体": "村委会",
    "公开范围": "全社会",
}


def test_end_before_start_is_told() -> None:
    posting = {"公开栏": "g1", "起": "2026-03-20", "止": "2026-03-01"}
    _, problems = validate_record(RawRecord({**NOTICE, "张贴": [posting]}, None, ""), "a.yml")
    assert [(one.code, one.where.path) for one in problems] == [("V210", ("张贴", 0))]
    assert problems[0].facts["start"] == "2026-03-20"


def test_one_day_is_enough() -> None:
    posting = {"公开栏": "g1", "起": "2026-03-20", "止": "2026-03-20"}
    record, problems = validate_record(RawRecord({**NOTICE, "张贴": [posting]}, None, ""), "a.yml")
    assert problems == []
    assert record is not None
