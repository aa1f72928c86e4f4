"""A report of nothing names its period, waits for its end and stands alone."""

from typing import Any

import pytest

from gongkai.check.zero_reports import check_contradicted_nothing, check_nothing
from gongkai.model.summary import Summary
from gongkai.model.time_traces import Concerned
from gongkai.model.traces import TraceRow, row_of
from tests.unit.check.subjects import subject_of
from tests.unit.check.test_completeness import LEDGER, place, record

ZERO = record("a", "2026Q2", ("g1", "2026-07-06"), nothing="2026-07-06")


@pytest.mark.parametrize(
    ("period", "day", "told"),
    [
        ("2026Q2", "2026-06-30", []),
        (
            "2026Q2",
            "2026-06-29",
            [("T302", {"day": "2026-06-29", "end": "2026-06-30", "days": "1"})],
        ),
        ("", "2026-06-30", [("T303", {})]),
    ],
)
def test_nothing_is_said_of_a_period_that_has_ended(
    period: str, day: str, told: list[tuple[str, dict[str, str]]]
) -> None:
    own: dict[str, Any] = {"本期无": {"确认人": "何文清", "日期": day}} | (
        {"所属期": period} if period else {}
    )
    found = check_nothing(subject_of("公告公示", **own))
    assert [(one.code, dict(one.facts)) for one in found] == told
    assert list(check_nothing(subject_of("公告公示"))) == []


def told(*others: tuple[Summary, list[TraceRow]]) -> list[dict[str, str]]:
    found = check_contradicted_nothing(place(ZERO, *others))
    return [dict(one.facts) for one in found]


def test_another_record_of_the_same_period_contradicts() -> None:
    other = record("b", "2026Q2", ("g1", "2026-07-10"))
    assert told(other) == [
        {"period": "2026年第二季度", "item": "村民关心的其他事项", "other": "b"}
    ]
    assert len(told(other, record("c", "2026Q2", ("g1", "2026-07-11")))) == 1


def test_what_is_about_something_else_does_not() -> None:
    assert told() == []
    assert told(record("b", "2026Q3", ("g1", "2026-10-10"))) == []
    assert told(record("b", "2026", ("g1", "2026-11-10"))) == []
    assert told(record("b", "", ("g1", "2026-07-10"))) == []
    assert told(record("b", "2026Q2", ("g1", "2026-07-10"), item=LEDGER)) == []
    assert told(record("b", "2026Q2", ("g1", "2026-07-10"), publisher="collective")) == []
    assert told(record("b", "2026Q2", ("g1", "2026-07-10"), state="draft")) == []
    again = record("b", "2026Q2", ("g1", "2026-07-06"), nothing="2026-07-06")
    assert told(again) == []


def test_a_report_without_a_period_contradicts_nothing() -> None:
    loose = record("a", "", ("g1", "2026-07-06"), nothing="2026-07-06")
    other = record("b", "2026Q2", ("g1", "2026-07-10"))
    assert list(check_contradicted_nothing(place(loose, other))) == []


def test_what_another_group_reports_contradicts_nothing() -> None:
    shown, rows = record(
        "a", "2026Q2", ("g1", "2026-07-06"), publisher="villagers_group", nothing="2026-07-06"
    )
    other, own = record("b", "2026Q2", ("g1", "2026-07-10"), publisher="villagers_group")
    zero = (shown, [*rows, row_of(Concerned(("z1",)))])
    for groups, count in ((("z2",), 0), (("z1",), 1), (("z1", "z2"), 1)):
        found = check_contradicted_nothing(place(zero, (other, [*own, row_of(Concerned(groups))])))
        assert len(list(found)) == count
