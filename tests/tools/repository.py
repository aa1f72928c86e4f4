"""The repository's own files, as opposed to what tools leave beside them."""

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
NODE_PACKAGES = ROOT / "tests" / "tools" / "npm" / "node_modules"

MADE_AGAIN = {"site", "print", ".gongkai", ".venv", ".git", "dist", "build"}
CACHES = {
    "__pycache__",
    ".hypothesis",
    ".import_linter_cache",
    ".mypy_cache",
    ".pytest_cache",
    ".ruff_cache",
    "node_modules",
}


def repository_files(root: Path = ROOT) -> Iterator[Path]:
    """Yield every file of the repository in a fixed order, generated ones left out."""
    for folder, subfolders, names in os.walk(root):
        left_out = CACHES | MADE_AGAIN if Path(folder) == root else CACHES
        subfolders[:] = sorted(set(subfolders) - left_out)
        yield from (Path(folder, name) for name in sorted(names))


def files_to_check(arguments: Iterable[str]) -> Iterator[Path]:
    """Yield the files named on the command line, or all of the repository's when none is."""
    named = [Path(argument).resolve() for argument in arguments]
    return iter(named) if named else repository_files()


def unmeasured() -> dict[str, str]:
    """Return the environment for a process whose coverage must not be measured.

    Copies of the program would be counted beside it, and what is said on the console, or written
    on a disk that is full, would not be the program's alone.
    """
    return {name: value for name, value in os.environ.items() if "COVERAGE" not in name}


def text_of(path: Path) -> str:
    """Return what can be read as UTF-8 in a file, or nothing for a binary one."""
    data = path.read_bytes()
    return "" if b"\0" in data else data.decode("utf-8", errors="replace")
