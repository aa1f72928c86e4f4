"""Public records as they are told: read anew, projected onto a face, searched before they leave.

What is made here leaves the village as words: to chat group, loudspeaker, other platforms, and as
the sound beside a page.
"""

from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Protocol, cast

from gongkai.base.privacy.scan import certain_kinds
from gongkai.base.problem import Problem, Where
from gongkai.base.texts import texts
from gongkai.check.privacy import declared_for
from gongkai.check.subject import Subject
from gongkai.leaks import leaks_of
from gongkai.load.records import read_record
from gongkai.model.catalogue import Catalogue, Item
from gongkai.model.face import Projection, project, show_on
from gongkai.model.lifetime import Phase, is_away, lifetime_of
from gongkai.model.record import Record
from gongkai.model.settings import Settings
from gongkai.model.small_counts import few_of
from gongkai.model.vocabulary import Face, Show, narrowest
from gongkai.pages.present import presentation_of
from gongkai.pages.script import Script, script_of
from gongkai.pages.summaries import is_published
from gongkai.pages.told import Telling, told_of
from gongkai.render.sentences import prose_sentences
from gongkai.validate.records import validate_record


class VillagePlace(Protocol):
    """A village whose records are read, and the day on which."""

    @property
    def root(self) -> Path:
        """The village's folder."""

    @property
    def settings(self) -> Settings:
        """What stands in its settings."""

    @property
    def catalogue(self) -> Catalogue:
        """The items that hold for it."""

    @property
    def as_of(self) -> date:
        """The day of the build."""


@dataclass(frozen=True, slots=True)
class PublicRecord:
    """A public record as it was read."""

    record: Record
    item: Item
    file: str
    is_folded: bool


class PublicRecords:
    """Reads the public records of a village."""

    def __init__(self, place: VillagePlace) -> None:
        """Take the village."""
        self._village = place
        known = place.settings.readings
        self.readings = {one.name: one.read_as for one in known if one.name and one.read_as}

    def read(self, file: str) -> PublicRecord | None:
        """Return a record that is public on the day; None for any other."""
        village = self._village
        raw, _ = read_record(village.root, file)
        record, _ = validate_record(raw, file) if raw else (None, [])
        item = village.catalogue.by_name(record.item) if record else None
        if record is None or item is None or not is_published(record):
            return None
        lifetime = lifetime_of(record, item, village.as_of)
        if is_away(record, item, lifetime):
            return None
        is_folded = lifetime.phase is Phase.OVER or record.folding is not None
        return PublicRecord(record, item, file, is_folded)

    def projection(self, found: PublicRecord, face: Face) -> Projection | None:
        """Return the record as a face may show it now: its totals alone when its time is over."""
        record, item = found.record, found.item
        limit = Show.TOTALS if found.is_folded else Show.FULL
        show = narrowest(show_on(face, item.faces[face], record.audience), limit)
        return None if show is Show.NONE else self.projected(found, face, show)

    def projected(self, found: PublicRecord, face: Face, show: Show) -> Projection | None:
        """Return the record as a face shows it that may show so much."""
        village = self._village
        rule = village.catalogue.number("small_count", village.as_of)
        few = few_of(found.item.privacy, show, rule.number if rule else 0)
        return project(found.record, face, show, few)

    def telling(self, projection: Projection, day: date | None = None) -> Telling:
        """Return what surrounds a record that is told on a day: the build's without another."""
        record = projection.record
        has_prose = record.kind.value in _prose_kinds()
        prose = prose_sentences(getattr(record, record.prose_field)) if has_prose else ()
        return Telling(self._village.settings, day or self._village.as_of, prose)

    def script(self, projection: Projection, day: date | None = None) -> Script:
        """Return what is read aloud of a record."""
        telling = self.telling(projection, day)
        told = told_of(projection, presentation_of(projection), telling)
        return script_of(projection, told, telling, self.readings)

    def leaks(self, found: PublicRecord, name: str, words: str) -> list[Problem]:
        """Return O104 for what a finished text would show that must not be public."""
        subject = Subject(
            record=found.record,
            where=Where(found.file),
            item=found.item,
            catalogue=self._village.catalogue,
            settings=self._village.settings,
            look_for_file=no_file,
        )
        return leaks_of(name, certain_kinds(words, declared_for(subject)))


def no_file(_: str) -> str:
    """Return no address: nothing but words comes along."""
    return ""


@cache
def _prose_kinds() -> frozenset[str]:
    scripts = cast("dict[str, dict[str, list[str]]]", texts()["scripts"])
    return frozenset(scripts["prose"]["kinds"])
