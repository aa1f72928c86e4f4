"""What is remembered of praise: families by the ids of their records, never by name."""

from typing import NamedTuple


class Praised(NamedTuple):
    """A family that a record honours in a period, and whether the red flag came with it."""

    family: str
    start: str
    end: str
    has_flag: bool


class FlagClaimed(NamedTuple):
    """A period in which a family says it held the red flag."""

    start: str
    end: str
    label: str


class FlagHeld(NamedTuple):
    """Who holds the one red flag after an inspection: of which period, handed over on which day.

    The day is "" where the record tells none.
    """

    inspection: str
    start: str
    end: str
    unit: str
    day: str
