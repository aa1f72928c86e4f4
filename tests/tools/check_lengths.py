"""Fail when a source file has more than 300 lines: it holds more than one idea."""

import sys
from collections.abc import Iterator
from pathlib import Path

from tests.tools.repository import ROOT, repository_files, text_of

MOST_LINES = 300
SOURCES = {"generator": {".py"}, "tests": {".py"}, "benchmarks": {".py"}}
# One style sheet is one request on a slow line, so it may be as long as the design needs.
SOURCES["theme"] = {".html", ".js"}


def overlong_files(root: Path = ROOT) -> Iterator[tuple[str, int]]:
    """Yield the path and line count of each source file that is too long."""
    for path in repository_files(root):
        relative = path.relative_to(root)
        if path.suffix in SOURCES.get(relative.parts[0], set()):
            lines = len(text_of(path).splitlines())
            if lines > MOST_LINES:
                yield relative.as_posix(), lines


if __name__ == "__main__":
    overlong = list(overlong_files())
    for name, lines in overlong:
        print(f"{name}: {lines} lines, at most {MOST_LINES}")
    sys.exit(bool(overlong))
