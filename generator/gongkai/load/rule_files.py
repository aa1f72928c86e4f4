"""Read the files of one rule pack into typed values.

A pack ships with the program, so a fault in one is our bug and raises; only its format version
is told as a problem, because an older program may meet a newer pack. Items and systems are
tables because they are read on every run: the same facts as TOML take four times as long.
"""

import csv
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Any, TypeVar

from gongkai.load.rule_values import Provisions, Values, day_of, read_values, refs_of
from gongkai.model.catalogue import Item, System
from gongkai.model.law import Certainty, Interval, LawRef, LawVersion, Pack
from gongkai.model.vocabulary import (
    Audience,
    BaseOrganisation,
    Face,
    ItemPrivacy,
    Kind,
    Level,
    OnExpiry,
    Publisher,
    Section,
    Show,
)

FORMAT_VERSION = 1

E = TypeVar("E", bound=StrEnum)
Faces = Mapping[ItemPrivacy, Mapping[Face, Show]]


@dataclass(frozen=True, slots=True)
class PackFiles:
    """All that one pack says."""

    pack: Pack
    laws: dict[str, LawVersion]
    provisions: Provisions
    items: tuple[Item, ...]
    systems: tuple[System, ...]
    values: Values


def head_of(folder: Path) -> Mapping[str, Any]:
    """Return what a pack says of itself."""
    return _toml(folder / "pack.toml")


def read_pack(
    folder: Path, provisions: Mapping[str, tuple[LawRef, ...]], faces: Faces | None = None
) -> PackFiles:
    """Return a pack; it may cite the provisions of earlier packs and takes over their faces."""
    head = head_of(folder)
    cited = _toml(folder / "laws.toml")
    known = {**provisions, **_provisions(cited.get("provision", {}))}
    faces = {**(faces or {}), **_faces(head.get("faces", {}))}
    return PackFiles(
        pack=_pack(head, known, faces),
        laws={law_id: _law(law_id, raw) for law_id, raw in cited.get("law", {}).items()},
        provisions=known,
        items=tuple(_item(row, known, faces) for row in _table(folder / "items.tsv")),
        systems=tuple(_system(row) for row in _table(folder / "systems.tsv")),
        values=read_values(_toml(folder / "numbers.toml"), known, head["id"]),
    )


def _toml(file: Path) -> dict[str, Any]:
    return tomllib.loads(file.read_text("utf-8"))


def _table(file: Path) -> list[dict[str, str]]:
    """Return the rows of a table; a pack that only tightens others has none."""
    if not file.exists():
        return []
    with file.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))


def _provisions(raw: Mapping[str, Any]) -> Provisions:
    return {
        name: tuple(
            LawRef(ref["law"], ref["article"], Certainty(ref["certainty"]))
            for ref in entry["refs"]
        )
        for name, entry in raw.items()
    }


def _faces(raw: Mapping[str, Mapping[str, str]]) -> Faces:
    return {
        ItemPrivacy(privacy): {Face(face): Show(show) for face, show in shows.items()}
        for privacy, shows in raw.items()
    }


def _pack(head: Mapping[str, Any], provisions: Provisions, faces: Faces) -> Pack:
    return Pack(
        id=head["id"],
        name=head["name"],
        base_organisation=BaseOrganisation(head["base_organisation"]),
        source=head["source"],
        checked_on=date.fromisoformat(head["checked_on"]),
        faces=faces,
        privacy_basis=refs_of(head.get("privacy_basis", ()), provisions),
        builds_on=head.get("builds_on", ""),
    )


def _law(law_id: str, raw: Mapping[str, Any]) -> LawVersion:
    return LawVersion(
        id=law_id,
        title=raw["title"],
        version=raw["version"],
        in_force_from=day_of(raw.get("in_force_from", "")),
        in_force_to=day_of(raw.get("in_force_to", "")),
        source=raw["source"],
        checked_on=date.fromisoformat(raw["checked_on"]),
        certainty=Certainty(raw["certainty"]),
        organisations=frozenset(map(BaseOrganisation, raw.get("organisations", ()))),
    )


def _item(row: Mapping[str, str], provisions: Provisions, faces: Faces) -> Item:
    privacy = ItemPrivacy(row["privacy"])
    own = (pair.split("=") for pair in row["faces"].split(",") if pair)
    return Item(
        id=row["id"],
        name=row["name"],
        section=Section(row["section"]),
        levels=_members(Level, row["levels"]),
        kinds=_members(Kind, row["kinds"]),
        privacy=privacy,
        privacy_note=row["privacy_note"],
        faces={**faces[privacy], **{Face(face): Show(show) for face, show in own}},
        publishers=_members(Publisher, row["publishers"]),
        channels=_members(Face, row["channels"]),
        help=row["help"],
        source=row["source"],
        interval=_member(Interval, row["interval"]),
        interval_busy=_member(Interval, row["interval_busy"]),
        interval_certainty=_member(Certainty, row["interval_certainty"]),
        interval_source=row["interval_source"],
        interval_from=day_of(row["interval_from"]),
        basis=refs_of(_words(row["basis"]), provisions),
        object=_member(Audience, row["object"]),
        valid_from=day_of(row["valid_from"]),
        valid_to=day_of(row["valid_to"]),
        valid_certainty=_member(Certainty, row["valid_certainty"]),
        on_expiry=_member(OnExpiry, row["on_expiry"]),
    )


def _system(row: Mapping[str, str]) -> System:
    return System(
        id=row["id"],
        name=row["name"],
        aliases=tuple(row["aliases"].split("\uff1b")) if row["aliases"] else (),
        item=row["item"],
        levels=_members(Level, row["levels"]),
        publisher=_member(Publisher, row["publisher"]),
        audience=_member(Audience, row["audience"]),
    )


def _words(cell: str) -> list[str]:
    return cell.split(",") if cell else []


def _members(cls: type[E], cell: str) -> tuple[E, ...]:
    return tuple(cls(word) for word in _words(cell))


def _member(cls: type[E], cell: str) -> E | None:
    return cls(cell) if cell else None
