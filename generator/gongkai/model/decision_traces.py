"""What checks between records need of decisions and appraisals, as plain values."""

from typing import NamedTuple


class Decided(NamedTuple):
    """Which record publishes the decision, and which its result; "" when the record names none."""

    decision: str
    result: str


class Appraised(NamedTuple):
    """How an office holder was graded on a day; `is_worst` is the grade that can end a post."""

    person: str
    post: str
    day: str
    is_worst: bool
    was_worst: bool
    """The record itself says so of the time before."""
