from typing import Annotated

import pytest
from pydantic import AfterValidator, Field, ValidationError

from gongkai.base.problem import ValueFault, Where
from gongkai.model.part import Part, Raw
from gongkai.model.values import Clock
from gongkai.validate.records import validate_part
from gongkai.validate.translate import Reading, problems_of


def _refuse(text: str) -> str:
    raise ValueFault("V201", text=text)


class Sample(Part):
    """Fields whose types real kinds do not happen to have."""

    title: Annotated[str, AfterValidator(_refuse)] = ""
    start: Clock = ""
    reason: Annotated[str, Field(max_length=1)] = ""
    members: list[str] | None = None
    rate: dict[str, str] | None = None


def told(data: dict[str, Raw]) -> list[tuple[str, dict[str, str]]]:
    _, problems = validate_part(Sample, data, "a.yml")
    return [(problem.code, dict(problem.facts)) for problem in problems]


def test_clock_is_read_or_told() -> None:
    sample, problems = validate_part(Sample, {"起": " 8：30 "}, "a.yml")
    assert sample is not None
    assert (sample.start, problems) == ("08:30", [])
    assert told({"起": "下午两点"}) == [("V214", {"text": "下午两点", "field": "起"})]
    assert told({"起": "24:00"}) == [("V214", {"text": "24:00", "field": "起"})]


def test_fault_raised_by_a_validator_keeps_its_code() -> None:
    assert told({"标题": "九月"}) == [("V201", {"text": "九月", "field": "标题"})]


def test_lists_and_mappings_of_any_kind_are_told() -> None:
    assert told({"人": "王某", "标准": "每人三百"}) == [
        ("V103", {"field": "人"}),
        ("V104", {"field": "标准"}),
    ]


def test_unknown_pydantic_error_is_our_gap_and_raises() -> None:
    with pytest.raises(KeyError, match="string_too_long"):
        told({"原因": "多字"})


def test_numbers_in_facts_are_masked() -> None:
    number = "999999190001010000"
    (problem,) = validate_part(Sample, {"起": number}, "a.yml")[1]
    assert number[4:] not in str(dict(problem.facts))


def test_problems_name_file_and_path() -> None:
    with pytest.raises(ValidationError) as raised:
        Sample.model_validate({"人": ["a", {}]})
    data: dict[str, Raw] = {"人": ["a", {}]}
    (problem,) = problems_of(raised.value, Reading(data, data, Sample, Where("a.yml")))
    assert (problem.code, problem.where) == ("V105", Where("a.yml", path=("人", 1)))
