"""One wrong number gives one problem, the one that says most."""

from typing import Any

import pytest

from gongkai.check.numbers import check_numbers
from tests.unit.check.subjects import subject_of

LEVY: dict[str, Any] = {
    "收费项目": "水费",
    "应收": 300,
    "实收": 280,
    "未收": 20,
    "分组收缴": [
        {"组": "一组", "应收": 100, "实收": 90, "未收": 10},
        {"组": "二组", "应收": 200, "实收": 190, "未收": 10},
    ],
}
ALLOTTED: dict[str, Any] = {
    "合计": 300,
    "明细": [
        {"名称": "水管", "金额": 100, "资金性质": "专项"},
        {"名称": "护坡", "金额": 200, "资金性质": "自有"},
    ],
    "资金来源": [
        {"来源": "县", "金额": 100, "资金性质": "专项"},
        {"来源": "村", "金额": 200, "资金性质": "自有"},
    ],
}


def told(kind: str, own: dict[str, Any]) -> list[tuple[str, tuple[str | int, ...]]]:
    subject = subject_of(kind, **written(own))
    return [(one.code, one.where.path) for one in check_numbers(subject)]


def written(value: Any) -> Any:
    """Return a record with its numbers as texts, as the loader hands it on."""
    if isinstance(value, dict):
        return {key: written(inner) for key, inner in value.items()}
    return [written(one) for one in value] if isinstance(value, list) else str(value)


def lines(own: dict[str, Any], name: str, place: int, **other: Any) -> dict[str, Any]:
    rows = [row | other if at == place else row for at, row in enumerate(own[name])]
    return own | {name: rows}


@pytest.mark.parametrize("field", ["应收", "实收", "未收"])
def test_a_wrong_sum_of_the_groups_is_told_with_the_groups(field: str) -> None:
    assert told("收费筹资", LEVY | {field: LEVY[field] + 5}) == [("F136", (field,))]


@pytest.mark.parametrize("field", ["应收", "实收", "未收"])
def test_a_wrong_number_of_one_group_is_told_in_its_line(field: str) -> None:
    own = lines(LEVY, "分组收缴", 1, **{field: 77})
    assert told("收费筹资", own) == [("F135", ("分组收缴", 1, "未收"))]


def test_two_wrong_numbers_are_both_told() -> None:
    own = lines(LEVY, "分组收缴", 1, 未收=17) | {"实收": 281}
    assert {code for code, _ in told("收费筹资", own)} == {"F135", "F136"}
    other = LEVY | {"实收": 281, "未收": 22}
    assert {code for code, _ in told("收费筹资", other)} == {"F135", "F136"}


def test_a_wrong_total_of_an_allotment_is_told_with_its_lines() -> None:
    assert told("资金分配", ALLOTTED | {"合计": 310}) == [("F117", ("合计",))]


@pytest.mark.parametrize(("name", "code"), [("明细", "F117"), ("资金来源", "F118")])
def test_a_wrong_line_is_told_once(name: str, code: str) -> None:
    assert told("资金分配", lines(ALLOTTED, name, 1, 金额=250)) == [(code, ("合计",))]


def test_natures_that_are_mixed_are_told_where_the_sums_are_right() -> None:
    own = lines(ALLOTTED, "明细", 1, 资金性质="专项")
    assert {code for code, _ in told("资金分配", own)} == {"F120"}
