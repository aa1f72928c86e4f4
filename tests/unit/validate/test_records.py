import pytest

from gongkai.base.money import Money
from gongkai.base.problem import Severity
from gongkai.base.problem_catalogue import severity_of
from gongkai.model.kinds.accounts import Ledger
from gongkai.model.kinds.notices import Notice
from gongkai.model.part import Raw
from gongkai.model.raw import RawRecord
from gongkai.model.vocabulary import Publisher
from gongkai.validate.records import validate_record

LEDGER: dict[str, Raw] = {
    "编号": "caiwu-2026-09",
    "类型": "收支明细",
    "标题": "九月收支",
    "公开事项": "村级财务收支",
    "公开主体": "村委会",
    "公开范围": "全社会",
}
ROW: dict[str, Raw] = {"日期": "2026-09-03", "摘要": "买水泥", "支": "300.50"}


def told(
    data: dict[str, Raw], body: str | None = None
) -> list[tuple[str, tuple[str | int, ...], dict[str, str]]]:
    _, problems = validate_record(RawRecord(data, body, "", 9), "a.yml")
    assert {problem.where.file for problem in problems} <= {"a.yml"}
    return [(p.code, p.where.path, dict(p.facts)) for p in problems]


def test_record_is_read_as_its_kind_in_both_languages() -> None:
    record, problems = validate_record(RawRecord({**LEDGER, "明细": [ROW]}, None, ""), "a.yml")
    assert problems == []
    assert isinstance(record, Ledger)
    assert record.entries[0].expense == Money(30050)
    english: dict[str, Raw] = {
        "id": "caiwu-2026-09",
        "kind": "ledger",
        "title": "九月收支",
        "item": "村级财务收支",
        "publisher": "committee",
        "audience": "everyone",
        "entries": [{"day": "2026-09-03", "summary": "买水泥", "expense": "300.50"}],
    }
    assert validate_record(RawRecord(english, None, ""), "a.yml") == (record, [])
    assert record.publisher is Publisher.COMMITTEE


def test_empty_optional_keys_are_as_if_not_written() -> None:
    empty: dict[str, Raw] = {
        "层级": None,
        "说明": "  ",
        "批准": {"批准人": None, "日期": None},
        "审核": [{"主体": None}],
    }
    assert told({**LEDGER, **empty}) == []


def test_body_goes_to_the_field_of_the_kind() -> None:
    data = {**LEDGER, "类型": "公告公示", "正文": None}
    record, problems = validate_record(RawRecord(data, "# 好\n\n两行\n", ""), "a.md")
    assert problems == []
    assert isinstance(record, Notice)
    assert record.body == "# 好\n\n两行"
    ledger, _ = validate_record(RawRecord(LEDGER, "说两句\n", ""), "a.md")
    assert ledger is not None
    assert ledger.explanation == "说两句"


@pytest.mark.parametrize("key", ["说明", "explanation"])
def test_body_given_twice_is_told(key: str) -> None:
    assert told({**LEDGER, key: "好"}, "两行") == [("V108", (key,), {"field": "说明"})]
    assert told({**LEDGER, key: "好"}, " \n") == []


def test_placeholder_hides_what_follows_from_it() -> None:
    row = {**ROW, "支": "XXX"}
    assert told({**LEDGER, "明细": [row]}, "20__年") == [
        ("V109", ("明细", 0, "支"), {"text": "XXX", "field": "支"}),
        ("V109", (), {"text": "__", "field": "说明"}),
    ]


@pytest.mark.parametrize("kind", ["公告", "", None, ["收支明细"]])
def test_without_a_known_kind_the_common_fields_are_still_checked(kind: Raw) -> None:
    data = {**LEDGER, "类型": kind, "明细": [ROW], "标提": "x", "标题": None, "批准": {"天": "x"}}
    codes = {("类型",): "V106", ("标题",): "V106", ("批准", "天"): "V113"}
    codes |= {("批准", "批准人"): "V101", ("批准", "日期"): "V101"}
    if kind == "公告":
        codes["类型",] = "V107"
    if isinstance(kind, list):
        codes["类型",] = "V105"
    assert {path: code for code, path, _ in told(data)} == codes


def test_missing_kind_is_told() -> None:
    data = {key: value for key, value in LEDGER.items() if key != "类型"}
    assert told(data) == [("V101", ("类型",), {"field": "类型"})]


@pytest.mark.parametrize(
    ("key", "value", "code", "facts"),
    [
        ("标提", "x", "V102", {"near": "标题"}),
        ("titel", "x", "V102", {"near": "title"}),
        ("指纹", "x", "V110", {}),
        ("published_on", "x", "V110", {}),
        ("title", "x", "V112", {"key": "title"}),
        ("明细", "x", "V103", {}),
        ("明细", {"a": "b"}, "V103", {}),
        ("批准", "x", "V104", {}),
        ("批准", ["x"], "V104", {}),
        ("批准", "批准人：王某", "V111", {"key": "批准人"}),
        ("批准", "天气：好", "V104", {}),
        ("责任人", ["x"], "V105", {}),
        ("层级", ["村级"], "V105", {}),
        ("所属期", ["2026"], "V105", {}),
        ("层级", "区级", "V107", {"text": "区级", "choices": "县级、乡级、村级、组级"}),
        ("公示期", "七天", "V213", {"text": "七天"}),
        ("所属期", "2026-09-02至2026-09-01", "V210", {"start": "2026-09-02", "end": "2026-09-01"}),
    ],
)
def test_fault_of_a_field_is_told(key: str, value: Raw, code: str, facts: dict[str, str]) -> None:
    ((found, path, found_facts),) = told({**LEDGER, key: value})
    label = "标题" if key == "title" else key
    assert (found, path, found_facts) == (code, (key,), {**facts, "field": label})


def test_stray_key_is_told_with_keys_still_free() -> None:
    ((code, path, facts),) = told({**LEDGER, "明细": [{**ROW, "颜色": "灰"}]})
    assert (code, path) == ("V113", ("明细", 0, "颜色"))
    assert "收款人" in facts["choices"]
    assert "摘要" not in facts["choices"]


def test_empty_item_of_a_list_is_told_in_its_place() -> None:
    assert told({**LEDGER, "明细": [ROW, None, {"日期": None}], "审核": [None]}) == [
        ("V106", ("明细", 1), {"field": "明细"}),
        ("V106", ("明细", 2), {"field": "明细"}),
    ]


def test_missing_and_empty_keys_are_told_apart_at_depth() -> None:
    row: dict[str, Raw] = {"day": "2026-09-03", "summary": None}
    assert told({**LEDGER, "明细": [row, {"支": "1"}]}) == [
        ("V106", ("明细", 0, "摘要"), {"field": "摘要"}),
        ("V101", ("明细", 1, "摘要"), {"field": "摘要"}),
    ]


def test_a_misspelt_key_is_not_told_once_more_as_missing() -> None:
    data = {"公开事向" if key == "公开事项" else key: value for key, value in LEDGER.items()}
    assert [(code, facts.get("near")) for code, _, facts in told(data)] == [("V102", "公开事项")]
    without = {key: value for key, value in LEDGER.items() if key != "标题"}
    assert [code for code, *_ in told({**without, "天气": "晴"})] == ["V101", "V113"]


def test_a_key_of_other_kinds_is_told_with_the_kinds() -> None:
    (found,) = told({**LEDGER, "要求公开": "甲"})
    assert found == ("V114", ("要求公开",), {"field": "要求公开", "kinds": "公告公示"})
    ((code, _, facts),) = told({**LEDGER, "地点": "村委会"})
    assert (code, facts["kinds"][-2:]) == ("V114", "……")


@pytest.mark.parametrize("state", [{}, {"状态": "草稿"}, {"state": "draft"}])
def test_what_a_draft_still_lacks_is_only_a_reminder(state: dict[str, Raw]) -> None:
    data = {key: value for key, value in LEDGER.items() if key != "标题"}
    rows: list[Raw] = [{"摘要": "__", "支": "3元5角"}]
    raw = RawRecord({**data, **state, "责任人": "__", "公开范围": "", "明细": rows}, None, "")
    record, problems = validate_record(raw, "a.yml")
    assert record is None
    told = {(one.code, severity_of(one)) for one in problems}
    assert told == {
        ("V101", Severity.WARNING),
        ("V106", Severity.WARNING),
        ("V109", Severity.WARNING),
        ("V201", Severity.ERROR),
    }
    _, problems = validate_record(RawRecord({**raw.data, "状态": "公开"}, None, ""), "a.yml")
    if "state" not in state:
        assert {severity_of(one) for one in problems} == {Severity.ERROR}
