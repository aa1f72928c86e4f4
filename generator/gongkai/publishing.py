"""Publish a finished site to the places that a village names, each by itself.

What is sent has passed all checks of this moment: those of the records, those of the finished
pages, and those of the bundle as it lies there.
"""

import os
import secrets
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Final

from gongkai.base.digest import short_hash
from gongkai.base.jobs import Progress, silent
from gongkai.base.problem import Problem, Where
from gongkai.model.publishing import PlaceSort, PublishTarget
from gongkai.model.settings import CONFIG_FILE
from gongkai.output.site_folder import is_finished
from gongkai.output.site_state import names_in
from gongkai.publish.folder_target import FolderTarget
from gongkai.publish.ftp_target import FtpPlace, FtpTarget
from gongkai.publish.gate import unfit
from gongkai.publish.manifest import MANIFEST, BadManifestError, read_manifest
from gongkai.publish.memory import Memory
from gongkai.publish.ownership import Allowed, RefusedError, Sender
from gongkai.publish.sending import Bundle, Sent, send
from gongkai.publish.target import Connect, TargetError, Trouble
from gongkai.publish.zip_file import send_zip

_NOT_BUILT: Final = "U101"
_NO_SECRET: Final = "U117"  # noqa: S105 - a problem's code
_INSIDE: Final = "U118"
_REFUSED: Final = {
    "foreign": "U104",
    "newer": "U105",
    "locked": "U106",
    "emptied": "U107",
    "changed": "U108",
}
_TROUBLES: Final = {
    Trouble.UNREACHABLE: "U111",
    Trouble.LOGIN: "U112",
    Trouble.CERTIFICATE: "U113",
    Trouble.FULL: "U114",
    Trouble.DENIED: "U115",
    Trouble.DROPPED: "U116",
}
_FTP_PORT: Final = 21
_NOTES: Final = ".gongkai/publish"
_OURS: Final = ("content", ".gongkai")


@dataclass(frozen=True)
class Sending:
    """How this run sends: who, when (UTC), what is meant, over how many connections."""

    by: str
    now: datetime
    allowed: Allowed
    lanes: int | None = None


@dataclass(frozen=True)
class Outcome:
    """What became of one place: what was sent, or why nothing was."""

    name: str
    sent: Sent | None
    problems: tuple[Problem, ...] = ()


def finished_bundle(out: Path) -> tuple[Bundle | None, tuple[Problem, ...]]:
    """Return the site in a folder, or why it may not be sent."""
    try:
        data = (out / MANIFEST).read_bytes()
        manifest = read_manifest(data)
    except (OSError, BadManifestError):
        return None, (Problem(_NOT_BUILT, Where(CONFIG_FILE)),)
    if not is_finished(out):
        return None, (Problem(_NOT_BUILT, Where(CONFIG_FILE)),)
    problems = tuple(unfit(out, manifest, names_in(out)))
    return (None if problems else Bundle(manifest, out)), problems


def publish_to(
    targets: Iterable[PublishTarget],
    bundle: Bundle,
    memory: Memory,
    sending: Sending,
    progress: Progress = silent,
) -> Iterator[Outcome]:
    """Send a site to each place; yield what became of it. A place that fails stops no other."""
    for target in targets:
        where = Where(CONFIG_FILE)
        name = {"name": target.name}
        try:
            sent = _sent(target, bundle, memory, sending, progress)
        except RefusedError as error:
            facts = {**name, **error.facts}
            yield Outcome(target.name, None, (Problem(_REFUSED[error.reason], where, facts),))
        except TargetError as error:
            yield Outcome(target.name, None, (Problem(_TROUBLES[error.trouble], where, name),))
        except _NoSecretError as error:
            facts = {**name, "variable": str(error)}
            yield Outcome(target.name, None, (Problem(_NO_SECRET, where, facts),))
        except _InsideError:
            yield Outcome(target.name, None, (Problem(_INSIDE, where, name),))
        else:
            yield Outcome(target.name, sent)


class _NoSecretError(Exception):
    """A variable of the environment that should hold a password and holds none."""


class _InsideError(Exception):
    """A place inside of what is published."""


def _sent(
    target: PublishTarget, bundle: Bundle, memory: Memory, sending: Sending, progress: Progress
) -> Sent:
    sender = _sender(target, memory, sending)
    if target.sort is PlaceSort.ZIP:
        file = _local(target, bundle, memory.root)
        return send_zip(bundle, file, sender)
    return send(bundle, _connect(target, bundle, memory.root), sender, progress, sending.lanes)


def _sender(target: PublishTarget, memory: Memory, sending: Sending) -> Sender:
    def minutes_since(text: str) -> float | None:
        try:
            return (sending.now - datetime.fromisoformat(text)) / timedelta(minutes=1)
        except (ValueError, TypeError):
            return None

    return Sender(
        site=memory.site,
        known=memory.serials.get(target.name, 0),
        run=secrets.token_hex(8),
        by=sending.by,
        since=sending.now.isoformat(timespec="minutes"),
        notes=memory.root / _NOTES / f"{short_hash(target.name)}.jsonl",
        keep=lambda serial: memory.keep(target.name, serial),
        minutes_since=minutes_since,
        allowed=sending.allowed,
    )


def _connect(target: PublishTarget, bundle: Bundle, root: Path) -> Connect:
    if target.sort is PlaceSort.FOLDER:
        folder = _local(target, bundle, root)
        return lambda: FolderTarget(folder)
    place = _ftp_place(target, root)
    return lambda: FtpTarget(place)


def _local(target: PublishTarget, bundle: Bundle, root: Path) -> Path:
    """Return a place on this computer; _InsideError for one within what is published."""
    place = (root / target.address).resolve()
    inside = (bundle.folder.resolve(), *((root / name).resolve() for name in _OURS))
    if place == root.resolve() or any(place.is_relative_to(one) for one in inside):
        raise _InsideError
    if bundle.folder.resolve().is_relative_to(place):
        raise _InsideError
    return place


def _ftp_place(target: PublishTarget, root: Path) -> FtpPlace:
    url = target.url
    secret = os.environ.get(target.secret_variable, "")
    if not secret:
        raise _NoSecretError(target.secret_variable)
    if url is None or url.hostname is None:
        raise ValueError(target.name)
    return FtpPlace(
        host=url.hostname,
        port=url.port or _FTP_PORT,
        # From the folder in which the host lets us in (RFC 1738); a second stroke: from its root.
        folder=url.path[1:].rstrip("/"),
        user=url.username or "",
        password=secret,
        is_secure=target.sort is PlaceSort.FTPS,
        certificate=str(root / target.certificate) if target.certificate else "",
    )


def targets_called(
    targets: Sequence[PublishTarget], names: Sequence[str]
) -> tuple[list[PublishTarget], list[str]]:
    """Return the places of these names, all where none is named, and the names of no place."""
    known = {target.name: target for target in targets}
    wanted = names or tuple(known)
    return [known[one] for one in wanted if one in known], [
        one for one in wanted if one not in known
    ]
