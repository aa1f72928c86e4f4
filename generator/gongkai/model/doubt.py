"""A doubt: something in the books that deserves a second look, told to supervisors only."""

from collections.abc import Mapping
from typing import NamedTuple


class Doubt(NamedTuple):
    """One thing to look at: its sort, its record and file, the rows, and the facts to tell."""

    sort: str
    record: str
    file: str
    rows: tuple[int, ...]
    facts: Mapping[str, str]
