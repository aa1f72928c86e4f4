"""A decision and its result lead to each other; two failures in two records end a post."""

from collections.abc import Iterable
from typing import Any

import pytest

from gongkai.base.problem import Problem
from gongkai.check.decision_links import (
    check_decision_links,
    check_failed_twice,
    trace_appraisal,
    trace_decision,
)
from gongkai.model.decision_traces import Appraised, Decided
from gongkai.model.traces import row_of
from tests.unit.check.subjects import subject_of
from tests.unit.check.villages import village
from tests.unit.pages.summaries import summary


def told(problems: Iterable[Problem]) -> list[tuple[str, str]]:
    return [(problem.code, problem.where.file) for problem in problems]


def decision(id_: str) -> Any:
    return summary(id_, kind="decision")


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (("", "b"), ("a", ""), []),
        (("", "b"), None, ["a"]),
        (("", ""), ("a", ""), ["b"]),
        (("", "b"), ("c", ""), ["a"]),
        (("a", ""), None, []),
    ],
)
def test_both_publications_lead_to_each_other(
    one: tuple[str, str], other: tuple[str, str] | None, expected: list[str]
) -> None:
    traces = {"a": [row_of(Decided(*one))]}
    if other:
        traces["b"] = [row_of(Decided(*other))]
    found = check_decision_links(village(decision("a"), decision("b"), traces=traces))
    assert told(found) == [("T409", f"content/{id_}.yml") for id_ in expected]


def test_a_notice_has_no_field_that_leads_back() -> None:
    traces = {"a": [row_of(Decided("n", ""))]}
    assert told(check_decision_links(village(decision("a"), summary("n"), traces=traces))) == []


def graded(day: str, *, worst: bool, said: bool = False) -> list[Any]:
    return [row_of(Appraised("罗天贵", "委员", day, worst, said), "被评人", 1)]


@pytest.mark.parametrize(
    ("before", "now", "said", "expected"),
    [
        (True, True, False, 1),
        (True, False, False, 0),
        (False, True, False, 0),
        (True, True, True, 0),
    ],
)
def test_two_failures_in_two_records(
    before: bool,  # noqa: FBT001
    now: bool,  # noqa: FBT001
    said: bool,  # noqa: FBT001
    expected: int,
) -> None:
    first, second = (summary(id_, kind="appraisal", item="pingyi") for id_ in "ab")
    traces = {
        "b": graded("2025-12-20", worst=before),
        "a": graded("2026-10-20", worst=now, said=said),
    }
    found = list(check_failed_twice(village(first, second, traces=traces)))
    assert told(found) == [("T431", "content/a.yml")] * expected
    assert all(problem.facts["row"] == "2" for problem in found)
    assert "罗天贵" not in repr(found)


def test_traces_are_taken_only_where_there_is_something() -> None:
    assert list(trace_decision(subject_of("民主决策"))) == []
    (row,) = trace_decision(subject_of("民主决策", 结果公开="cun-2026-11"))
    assert row == ("Decided", (), Decided("", "cun-2026-11"))
    person = {"姓名": "罗天贵", "职务": "委员", "等次": "不称职"}
    assert list(trace_appraisal(subject_of("民主评议", 被评人=[person]))) == []
    (row,) = trace_appraisal(subject_of("民主评议", 日期="2026-10-20", 被评人=[person]))
    assert row[2] == Appraised("罗天贵", "委员", "2026-10-20", is_worst=True, was_worst=False)
