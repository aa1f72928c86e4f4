"""Whose site lies in a place, who is sending one there, and whether it is ours to replace."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final, NamedTuple, Protocol, TypeAlias

from gongkai.publish.journal import LOCK, Note, read_note, run_of
from gongkai.publish.limits import limits
from gongkai.publish.manifest import MANIFEST, BadManifestError, Manifest, read_manifest

NOTHING: Final = Manifest({}, b"")
_HOME: Final = "index.html"
Facts: TypeAlias = Mapping[str, str]


class RefusedError(Exception):
    """A sending that would do harm; `reason` names a text of problems_zh/publishing.toml."""

    def __init__(self, reason: str, **facts: str) -> None:
        """Keep why, and the facts that the text names."""
        super().__init__(reason)
        self.reason = reason
        self.facts: Facts = facts


@dataclass(frozen=True)
class Allowed:
    """What the person at the keyboard says is meant."""

    removals: bool = False
    takes_over: bool = False
    """What lies there was sent by another computer, or by no `gongkai`, and is to be replaced."""
    unlocks: bool = False


@dataclass(frozen=True)
class Sender:
    """Who sends what: the site's own number, the last sending known here, this one's own marks.

    `keep` remembers the number of a sending, `minutes_since` tells how many minutes lie
    between a note's time and now, None for what is no time.
    """

    site: str
    known: int
    run: str
    by: str
    since: str
    notes: Path
    keep: Callable[[int], None]
    minutes_since: Callable[[str], float | None]
    allowed: Allowed = field(default_factory=Allowed)


class There(NamedTuple):
    """What lies in a place: its manifest, and the note of a sending that did not end."""

    manifest: Manifest
    note: Note | None


class Readable(Protocol):
    """A place that can be looked at."""

    def read(self, address: str) -> bytes | None:
        """Return a file, or None where there is none."""


class Writable(Readable, Protocol):
    """A place that can be written to."""

    def write(self, address: str, data: bytes) -> None:
        """Put a file there whole."""


def looked_at(place: Readable, sender: Sender) -> There:
    """Return what lies in a place; RefusedError where it is not ours to replace."""
    lying = place.read(LOCK)
    note = read_note(lying) if lying is not None else None
    if note:
        _refuse_while_others_send(note, sender)
    data = place.read(MANIFEST)
    if data is None:
        is_begun = note is not None and note.site == sender.site
        has_page = not is_begun and place.read(_HOME) is not None
        if has_page and not sender.allowed.takes_over:
            raise RefusedError("foreign")
        return There(NOTHING, note)
    return There(checked_manifest(data, sender), note)


def checked_manifest(data: bytes, sender: Sender) -> Manifest:
    """Return what a place's manifest says; RefusedError where it is not of our last sending.

    An unreadable one that is to be replaced says nothing.
    """
    may_be_any = sender.allowed.takes_over
    try:
        manifest = read_manifest(data)
    except BadManifestError:
        if may_be_any:
            return NOTHING
        raise RefusedError("foreign") from None
    if manifest.site != sender.site and not may_be_any:
        raise RefusedError("foreign")
    if manifest.serial > sender.known and not may_be_any:
        raise RefusedError("newer", there=str(manifest.serial), here=str(sender.known))
    return manifest


def claim(place: Writable, note: Note) -> None:
    """Leave our note; RefusedError when somebody else's lies there a moment later."""
    place.write(LOCK, note.told())
    lying = place.read(LOCK)
    other = read_note(lying) if lying is not None else None
    if other and other.run and other.run != note.run:
        raise RefusedError("locked", by=other.by, since=other.since)


def _refuse_while_others_send(note: Note, sender: Sender) -> None:
    if sender.allowed.unlocks or note.run == run_of(sender.notes):
        return
    age = sender.minutes_since(note.since)
    if age is not None and age < limits().lock_minutes:
        raise RefusedError("locked", by=note.by, since=note.since)
