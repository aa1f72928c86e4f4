"""A village may set how few people are not shown, and for how long lists stay readable."""

from datetime import date

import pytest

from gongkai.base.problem import Where
from gongkai.load.catalogue_override import apply_override
from gongkai.model.catalogue import Catalogue
from tests.unit.pages.summaries import catalogue

DAY = date(2026, 11, 20)


def with_numbers(**numbers: str) -> tuple[Catalogue, list[str]]:
    changed, problems = apply_override(catalogue(), {"本村数值": numbers}, Where("f"))
    return changed, [problem.code for problem in problems]


@pytest.mark.parametrize(
    ("key", "name", "value"),
    [("少于几人不单列", "small_count", 10), ("名单保留年数", "retention_years", 3)],
)
def test_a_stricter_number_binds(key: str, name: str, value: int) -> None:
    changed, codes = with_numbers(**{key: str(value)})
    rule = changed.number(name, DAY)
    assert codes == []
    assert rule is not None
    assert (rule.number, rule.certainty.binds) == (value, True)


@pytest.mark.parametrize(("key", "text"), [("少于几人不单列", "3"), ("名单保留年数", "10")])
def test_a_looser_number_is_told_and_left_out(key: str, text: str) -> None:
    changed, codes = with_numbers(**{key: text})
    assert codes == ["C218"]
    assert changed.numbers == catalogue().numbers


@pytest.mark.parametrize("text", ["0", "五", "5人", "-1", "1.5"])
def test_what_is_no_number_is_told(text: str) -> None:
    assert with_numbers(少于几人不单列=text)[1] == ["C217"]


def test_an_unknown_number_is_told() -> None:
    assert with_numbers(别的数="1")[1] == ["C203"]


def test_a_number_that_no_pack_holds_is_the_villages_own() -> None:
    changed, codes = with_numbers(大额支出起点="50000")
    rule = changed.number("decision_limit", DAY)
    assert codes == []
    assert rule is not None
    assert rule.number == 50_000
