"""A key nobody knows is told even when nothing stands behind it."""

from gongkai.model.raw import RawRecord
from gongkai.validate.paths import empty_strays
from gongkai.validate.records import validate_record

NOTICE = {
    "编号": "cun-2026-01",
    "类型": "公告公示",
    "标题": "通知",
    "公开事项": "防灾与安全通知",
    "公开主体": "村委会",
    "公开范围": "全社会",
}


def test_thousands_comma_in_a_flow_mapping_is_found() -> None:
    # {数值: 2,860元} is a mapping with the keys 数值 and 860元
    figures = [{"名称": "花费", "数值": "2", "860元": None}]
    _, problems = validate_record(RawRecord({**NOTICE, "要点": figures}, None, ""), "a.yml")
    assert [(one.code, one.where.path) for one in problems] == [("V113", ("要点", 0, "860元"))]


def test_misspelt_key_left_empty_is_found() -> None:
    _, problems = validate_record(RawRecord({**NOTICE, "责任入": None}, None, ""), "a.yml")
    assert [(one.code, one.facts["near"]) for one in problems] == [("V102", "责任人")]


def test_known_keys_may_be_left_empty() -> None:
    record, problems = validate_record(RawRecord({**NOTICE, "责任人": None}, None, ""), "a.yml")
    assert record is not None
    assert problems == []


def test_nothing_is_said_below_a_key_that_is_itself_unknown() -> None:
    assert list(empty_strays({"甲": {"乙": None}}, None)) == []
