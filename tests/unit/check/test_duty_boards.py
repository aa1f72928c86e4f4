"""A duty hangs on the boards of the groups it concerns, or at the building site."""

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from gongkai.check.completeness import duties_of
from gongkai.check.duty_boards import trace_groups
from gongkai.check.traces import traces_of
from gongkai.model.catalogue import Item
from gongkai.model.duty import Duty, DutyState, PostingScope
from gongkai.model.settings import Settings
from tests.unit.check.subjects import subject_of
from tests.unit.check.villages import village
from tests.unit.pages.summaries import catalogue, summary

if TYPE_CHECKING:
    from gongkai.check.village import Village

ITEM = "zijin-wuzi"
SETTINGS: dict[str, Any] = {
    "起用日期": "2026-01-01",
    "村民小组": [
        {"编号": "z2", "名称": "二组", "别名": ["桥头"]},
        {"编号": "z5", "名称": "五组"},
    ],
    "公开栏列表": [
        {"编号": "g1", "位置": "村委会门口"},
        {"编号": "g2", "位置": "桥头", "组": "二组"},
        {"编号": "g3", "位置": "柏树林", "组": "z5"},
        {"编号": "g4", "位置": "新桥工地", "施工现场": "是"},
    ],
}


def scoped(scope: PostingScope) -> Item:
    return replace(catalogue().items[ITEM], posting_scope=scope)


def rows_of(scope: PostingScope, boards: str, kind: str = "公告公示", **own: Any) -> list[Any]:
    hung = [{"公开栏": board, "起": "2026-07-10"} for board in boards.split()]
    base = {"状态": "公开", "所属期": "2026年第二季度", "张贴": hung, "层级": "村级"}
    settings = Settings.model_validate({"村名": "石桥村", **SETTINGS})
    subject = replace(subject_of(kind, **(base | own)), item=scoped(scope), settings=settings)
    return list(traces_of(subject))


def duty(scope: PostingScope, rows: list[Any]) -> Duty:
    items = {**catalogue().items, ITEM: scoped(scope)}
    one = summary("a", item=ITEM, state="posted", public_date="2026-07-10", is_shown=True)
    found: Village = village(one, traces={"a": rows}, as_of=date(2026, 11, 20), **SETTINGS)
    found = replace(found, catalogue=replace(found.catalogue, items=items))
    return next(o for o in duties_of(found) if (o.item, o.period.key) == (ITEM, "2026Q2"))


@pytest.mark.parametrize(
    ("scope", "boards", "own", "missing", "state"),
    [
        (PostingScope.GROUP, "g1 g2", {"涉及组": ["桥头"]}, (), DutyState.PUBLISHED),
        (PostingScope.GROUP, "g1 g2", {"涉及组": ["二组", "五组"]}, ("g3",), DutyState.OVERDUE),
        (PostingScope.GROUP, "g1", {"涉及组": ["五组"]}, ("g3",), DutyState.OVERDUE),
        (PostingScope.GROUP, "g1", {"涉及组": ["别村的组"]}, (), DutyState.PUBLISHED),
        (PostingScope.GROUP, "g1", {}, (), DutyState.PUBLISHED),
        (PostingScope.SITE, "g1", {}, ("g4",), DutyState.OVERDUE),
        (PostingScope.SITE, "g4", {}, (), DutyState.PUBLISHED),
        (PostingScope.ANY, "g1", {"涉及组": ["五组"]}, (), DutyState.PUBLISHED),
    ],
)
def test_each_board_asked_for_counts(
    scope: PostingScope,
    boards: str,
    own: dict[str, Any],
    missing: tuple[str, ...],
    state: DutyState,
) -> None:
    found = duty(scope, rows_of(scope, boards, **own))
    assert (found.missing_boards, found.state) == (missing, state)


def test_rows_name_the_groups_where_the_record_does_not() -> None:
    names = (("二组", "甲"), ("五组", "乙"), ("某某", "丙"))
    people = [{"组": group, "姓名": name, "金额": "100"} for group, name in names]
    own: dict[str, Any] = {"资金名称": "种粮补贴", "对象": people, "合计": "300"}
    settings = Settings.model_validate({"村名": "石桥村", **SETTINGS})
    subject = subject_of("资金发放", **own)
    subject = replace(subject, item=scoped(PostingScope.GROUP), settings=settings)
    assert [row[2].groups for row in trace_groups(subject)] == [("z2", "z5")]
    assert not list(trace_groups(replace(subject, item=None)))
