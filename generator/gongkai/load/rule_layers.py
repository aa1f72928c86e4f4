"""Lay packs over one another: a later one adds, or asks for more; it can never weaken."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from itertools import chain
from typing import TypeVar

from gongkai.load.rule_files import Faces, PackFiles
from gongkai.load.rule_values import Provisions, Values
from gongkai.model.calendar import WorkCalendar
from gongkai.model.catalogue import Catalogue, Item, System, stricter_interval
from gongkai.model.duty import PERIOD_OF
from gongkai.model.law import Certainty, LawRef, LawVersion, Pack
from gongkai.model.rule import AnyRule, GroupRule, IntervalRule
from gongkai.model.vocabulary import BaseOrganisation, Level, Publisher, narrowest

T = TypeVar("T")
R = TypeVar("R", bound=AnyRule)


@dataclass
class Layers:
    """What the packs read so far say together."""

    packs: list[Pack] = field(default_factory=list)
    items: dict[str, Item] = field(default_factory=dict)
    laws: dict[str, LawVersion] = field(default_factory=dict)
    provisions: Provisions = field(default_factory=dict)
    faces: Faces = field(default_factory=dict)
    systems: list[System] = field(default_factory=list)
    values: list[Values] = field(default_factory=list)

    def add(self, files: PackFiles) -> None:
        """Lay one pack over those before it."""
        self.packs.append(files.pack)
        self.laws.update(files.laws)
        self.provisions.update(files.provisions)
        self.faces = files.pack.faces
        for item in files.items:
            known = self.items.get(item.id)
            self.items[item.id] = item if known is None else _combined(known, item)
        for cite in files.values.cites:
            for item_id in cite.items:
                self.items[item_id] = _citing(self.items[item_id], cite.basis)
        for rule in files.values.intervals:
            for item_id in sorted(rule.items):
                self.items[item_id] = _held_to(self.items[item_id], rule)
        for owed in files.values.group_duties:
            self._check_group_rule(owed)
        self.systems.extend(files.systems)
        self.values.append(files.values)

    def _check_group_rule(self, rule: GroupRule) -> None:
        """Raise ValueError where a group could not make public what a pack says it owes."""
        if not rule.items or rule.interval not in PERIOD_OF:
            message = f"{rule.pack}: {rule.matter} needs items and an interval with periods"
            raise ValueError(message)
        for item in (self.items[item_id] for item_id in sorted(rule.items)):
            if Level.GROUP not in item.levels or Publisher.VILLAGERS_GROUP not in item.publishers:
                message = f"{rule.pack}: {item.id} is no item of a villagers' group"
                raise ValueError(message)

    def catalogue(self, calendar: WorkCalendar, organisation: BaseOrganisation) -> Catalogue:
        """Return what the packs say to one sort of base organisation."""
        catalogue = Catalogue(
            packs=tuple(self.packs),
            items=self.items,
            laws=self.laws,
            systems=tuple(self.systems),
            days=_joined(values.days for values in self.values),
            intervals=_joined(values.intervals for values in self.values),
            group_duties=_joined(values.group_duties for values in self.values),
            dues=_joined(values.dues for values in self.values),
            quorums=_joined(values.quorums for values in self.values),
            numbers=_joined(values.numbers for values in self.values),
            reviews=_joined(values.reviews for values in self.values),
            channels=_joined(values.channels for values in self.values),
            terms=_joined(values.terms for values in self.values),
            calendar=calendar,
        )
        return _for_organisation(catalogue, organisation)


def _combined(known: Item, later: Item) -> Item:
    kept = known
    if stricter_interval(later.interval, known.interval) is not known.interval:
        kept = replace(
            known,
            interval=later.interval,
            interval_certainty=later.interval_certainty,
            interval_source=later.interval_source,
            interval_from=later.interval_from,
        )
    faces = {face: narrowest(show, later.faces[face]) for face, show in known.faces.items()}
    return replace(kept, faces=faces, basis=(*known.basis, *later.basis))


def _held_to(item: Item, rule: IntervalRule) -> Item:
    """Return an item as a rule binds it: more often than before, or bound at last.

    A rule that asks no more leaves the item as it is; the catalogue pages show it beside it.
    """
    bound = item.interval_certainty is not None and item.interval_certainty.binds
    takes = rule.certainty.binds and (
        not bound or stricter_interval(rule.interval, item.interval) is not item.interval
    )
    if not takes:
        return item
    return replace(
        _citing(item, rule.basis),
        interval=rule.interval,
        interval_certainty=rule.certainty,
        interval_source=rule.source,
        interval_from=rule.valid_from,
    )


def _citing(item: Item, basis: tuple[LawRef, ...]) -> Item:
    new = tuple(ref for ref in basis if ref not in item.basis)
    return replace(item, basis=(*item.basis, *new)) if new else item


def _for_organisation(catalogue: Catalogue, organisation: BaseOrganisation) -> Catalogue:
    """Return a catalogue without the laws that govern another sort of organisation.

    What only such a law says is not known then, and stays empty.
    """
    foreign = {
        law.id
        for law in catalogue.laws.values()
        if law.organisations and organisation not in law.organisations
    }
    if not foreign:
        return catalogue
    intervals = _kept(catalogue.intervals, foreign)
    items = {item.id: _freed(item, foreign, intervals) for item in catalogue.items.values()}
    return replace(
        catalogue,
        items=items,
        laws={law.id: law for law in catalogue.laws.values() if law.id not in foreign},
        intervals=intervals,
        group_duties=_kept(catalogue.group_duties, foreign),
        days=_kept(catalogue.days, foreign),
        dues=_kept(catalogue.dues, foreign),
        quorums=_kept(catalogue.quorums, foreign),
        numbers=_kept(catalogue.numbers, foreign),
        reviews=_kept(catalogue.reviews, foreign),
        channels=_kept(catalogue.channels, foreign),
    )


def _kept(rules: tuple[R, ...], foreign: set[str]) -> tuple[R, ...]:
    own = ((rule, tuple(ref for ref in rule.basis if ref.law not in foreign)) for rule in rules)
    return tuple(replace(rule, basis=basis) for rule, basis in own if basis or not rule.basis)


def _freed(item: Item, foreign: set[str], intervals: tuple[IntervalRule, ...]) -> Item:
    basis = tuple(ref for ref in item.basis if ref.law not in foreign)
    if basis == item.basis:
        return item
    freed = replace(item, basis=basis)
    if item.interval_certainty is Certainty.WEAK:
        return freed
    freed = replace(
        freed, interval=None, interval_certainty=None, interval_source="", interval_from=None
    )
    for rule in intervals:
        if not set(rule.basis).isdisjoint(basis):
            freed = _held_to(freed, rule)
    return freed


def _joined(groups: Iterable[Iterable[T]]) -> tuple[T, ...]:
    return tuple(chain.from_iterable(groups))
