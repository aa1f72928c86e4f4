"""Say in our own codes what is wrong with a YAML text that libyaml cannot read.

libyaml speaks English and of its own grammar. Almost every fault in practice is one of a few
slips of the hand, and the line itself shows which: a full-width colon, a tab, a missing space.
"""

import re
from collections.abc import Iterable
from typing import Final
from unicodedata import normalize

import yaml

from gongkai.base.problem import Problem, Where

_KEY = (
    r"""[^\s:\uff1a,\uff0c\u3002\uff1b"'#\[\]{}-][^\s:\uff1a,\uff0c\u3002\uff1b"'#\[\]{}]{0,15}"""
)
_START = r"^ *(?:- +)*"
# The slips that one line shows by itself, in the order in which they are looked for.
_SLIPS: Final = (
    ("L202", re.compile(r"^[ \-]*(?P<at>\t)")),
    ("L217", re.compile("^ *(?P<at>[\u3000\u00a0])")),
    ("L220", re.compile(r"^[^#\"':\t]+(?P<at>\t)[^#\"':\t]")),
    ("L203", re.compile(rf"{_START}(?P<key>{_KEY})(?P<at>\uff1a)")),
    ("L204", re.compile(rf"{_START}(?P<key>(?!\d+:){_KEY})(?P<at>:)(?=[^\s/])")),
    ("L207", re.compile(r"^ *(?P<at>-)(?=[^\s-])")),
    ("L209", re.compile(rf"{_START}(?P<at>:)(?=\s|$)")),
    ("L207", re.compile(r"^[^#\"']*?: +(?P<at>-)(?= )")),
)
_WIDE_INDENTATION = re.compile(f"^ *(?P<at>[\u3000\u00a0])[ \u3000\u00a0]*(?:- +)*{_KEY}:(?: |$)")
_SECOND_COLON = re.compile(r":(?= )")
_QUOTED_START = re.compile(r""": +["'\u201c]""")
_SIGN_START = re.compile(rf"{_START}(?:{_KEY}: +)?(?P<sign>[\[{{@`%&*!|>\]}}])")

# Part of libyaml's problem or context -> code; what one line cannot show by itself.
_BY_WORDS: Final = (
    ("tab character", "L202"),
    ("unknown escape", "L218"),
    ("hexdecimal", "L218"),
    ("quoted scalar", "L205"),
    ("flow sequence", "L216"),
    ("flow mapping", "L216"),
    ("document start", "L212"),
    ("cannot start any token", "L214"),
    ("anchor", "L214"),
    ("alias", "L214"),
    ("tag", "L214"),
    ("block scalar", "L214"),
    ("directive", "L214"),
    ("node content", "L214"),
    ("mapping values", "L206"),
    ("expected key", "L206"),
    ("block entry", "L206"),
    ("block collection", "L206"),
    ("'-' indicator", "L206"),
    ("simple key", "L206"),
)
# Full-width signs where a bracketed list or a group of keys needs plain ones.
_WIDE_SIGN: Final = re.compile(
    rf"[\]}}\"'] *(?P<after>\uff0c)|[{{,] *{_KEY}(?P<colon>\uff1a)|(?P<comma>\uff0c) *{_KEY}: "
    r"|(?P<bracket>[\uff5b\uff5d\uff3b\uff3d])"
)
_AT_CONTEXT: Final = frozenset({"L205", "L216"})


def fault_of(error: yaml.MarkedYAMLError, text: str, file: str) -> Problem:
    """Return the problem behind an error of libyaml, at the line where the slip was made."""
    lines = text.split("\n")
    problem_at, context_at = _place(error.problem_mark), _place(error.context_mark)
    words = f"{error.problem or ''} {error.context or ''}"
    is_scanning = "simple key" in words or "plain scalar" in words
    first = context_at[0] if is_scanning and context_at else problem_at[0] - 1
    slip = slip_in(lines, range(first, problem_at[0] + 1), file)
    if slip and not ("quoted" in words or "flow" in words):
        return slip
    code = next((code for part, code in _BY_WORDS if part in words), "L201")
    if code == "L216" and (wide := _wide_sign(lines, context_at, problem_at, file)):
        return wide
    line, column = context_at if code in _AT_CONTEXT and context_at else problem_at
    code, facts = _refine(code, _line(lines, problem_at[0]), problem_at[1])
    line = min(line, len(lines) - 1)
    return Problem(code, Where(file, line + 1, column + 1), facts)


def _wide_sign(
    lines: list[str], start: tuple[int, int] | None, end: tuple[int, int], file: str
) -> Problem | None:
    """Return L219 for the first full-width sign between brackets that looks like a plain one."""
    first = start[0] if start else end[0]
    for number in range(first, end[0] + 1):
        found = _WIDE_SIGN.search(_line(lines, number))
        if found and found.lastgroup:
            sign = found[found.lastgroup]
            where = Where(file, number + 1, found.start(found.lastgroup) + 1)
            return Problem("L219", where, {"sign": sign, "plain": normalize("NFKC", sign)})
    return None


def slip_in(lines: list[str], numbers: Iterable[int], file: str) -> Problem | None:
    """Return the first slip that one of the lines (numbered from 0) shows by itself."""
    for number in numbers:
        line = _line(lines, number)
        for code, form in _SLIPS:
            found = form.match(line)
            if found:
                key = found.groupdict().get("key")
                where = Where(file, number + 1, found.start("at") + 1)
                return Problem(code, where, {"key": key} if key else {})
    return None


def indented_wide(lines: list[str], file: str) -> list[Problem]:
    """Return L217 for every line whose key is indented with full-width or web-page spaces."""
    return [
        Problem("L217", Where(file, number, found.start("at") + 1))
        for number, line in enumerate(lines, start=1)
        if (found := _WIDE_INDENTATION.match(line))
    ]


def _refine(code: str, line: str, column: int) -> tuple[str, dict[str, str]]:
    """Return a code that fits the line better, where it shows one, with its facts."""
    if code == "L206" and line[column : column + 1] != "-":
        sign = _SIGN_START.match(line)
        if _QUOTED_START.search(line[:column]):
            return "L205", {}
        if len(_SECOND_COLON.findall(line[: column + 1] + " ")) > 1:
            return "L215", {}
        if sign:
            return "L214", {"sign": sign["sign"]}
    if code == "L214":
        sign = _SIGN_START.match(line)
        return (code, {"sign": sign["sign"]}) if sign else ("L201", {})
    return code, {}


def _place(mark: yaml.Mark | None) -> tuple[int, int]:
    """Return line and column from 0."""
    return (mark.line, mark.column) if mark else (0, 0)


def _line(lines: list[str], number: int) -> str:
    return lines[number] if 0 <= number < len(lines) else ""
