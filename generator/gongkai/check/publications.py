"""Public records as they count towards a duty: what they cover, and since when, on which board."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import NamedTuple, TypeAlias

from gongkai.base.period import Period, PeriodKind
from gongkai.model.duty import VILLAGE_BODIES, period_at
from gongkai.model.summary import Summary
from gongkai.model.time_traces import Concerned
from gongkai.model.traces import Head, NothingConfirmed, Posted, TraceRow
from gongkai.model.vocabulary import Level, Publisher, State

_BODIES = frozenset(body.value for body in VILLAGE_BODIES)
_PUBLIC = frozenset({State.POSTED.value, State.ARCHIVED.value})
_VILLAGE_LEVELS = frozenset({"", Level.VILLAGE.value})
_GROUP = Publisher.VILLAGERS_GROUP.value
# A group's record that calls its level the village's is one of the group: who publishes, counts.
_GROUP_LEVELS = _VILLAGE_LEVELS | {Level.GROUP.value}
_HEAD, _POSTED, _NOTHING = Head.__name__, Posted.__name__, NothingConfirmed.__name__
_CONCERNED = Concerned.__name__
_RECORDS = 6
"""More records of one duty are found on the page of its item."""


class Publication(NamedTuple):
    """A public record of a duty's item: what it covers, and since when it is public where.

    A record that names no period is about the day on which it came out.
    """

    record: str
    publisher: str
    start: date
    end: date
    walls: tuple[tuple[str, date], ...]
    web: date | None
    confirmed_by: str
    confirmed_on: date | None
    groups: tuple[str, ...] = ()

    @property
    def is_of_group(self) -> bool:
        """Return whether a villagers' group publishes it of itself."""
        return self.publisher == _GROUP

    @property
    def wall(self) -> date | None:
        """Return the first day on any board; for a report of nothing, that of its confirmation."""
        return min((day for _, day in self.walls), default=self.confirmed_on)


Days: TypeAlias = list[tuple[date, Publication]]
"""Records with the day that counts."""


def publication_of(summary: Summary, rows: Sequence[TraceRow], as_of: date) -> Publication | None:
    """Return a record as it counts on a day; None unless it does and is one of this village."""
    if summary.state not in _PUBLIC:
        return None
    heads = [Head(*values) for name, _, values in rows if name == _HEAD]
    if not heads or not _is_own(heads[0]):
        return None
    head = heads[0]
    walls = _walls(rows, as_of)
    nothing = [NothingConfirmed(*values) for name, _, values in rows if name == _NOTHING]
    confirmed = date.fromisoformat(nothing[0].day) if nothing else None
    web = date.fromisoformat(summary.public_date) if summary.public_date else None
    web = web if web and web <= as_of else None
    if confirmed:
        # A sheet that says "nothing" says so from the day on which somebody confirmed it.
        walls = {board: max(day, confirmed) for board, day in walls.items()}
    first = confirmed or min(walls.values(), default=web)
    if first is None or first > as_of:
        return None
    start = date.fromisoformat(head.period_start) if head.period_start else first
    end = date.fromisoformat(head.period_end) if head.period_end else first
    # What came out in January says nothing of the summer, whatever period it names.
    end = min(end, period_at(PeriodKind.MONTH, first).end)
    if end < start:
        return None
    return Publication(
        record=summary.id,
        publisher=head.publisher,
        start=start,
        end=end,
        walls=tuple(walls.items()),
        web=web,
        confirmed_by=nothing[0].confirmed_by if nothing else "",
        confirmed_on=confirmed,
        groups=next((tuple(values[0]) for name, _, values in rows if name == _CONCERNED), ()),
    )


def _walls(rows: Iterable[TraceRow], as_of: date) -> Mapping[str, date]:
    """Return the first day on each board, as far as it has come."""
    today = as_of.isoformat()
    walls: dict[str, str] = {}
    for name, _, values in rows:
        if name == _POSTED and values[1] <= today:
            walls[values[0]] = min(values[1], walls.get(values[0], values[1]))
    return {board: date.fromisoformat(day) for board, day in walls.items()}


def _is_own(head: Head) -> bool:
    """Return whether a record is the village's or a group's own, by its level and publisher."""
    if head.is_reprint:
        return False
    if head.publisher == _GROUP:
        return head.level in _GROUP_LEVELS
    return head.level in _VILLAGE_LEVELS and head.publisher in _BODIES


def by_month(own: Iterable[Publication]) -> Mapping[int, Sequence[Publication]]:
    """Return the records that reach into each month, by its number as `months_of` counts."""
    found: dict[int, list[Publication]] = {}
    for one in own:
        for month in months_of(one.start, one.end):
            found.setdefault(month, []).append(one)
    return found


def months_of(start: date, end: date) -> range:
    """Return the months from one day to another, counted through all years."""
    return range(start.year * 12 + start.month, end.year * 12 + end.month + 1)


def first_records(near: Iterable[Publication]) -> tuple[str, ...]:
    """Return the records that came out first, a few of them."""
    ranked = sorted(near, key=lambda one: (one.wall or one.web or date.max, one.record))
    return tuple(one.record for one in ranked[:_RECORDS])


def on_board(near: Iterable[Publication], board: str) -> Days:
    """Return the records that have hung on a board, each with its first day there."""
    return [(day, one) for one in near for name, day in one.walls if name == board]


def covered(period: Period, days: Days, *, is_whole: bool) -> date | None:
    """Return the day from which the records together cover a period, or None.

    Where shorter records add up (an account kept by the month), every day of the period must be
    covered; else one record about a part of it is enough.
    """
    if not is_whole:
        return min((day for day, _ in days), default=None)
    left = set(range(period.start.toordinal(), period.end.toordinal() + 1))
    for day, one in sorted(days):
        left.difference_update(range(one.start.toordinal(), one.end.toordinal() + 1))
        if not left:
            return day
    return None
