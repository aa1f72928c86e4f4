"""Lay a village's own changes over the catalogue.

A village may add items and names, explain an item in its own words, promise more than the rule
asks, show less of people's names, and say with a reason that an item does not arise there. It
may not promise less than the law: such an entry is told and left out.
"""

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Final

from gongkai.base.problem import Problem, Where
from gongkai.load.override_values import PROMISES, Promises, citation
from gongkai.load.override_words import WORDS, Entry, joined, key_of
from gongkai.load.own_numbers import NAMES as NUMBERS
from gongkai.load.own_numbers import own_numbers
from gongkai.load.own_procedures import own_procedures
from gongkai.load.rule_files import FORMAT_VERSION
from gongkai.model.catalogue import Catalogue, Item, System, plain_name
from gongkai.model.duty import PostingScope
from gongkai.model.law import Certainty, Interval
from gongkai.model.procedure import Procedure
from gongkai.model.rule import NumberRule
from gongkai.model.vocabulary import (
    Face,
    ItemPrivacy,
    Kind,
    Level,
    Publisher,
    Section,
    Show,
    narrowest,
)

_ID: Final = re.compile(r"[a-z0-9][a-z0-9-]{1,39}")
_REQUIRED: Final = ("id", "name", "section", "kinds", "privacy", "help")
_CHANGEABLE: Final = ("faces", "interval", "posting_scope", "aliases", "help", *PROMISES)


def apply_override(
    catalogue: Catalogue, raw: Mapping[str, object], where: Where
) -> tuple[Catalogue, list[Problem]]:
    """Return the catalogue with the village's changes, and what is wrong with them.

    Problems are C201, C203 to C213, C215 to C218 and T441 to T444, each at its place.
    """
    override = _Override(catalogue, where)
    override.read(raw)
    systems = (*catalogue.systems, *override.systems)
    promises = override.promises
    changed = replace(
        catalogue,
        items=override.items,
        systems=systems,
        days=(*catalogue.days, *promises.days),
        dues=(*catalogue.dues, *promises.dues),
        reviews=(*catalogue.reviews, *promises.reviews),
        numbers=(*catalogue.numbers, *promises.numbers, *override.numbers),
        procedures=replace(
            catalogue.procedures,
            procedures=(*catalogue.procedures.procedures, *override.procedures),
        ),
    )
    return changed, override.problems


class _Override:
    def __init__(self, catalogue: Catalogue, where: Where) -> None:
        self.catalogue = catalogue
        self.where = where
        self.items: dict[str, Item] = dict(catalogue.items)
        self.systems: list[System] = []
        self.problems: list[Problem] = []
        self.promises = Promises(catalogue, where.file)
        self.procedures: tuple[Procedure, ...] = ()
        self.numbers: tuple[NumberRule, ...] = ()
        self._own_names: dict[str, str] = {}

    def read(self, raw: Mapping[str, object]) -> None:
        top = Entry(raw, "top", WORDS["top"], self.where, self.problems)
        version = top.text("format_version") or str(FORMAT_VERSION)
        if version != str(FORMAT_VERSION):
            facts = {"file": self.where.file, "found": version, "known": str(FORMAT_VERSION)}
            top.tell("C201", top.at("format_version"), **facts)
            return
        for place, row in enumerate(top.rows("add")):
            where = top.at("add").at(place)
            self._add(Entry(row, "item", WORDS["item"], where, self.problems))
        for name, row in top.mapping("change").items():
            where = top.at("change").at(name)
            self._change(name, Entry(row, "item", _CHANGEABLE, where, self.problems))
        for name, reason in top.mapping("disable").items():
            self._disable(name, reason, top.at("disable").at(name))
        if top.values.get("numbers"):
            numbers = top.mapping("numbers")
            entry = Entry(numbers, "number", NUMBERS, top.at("numbers"), self.problems)
            self.numbers = tuple(own_numbers(entry, self.catalogue, self.where.file))
        self.procedures = own_procedures(
            top.rows("procedures"), self.catalogue.procedures, top.at("procedures"), self.problems
        )

    def _add(self, entry: Entry) -> None:
        missing = [key_of(name) for name in _REQUIRED if not entry.values.get(name)]
        if entry.is_sound and missing:
            entry.tell("C209", fields=joined(missing))
        if not entry.is_sound:
            return
        item = self._new_item(entry)
        if item is None or not self._is_free(item, entry):
            return
        self.items[item.id] = item
        self.promises.take(item, entry)
        self._own_names |= {plain_name(item.id): item.id, plain_name(item.name): item.id}
        self._take_aliases(item, entry)

    def _new_item(self, entry: Entry) -> Item | None:
        section = entry.member(Section, "section")
        privacy = entry.member(ItemPrivacy, "privacy")
        interval = entry.member(Interval, "interval")
        kinds = entry.members(Kind, "kinds")
        name = entry.text("name")
        faces = self._narrowed(self._faces_of(privacy), entry, name)
        item_id, note, help_text = (entry.text(key) for key in ("id", "privacy_note", "help"))
        basis = entry.text("basis")
        levels = entry.members(Level, "levels") or (Level.VILLAGE,)
        publishers = entry.members(Publisher, "publishers") or (Publisher.COMMITTEE,)
        channels = entry.members(Face, "channels") or (Face.WALL, Face.WEB)
        if section is None or privacy is None or not entry.is_sound:
            return None
        return Item(
            id=item_id,
            name=name,
            section=section,
            levels=levels,
            kinds=kinds,
            privacy=privacy,
            privacy_note=note,
            faces=faces,
            publishers=publishers,
            channels=channels,
            help=help_text,
            source=self.where.file,
            interval=interval,
            interval_certainty=Certainty.READ if interval else None,
            interval_source=self.where.file if interval else "",
            local_basis=basis,
            posting_scope=entry.member(PostingScope, "posting_scope"),
        )

    def _faces_of(self, privacy: ItemPrivacy | None) -> Mapping[Face, Show]:
        for pack in self.catalogue.packs:
            if privacy is not None and privacy in pack.faces:
                return pack.faces[privacy]
        return dict.fromkeys(Face, Show.NONE)

    def _change(self, name: str, entry: Entry) -> None:
        item = self._known(name, entry.where)
        if item is None:
            return
        interval = entry.member(Interval, "interval")
        if interval is not None:
            item = self._with_interval(item, interval, entry)
        item = replace(item, faces=self._narrowed(item.faces, entry, item.name))
        scope = entry.member(PostingScope, "posting_scope") or item.posting_scope
        help_text = entry.text("help") or item.help
        self.items[item.id] = replace(item, help=help_text, posting_scope=scope)
        self.promises.take(self.items[item.id], entry)
        self._take_aliases(item, entry)

    def _with_interval(self, item: Item, interval: Interval, entry: Entry) -> Item:
        binding = item.interval_certainty is not None and item.interval_certainty.binds
        if binding and item.interval is not None and interval.is_weaker_than(item.interval):
            entry.tell(
                "C207",
                entry.at("interval"),
                item=item.name,
                given=interval.label,
                rule=item.interval.label,
                basis=citation(self.catalogue, item.basis),
            )
            return item
        return replace(
            item,
            interval=interval,
            interval_certainty=Certainty.READ,
            interval_source=self.where.file,
        )

    def _narrowed(
        self, faces: Mapping[Face, Show], entry: Entry, item: str
    ) -> Mapping[Face, Show]:
        narrowed = dict(faces)
        for face, show in entry.pairs("faces", Face, Show).items():
            if narrowest(show, faces[face]) == show:
                narrowed[face] = show
                continue
            facts = {"item": item, "face": face.label, "given": show.label}
            entry.tell("C208", entry.at("faces"), **facts, rule=faces[face].label)
        return narrowed

    def _disable(self, name: str, reason: object, where: Where) -> None:
        item = self._known(name, where)
        if item is None:
            return
        if not isinstance(reason, str) or not reason.strip():
            self.problems.append(Problem("C212", where, {"item": item.name}))
        elif item.interval_certainty is Certainty.READ and item.basis:
            facts = {"item": item.name, "basis": citation(self.catalogue, item.basis)}
            self.problems.append(Problem("C213", where, facts))
        else:
            self.items[item.id] = replace(item, disabled=reason.strip())

    def _is_free(self, item: Item, entry: Entry) -> bool:
        if not _ID.fullmatch(item.id):
            entry.tell("C210", entry.at("id"), id=item.id[:40])
        for field, name in (("id", item.id), ("name", item.name)):
            taken = self._find(name)
            if taken is not None:
                entry.tell("C211", entry.at(field), name=name, item=taken.name)
        return entry.is_sound

    def _take_aliases(self, item: Item, entry: Entry) -> None:
        free = []
        for name in entry.texts("aliases"):
            taken = self._find(name)
            if taken is not None and taken.id != item.id:
                entry.tell("C211", entry.at("aliases"), name=name, item=taken.name)
                continue
            self._own_names[plain_name(name)] = item.id
            free.append(name)
        if free:
            self.systems.append(System(item.id, item.name, tuple(free), item.id, item.levels))

    def _find(self, name: str) -> Item | None:
        own = self._own_names.get(plain_name(name))
        return self.catalogue.by_name(name) if own is None else self.items[own]

    def _known(self, name: str, where: Where) -> Item | None:
        item = self._find(name)
        if item is None:
            facts = {"item": name[:40], "nearest": joined(self.catalogue.nearest(name))}
            self.problems.append(Problem("C205", where, facts))
            return None
        return self.items[item.id]
