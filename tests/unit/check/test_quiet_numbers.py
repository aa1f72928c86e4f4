"""What cannot be judged is never called wrong: lists cut off, blanks, hedges, other kinds."""

from typing import Any

import pytest

from gongkai.check.numbers import CHECKS_OF, NumberCheck, check_numbers
from tests.unit.check.number_cases import QUIET
from tests.unit.check.subjects import subject_of


@pytest.mark.parametrize(("kind", "own"), QUIET)
def test_what_cannot_be_judged_or_is_right_is_silent(kind: str, own: dict[str, Any]) -> None:
    assert [problem.code for problem in check_numbers(subject_of(kind, **own))] == []


@pytest.mark.parametrize("check", dict.fromkeys(one for own in CHECKS_OF.values() for one in own))
def test_a_check_says_nothing_of_other_kinds(check: NumberCheck) -> None:
    assert list(check(subject_of("公告公示", 正文="壹万元"))) == []
