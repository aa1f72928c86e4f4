"""All values of the packs of a village, and which of them hold for a record on a day."""

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import field
from datetime import date, timedelta
from functools import cached_property
from typing import Any, TypeVar

from gongkai.base.light_dataclass import dataclass
from gongkai.model.calendar import WorkCalendar
from gongkai.model.law import LawRef, LawVersion
from gongkai.model.rule import (
    AnyRule,
    ChannelRule,
    DayRule,
    Demand,
    DueRule,
    GroupRule,
    IntervalRule,
    NumberRule,
    QuorumRule,
    ReviewRule,
    Superseded,
)
from gongkai.model.vocabulary import Publisher

T = TypeVar("T")
R = TypeVar(
    "R",
    DayRule,
    IntervalRule,
    GroupRule,
    DueRule,
    QuorumRule,
    NumberRule,
    ReviewRule,
    ChannelRule,
)


@dataclass(frozen=True, kw_only=True)
class Rulebook:
    """The values of all packs, with look-ups by matter, publisher and date."""

    laws: Mapping[str, LawVersion]
    days: tuple[DayRule, ...] = ()
    intervals: tuple[IntervalRule, ...] = ()
    group_duties: tuple[GroupRule, ...] = ()
    dues: tuple[DueRule, ...] = ()
    quorums: tuple[QuorumRule, ...] = ()
    numbers: tuple[NumberRule, ...] = ()
    reviews: tuple[ReviewRule, ...] = ()
    channels: tuple[ChannelRule, ...] = ()
    calendar: WorkCalendar = field(default_factory=WorkCalendar)

    def refs_on(self, refs: Iterable[LawRef], day: date) -> tuple[LawRef, ...]:
        """Return those references whose law text is in force on a day."""
        return tuple(ref for ref in refs if self.laws[ref.law].in_force(day))

    def in_force(self, rule: AnyRule, day: date) -> bool:
        """Return whether a value holds on a day, by its own time and that of its law."""
        return rule.holds_on(day) and (not rule.basis or bool(self.refs_on(rule.basis, day)))

    def quorum(self, body: str, day: date, matter: str = "") -> QuorumRule | None:
        """Return what a body's decision needs on a day, or None when no pack says so.

        A rule for this very matter wins over the body's general one.
        """
        return self.remembered(
            day, ("quorum", body, matter), lambda: self._quorum(body, day, matter)
        )

    def _quorum(self, body: str, day: date, matter: str) -> QuorumRule | None:
        held = self._on(tuple(rule for rule in self.quorums if rule.body == body), day)
        found = [rule for rule in held if rule.matter == matter]
        general = [rule for rule in held if not rule.matter]
        return _strictest(found or general)

    def number(self, name: str, day: date) -> NumberRule | None:
        """Return a named number on a day, or None when no pack gives it."""
        rules = tuple(rule for rule in self.numbers if rule.name == name)
        return self.remembered(day, ("number", name), lambda: _strictest(self._on(rules, day)))

    def latest_change(self, day: date) -> date | None:
        """Return the last day up to a day on which a law or a value began or had ended."""
        place = bisect_right(self._turns, day)
        return self._turns[place - 1] if place else None

    def remembered(self, day: date, key: tuple[object, ...], find: Callable[[], T]) -> T:
        """Return what a look-up finds on a day; it is made once between two changes of law.

        Ten thousand records ask the same few questions.
        """
        place = (bisect_right(self._turns, day), *key)
        if place not in self._memory:
            self._memory[place] = find()
        found: T = self._memory[place]
        return found

    @cached_property
    def _memory(self) -> dict[tuple[object, ...], Any]:
        return {}

    @cached_property
    def _turns(self) -> tuple[date, ...]:
        spans = [(law.in_force_from, law.in_force_to) for law in self.laws.values()]
        spans += [(rule.valid_from, rule.valid_to) for rules in self._groups for rule in rules]
        begun = {first for first, _ in spans if first}
        return tuple(sorted(begun | {last + timedelta(days=1) for _, last in spans if last}))

    def superseded(self, day: date) -> tuple[Superseded, ...]:
        """Return the values that yield on a day to a stricter one for the same thing."""
        return tuple(self._superseded(day))

    def _superseded(self, day: date) -> Iterator[Superseded]:
        by_topic: dict[tuple[object, ...], list[AnyRule]] = {}
        for rules in self._groups:
            for rule in rules:
                by_topic.setdefault(rule.topic, []).append(rule)
        for near in (rules for rules in by_topic.values() if len(rules) > 1):
            held = [rule for rule in near if self.in_force(rule, day)]
            for rule in (rule for rule in held if rule.certainty.binds):
                stronger = [other for other in held if yields(rule, other)]
                if stronger:
                    yield Superseded(rule, max(stronger, key=_rank))

    @property
    def _groups(self) -> tuple[tuple[AnyRule, ...], ...]:
        return (
            self.days,
            self.intervals,
            self.group_duties,
            self.dues,
            self.quorums,
            self.numbers,
            self.reviews,
            self.channels,
        )

    def _on(self, rules: tuple[R, ...], day: date) -> list[R]:
        return [rule for rule in rules if self.in_force(rule, day)]

    def holding(self, rules: tuple[R, ...], item: str, publisher: Publisher, day: date) -> list[R]:
        """Return the values that hold for an item's record by a publisher on a day.

        Of several for the same thing only the strictest is among them.
        """
        held = [rule for rule in self._on(rules, day) if rule.concerns(item, publisher)]
        best: dict[tuple[object, ...], tuple[bool, Demand]] = {}
        for rule in held:
            best[rule.topic] = max(best.get(rule.topic, _rank(rule)), _rank(rule))
        return [rule for rule in held if _rank(rule) == best[rule.topic]]


def yields(rule: AnyRule, other: AnyRule) -> bool:
    """Return whether a value gives way to another: same thing, same body, asking for less.

    A value that binds always comes before one that does not.
    """
    if rule is other or rule.topic != other.topic:
        return False
    return _covers(other, rule) and _rank(other) > _rank(rule)


def _covers(wider: AnyRule, rule: AnyRule) -> bool:
    return _holds_all(wider.items, rule.items) and _holds_all(wider.publishers, rule.publishers)


def _holds_all(wider: frozenset[object], rule: frozenset[object]) -> bool:
    return not wider or (bool(rule) and rule <= wider)


def _rank(rule: AnyRule) -> tuple[bool, Demand]:
    return (rule.certainty.binds, rule.demand)


def _strictest(rules: list[R]) -> R | None:
    return max(rules, key=_rank, default=None)
