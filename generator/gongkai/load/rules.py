"""Load the catalogue: the packs in order, then the village's own changes.

A later pack adds items or makes a known one stricter; no layer can weaken an earlier one.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from itertools import chain
from pathlib import Path
from typing import Final, TypeVar

from gongkai.base.problem import Problem, Where
from gongkai.load.catalogue_override import apply_override
from gongkai.load.rule_calendar import read_calendar
from gongkai.load.rule_files import FORMAT_VERSION, PackFiles, format_version_of, read_pack
from gongkai.load.rule_values import Provisions, Values
from gongkai.model.calendar import WorkCalendar
from gongkai.model.catalogue import Catalogue, Item, System, stricter_interval
from gongkai.model.law import LawVersion, Pack
from gongkai.model.vocabulary import narrowest

RULES: Final = Path(__file__).parent.parent / "rules"
CALENDAR: Final = "calendar"
_NO_FILE: Final = Where("")
T = TypeVar("T")


@dataclass
class _Gathered:
    packs: list[Pack] = field(default_factory=list)
    items: dict[str, Item] = field(default_factory=dict)
    laws: dict[str, LawVersion] = field(default_factory=dict)
    provisions: Provisions = field(default_factory=dict)
    systems: list[System] = field(default_factory=list)
    values: list[Values] = field(default_factory=list)

    def add(self, files: PackFiles) -> None:
        """Lay one pack over those before it."""
        self.packs.append(files.pack)
        self.laws.update(files.laws)
        self.provisions.update(files.provisions)
        for item in files.items:
            known = self.items.get(item.id)
            self.items[item.id] = item if known is None else _combined(known, item)
        self.systems.extend(files.systems)
        self.values.append(files.values)

    def catalogue(self, calendar: WorkCalendar) -> Catalogue:
        """Return what was gathered as one catalogue."""
        return Catalogue(
            packs=tuple(self.packs),
            items=self.items,
            laws=self.laws,
            systems=tuple(self.systems),
            days=_joined(values.days for values in self.values),
            intervals=_joined(values.intervals for values in self.values),
            dues=_joined(values.dues for values in self.values),
            quorums=_joined(values.quorums for values in self.values),
            numbers=_joined(values.numbers for values in self.values),
            reviews=_joined(values.reviews for values in self.values),
            terms=_joined(values.terms for values in self.values),
            calendar=calendar,
        )


def load_catalogue(
    pack_names: Sequence[str],
    override: Mapping[str, object] | None = None,
    where: Where = _NO_FILE,
    folder: Path = RULES,
) -> tuple[Catalogue, list[Problem]]:
    """Return the catalogue of the named packs and the village's changes, and what is wrong.

    ``override`` is the village's own file as parsed, ``where`` that file. Problems are C201 to
    C213; a pack or an entry with a problem is left out and the rest still holds.
    """
    gathered = _Gathered()
    problems: list[Problem] = []
    for name in pack_names:
        fault = _pack_fault(name, folder, where)
        if fault is not None:
            problems.append(fault)
            continue
        gathered.add(_files(folder / name, gathered.provisions))
    catalogue = gathered.catalogue(read_calendar(folder / CALENDAR))
    if override is None:
        return catalogue, problems
    changed, faults = apply_override(catalogue, override, where)
    return changed, problems + faults


def pack_names_in(folder: Path = RULES) -> tuple[str, ...]:
    """Return the names of the packs in a folder, in order."""
    return tuple(sorted(file.parent.name for file in folder.glob("*/pack.toml")))


def _pack_fault(name: str, folder: Path, where: Where) -> Problem | None:
    names = pack_names_in(folder)
    if name not in names:
        return Problem("C202", where, {"name": name, "choices": " ".join(names)})
    found = format_version_of(folder / name)
    if found > FORMAT_VERSION:
        facts = {"file": name, "found": str(found), "known": str(FORMAT_VERSION)}
        return Problem("C201", where, facts)
    return None


def _files(folder: Path, provisions: Provisions) -> PackFiles:
    return read_pack(folder, provisions) if provisions else _first_pack(folder)


@cache
def _first_pack(folder: Path) -> PackFiles:
    # `serve` loads the catalogue again after every change; the shipped pack does not change.
    return read_pack(folder, {})


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


def _joined(groups: Iterable[Iterable[T]]) -> tuple[T, ...]:
    return tuple(chain.from_iterable(groups))
