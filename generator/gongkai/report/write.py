"""Write problems for people, for programs, and for code hosts. The only writer to the console."""

import io
import json
import tomllib
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any, Final, Literal, TextIO, TypeAlias

from gongkai.base.masking import mask_sensitive
from gongkai.base.problem import Problem, Severity
from gongkai.base.problem_catalogue import severity_of, told

Style: TypeAlias = Literal["text", "json", "github"]
JSON_VERSION: Final = 1

_TEXTS: Final[dict[str, Any]] = tomllib.loads(
    (Path(__file__).parent / "texts_zh.toml").read_text("utf-8")
)
# Files can have any name, and a name must not be able to forge a line of the report.
_UNPRINTABLE: Final = str.maketrans(dict.fromkeys((*range(32), *range(127, 160), 8232, 8233), "?"))
_GITHUB_LEVELS: Final = {Severity.ERROR: "error", Severity.WARNING: "warning"}


def write_problems(problems: Iterable[Problem], style: Style, out: TextIO) -> None:
    """Write problems in file order and a closing line; the same problems give the same text.

    ``text`` is for people, ``json`` one document with a version, ``github`` annotations of a
    workflow run. Sensitive numbers are masked everywhere, in file names too.
    """
    _WRITERS[style](sorted(problems, key=Problem.sort_key), out)


def report_text(problems: Iterable[Problem]) -> str:
    """Return the report for people as one text."""
    out = io.StringIO()
    write_problems(problems, "text", out)
    return out.getvalue()


def closing_line(problems: Iterable[Problem]) -> str:
    """Return the line that counts errors and reminders and says what to do next."""
    found = Counter(severity_of(problem) for problem in problems)
    if not found:
        return str(_TEXTS["clean"])
    counts = [
        report_words(name, count=found[severity])
        for name, severity in (("errors", Severity.ERROR), ("warnings", Severity.WARNING))
        if found[severity]
    ]
    form = "closing_errors" if found[Severity.ERROR] else "closing_warnings"
    return report_words(form, counts=_TEXTS["counts_joiner"].join(counts))


def problem_lines(problem: Problem) -> list[str]:
    """Return the lines for one problem: place, code and title; what and why; how to mend it."""
    title, what, why, mend = (_clean(part) for part in told(problem))
    file, line = _file_of(problem), problem.where.line
    place = (
        report_words("place_line", file=file, line=line)
        if line
        else report_words("place", file=file)
    )
    severity = _TEXTS["severity"][severity_of(problem)]
    return [
        report_words("head", place=place, severity=severity, code=problem.code, title=title),
        report_words("body", what=what, why=why + _rows_told(problem)),
        report_words("mend", mend=mend),
    ]


def _rows_told(problem: Problem) -> str:
    """Return on which lines of the file the rows stand that were added up; "" when not known."""
    lines = _lines_of(problem)
    if not lines:
        return ""
    first, last, *likely = lines
    form = "rows" if first < last else "row"
    told_rows = report_words(form, first=first, last=last)
    doubt = report_words("likely", line=likely[0]) if likely and first < last else ""
    return report_words("rows_told", rows=told_rows, likely=doubt)


def _lines_of(problem: Problem) -> list[int]:
    lines = [row.line for row in problem.rows]
    return [line for line in lines if line] if all(lines) else []


def _write_text(problems: Sequence[Problem], out: TextIO) -> None:
    out.writelines("\n".join(problem_lines(problem)) + "\n\n" for problem in problems)
    out.write(closing_line(problems) + "\n")


def _write_json(problems: Sequence[Problem], out: TextIO) -> None:
    found = Counter(severity_of(problem) for problem in problems)
    document = {
        "version": JSON_VERSION,
        "errors": found[Severity.ERROR],
        "warnings": found[Severity.WARNING],
        "problems": [_entry_of(problem) for problem in problems],
    }
    out.write(json.dumps(document, ensure_ascii=False, indent=2) + "\n")


def _entry_of(problem: Problem) -> dict[str, object]:
    title, what, why, mend = (_clean(part) for part in told(problem))
    return {
        "code": problem.code,
        "severity": severity_of(problem).value,
        "file": _file_of(problem),
        "line": problem.where.line,
        "column": problem.where.column,
        "title": title,
        "what": what,
        "why": why,
        "mend": mend,
        **({"rows": lines} if (lines := _lines_of(problem)) else {}),
    }


def _write_github(problems: Sequence[Problem], out: TextIO) -> None:
    out.writelines(_annotation_of(problem) + "\n" for problem in problems)
    out.write(closing_line(problems) + "\n")


def _annotation_of(problem: Problem) -> str:
    """Return a workflow command that marks the place of a problem."""
    options = {
        "file": _file_of(problem),
        "line": problem.where.line,
        "col": problem.where.column if problem.where.line else None,
        "title": f"{problem.code} {_clean(told(problem)[0])}",
    }
    marks = ",".join(f"{name}={_option(str(value))}" for name, value in options.items() if value)
    message = "\n".join(line.strip() for line in problem_lines(problem)[1:])
    return f"::{_GITHUB_LEVELS[severity_of(problem)]} {marks}::{_escaped(message)}"


_WRITERS: Final[dict[Style, Callable[[Sequence[Problem], TextIO], None]]] = {
    "text": _write_text,
    "json": _write_json,
    "github": _write_github,
}


def _escaped(text: str) -> str:
    """Return a text as a workflow command takes it."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _option(text: str) -> str:
    return _escaped(text).replace(":", "%3A").replace(",", "%2C")


def _file_of(problem: Problem) -> str:
    return _clean(mask_sensitive(problem.where.file))


def _clean(text: str) -> str:
    return text.translate(_UNPRINTABLE)


def report_words(name: str, **facts: object) -> str:
    """Return one of the report's texts with its facts filled in."""
    form: str = _TEXTS[name]
    return form.format_map(facts)
