"""From which day a record is public, and what becomes of it when its time is over.

The day a build is made for may turn a page on, fold it or take it away. So that nothing cached
outlives its day, every brief of a record says for which days it holds.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum, auto

from gongkai.model.catalogue import Item
from gongkai.model.kinds.honours import Family
from gongkai.model.record import Record
from gongkai.model.vocabulary import OnExpiry

_DAY = timedelta(days=1)


class Phase(Enum):
    """Where a record stands in its time."""

    WAITING = auto()
    """Its first day on a board is still to come."""
    SHOWN = auto()
    OVER = auto()
    """Its last day has passed and something was to happen then."""


@dataclass(frozen=True, slots=True)
class Lifetime:
    """The phase of a record on one day, and the days on which it is in it; open ends are None."""

    phase: Phase
    since: date | None
    until: date | None


def lifetime_of(record: Record, item: Item, as_of: date) -> Lifetime:
    """Return where a record stands on a day."""
    begins = first_day(record)
    if begins and as_of < begins:
        return Lifetime(Phase.WAITING, None, begins - _DAY)
    ends = None if on_expiry(record, item) is OnExpiry.KEEP else last_day(record)
    if ends is None or as_of <= ends:
        return Lifetime(Phase.SHOWN, begins, ends)
    return Lifetime(Phase.OVER, ends + _DAY, None)


def is_away(record: Record, item: Item, lifetime: Lifetime) -> bool:
    """Return whether a record has no page: not yet, or no longer."""
    if lifetime.phase is Phase.OVER:
        return on_expiry(record, item) is OnExpiry.REMOVE
    return lifetime.phase is Phase.WAITING


def on_expiry(record: Record, item: Item) -> OnExpiry:
    """Return what becomes of a record in the end: as it says itself, else as its item says.

    A family whose consent ends goes with it, whatever else is said.
    """
    if consented_to(record) is not None:
        return OnExpiry.REMOVE
    return record.on_expiry or item.on_expiry or OnExpiry.KEEP


def first_day(record: Record) -> date | None:
    """Return the first day on any board; None for a record that hangs on none."""
    return min((posting.start for posting in record.postings), default=None)


def last_day(record: Record) -> date | None:
    """Return the day on which both clocks have run out; None while one of them has no end.

    A family is shown as long as it agreed to, and no clock of a board lengthens that.
    """
    agreed = consented_to(record)
    if agreed is not None:
        return agreed
    ends = [posting.end for posting in record.postings]
    if record.notice_period:
        ends.append(record.notice_period.end)
    known = [end for end in ends if end is not None]
    return max(known) if known and len(known) == len(ends) else None


def consented_to(record: Record) -> date | None:
    """Return the last day on which a family agreed to be shown; None without an end.

    From the day on which consent is taken back nothing is shown any more.
    """
    if not isinstance(record, Family) or record.consent is None:
        return None
    taken_back, until = record.consent.withdrawn_on, record.consent.consent_until
    ends = [until] if until else []
    if taken_back:
        ends.append(taken_back - _DAY)
    return min(ends, default=None)
