"""What the calendar and other records need to know of a record, as plain values.

A trace holds amounts, days, counts and office holders, never a private person, so that it may
be cached. One class per sort of fact; its name in the cache is its class name.
"""

from collections.abc import Sequence
from typing import Any, NamedTuple, TypeAlias

TraceRow: TypeAlias = Sequence[Any]
"""A trace as the cache gives it back: class name, way down the file, values."""


class Head(NamedTuple):
    """What a record is about, for records the web hides as well; "" when unknown."""

    publisher: str
    level: str
    audience: str
    period_kind: str
    period_start: str
    period_end: str
    is_reprint: bool
    is_partial: bool
    last_claim: str = ""
    """The latest day on which something is said to have happened."""
    claimed_at: Sequence[str | int] = ()
    """The way to that day."""


class Posted(NamedTuple):
    """A time on a board; the end is "" while nobody has set one."""

    board: str
    start: str
    end: str


class NothingConfirmed(NamedTuple):
    """Who confirmed that there is nothing to report, and when."""

    confirmed_by: str
    day: str


class PublicPhone(NamedTuple):
    """The digits of an office's phone that the record makes public."""

    digits: str


class KeptFile(NamedTuple):
    """A file that is kept as evidence: the hash that stands in its address."""

    digest: str


class PackedFile(NamedTuple):
    """A file inside one that the record offers: the hash of its content, and what it lies in."""

    digest: str
    source: str


class ConsentTerm(NamedTuple):
    """The last day of somebody's consent to a photo."""

    until: str


class FamilyTerm(NamedTuple):
    """The last day on which a family's page is shown, and whether it took its consent back."""

    until: str
    is_taken_back: bool


class NamesListed(NamedTuple):
    """The record lists people and stays as it is until somebody folds it."""


def row_of(trace: tuple[Any, ...], *path: str | int) -> TraceRow:
    """Return a trace as it is kept, with the way to its place in the file."""
    return (type(trace).__name__, path, trace)
