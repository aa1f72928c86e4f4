"""What should be public and how far it is: the duties of every period, on one day.

A duty is an item with a binding, regular interval, the village body that publishes it, and a
period. Lateness is measured on the wall, from records as their traces tell them; nothing here
is a problem, lateness is a state. Which day is too late is explained in decision 014.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import cached_property

from gongkai.base.period import Period, PeriodKind
from gongkai.check.duty_boards import asked_boards
from gongkai.check.group_duties import Owed, owed_by_groups
from gongkai.check.publications import (
    Publication,
    by_month,
    covered,
    first_records,
    months_of,
    on_board,
    publication_of,
)
from gongkai.check.village import Village
from gongkai.model.catalogue import Catalogue, Item
from gongkai.model.duty import (
    PERIOD_OF,
    VILLAGE_BODIES,
    BoardDay,
    Demand,
    Duty,
    DutyState,
    PostingScope,
    period_after,
    period_at,
)
from gongkai.model.time_traces import Demanded
from gongkai.model.vocabulary import Level, Publisher


def duties_of(village: Village) -> tuple[Duty, ...]:
    """Return all duties up to the period that runs, in catalogue order, the oldest first.

    After those of the village come those of its groups; what enough people asked to see adds a
    duty each, and these come last.
    """
    demands = tuple(demands_of(village))
    desk = _Desk(village, demands)
    regular = (duty for item in desk.items for duty in desk.duties(item))
    groups = (duty for owed in desk.group_duties for duty in desk.of_group(owed))
    return (*regular, *groups, *(desk.demanded(one) for one in demands))


def demands_of(village: Village) -> Iterator[Demand]:
    """Yield the demands that reached their share, as far as the catalogue knows the matter."""
    for record, _, trace in village.traced(Demanded):
        item = village.catalogue.by_name(trace.item)
        asked_on = date.fromisoformat(trace.asked_on)
        if item is None or item.disabled or asked_on > village.as_of:
            continue
        yield Demand(
            item=item.id,
            publisher=Publisher(trace.publisher),
            asked_on=asked_on,
            due=date.fromisoformat(trace.due) if trace.due else None,
            binds=trace.binds,
            record=record.id,
        )


def duty_publishers(catalogue: Catalogue, item: Item) -> tuple[Publisher, ...]:
    """Return the village bodies that owe an item.

    They are those that a rule names under a provision on which the item rests; where no rule
    names one, the item's default publisher.
    """
    basis = set(item.basis)
    named = {
        publisher
        for rule in catalogue.intervals
        if rule.certainty.binds and not basis.isdisjoint(rule.basis)
        for publisher in rule.publishers
    }
    found = tuple(one for one in item.publishers if one in named and one in VILLAGE_BODIES)
    return found or tuple(one for one in item.publishers[:1] if one in VILLAGE_BODIES)


def covering_items(catalogue: Catalogue, item: Item) -> tuple[str, ...]:
    """Return the items whose records disclose an item: itself, and parts of the class it names.

    A provision that lists classes of matters gives each its own number. Where an item rests on
    such numbers alone, records of the items that rest on the same ones belong to its class. An
    account that is kept by the month is disclosed by itself only.
    """
    numbered = {ref for ref in item.basis if ref.article}
    if item.interval_busy is not None or not numbered or len(numbered) < len(set(item.basis)):
        return (item.id,)
    others = (one for one in catalogue.items.values() if numbered.issubset(one.basis))
    return tuple(dict.fromkeys((item.id, *(one.id for one in others))))


class _Desk:
    """One look at a village: its duties are found on the first day of use and on one day."""

    def __init__(self, village: Village, demands: Sequence[Demand]) -> None:
        self.catalogue = village.catalogue
        self.settings = village.settings
        self.as_of = village.as_of
        self.items = [one for one in village.catalogue.items.values() if _may_be_due(one)]
        self.group_duties = tuple(owed_by_groups(self.catalogue, self.settings))
        owed = {one.id: one for one in (*self.items, *(own.item for own in self.group_duties))}
        self._covering = {id_: covering_items(self.catalogue, one) for id_, one in owed.items()}
        self._demanded = {one.item for one in demands}
        self._village = village

    @cached_property
    def publications(self) -> Mapping[str, Sequence[Publication]]:
        """Return the public records of each item."""
        known = {one for own in self._covering.values() for one in own} | self._demanded
        found: dict[str, list[Publication]] = {}
        for summary in self._village.summaries:
            if summary.item not in known:
                continue
            rows = self._village.traces.get(summary.file, ())
            one = publication_of(summary, rows, self.as_of)
            if one:
                found.setdefault(summary.item, []).append(one)
        return found

    @cached_property
    def _by_group(self) -> Mapping[tuple[str, str], Sequence[Publication]]:
        """Return what each group published of itself, by item: read once for all groups."""
        found: dict[tuple[str, str], list[Publication]] = {}
        for item in {one.item.id: one.item for one in self.group_duties}.values():
            for one in self._near(item):
                for group in one.groups if one.is_of_group else ():
                    found.setdefault((item.id, group), []).append(one)
        return found

    @cached_property
    def start(self) -> date:
        """Return the first day of use; without one the day of the first record of any duty."""
        if self.settings.enabled_on:
            return self.settings.enabled_on
        known = (one for own in self.publications.values() for one in own)
        days = (one.start for one in known if self.group_duties or not one.is_of_group)
        return min(days, default=self.as_of)

    def duties(self, item: Item) -> Iterator[Duty]:
        """Yield the duties of an item, one publisher after the other."""
        publishers = duty_publishers(self.catalogue, item)
        near = [one for one in self._near(item) if not one.is_of_group]
        for publisher in publishers:
            own = [one for one in near if len(publishers) == 1 or one.publisher == publisher.value]
            reason = item.disabled or self.settings.absence_of(publisher)
            yield from self._series(Owed(replace(item, disabled=""), publisher, reason), own)

    def of_group(self, owed: Owed) -> Iterator[Duty]:
        """Yield the duties of a villagers' group; only what it publishes of itself counts."""
        yield from self._series(owed, self._by_group.get((owed.item.id, owed.group), ()))

    def _near(self, item: Item) -> list[Publication]:
        return [one for id_ in self._covering[item.id] for one in self.publications.get(id_, ())]

    def demanded(self, demand: Demand) -> Duty:
        """Return the duty that a demand adds; what came out since then fulfils it."""
        item = self.catalogue.items[demand.item]
        period = Period(demand.asked_on, demand.due or demand.asked_on, PeriodKind.SPAN)
        blank = Duty(item.id, demand.publisher, period, _scope(item), DutyState.OPEN)
        blank = replace(
            blank,
            due=demand.due if demand.binds else None,
            advised=None if demand.binds else demand.due,
            is_sourced=demand.binds,
            demand=demand.record,
        )
        own = [
            one
            for one in self.publications.get(item.id, ())
            if one.publisher == demand.publisher.value
            and (one.wall or date.min) >= demand.asked_on
        ]
        return self._told(blank, own, is_whole=False)

    def _series(self, owed: Owed, own: Sequence[Publication]) -> Iterator[Duty]:
        item, near_month = owed.item, by_month(own)
        for period in self._periods(item):
            if not owed.is_due_on(self.catalogue, period.end):
                continue
            blank = replace(self._blank(item, owed.publisher, period), group=owed.group)
            if owed.reason:
                yield replace(blank, state=DutyState.NOT_APPLICABLE, reason=owed.reason)
                continue
            near = dict.fromkeys(
                one
                for month in months_of(period.start, period.end)
                for one in near_month.get(month, ())
            )
            yield self._told(blank, list(near), is_whole=item.interval_busy is not None)

    def _periods(self, item: Item) -> Iterator[Period]:
        kind = PERIOD_OF[item.interval] if item.interval else PeriodKind.YEAR
        period = period_at(kind, date(self.start.year, 1, 1))
        while period.start <= self.as_of:
            yield period
            period = period_after(kind, period.end)

    def _blank(self, item: Item, publisher: Publisher, period: Period) -> Duty:
        deadline = self.catalogue.deadline(item, publisher, period.end)
        binds = deadline is not None and deadline.certainty.binds
        duty = Duty(item.id, publisher, period, _scope(item), DutyState.OPEN)
        if deadline and binds:
            return replace(duty, due=deadline.date, is_sourced=True)
        last = period_after(period.kind, period.end).end
        return replace(duty, due=last, advised=deadline.date if deadline else None)

    def _told(self, duty: Duty, near: Sequence[Publication], *, is_whole: bool) -> Duty:
        """Return the duty with what the public records near its period make of it."""
        since = self._since(duty, near, is_whole=is_whole)
        real = [one for one in near if one.confirmed_on is None]
        nothing = [one for one in near if one.confirmed_on is not None]
        # A report of nothing beside a real one is told as a fault; the real one counts.
        confirmed_by = nothing[-1].confirmed_by if since and not real else ""
        web = covered(duty.period, [(o.web, o) for o in near if o.web], is_whole=is_whole)
        told = replace(
            duty,
            boards=self._boards(duty, near, is_whole=is_whole),
            since=since,
            web_since=web,
            confirmed_by=confirmed_by,
            records=first_records(near),
            asked=asked_boards(duty.scope, self.settings, near),
        )
        return _judged(told, self.start, self.as_of)

    def _since(self, duty: Duty, near: Sequence[Publication], *, is_whole: bool) -> date | None:
        """Return the day from which a period hangs on every board asked for."""
        asked = asked_boards(duty.scope, self.settings, near)
        if not asked:
            days = [(one.wall, one) for one in near if one.wall]
            return covered(duty.period, days, is_whole=is_whole)
        found = [covered(duty.period, on_board(near, board), is_whole=is_whole) for board in asked]
        known = [day for day in found if day]
        return max(known) if len(known) == len(found) else None

    def _boards(
        self, duty: Duty, near: Sequence[Publication], *, is_whole: bool
    ) -> tuple[BoardDay, ...]:
        """Return the days on every board; where one board is enough, the first day of any part."""
        asks_all = duty.scope is not PostingScope.ANY
        names = dict.fromkeys(board.id for board in self.settings.boards)
        names |= dict.fromkeys(board for one in near for board, _ in one.walls)
        return tuple(
            BoardDay(
                board,
                covered(duty.period, on_board(near, board), is_whole=is_whole and asks_all),
            )
            for board in names
        )


def _judged(duty: Duty, start: date, as_of: date) -> Duty:
    """Return the duty in its state, with the days it was or is late."""
    is_before = duty.period.end < start
    reached = duty.since or as_of
    late = max(0, (reached - duty.due).days) if duty.due and not is_before else 0
    if duty.confirmed_by:
        state = DutyState.NOTHING
    elif duty.since:
        shown = DutyState.PUBLISHED if duty.web_since else DutyState.WALL_ONLY
        state = DutyState.LATE if late else shown
    elif is_before:
        state = DutyState.BEFORE_START
    elif duty.web_since and not any(one.since for one in duty.boards):
        state = DutyState.WEB_ONLY
    else:
        state = DutyState.OVERDUE if late else DutyState.OPEN
    return replace(duty, state=state, days_late=late)


def _may_be_due(item: Item) -> bool:
    """Return whether an item has a binding, regular interval and is a matter of the village."""
    certainty = item.interval_certainty
    return (
        item.interval in PERIOD_OF
        and certainty is not None
        and certainty.binds
        and Level.VILLAGE in item.levels
    )


def _scope(item: Item) -> PostingScope:
    return item.posting_scope or PostingScope.ANY
