"""The manual's chapter on problems, which ships with the program."""

import re

from gongkai.base.paths import problem_manual

_MARKS = re.compile(r"^(?:#{1,6} |```\w*$)", re.MULTILINE)
_EMPTY_LINES = re.compile(r"\n{3,}")


def problem_page(code: str) -> str:
    """Return what the manual says about a problem, for reading on a console; "" if nothing."""
    chapter = problem_manual().read_text("utf-8")
    section = re.search(rf"^### {code} .*?(?=^##|\Z)", chapter, re.MULTILINE | re.DOTALL)
    if section is None:
        return ""
    text = _EMPTY_LINES.sub("\n\n", _MARKS.sub("", section.group()))
    return text.strip("\n") + "\n"
