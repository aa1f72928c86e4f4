"""One record's journey to paper inside a worker: read, project, lay out, set in type."""

import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

from gongkai.base.digest import digest_of, fingerprint_of
from gongkai.base.privacy.catalogue import KINDS
from gongkai.base.privacy.scan import certain_kinds
from gongkai.base.problem import Problem, Where
from gongkai.check.kept import kept_names
from gongkai.check.privacy import declared_by, declared_with
from gongkai.file_gate import FileGate
from gongkai.leaks import texts_in
from gongkai.load.assets import PICTURES, FileFinder
from gongkai.load.records import read_record
from gongkai.model.catalogue import Catalogue, Item
from gongkai.model.face import Projection, project, show_on
from gongkai.model.facts import disclosed_facts
from gongkai.model.lifetime import Phase, is_away, lifetime_of
from gongkai.model.record import Record
from gongkai.model.record_state import RecordState
from gongkai.model.settings import Settings
from gongkai.model.sheet import Ground, SheetForm, SheetWish, sheet_address
from gongkai.model.small_counts import few_of
from gongkai.model.vocabulary import Face, Show, narrowest
from gongkai.output.codes import qr_svg
from gongkai.output.own_fonts import Faces, faces_of
from gongkai.output.pictures import web_picture
from gongkai.output.typesetter import MissingGlyphError, Typesetter
from gongkai.pages.family_honours import HonourRow
from gongkai.pages.record_page import RecordSetting
from gongkai.pages.record_sheet import record_sheet
from gongkai.pages.summaries import public_date
from gongkai.render.sheets import sheet_values
from gongkai.sheet_fitting import fitted, was_tried
from gongkai.sheet_scales import scale_key
from gongkai.tiling import tiled
from gongkai.validate.records import validate_record

TEMPLATE = "sheets.typ"


@dataclass(frozen=True)
class PrintPlace:
    """What a worker that sets sheets is prepared with."""

    root: Path
    settings: Settings
    catalogue: Catalogue
    states: Mapping[str, RecordState]
    titles: Mapping[str, str]
    """The titles of all shown records by id."""
    portraits: Mapping[str, str]
    """The first picture of every record that shows one, by the record's title, as a file."""
    honours: Mapping[str, Sequence[HonourRow]]
    """The honours of families by the ids of their records, as the web shows them."""
    as_of: date
    folder: Path
    """An empty folder of this run; each process makes its own place in it."""
    made_with: str = ""
    """A digest over templates, words and fonts, for which the sizes of sheets are remembered."""
    scales: Mapping[str, float] = field(default_factory=dict)
    """The sizes at which sheets were set before, by the keys of what they show."""

    @property
    def fonts(self) -> Faces:
        """Return the faces that sheets are set in: the village's own, and those that ship."""
        return faces_of(self.root, self.settings.fonts)


class SheetTask(NamedTuple):
    """A record file, and what is to be printed of it."""

    file: str
    wish: SheetWish


class SheetResult(NamedTuple):
    """A finished sheet, or why there is none."""

    file: str
    pdf: bytes
    problems: tuple[Problem, ...] = ()
    fingerprint: str = ""
    """That of what the sheet shows."""
    scale: float = 1.0
    """How large it is set."""
    tiles: bytes = b""
    """A sheet of A3 on two of A4, where that was wished for."""
    scale_key: str = ""
    """Under what its size is to be remembered; "" where it was not looked for."""


class SheetMaker:
    """Lays out and sets the sheets of records."""

    def __init__(self, place: PrintPlace, typesetter: Typesetter) -> None:
        """Take the village and a typesetter."""
        self.place = place
        self.typesetter = typesetter
        self._declared = declared_by(place.settings)

    def pdf(self, sheets: Sequence[Mapping[str, Any]], day: date, title: str) -> bytes:
        """Return sheets as one document.

        Raise MissingGlyphError or TypesetError as the typesetter does.
        """
        author = self.place.settings.village_name
        values = {"title": title, "author": author, "sheets": list(sheets)}
        return self.typesetter.pdf(TEMPLATE, values, day)

    def make(self, task: SheetTask) -> SheetResult:
        """Return one record's sheet as a document of its own."""
        return self.made(task, self.values(task))

    def made(self, task: SheetTask, values: Mapping[str, Any] | None) -> SheetResult:
        """Return the sheet that shows what `values` returned for a task."""
        if values is None:
            return SheetResult(task.file, b"")
        if leaks := self.leaks(task, values):
            return SheetResult(task.file, b"", leaks)
        day, title = date.fromisoformat(values["dated"]), values["page"]["title"]
        key = scale_key(values)
        try:
            pdf, scale = fitted(
                task.wish.form,
                lambda to: self.pdf([{**values, "scale": to}], day, title),
                self.place.scales.get(key),
            )
            at_size = {**values, "scale": scale}
            tiles = tiled(self.typesetter, TEMPLATE, at_size, day) if task.wish.is_tiled else b""
            was_looked_for = was_tried(task.wish.form, pdf, scale)
            found = key if was_looked_for else ""
            return SheetResult(task.file, pdf, (), values["shows"], scale, tiles, found)
        except MissingGlyphError as lack:
            problem = Problem("O106", Where(task.file), {"character": lack.character})
            return SheetResult(task.file, b"", (problem,))

    def leaks(self, task: SheetTask, values: Mapping[str, Any]) -> tuple[Problem, ...]:
        """Return O104 for what a sheet would show though it must not be public.

        What is given to the typesetter is what can be read on the sheet.
        """
        found = self._read(task.file)
        record = found[0] if found else None
        declared = declared_with(self.place.settings, record) if record else frozenset()
        told = "\n".join(texts_in(values["page"]))
        facts = {"page": sheet_address(values["page"]["id"])}
        return tuple(
            Problem("O104", Where(task.file), facts | {"kind": KINDS[kind].label})
            for kind in certain_kinds(told, declared)
        )

    def fingerprint(self, task: SheetTask) -> str:
        """Return the fingerprint of what a sheet would show; "" where the face shows nothing."""
        if (found := self._read(task.file)) is None:
            return ""
        return self._fingerprint(found[0], self._projection(*found, task.wish.face))

    def _read(self, file: str) -> tuple[Record, Item] | None:
        raw, _ = read_record(self.place.root, file)
        record, _ = validate_record(raw, file) if raw else (None, [])
        item = self.place.catalogue.by_name(record.item) if record else None
        return (record, item) if record and item else None

    def values(self, task: SheetTask) -> dict[str, Any] | None:
        """Return what the templates show of a record; None when the face may not show it."""
        if (found := self._read(task.file)) is None:
            return None
        record, item = found
        projection = self._projection(record, item, task.wish.face)
        if projection is None or (task.wish.face is Face.GROUP and self._is_away(record, item)):
            return None
        wall = self._fingerprint(record, projection)
        fingerprint = self._fingerprint(record, self._projection(record, item, Face.WEB))
        # The wall shows what it showed as long as a sheet hangs; a chat group is no wall.
        is_folded = task.wish.face is not Face.WALL and self._is_folded(record, item)
        if is_folded:
            projection = self._projection(record, item, task.wish.face, Show.TOTALS) or projection
        files = self._finder(record, task.file)
        day = self._public_date(record)
        setting = RecordSetting(
            item=item,
            catalogue=self.place.catalogue,
            settings=self.place.settings,
            public_date=day,
            fingerprint=fingerprint,
            find_file=lambda name: self._picture(files, name, task.wish.ground),
            is_folded=is_folded,
            honours=self.place.honours.get(record.id, ()),
        )
        sheet = record_sheet(projection, setting, task.wish, wall if wall != fingerprint else "")
        if sheet is None:
            return None
        values = sheet_values(sheet, self.place.titles, setting.find_file)
        if task.wish.form is SheetForm.RED_LIST:
            values["portraits"] = self._portraits(task.wish.ground)
        return values | {
            "qr": qr_svg(sheet.link, sheet.link_alt),
            "dated": day.isoformat(),
            "shows": wall,
            "scale": 1.0,
        }

    def _is_folded(self, record: Record, item: Item) -> bool:
        phase = lifetime_of(record, item, self.place.as_of).phase
        return phase is Phase.OVER or record.folding is not None

    def _is_away(self, record: Record, item: Item) -> bool:
        return is_away(record, item, lifetime_of(record, item, self.place.as_of))

    def _projection(
        self, record: Record, item: Item, face: Face, limit: Show = Show.FULL
    ) -> Projection | None:
        show = narrowest(show_on(face, item.faces[face], record.audience), limit)
        if show is Show.NONE:
            return None
        rule = self.place.catalogue.number("small_count", self.place.as_of)
        few = few_of(item.privacy, show, rule.number if rule else 0)
        return project(record, face, show, few)

    def _fingerprint(self, record: Record, projection: Projection | None) -> str:
        state = self.place.states.get(record.id)
        if state is None or projection is None:
            return ""
        return fingerprint_of(state.salt, disclosed_facts(projection))

    def _public_date(self, record: Record) -> date:
        state = self.place.states.get(record.id)
        first = date.fromisoformat(state.first_public) if state else self.place.as_of
        return public_date(record, first)

    def _finder(self, record: Record, file: str) -> FileFinder:
        gate = FileGate(self.place.root, self._declared)
        files = FileFinder(
            self.place.root, file, kept_names(record, self.place.as_of), gate.lets_through
        )
        places = {files.source(one.file): index for index, one in enumerate(record.attachments)}
        gate.accept_signatures(record, places)
        return files

    def _portraits(self, ground: Ground) -> dict[str, str]:
        """Return where templates find the pictures of families, by the family's title."""
        return {
            title: self._placed(self.place.root / source, ground)
            for title, source in self.place.portraits.items()
        }

    def _placed(self, file: Path, ground: Ground) -> str:
        data = web_picture(file, is_grey=ground is not Ground.WHITE)
        return self.typesetter.place_picture(f"{digest_of(data)[:16]}.jpg", data)

    def _picture(self, files: FileFinder, name: str, ground: Ground) -> str:
        """Return where templates find a picture; the name itself of a file that is none."""
        address = files.find(name)
        source = files.source(name)
        if not address or Path(source).suffix.lower() not in PICTURES:
            return address
        return self._placed(self.place.root / source, ground)


_maker: SheetMaker


def start(place: PrintPlace) -> None:
    """Prepare this process."""
    global _maker  # noqa: PLW0603 - set once, before any work, in each process
    folder = place.folder / f"worker-{os.getpid()}"
    _maker = SheetMaker(place, Typesetter(folder, place.fonts))


def maker() -> SheetMaker:
    """Return what this process was prepared to lay out records with."""
    return _maker


def make_sheets(tasks: Sequence[SheetTask]) -> list[SheetResult]:
    """Return the sheets of a run of tasks, in their order."""
    return [_maker.make(task) for task in tasks]


def fingerprints_of(tasks: Sequence[SheetTask]) -> list[str]:
    """Return the fingerprint of what each sheet would show, in their order."""
    return [_maker.fingerprint(task) for task in tasks]
