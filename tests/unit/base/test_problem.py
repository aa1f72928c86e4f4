"""Problems: their place, their order, and the words that are told for them."""

from pathlib import Path

import pytest

from gongkai.base import problem_catalogue
from gongkai.base.problem import Problem, Severity, ValueFault, Where
from gongkai.base.problem_catalogue import is_error, problem_texts, severity_of, told


def test_a_place_leads_further_down() -> None:
    where = Where("content/a.yml").at("明细", 2).at("金额")
    assert where.path == ("明细", 2, "金额")
    assert where.file == "content/a.yml"


def test_problems_are_told_in_the_order_of_the_file() -> None:
    problems = [
        Problem("V101", Where("b.yml", 1)),
        Problem("V102", Where("a.yml", 9)),
        Problem("V101", Where("a.yml", 9)),
        Problem("V101", Where("a.yml", 9, 2)),
        Problem("V103", Where("a.yml")),
        Problem("V101", Where("a.yml", 9), {"field": "甲"}),
    ]
    ordered = sorted(problems, key=Problem.sort_key)
    assert [(p.where.file, p.where.line, p.where.column, p.code, p.facts) for p in ordered] == [
        ("a.yml", None, None, "V103", {}),
        ("a.yml", 9, None, "V101", {"field": "甲"}),
        ("a.yml", 9, None, "V101", {}),
        ("a.yml", 9, None, "V102", {}),
        ("a.yml", 9, 2, "V101", {}),
        ("b.yml", 1, None, "V101", {}),
    ]


def test_a_problem_may_be_lowered_but_is_an_error_by_its_code() -> None:
    found = Problem("F101", Where("a.yml"))
    lowered = Problem("F101", Where("a.yml"), severity=Severity.WARNING)
    assert (severity_of(found), is_error(found)) == (Severity.ERROR, True)
    assert (severity_of(lowered), is_error(lowered)) == (Severity.WARNING, False)


def test_facts_are_filled_in_and_masked() -> None:
    number = "139" + "00" * 4
    problem = Problem("R103", Where("a.yml"), {"file": f"附件/{number}.pdf"})
    title, what, why, mend = told(problem)
    assert number not in title + what + why + mend
    assert "13*******00.pdf" in what


def test_a_fault_of_a_value_carries_its_facts() -> None:
    fault = ValueFault("V201", text="甲")
    assert (fault.code, fault.facts, str(fault)) == ("V201", {"text": "甲"}, "V201")


def test_a_code_written_twice_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    entry = '[F101]\nseverity = "error"\ntitle = "甲"\nwhat = "乙。"\nmend = "丙。"\n'
    for name in ("a.toml", "b.toml"):
        (tmp_path / name).write_text(entry, "utf-8")
    monkeypatch.setattr(problem_catalogue, "FOLDER", tmp_path)
    with pytest.raises(ValueError, match="F101"):
        problem_texts.__wrapped__()
