"""Faults in a village's data, as values.

A fault never raises: it is collected, so that one run tells everything that is wrong. The words
for each code live in ``problems_zh/*.toml``; a problem carries only its place and its facts.
"""

from collections.abc import Mapping
from dataclasses import field
from enum import StrEnum

from gongkai.base.light_dataclass import dataclass


class Severity(StrEnum):
    """How bad a problem is: an error stops publication, a reminder does not."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Where:
    """A place in the village folder: file, and once known, line and column (from 1).

    ``path`` is the way down the document (keys and list positions); the loader turns it into a
    line only for files that have a problem. ``value`` is a text that stands there, or, where no
    path is known, somewhere in the document.
    """

    file: str
    line: int | None = None
    column: int | None = None
    path: tuple[str | int, ...] = ()
    value: str = ""

    def at(self, *path: str | int) -> "Where":
        """Return the place further down the same document."""
        # Several checks of every record ask for a place; `replace` takes five times as long.
        return Where(self.file, self.line, self.column, (*self.path, *path))


@dataclass(frozen=True, slots=True)
class Problem:
    """One fault: its code, place, and the facts that its catalogue text names."""

    code: str
    where: Where
    facts: Mapping[str, str] = field(default_factory=dict)
    severity: Severity | None = None
    """Set only to lower the catalogue's severity, when the rule behind it is not certain."""
    rows: tuple[Where, ...] = ()
    """The first and the last of the rows that were added up, and the one most likely wrong."""

    def sort_key(self) -> tuple[str, int, int, str, str]:
        """Return the order of telling: file, line, column, code, then facts."""
        where = self.where
        return (where.file, where.line or 0, where.column or 0, self.code, repr(self.facts))


class ValueFault(ValueError):  # noqa: N818 - a fault of the data, not of the program
    """A value that cannot be read; carries the problem code and facts instead of a sentence."""

    def __init__(self, code: str, **facts: str) -> None:
        """Keep the code and the facts its text needs."""
        super().__init__(code)
        self.code = code
        self.facts = facts
