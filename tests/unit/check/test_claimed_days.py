"""A day still to come is told where the record says that something happened on it."""

from datetime import date
from typing import Any

import pytest

from gongkai.check.claimed_days import check_claimed_days, last_claim
from gongkai.check.traces import trace_head, trace_postings
from tests.unit.check.subjects import record_of, subject_of
from tests.unit.check.villages import village
from tests.unit.pages.summaries import summary

TODAY, LATER = "2026-11-20", "2026-11-21"
HUNG = {"公开栏": "g1", "起": "2026-10-20"}
REVIEW = {"主体": "村务监督委员会", "日期": LATER}
STEP = {"名称": "村民代表会议", "会议": "村民代表会议", "日期": LATER}
OBJECTION = {"收到日": "2026-11-01", "摘要": "路灯不亮"}
CLAIMS: list[tuple[str, dict[str, Any], tuple[str | int, ...]]] = [
    ("公告公示", {"审核": [REVIEW]}, ("审核", 0, "日期")),
    ("公告公示", {"批准": {"批准人": "周正明", "日期": LATER}}, ("批准", "日期")),
    ("公告公示", {"办理": [{"状态": "审核", "日期": LATER}]}, ("办理", 0, "日期")),
    ("会议活动", {"日期": LATER, "参加人数": "62"}, ("日期",)),
    ("公告公示", {"步骤": [STEP | {"实到": "9"}]}, ("步骤", 0, "日期")),
    ("公告公示", {"步骤": [STEP | {"赞成": "9"}]}, ("步骤", 0, "日期")),
    ("公告公示", {"步骤": [STEP | {"意见": "同意"}]}, ("步骤", 0, "日期")),
    (
        "公告公示",
        {"张贴": [HUNG], "更正": [{"日期": LATER, "科目": "户数", "原因": "看错"}]},
        ("更正", 0, "日期"),
    ),
    ("公告公示", {"异议": [OBJECTION | {"收到日": LATER}]}, ("异议", 0, "收到日")),
    ("公告公示", {"异议": [OBJECTION | {"答复日": LATER}]}, ("异议", 0, "答复日")),
    ("项目", {"验收日期": LATER}, ("验收日期",)),
    ("项目", {"验收": {"日期": LATER, "结论": "合格"}}, ("验收", "日期")),
    ("项目", {"拨付": [{"日期": LATER, "金额": "1"}]}, ("拨付", 0, "日期")),
    (
        "合同",
        {"收付计划": [{"应付日": "2026-11-01", "应收": "1", "实收": "1", "到账日": LATER}]},
        ("收付计划", 0, "到账日"),
    ),
    (
        "收支明细",
        {"账户结余": [], "明细": [{"日期": LATER, "摘要": "电费", "支": "1"}]},
        ("明细", 0, "日期"),
    ),
]


def told(kind: str, as_of: str = TODAY, state: str = "审核", **own: Any) -> list[Any]:
    subject = subject_of(kind, 状态=state, **own)
    rows = [*trace_head(subject), *trace_postings(subject)]
    around = village(summary("a"), traces={"a": rows}, as_of=date.fromisoformat(as_of))
    return [(one.code, one.where.path) for one in check_claimed_days(around)]


@pytest.mark.parametrize(("kind", "own", "path"), CLAIMS)
def test_a_day_to_come_is_told_until_it_is_there(
    kind: str, own: dict[str, Any], path: tuple[str | int, ...]
) -> None:
    assert told(kind, **own) == [("T212", path)]
    assert told(kind, as_of=LATER, **own) == []
    assert told(kind, state="草稿", **own) == []


@pytest.mark.parametrize(
    "own",
    [
        {},
        {"步骤": [STEP]},
        {"张贴": [HUNG | {"起": LATER}]},
        {"公示期": "2026-11-01 至 2026-12-01"},
    ],
)
def test_what_is_only_planned_is_no_fault(own: dict[str, Any]) -> None:
    assert told("公告公示", **own) == []


@pytest.mark.parametrize(
    ("kind", "own"),
    [
        ("公告公示", {"审核": [REVIEW]}),
        ("公告公示", {"批准": {"批准人": "周正明", "日期": LATER}}),
        ("会议活动", {"日期": LATER, "参加人数": "62"}),
    ],
)
def test_what_came_after_the_record_hung_is_told_elsewhere(kind: str, own: dict[str, Any]) -> None:
    assert told(kind, 张贴=[HUNG], **own) == []
    assert told(kind, 张贴=[HUNG | {"起": LATER}], **own) != []


def test_the_latest_of_several_days_is_told() -> None:
    first = {"状态": "审核", "日期": "2026-11-01"}
    record = record_of("公告公示", 状态="审核", 办理=[first, first | {"日期": LATER}])
    assert last_claim(record) == (LATER, ("办理", 1, "日期"))


def test_a_record_without_traces_says_nothing() -> None:
    around = village(summary("a"), summary("b"), traces={"b": [("Posted", (), ("g1", "", ""))]})
    assert list(check_claimed_days(around)) == []
