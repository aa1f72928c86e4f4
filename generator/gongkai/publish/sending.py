"""Send a site to a place: only what changed, in an order that breaks no link, resumed when cut.

What was published stays whole at every moment: files are replaced one by one in one step each,
the manifest after all others, and what is no longer part of the site goes only after that.
"""

import hashlib
from collections import deque
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from gongkai.base.jobs import Progress, silent
from gongkai.publish.journal import LOCK, Arrived, Note, run_of
from gongkai.publish.lanes import Lanes
from gongkai.publish.limits import limits
from gongkai.publish.manifest import MANIFEST, Manifest, sent_manifest
from gongkai.publish.ownership import Allowed, RefusedError, Sender, claim, looked_at
from gongkai.publish.stages import stages
from gongkai.publish.target import Connect, Target


class Bundle(NamedTuple):
    """A finished site: its manifest as it was built, and the folder it lies in."""

    manifest: Manifest
    folder: Path

    def checked(self, address: str) -> bytes:
        """Return a file; RefusedError where it is not the one that was built."""
        try:
            data = (self.folder / address).read_bytes()
        except OSError:
            raise RefusedError("changed", file=address) from None
        if hashlib.sha256(data).hexdigest() != self.manifest.files[address].sha256:
            raise RefusedError("changed", file=address)
        return data


@dataclass(frozen=True)
class Sent:
    """What was done: the number of this sending, files sent, resumed, and taken away."""

    serial: int
    sent: int = 0
    resumed: int = 0
    removed: int = 0


def send(
    bundle: Bundle,
    connect: Connect,
    sender: Sender,
    progress: Progress = silent,
    most_lanes: int | None = None,
) -> Sent:
    """Make a place hold a finished site; return what was done.

    RefusedError where that would harm what lies there, TargetError where the place fails. Both
    leave a whole site behind, and the next sending goes on.
    """
    lanes = Lanes(connect, most_lanes or limits().lanes)
    try:
        return _sent(bundle, lanes, sender, progress)
    finally:
        lanes.close()


def _sent(bundle: Bundle, lanes: Lanes, sender: Sender, progress: Progress) -> Sent:
    manifest = bundle.manifest
    there = looked_at(lanes, sender)
    refuse_emptied(manifest, there.manifest, sender.allowed)
    old = there.manifest.files
    touched = there.note.touched if there.note else frozenset[str]()
    wanted = {
        address
        for address, entry in manifest.files.items()
        if old.get(address) != entry or address in touched
    }
    gone = (old.keys() | touched) - manifest.files.keys() - {MANIFEST, LOCK}
    serial = there.manifest.serial
    if not (wanted or gone or there.note) and there.manifest.site:
        return Sent(serial)
    serial = max(serial, sender.known) + 1
    # What another run sent is known only to the computer that ran it.
    resumes = there.note is not None and there.note.run == run_of(sender.notes)
    run = there.note.run if there.note and resumes else sender.run
    arrived = Arrived(sender.notes, run)
    is_done = False
    try:
        claim(lanes, Note(sender.site, run, sender.by, sender.since, touched | wanted | gone))
        left = {one for one in wanted if arrived.files.get(one) != manifest.files[one].sha256}
        for sent in progress(_send_all(bundle, lanes, left), len(left)):
            arrived.add(sent, manifest.files[sent].sha256)
        # Kept first: this computer then knows its own manifest, wherever it is cut off.
        sender.keep(serial)
        lanes.write(MANIFEST, sent_manifest(manifest, sender.site, serial))
        deque(lanes.run(_removed, [(address,) for address in sorted(gone)]), maxlen=0)
        lanes.remove(LOCK)
        is_done = True
    finally:
        arrived.close(is_done=is_done)
    return Sent(serial, len(left), len(wanted) - len(left), len(gone & old.keys()))


def refuse_emptied(new: Manifest, old: Manifest, allowed: Allowed) -> None:
    """Raise RefusedError where too many pages would be gone."""
    gone = len(old.pages - new.pages)
    if gone > limits().gone_at_most * len(old.pages) and not allowed.removals:
        raise RefusedError("emptied", gone=str(gone), pages=str(len(old.pages)))


def _removed(target: Target, address: str) -> None:
    target.remove(address)


def _send_all(bundle: Bundle, lanes: Lanes, wanted: Collection[str]) -> Iterator[str]:
    """Send files, one stage after the other; yield each that arrived."""

    def put(target: Target, address: str) -> str:
        target.write(address, bundle.checked(address))
        return address

    for stage in stages(wanted):
        yield from lanes.run(put, [(address,) for address in stage])
