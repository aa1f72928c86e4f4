"""The catalogue of disclosure items, with look-ups by every name people use.

Nothing here reads a file: ``load.rules`` builds one catalogue per run. The types are plain
frozen dataclasses, because all of them are made on every run.
"""

import unicodedata
from collections.abc import Mapping
from dataclasses import field
from datetime import date
from difflib import SequenceMatcher

from gongkai.base.light_dataclass import dataclass
from gongkai.base.spaces import unspaced
from gongkai.model.duty import PostingScope
from gongkai.model.law import (
    AgedTerm,
    Certainty,
    DayRole,
    Interval,
    LawRef,
    Pack,
    within,
)
from gongkai.model.procedure import ProcedureBook
from gongkai.model.rule import ChannelRule, DayRule, Deadline, DueRule, ReviewRule
from gongkai.model.rulebook import Rulebook
from gongkai.model.vocabulary import (
    Audience,
    Face,
    ItemPrivacy,
    Kind,
    Level,
    OnExpiry,
    Publisher,
    Section,
    Show,
)

# Below this likeness a name is no help as a suggestion.
_LIKENESS = 0.3


@dataclass(frozen=True, slots=True)
class Item:
    """One thing to disclose, with all that its records take from it.

    ``interval`` None means no stated rhythm (no duty); empty ``basis`` and ``local_basis`` mean
    the legal basis is still to be supplied. ``disabled`` holds the village's reason, else "".
    ``posting_scope`` None means that any one board is enough.
    """

    id: str
    name: str
    section: Section
    levels: tuple[Level, ...]
    kinds: tuple[Kind, ...]
    privacy: ItemPrivacy
    privacy_note: str
    faces: Mapping[Face, Show]
    publishers: tuple[Publisher, ...]
    channels: tuple[Face, ...]
    help: str
    source: str
    interval: Interval | None = None
    interval_busy: Interval | None = None
    interval_certainty: Certainty | None = None
    interval_source: str = ""
    interval_from: date | None = None
    basis: tuple[LawRef, ...] = ()
    local_basis: str = ""
    object: Audience | None = None
    valid_from: date | None = None
    valid_to: date | None = None
    valid_certainty: Certainty | None = None
    on_expiry: OnExpiry | None = None
    disabled: str = ""
    posting_scope: PostingScope | None = None

    @property
    def default_kind(self) -> Kind:
        """Return the kind a new record of this item starts with."""
        return self.kinds[0]

    def accepts(self, kind: Kind) -> bool:
        """Return whether a record of this kind may name the item."""
        return kind in self.kinds

    def is_valid_on(self, day: date) -> bool:
        """Return whether the item is a current one on a day."""
        return within(day, self.valid_from, self.valid_to)

    def is_due_on(self, day: date) -> bool:
        """Return whether a binding, regular interval applies on a day.

        False for items that are due at once: nobody can tell from the calendar that they arose.
        """
        if self.disabled or self.interval in {None, Interval.AT_ONCE}:
            return False
        if self.interval_certainty is None or not self.interval_certainty.binds:
            return False
        return within(day, self.interval_from, None) and self.is_valid_on(day)


@dataclass(frozen=True, slots=True)
class System:
    """A scheme or mechanism as people call it, and the item that discloses it."""

    id: str
    name: str
    aliases: tuple[str, ...]
    item: str
    levels: tuple[Level, ...]
    publisher: Publisher | None = None
    audience: Audience | None = None


@dataclass(frozen=True)
class Catalogue(Rulebook):
    """All items and rules that hold for one village, with look-ups by every known name."""

    packs: tuple[Pack, ...]
    items: Mapping[str, Item]
    systems: tuple[System, ...] = ()
    terms: tuple[AgedTerm, ...] = ()
    procedures: ProcedureBook = field(default_factory=ProcedureBook)
    _names: dict[str, str] = field(init=False, repr=False, compare=False)
    _covered: dict[str, list[System]] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Index every name; an item's own id and name win over the alias of a system."""
        names: dict[str, str] = {}
        covered: dict[str, list[System]] = {}
        for item in self.items.values():
            names[plain_name(item.id)] = names[plain_name(item.name)] = item.id
        for system in self.systems:
            covered.setdefault(system.item, []).append(system)
            for name in (system.name, *system.aliases):
                names.setdefault(plain_name(name), system.item)
        object.__setattr__(self, "_names", names)
        object.__setattr__(self, "_covered", covered)

    def by_id(self, item_id: str) -> Item | None:
        """Return the item with this id, or None."""
        return self.items.get(item_id)

    def by_name(self, text: str) -> Item | None:
        """Return the item an id, name, system name or alias leads to, or None."""
        found = self._names.get(plain_name(text))
        return None if found is None else self.items.get(found)

    def nearest(self, text: str, n: int = 3) -> tuple[str, ...]:
        """Return up to n item names whose own or system names look most like the text."""
        wanted = plain_name(text)
        likeness: dict[str, float] = {}
        for name, item_id in self._names.items():
            found = _likeness(wanted, name)
            if found > likeness.get(item_id, _LIKENESS):
                likeness[item_id] = found
        ranked = sorted(likeness, key=lambda item_id: (-likeness[item_id], item_id))
        return tuple(self.items[item_id].name for item_id in ranked[:n])

    def items_of(self, section: Section) -> tuple[Item, ...]:
        """Return the items of a section that the village has not disabled, in pack order."""
        return tuple(
            item for item in self.items.values() if item.section == section and not item.disabled
        )

    def systems_of(self, item_id: str) -> tuple[System, ...]:
        """Return the systems an item covers, in pack order."""
        return tuple(self._covered.get(item_id, ()))

    def basis_on(self, item: Item, day: date) -> tuple[LawRef, ...]:
        """Return the places in law behind an item, in the texts in force on a day."""
        return self.refs_on(item.basis, day)

    def day_rules(
        self, role: DayRole, item: Item, publisher: Publisher, day: date
    ) -> tuple[DayRule, ...]:
        """Return the day rules of one role for an item's record by a publisher on a day.

        Several may hold, each for its own matter; the strictest comes first.
        """
        key = ("days", role, item.id, publisher)
        return self.remembered(day, key, lambda: self._day_rules(role, item, publisher, day))

    def _day_rules(
        self, role: DayRole, item: Item, publisher: Publisher, day: date
    ) -> tuple[DayRule, ...]:
        rules = tuple(
            rule
            for rule in self.days
            if rule.role is role and (not rule.intervals or item.interval in rule.intervals)
        )
        found = self.holding(rules, item.id, publisher, day)
        return tuple(sorted(found, key=lambda rule: ([-n for n in rule.demand], rule.matter)))

    def reviewers(self, item: Item, publisher: Publisher, day: date) -> tuple[ReviewRule, ...]:
        """Return who must have reviewed an item's record by a publisher before it is public."""
        key = ("reviews", item.id, publisher)
        return self.remembered(
            day, key, lambda: tuple(self.holding(self.reviews, item.id, publisher, day))
        )

    def required_channels(
        self, item: Item, publisher: Publisher, day: date
    ) -> tuple[ChannelRule, ...]:
        """Return by which faces an item's record by a publisher must be published."""
        held = self.holding(self.channels, item.id, publisher, day)
        return tuple(rule for rule in held if not rule.sections or item.section in rule.sections)

    def due_rules(self, item: Item, publisher: Publisher, day: date) -> tuple[DueRule, ...]:
        """Return by which day a period of an item must be public: what binds, else advice."""
        rules = tuple(rule for rule in self.dues if item.interval in rule.intervals)
        found = self.holding(rules, item.id, publisher, day)
        return tuple(rule for rule in found if rule.certainty.binds) or tuple(found)

    def deadline(self, item: Item, publisher: Publisher, period_end: date) -> Deadline | None:
        """Return the last day by which a period of an item must be public by a publisher.

        A binding rule comes before a suggestion, of several the earliest day. None when no pack
        gives a day for this interval, or the working days of the year are not known yet.
        """
        rules = self.due_rules(item, publisher, period_end)
        days = [(rule.day_after(period_end, self.calendar), rule) for rule in rules]
        known = [Deadline(day, rule) for day, rule in days if day is not None]
        return min(known, key=lambda due: due.date, default=None)


def plain_name(text: str) -> str:
    """Return a name without spaces and differences of width or case, for comparing."""
    return unspaced(unicodedata.normalize("NFKC", text)).casefold()


def _likeness(wanted: str, name: str) -> float:
    if wanted and (wanted in name or name in wanted):
        return 0.5 + 0.5 * min(len(wanted), len(name)) / max(len(wanted), len(name))
    if not set(wanted) & set(name):
        return 0.0
    return SequenceMatcher(None, wanted, name, autojunk=False).ratio()


def stricter_interval(one: Interval | None, other: Interval | None) -> Interval | None:
    """Return the interval that asks for more; None asks for nothing."""
    if one is None or other is None:
        return one or other
    return other if one.is_weaker_than(other) else one
