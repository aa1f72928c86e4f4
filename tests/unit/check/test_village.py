"""What must hold between records."""

import json
from typing import Any

from gongkai.base.problem import Where
from gongkai.check.between import check_village, expected_pages
from gongkai.model.summary import Summary
from gongkai.model.traces import NothingConfirmed, Posted, row_of
from tests.unit.check.villages import village
from tests.unit.pages.summaries import summary


def told(*summaries: Summary) -> list[tuple[str, str, dict[str, Any]]]:
    return [(p.code, p.where.file, dict(p.facts)) for p in check_village(village(*summaries))]


def test_every_later_use_of_an_id_is_told() -> None:
    same = [summary("a", file=f"content/{name}.yml") for name in "123"]
    assert told(*same, summary("b")) == [
        ("R101", "content/2.yml", {"id": "a", "other": "content/1.yml"}),
        ("R101", "content/3.yml", {"id": "a", "other": "content/1.yml"}),
    ]


def test_links_to_nothing_are_told_once_each_in_order() -> None:
    one = summary("a", links=("c", "b", "x"), honours=(("jt-9", "奖", "", ""), ("", "奖", "", "")))
    assert told(one, summary("b", is_shown=False)) == [
        ("R102", "content/a.yml", {"id": "c"}),
        ("R102", "content/a.yml", {"id": "jt-9"}),
        ("R102", "content/a.yml", {"id": "x"}),
    ]


def test_two_names_with_one_address_are_told_once() -> None:
    one, two = "资金44955", "资金62387"  # both hash to ece2b701
    found = told(
        summary("a", fund=one),
        summary("b", fund=two),
        summary("c", fund=two, matter=one),
        summary("d", fund=one, matter="水渠"),
    )
    assert found == [("R107", "content/b.yml", {"field": "资金名称", "name": two, "other": one})]


def test_pages_are_expected_of_what_is_shown() -> None:
    assert expected_pages([summary("a"), summary("b", is_shown=False)]) == {"r/a.html"}


def test_a_trace_is_found_with_its_record_and_place() -> None:
    rows = [row_of(Posted("g1", "2026-09-01", ""), "张贴", 0), row_of(NothingConfirmed("周", ""))]
    both = village(summary("a"), summary("b"), traces={"b": rows})
    (found,) = both.traced(Posted)
    assert (found.record.id, found.trace) == ("b", Posted("g1", "2026-09-01", ""))
    assert found.where == Where("content/b.yml", path=("张贴", 0))


def test_traces_are_read_back_from_plain_lists() -> None:
    rows = json.loads(json.dumps([row_of(Posted("g1", "2026-09-01", ""), "张贴", 0)]))
    (found,) = village(summary("a"), traces={"a": rows}).traced(Posted)
    assert found.trace.board == "g1"
