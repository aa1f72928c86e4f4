"""Sums from real reports, written as records and run through the check, get the right verdict.

Nothing is worked out here: the table of data says which code each sum must give.
"""

from collections import defaultdict
from datetime import date
from pathlib import Path

import pytest

from gongkai.base.problem import Severity
from gongkai.base.problem_catalogue import problem_texts
from gongkai.checking import check
from tests.tools.arithmetic_records import Case, cases, rows_of, write_village

AS_OF = date(2026, 11, 20)
CASES = cases()
ERRORS, REMINDERS = {"不成立"}, {"两处不一致"}
SILENT = {"成立", "四舍五入成立", "约数成立", "不可相加", "无法判断"}


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> dict[str, set[str]]:
    root = tmp_path_factory.mktemp("sums") / "village"
    root.mkdir()
    write_village(root)
    codes: dict[str, set[str]] = defaultdict(set)
    for problem in check(root, AS_OF, jobs=1).problems:
        codes[Path(problem.where.file).stem].add(problem.code)
    return codes


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.id)
def test_sum_gets_its_verdict(case: Case, found: dict[str, set[str]]) -> None:
    assert found.get(case.id, set()) == ({case.code} if case.code else set())


def test_every_sum_has_a_case_and_no_other() -> None:
    assert [case.id for case in CASES] == [row["id"] for row in rows_of("arithmetic.tsv")]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.id)
def test_verdict_and_code_fit_together(case: Case) -> None:
    assert case.verdict in ERRORS | REMINDERS | SILENT
    severity = problem_texts()[case.code].severity if case.code else None
    wanted = {"不成立": Severity.ERROR, "两处不一致": Severity.WARNING}.get(case.verdict)
    assert severity is wanted


def test_what_does_not_hold_in_the_report_is_told() -> None:
    told = {case.id for case in CASES if case.code}
    assert told == {row["id"] for row in rows_of("arithmetic.tsv") if row["holds"] == "no"}
