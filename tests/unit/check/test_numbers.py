"""Every check of sums: silent on a right record, and alone when one number of it is changed."""

import copy
from collections.abc import Iterator
from decimal import Decimal, InvalidOperation
from typing import Any

import pytest
from pydantic import ValidationError

from gongkai.check.numbers import check_numbers
from tests.unit.check.number_cases import BESIDE, CASES, Case
from tests.unit.check.subjects import subject_of

Path = tuple[str | int, ...]
CENT, ONE = Decimal("0.01"), Decimal(1)

each_case = pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.code}-{case.kind}")


def codes(case: Case, own: dict[str, Any]) -> set[str]:
    return {problem.code for problem in check_numbers(subject_of(case.kind, **own))}


@each_case
def test_a_right_record_is_silent(case: Case) -> None:
    assert codes(case, case.own) == set()


@each_case
def test_each_number_changed_by_the_least_step_triggers_it_and_only_it(case: Case) -> None:
    assert list(numbers_of(case.own))
    for path in numbers_of(case.own):
        found = [codes(case, own) for own in changed(case, path)]
        union = set.union(*found)
        assert union - case.with_it <= {case.code}, path
        assert union, path


def test_a_hedged_part_beyond_the_whole_is_told_without_a_slip() -> None:
    line = {"名称": "户", "数值": "9户", "互斥": "是"}
    parts = [{"名称": "改建", "数值": "3户"}, {"名称": "维修", "数值": "80余户"}]
    subject = subject_of("情况数据", 数据=[line | {"其中项": parts}])
    found = {problem.code: problem.facts for problem in check_numbers(subject)}
    assert set(found) == {"F173", "F176"}
    assert (found["F173"]["counted"], found["F173"]["hint"]) == ("83户", "")


def test_numbers_of_any_length_are_told_and_break_nothing() -> None:
    most = "9" * 25
    line = {"名称": "大数", "数量": most, "标准": f"{most}亿", "期数": "0.000000001", "数值": "1"}
    assert [one.code for one in check_numbers(subject_of("情况数据", 数据=[line]))] == ["F177"]


def numbers_of(value: Any, path: Path = ()) -> Iterator[Path]:
    """Yield the way to every number of a record."""
    if isinstance(value, dict):
        for key, inner in value.items():
            if key not in BESIDE:
                yield from numbers_of(inner, (*path, key))
    elif isinstance(value, list):
        for index, inner in enumerate(value):
            yield from numbers_of(inner, (*path, index))
    elif split(value)[0] is not None and set(value) != {"0"} and value != "9":
        yield path


def split(text: str) -> tuple[Decimal | None, str]:
    """Return the number at the start of a text, None without one, and its unit."""
    bare = text.rstrip("份间户人元")
    try:
        return Decimal(bare), text[len(bare) :]
    except InvalidOperation:
        return None, text


def changed(case: Case, path: Path) -> Iterator[dict[str, Any]]:
    """Yield the record with one number a fen, or where it is a count one, more and less."""
    for step in (CENT, -CENT, ONE, -ONE):
        own = copy.deepcopy(case.own)
        place: Any = own
        for key in path[:-1]:
            place = place[key]
        number, unit = split(place[path[-1]])
        assert number is not None
        place[path[-1]] = f"{number + step}{unit}"
        try:
            subject_of(case.kind, **own)
        except ValidationError:
            continue
        yield own


def test_a_product_that_fails_is_told_under_the_name_that_stands_in_the_record() -> None:
    levy: dict[str, Any] = {"收费项目": "清淤", "对象类型": "人", "标准": "每人 15 元"}
    levy |= {"对象数": 252, "应收": "3870", "实收": "3870"}
    (found,) = check_numbers(subject_of("收费筹资", **levy))
    assert (found.code, found.facts["name"]) == ("F122", "应收")
