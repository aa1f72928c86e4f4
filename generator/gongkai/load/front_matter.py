"""Split a Markdown record into the keys between its two ``---`` lines and its body."""

from typing import Final, NamedTuple

from gongkai.base.problem import Problem, Where

FENCE: Final = "---"


class FrontMatter(NamedTuple):
    """The YAML text and the body, with the lines (from 1) on which they start."""

    yaml: str
    yaml_line: int
    body: str
    body_line: int


def split_front_matter(text: str, file: str) -> FrontMatter | Problem:
    """Return the two halves of a Markdown record, or what is wrong with its fences."""
    lines = text.split("\n")
    opening = next((number for number, line in enumerate(lines) if line.strip()), 0)
    if lines[opening].rstrip() != FENCE:
        return Problem("L301", Where(file, opening + 1))
    for number in range(opening + 1, len(lines)):
        if lines[number].rstrip() == FENCE:
            return FrontMatter(
                yaml="\n".join(lines[opening + 1 : number]),
                yaml_line=opening + 2,
                body="\n".join(lines[number + 1 :]),
                body_line=number + 2,
            )
    return Problem("L302", Where(file, opening + 1))
