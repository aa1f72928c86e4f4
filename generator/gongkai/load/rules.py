"""Load the catalogue: the packs in order, then the village's own changes.

A pack names the one it builds on, which comes before it. A later pack adds items or makes a
known one stricter; no layer can weaken an earlier one.
"""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Final

from gongkai.base.problem import Problem, Where
from gongkai.load.catalogue_override import apply_override
from gongkai.load.procedure_files import with_procedures
from gongkai.load.rule_calendar import read_calendar
from gongkai.load.rule_files import FORMAT_VERSION, PackFiles, head_of, read_pack
from gongkai.load.rule_layers import Layers
from gongkai.model.catalogue import Catalogue
from gongkai.model.vocabulary import BaseOrganisation

RULES: Final = Path(__file__).parent.parent / "rules"
CALENDAR: Final = "calendar"
_NO_FILE: Final = Where("")


def load_catalogue(  # noqa: PLR0913, PLR0917 - one door to all rules; most callers name packs only
    pack_names: Sequence[str],
    override: Mapping[str, object] | None = None,
    where: Where = _NO_FILE,
    folder: Path = RULES,
    organisation: BaseOrganisation = BaseOrganisation.VILLAGE,
    named_at: Where = _NO_FILE,
) -> tuple[Catalogue, list[Problem]]:
    """Return the catalogue of the named packs and the village's changes, and what is wrong.

    ``override`` is the village's own file as parsed, ``where`` that file; ``named_at`` is where
    the packs are named. Problems are C201 to C217; a pack or an entry with a problem is left out
    and the rest still holds. Laws that govern another sort of organisation are left out without
    a word.
    """
    layers = Layers()
    read: list[Path] = []
    problems: list[Problem] = []
    for name in dict.fromkeys(_with_bases(pack_names, folder)):
        fault = _pack_fault(name, folder, named_at, organisation)
        if fault is not None:
            problems.append(fault)
            continue
        layers.add(_files(folder / name, layers))
        read.append(folder / name)
    catalogue = layers.catalogue(read_calendar(folder / CALENDAR), organisation)
    catalogue = with_procedures(catalogue, read, layers.provisions)
    if override is None:
        return catalogue, problems
    changed, faults = apply_override(catalogue, override, where)
    return changed, problems + faults


def pack_names_in(folder: Path = RULES) -> tuple[str, ...]:
    """Return the names of the packs in a folder, in order."""
    return tuple(sorted(file.parent.name for file in folder.glob("*/pack.toml")))


def _with_bases(names: Sequence[str], folder: Path) -> Iterator[str]:
    known = pack_names_in(folder)
    for name in names:
        if name in known:
            base = head_of(folder / name).get("builds_on", "")
            yield from _with_bases([base] if base else [], folder)
        yield name


def _pack_fault(
    name: str, folder: Path, where: Where, organisation: BaseOrganisation
) -> Problem | None:
    names = pack_names_in(folder)
    if name not in names:
        return Problem("C202", where, {"name": name, "choices": " ".join(names)})
    head = head_of(folder / name)
    found = head["format_version"]
    if found > FORMAT_VERSION:
        facts = {"file": name, "found": str(found), "known": str(FORMAT_VERSION)}
        return Problem("C201", where, facts)
    meant_for = BaseOrganisation(head["base_organisation"])
    if head.get("builds_on") and meant_for is not organisation:
        facts = {"name": name, "meant": meant_for.label, "given": organisation.label}
        return Problem("C214", where, facts)
    return None


def _files(folder: Path, layers: Layers) -> PackFiles:
    if layers.packs:
        return read_pack(folder, layers.provisions, layers.faces)
    return _first_pack(folder)


@cache
def _first_pack(folder: Path) -> PackFiles:
    # `serve` loads the catalogue again after every change; the shipped pack does not change.
    return read_pack(folder, {})
