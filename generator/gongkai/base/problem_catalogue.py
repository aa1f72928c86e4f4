"""The catalogue of problem texts: one entry per code, read from ``problems_zh/*.toml``."""

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from gongkai.base.masking import mask_sensitive
from gongkai.base.problem import Problem, Severity

FOLDER = Path(__file__).parent / "problems_zh"


@dataclass(frozen=True, slots=True)
class ProblemText:
    """The words for one code; ``what`` and ``mend`` name facts in braces."""

    code: str
    severity: Severity
    title: str
    what: str
    why: str
    mend: str


@cache
def problem_texts() -> dict[str, ProblemText]:
    """Return all entries by code, in code order."""
    entries: dict[str, ProblemText] = {}
    for file in sorted(FOLDER.glob("*.toml")):
        for code, raw in tomllib.loads(file.read_text("utf-8")).items():
            if code in entries:
                message = f"problem code {code} is written twice"
                raise ValueError(message)
            entries[code] = ProblemText(
                code=code,
                severity=Severity(raw["severity"]),
                title=raw["title"],
                what=raw["what"],
                why=raw.get("why", ""),
                mend=raw["mend"],
            )
    return dict(sorted(entries.items()))


def severity_of(problem: Problem) -> Severity:
    """Return the problem's own severity, or that of its catalogue entry."""
    return problem.severity or problem_texts()[problem.code].severity


def is_error(problem: Problem) -> bool:
    """Return whether the problem stops publication."""
    return severity_of(problem) is Severity.ERROR


def told(problem: Problem) -> tuple[str, str, str, str]:
    """Return title, what, why and mend with the facts filled in and sensitive values masked."""
    text = problem_texts()[problem.code]
    facts = {name: mask_sensitive(value) for name, value in problem.facts.items()}
    return (
        text.title.format_map(facts),
        text.what.format_map(facts),
        text.why.format_map(facts),
        text.mend.format_map(facts),
    )
